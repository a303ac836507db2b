import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { entryOf } from './json-index.ts';
import { duplicateKeys } from './json-members.ts';
import { jsonPathOf, nodeAtJsonPath, pathStepsOf, printJsonPath } from './json-path.ts';
import { parseJsonPath } from './parse-json-path.ts';
import { indexText } from './testdata/index-text.ts';
import { jsonSamples } from './testdata/json-model.ts';

describe('jsonPathOf', () => {
  it('names members and elements', () => {
    const index = indexText('{"data":{"attributes":{"names":["a","b"]}}}');
    expect(Array.from({ length: 6 }, (_, node) => jsonPathOf(index, node))).toEqual([
      '$',
      '$.data',
      '$.data.attributes',
      '$.data.attributes.names',
      '$.data.attributes.names[0]',
      '$.data.attributes.names[1]',
    ]);
    expect(pathStepsOf(index, 5)).toEqual(['data', 'attributes', 'names', 1]);
  });
});

describe('printJsonPath', () => {
  it.each([
    ['weird key', "$['weird key']"],
    ['', "$['']"],
    ['_a1', '$._a1'],
    ['1a', "$['1a']"],
    ['a-b', "$['a-b']"],
    ['a.b', "$['a.b']"],
    ['größe', "$['größe']"],
    ["it's", "$['it\\'s']"],
    ['a"b', "$['a\"b']"],
    ['C:\\', "$['C:\\\\']"],
    ['\b\t\n\f\r', "$['\\b\\t\\n\\f\\r']"],
    ['\u0000\u001f', "$['\\u0000\\u001f']"],
    ['a\u202eb', "$['a\\u202eb']"],
    ['\u{e0041}', "$['\\udb40\\udc41']"],
    ['\ud800', "$['\\ud800']"],
  ])('writes the key %j', (key, path) => {
    expect(printJsonPath([key])).toBe(path);
  });

  it('writes what parseJsonPath reads', () => {
    const steps = fc.array(fc.oneof(fc.nat(), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(steps, (path) => {
        expect(parseJsonPath(printJsonPath(path))).toEqual({ ok: true, value: path });
      }),
      { seed: 15, numRuns: 1000 },
    );
  });
});

describe('parseJsonPath', () => {
  it.each([
    ['$', []],
    [' $.a ', ['a']],
    ['$["a"]', ['a']],
    ["$[ 'a' ][ 0 ]", ['a', 0]],
    ['$["it\'s \\"x\\""]', ['it\'s "x"']],
    ["$['\\u0041\\/']", ['A/']],
    ['$.some-key.größe', ['some-key', 'größe']],
  ])('reads %s', (path, steps) => {
    expect(parseJsonPath(path)).toEqual({ ok: true, value: steps });
  });

  it.each([
    ['', 'a JSONPath starts with `$`'],
    ['data.a', 'a JSONPath starts with `$`'],
    ['$data', 'expected `.` or `[`, found `d` (column 2 of the path)'],
    ['$.', 'expected a name after `.` (column 2 of the path)'],
    ['$..a', '`..` could name several nodes: write the whole path (column 2 of the path)'],
    ['$.a.*', '`*` could name several nodes: write a key or a position (column 4 of the path)'],
    ['$[*]', '`*` could name several nodes: write a key or a position (column 2 of the path)'],
    ['$[-1]', 'expected a position from 0 or a quoted key in the brackets (column 2 of the path)'],
    ['$[01]', 'expected a position from 0 or a quoted key in the brackets (column 2 of the path)'],
    ['$[a]', 'expected a position from 0 or a quoted key in the brackets (column 2 of the path)'],
    [
      '$[99999999999999999999]',
      'expected a position from 0 or a quoted key in the brackets (column 2 of the path)',
    ],
    ['$[1', 'expected `]` (column 2 of the path)'],
    ['$[1:2]', 'expected `]` (column 2 of the path)'],
    ["$['a", "expected the closing quote `'` (column 2 of the path)"],
    ["$['\\x']", 'unknown escape `\\x` (column 2 of the path)'],
    ["$['\\u12']", 'expected four hexadecimal digits after `\\u` (column 2 of the path)'],
  ])('refuses %j', (path, message) => {
    expect(parseJsonPath(path)).toEqual({ ok: false, error: { message } });
  });

  it('never throws', () => {
    const texts = fc.string({
      unit: fc.constantFrom('$', '.', '[', ']', "'", '"', '\\', 'u', '0', 'a', ' ', '*'),
    });
    fc.assert(
      fc.property(texts, (text) => {
        expect(typeof parseJsonPath(`$${text}`).ok).toBe('boolean');
      }),
      { seed: 16, numRuns: 1000 },
    );
  });
});

describe('nodeAtJsonPath', () => {
  const index = indexText('{"names":["a"],"size":1,"size":2,"none":null}');

  it.each([
    ['$', 0],
    ['$.names', 1],
    ['$.names[0]', 2],
    ['$["names"][0]', 2],
    ['$.size', 4],
  ])('finds %s', (path, node) => {
    expect(nodeAtJsonPath(index, path)).toEqual({ ok: true, value: node });
  });

  it.each([
    ['$.name', '`$` has no member `name`: did you mean `names`?'],
    ['$.entirely_other', '`$` has no member `entirely_other`'],
    ['$.names[3]', '`$.names` has 1 element, none at position 3'],
    ['$[0]', '`$` is an object and has no elements'],
    ['$.names.x', '`$.names` is an array and has no members'],
    ['$.size.x', '`$.size` is a number and has no members'],
    ['$.none.x', '`$.none` is null and has no members'],
    ['names', 'a JSONPath starts with `$`'],
  ])('says what %s misses', (path, message) => {
    expect(nodeAtJsonPath(index, path)).toEqual({ ok: false, error: { message } });
  });

  it('finds every node by its path, of duplicate members the last', () => {
    fc.assert(
      fc.property(jsonSamples, ({ text }) => {
        const tree = indexText(text);
        for (let node = 0; node < tree.nNodes; node++) {
          const found = nodeAtJsonPath(tree, jsonPathOf(tree, node));
          const target = lastTwinOf(tree, node);
          expect(found.ok).toBe(target !== undefined);
          expect(found.ok ? found.value : undefined).toBe(target);
        }
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});

/** The node that counts instead of `node`, when it or an ancestor has a key that comes again later. */
function lastTwinOf(index: ReturnType<typeof indexText>, node: number): number | undefined {
  const parent = entryOf(index.parentIds, node);
  if (parent === -1) return node;
  const isParentLast = lastTwinOf(index, parent) === parent;
  if (!isParentLast) {
    const found = nodeAtJsonPath(index, jsonPathOf(index, node));
    return found.ok ? found.value : undefined;
  }
  const twins = duplicateKeys(index, parent).find(({ nodes }) => nodes.includes(node));
  return twins === undefined ? node : twins.nodes.at(-1);
}
