import { describe, expect, it } from 'vitest';
import { nodeAtJsonPath } from '../json/json-path.ts';
import { behaviourObject, fileObject, SHA_A } from '../report/testdata/load-document.ts';
import { exposureOf, structureNodesOf } from './exposure.ts';
import { BEHAVIOUR_FIELDS, FILE_FIELDS, UNKNOWN_FIELD, type FieldRule } from './field-map.ts';
import { modelOf } from './testdata/vt-json.ts';
import { parseVtPath } from './parse-vt-path.ts';
import { structurePathOf, printVtPath } from './vt-path.ts';
import type { VtModel } from './vt-model.ts';

const FILE = {
  data: {
    ...fileObject({
      size: 1,
      magika: 'PEBIN',
      pe_info: { imphash: 'x', timestamp: 1, sections: [{ name: '.text' }] },
      last_analysis_results: { ESET: { result: 'X', category: 'malicious' } },
      last_analysis_stats: { malicious: 1, timeout: 0 },
      names: ['a', 'b'],
      tags: ['x', true],
      popular_threat_classification: null,
    }),
    links: { self: 'https://host' },
  },
};
const MODEL = modelOf(FILE, {
  data: [
    behaviourObject({
      processes_tree: [{ name: 'a' }],
      mitre_attack_techniques: [{ id: 'T1', refs: ['x'] }],
    }),
  ],
});

function nodeAt(model: VtModel, documentId: number, path: string): number {
  const document = model.report.documents.find(({ id }) => id === documentId);
  const node = document === undefined ? undefined : nodeAtJsonPath(document.index, path);
  return node?.ok === true ? node.value : -1;
}

describe('exposureOf', () => {
  it.each([
    '$',
    '$.data',
    '$.data.attributes',
    '$.data.attributes.size',
    '$.data.attributes.pe_info',
    '$.data.attributes.pe_info.imphash',
    '$.data.attributes.last_analysis_results.ESET',
    '$.data.attributes.names',
    '$.data.attributes.names[0]',
    '$.data.attributes.tags[0]',
  ])('has nothing to say of %s', (path) => {
    expect(exposureOf(MODEL, 1, nodeAt(MODEL, 1, path))).toBeUndefined();
  });

  it.each([
    [1, '$.data.attributes.magika', UNKNOWN_FIELD.reason, undefined],
    [
      1,
      '$.data.attributes.pe_info.sections[0].name',
      'what is in the file itself is for the pe module',
      'import "pe"',
    ],
    [
      1,
      '$.data.attributes.pe_info.timestamp',
      'what is in the file itself is for the pe module',
      'pe.timestamp',
    ],
    [
      1,
      '$.data.attributes.last_analysis_results.ESET.category',
      'of each engine the module has only the result',
      'vt.metadata.signatures',
    ],
    [
      1,
      '$.data.attributes.names[1]',
      'the module has one name, the one of the last submission',
      'vt.metadata.file_name',
    ],
    [
      1,
      '$.data.attributes.tags[1]',
      'the vt module wants text here, and the report has a boolean',
      undefined,
    ],
    [
      1,
      '$.data.attributes.popular_threat_classification',
      'the report has no value here',
      undefined,
    ],
    [
      1,
      '$.data.links.self',
      "this is part of VirusTotal's reply around the report, not of the report itself",
      undefined,
    ],
    [
      2,
      '$.data[0].attributes.processes_tree[0].name',
      'the module has no tree; it lists the command lines',
      'vt.behaviour.processes_created',
    ],
    [
      2,
      '$.data[0].attributes.mitre_attack_techniques[0].refs[0]',
      'the module does not say why a technique was assigned',
      undefined,
    ],
  ])('says of document %d why not %s', (documentId, path, reason, instead) => {
    const exposure = exposureOf(MODEL, documentId, nodeAt(MODEL, documentId, path));
    expect(exposure?.reason).toBe(reason);
    expect(exposure?.instead).toBe(instead);
  });

  it('knows no other document', () => {
    expect(exposureOf(MODEL, 9, 0)).toBeDefined();
  });
});

describe('structureNodesOf', () => {
  it('leads from a document to the structure', () => {
    const shown = (path: string): readonly string[] =>
      structureNodesOf(MODEL, 1, nodeAt(MODEL, 1, path)).map((node) =>
        printVtPath(structurePathOf(MODEL, node)),
      );
    expect(shown('$.data.attributes.size')).toEqual(['vt.metadata.file_size']);
    expect(shown('$.data.attributes.last_analysis_results')).toEqual(['vt.metadata.signatures']);
    expect(shown('$.data.attributes')).toEqual(['vt.metadata']);
    expect(shown('$.data.attributes.magika')).toEqual([]);
    expect(structureNodesOf(MODEL, 9, 0)).toEqual([]);
  });

  it('leads to every place where a value is shown', () => {
    const text = "$A: 'x', $B: 'y'";
    const model = modelOf(fileObject({ sigma_analysis_results: [{ match_context: text }] }));
    const node = nodeAt(model, 1, '$.attributes.sigma_analysis_results[0].match_context');
    expect(structureNodesOf(model, 1, node)).toHaveLength(5);
  });
});

describe('unmapped', () => {
  it('has one line for all elements and all keys', () => {
    const paths = MODEL.unmapped.map(({ documentId, path }) => `${String(documentId)} ${path}`);
    expect(paths).toContain('1 $.data.attributes.last_analysis_results[*].category');
    expect(paths).toContain('2 $.data[*].attributes.mitre_attack_techniques[*].refs');
    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each(['__proto__', "it's", 'internal name'])('writes the key %j as JSONPath does', (key) => {
    const text = `{"type":"file","id":"${SHA_A}","attributes":{${JSON.stringify(key)}:1}}`;
    const [line] = modelOf(text).unmapped;
    const path = line?.path.replaceAll('[*]', '[0]') ?? '';
    expect(nodeAt(modelOf(text), 1, path)).toBe(line?.node);
  });
});

describe('the field map', () => {
  /** Every exposure and target below a rule. */
  function rulesBelow(rule: FieldRule): readonly FieldRule[] {
    return [rule, ...[...rule.members.values()].flatMap(rulesBelow)];
  }
  const rules = [FILE_FIELDS, BEHAVIOUR_FIELDS].flatMap(rulesBelow);

  it('leads to fields of the schema', () => {
    const targets = rules.flatMap(({ target }) => (target === undefined ? [] : [target.to]));
    const wrong = targets.filter((to) => !parseVtPath(`vt.${to.join('.')}`).ok);
    expect(targets.length).toBeGreaterThan(25);
    expect(wrong).toEqual([]);
  });

  it('names only substitutes that there are', () => {
    const substitutes = rules.flatMap(({ exposure }) => exposure?.instead ?? []);
    const vtPaths = substitutes.filter((text) => text.startsWith('vt.'));
    expect(vtPaths.length).toBeGreaterThan(15);
    expect(vtPaths.filter((text) => !parseVtPath(text).ok)).toEqual([]);
  });
});
