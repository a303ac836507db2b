import { CORE_SCHEMA, loadAll, realMapTag } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { publishedRules } from '../testdata/published-rules.ts';
import { parseYaml } from './parse-yaml.ts';
import { loadedYaml, misplacedNodes, pairsOf } from './testdata/plain-yaml.ts';

const texts = publishedRules().map(({ text }) => text);

describe('published rule files', () => {
  it('are there', () => {
    expect(texts.length).toBeGreaterThan(4000);
  });

  it('are read as js-yaml loads them, with every node in its place', () => {
    const schema = CORE_SCHEMA.withTags(realMapTag);
    for (const text of texts) {
      const { documents, diagnostics } = parseYaml(text);
      expect(diagnostics).toEqual([]);
      expect(documents.map(({ root }) => loadedYaml(root))).toEqual(
        loadAll(text, { schema }).map(pairsOf),
      );
      expect(documents.flatMap(({ root }) => misplacedNodes(root, text.length))).toEqual([]);
    }
  });
});
