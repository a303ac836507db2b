import { describe, expect, it } from 'vitest';
import {
  MAX_CHILDREN,
  MAX_ELEMENTS,
  MAX_NODES,
  MAX_SEARCHED_ELEMENTS,
  type ExplainNode,
} from './explain-node.ts';
import { explainRoot } from './testdata/explain-text.ts';

describe('a comparison', () => {
  it('has both sides with their sources, values and places', () => {
    const node = explainRoot('for any g in demo.groups : (g.values["k"] == "Run")');
    expect(node.children[0]?.comparison).toEqual({
      left: {
        source: 'g.values["k"]',
        value: '"Run"',
        path: [
          { kind: 'field', name: 'groups' },
          { kind: 'index', index: 0 },
          { kind: 'field', name: 'values' },
          { kind: 'key', key: 'k' },
        ],
      },
      operator: '==',
      right: { source: '"Run"', value: '"Run"', path: undefined },
    });
  });

  it('shows of a long value the part that was looked for', () => {
    const name = `${'a'.repeat(1000)}NEEDLE${'b'.repeat(1000)}`;
    const found = explainRoot('demo.name icontains "needle"', { name }).comparison?.left.value;
    expect(found).toMatch(/^…"a{40}NEEDLEb{114}"…$/);
    const end = explainRoot('demo.name endswith "needle"', { name }).comparison?.left.value;
    expect(end).toMatch(/^…"b{160}"$/);
  });

  it('cuts between characters, and shows nothing that could hide', () => {
    const { comparison } = explainRoot('demo.name == "x"', { name: 'é\u202e'.repeat(100) });
    expect(comparison?.left.value).toMatch(/^"(é\\xe2\\x80\\xae){32}"…$/);
  });

  it('counts what it came to for all elements, and where it held', () => {
    const [test] = explainRoot('for any g in demo.groups : (g.id >= 2)').children;
    expect(test?.counts).toEqual({ nTrue: 2, nFalse: 1, nUndefined: 0, nUnknown: 0 });
    expect(test?.nWitnesses).toBe(2);
    expect(test?.witnesses.map(({ value }) => value)).toEqual([2n, 3n]);
  });
});

describe('a loop', () => {
  it('has the elements for which its body holds up to a limit, and their number', () => {
    const tags = Array.from({ length: 150 }, (_, at) => `tag${at}`);
    const node = explainRoot('for any t in demo.tags : (t startswith "tag")', { tags });
    expect(node.nWitnesses).toBe(150);
    expect(node.witnesses).toHaveLength(MAX_ELEMENTS);
    expect(node.witnesses[1]).toEqual({
      path: [
        { kind: 'field', name: 'tags' },
        { kind: 'index', index: 1 },
      ],
      value: 'tag1',
    });
    expect(node.element).toMatchObject({ label: 'demo.tags[0]', turn: 0, why: 'witness' });
  });

  it('has the element that comes closest, and what failed there', () => {
    const node = explainRoot(
      'for any g in demo.groups : (g.id == 2 and for any n in g.names : (n == "q" or n == "z"))',
    );
    expect(node.nearestMiss).toMatchObject({
      nHeld: 1,
      nTerms: 2,
      element: { label: 'demo.groups[1]', why: 'nearest-miss' },
      failures: [
        { sentence: '"x" == "q" does not hold', value: '"x"' },
        { sentence: '"x" == "z" does not hold', value: '"x"' },
      ],
    });
  });

  it('looks into the loops within it for what comes closest', () => {
    const groups = [
      { title: 'a', items: [{ key: 'x', values: { a: '1' } }] },
      {
        title: 'b',
        items: [
          { key: 'y', values: {} },
          { key: 'x', values: { a: '1', b: '2' } },
        ],
      },
    ];
    const condition =
      'for any g in demo.groups : (for any i in g.items : (i.key == "x" and i.values["a"] == "1" and i.values["b"] == "3"))';
    const [inner] = explainRoot(condition, { groups }).children;
    expect(inner?.nearestMiss).toMatchObject({
      element: { label: 'demo.groups[1].items[1]' },
      nHeld: 2,
      nTerms: 3,
      failures: [{ sentence: '"2" == "3" does not hold' }],
    });
  });

  it('prefers what has a value to what has none, and what differs in case to what differs', () => {
    const groups = [{}, { values: { k: 'other' } }, { values: { k: 'run' } }, {}];
    const { element } = explainRoot('for any g in demo.groups : (g.values["k"] == "RUN")', {
      groups,
    });
    expect(element?.turn).toBe(2);
  });

  it('looks for it among the first elements, within the steps that it has', () => {
    const tags = Array.from({ length: MAX_SEARCHED_ELEMENTS + 5 }, () => 'x').concat('B');
    const node = explainRoot('for any t in demo.tags : (t == "b")', { tags });
    expect(node.element?.turn).toBe(0);
    const groups = Array.from({ length: 1500 }, () => ({ names: tags.slice(0, 300) }));
    const nested = 'for any g in demo.groups : (for any n in g.names : (n == "b" and n == "c"))';
    expect(explainRoot(nested, { groups }).nearestMiss?.nTerms).toBe(1);
  });
});

describe('limits', () => {
  it('show of many operands first those that decide', () => {
    const operands = Array.from(
      { length: 500 },
      (_, at) => `demo.size ${at === 444 ? '==' : '!='} ${at + 10}`,
    );
    const node = explainRoot(operands.join(' and '));
    expect(node.children).toHaveLength(MAX_CHILDREN);
    expect(node.nOmitted).toBe(400);
    expect(node.decisive.map((at) => node.children[at]?.sentence)).toEqual([
      '5 == 454 does not hold',
    ]);
  });

  it('end an explanation that has too many parts', () => {
    const group = `(${Array.from({ length: 90 }, () => '(demo.size == 1 or demo.size == 2)').join(' and ')})`;
    const node = explainRoot(Array.from({ length: 50 }, () => group).join(' or '));
    expect(countNodes(node)).toBe(MAX_NODES);
    expect(node.nOmitted).toBeGreaterThan(0);
  });

  it('hold for deep conditions and long chains', () => {
    const deep = `${'not ('.repeat(200)}demo.size == 5${')'.repeat(200)}`;
    expect(explainRoot(deep).outcome).toBe('true');
    expect(explainRoot(`${'(demo.size == 5 and '.repeat(150)}true${')'.repeat(150)}`).outcome).toBe(
      'true',
    );
    expect(explainRoot(`demo.size == ${'1 + '.repeat(500)}1`).outcome).toBe('false');
    expect(explainRoot(`${'demo.size == 5 or '.repeat(5000)}true`).outcome).toBe('true');
  });
});

function countNodes(node: ExplainNode): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1);
}
