import * as fc from 'fast-check';
import { CORE_SCHEMA, loadAll, realMapTag } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { spanContains } from '../../../base/span.ts';
import { locateInScalar } from './locate-in-scalar.ts';
import { parseYaml } from './parse-yaml.ts';
import { loadedYaml, misplacedNodes, pairsOf } from './testdata/plain-yaml.ts';
import type { YamlNode, YamlScalar } from './yaml-node.ts';

const PIECES = [
  'a',
  'b: ',
  'key: ',
  '- ',
  '? ',
  ': ',
  '[',
  ']',
  '{',
  '}',
  ', ',
  "'",
  "''",
  '"',
  '\\',
  '\\n',

  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  '\r\n',
  '\t',
  ' ',
  '#',
  ' # c',
  '|\n',
  '>-\n',
  '---\n',
  '...\n',
  '&x ',
  '*x',
  '!!str ',
  '!t ',
  '%',
  '@',
  '~',
  'null',
  'true',
  '1',
  '0x1f',
  '.5',
  '1e3',
  'yes',
  '\u00e9',
  '\u{1f600}',
  '\ufeff',
  '\ud800',
  '\u0001',
  '\u0085',
  '\u2028',
  '__proto__',
];
const piece = fc.constantFrom(...PIECES);
const texts = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

const schema = CORE_SCHEMA.withTags(realMapTag);

function scalarsOf(node: YamlNode): readonly YamlScalar[] {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'sequence') return node.items.flatMap(scalarsOf);
  return node.entries.flatMap(({ key, value }) => [key, ...scalarsOf(value)]);
}

describe('parseYaml on random text', () => {
  it('never throws, and every node lies within its parent', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { documents, diagnostics } = parseYaml(text);
        const whole = { start: 0, end: text.length };
        expect(documents.flatMap(({ root }) => misplacedNodes(root, text.length))).toEqual([]);
        expect(diagnostics.filter(({ span }) => !spanContains(whole, span))).toEqual([]);
      }),
      { seed: 20260101, numRuns: 4000 },
    );
  });

  it('reads what js-yaml loads, wherever neither complains', () => {
    let nCompared = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const { documents, diagnostics } = parseYaml(text);
        if (diagnostics.length > 0) return;
        const loaded = loadAll(text, { schema, maxAliases: 0 });
        expect(documents.map(({ root }) => loadedYaml(root))).toEqual(loaded.map(pairsOf));
        nCompared++;
      }),
      { seed: 20260102, numRuns: 4000 },
    );
    expect(nCompared).toBeGreaterThan(1000);
  });

  it('finds every unit of every scalar inside of the scalar', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { root } of parseYaml(text).documents) {
          for (const scalar of root === undefined ? [] : scalarsOf(root)) {
            const locate = locateInScalar(text, scalar);
            for (let at = 0; at < scalar.text.length; at++) {
              expect(spanContains(scalar.span, locate(at, at + 1))).toBe(true);
            }
          }
        }
      }),
      { seed: 20260103, numRuns: 1000 },
    );
  });

  it('tells an error where js-yaml refuses the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let isRefused = false;
        try {
          loadAll(text, { schema, maxAliases: 0 });
        } catch {
          isRefused = true;
        }
        const { diagnostics } = parseYaml(text);
        const hasError = diagnostics.some(({ severity }) => severity === 'error');
        expect(hasError || !isRefused).toBe(true);
      }),
      { seed: 20260104, numRuns: 4000 },
    );
  });
});
