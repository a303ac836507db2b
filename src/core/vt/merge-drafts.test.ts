import { describe, expect, it } from 'vitest';
import { jsonPathOf } from '../json/json-path.ts';
import { behaviourObject, fileObject } from '../report/testdata/load-document.ts';
import { dataOf, modelOf } from './testdata/vt-json.ts';
import { structureNodeAt } from './vt-path.ts';
import { parseVtPath } from './parse-vt-path.ts';
import type { VtModel } from './vt-model.ts';

/** Where the value at a path came from: document, place, sandbox. */
function originsAt(model: VtModel, text: string): readonly string[] {
  const path = parseVtPath(text);
  const node = path.ok ? structureNodeAt(model, path.value) : undefined;
  return (model.origins[node ?? -1] ?? []).map(({ documentId, node: source, sandbox }) => {
    const document = model.report.documents.find(({ id }) => id === documentId);
    const place = document === undefined ? '' : jsonPathOf(document.index, source);
    return `${String(documentId)} ${place} ${sandbox ?? ''}`.trimEnd();
  });
}

const context = (image: string): object => ({ values: { Image: image } });

describe('merging the parts of a sample', () => {
  it('keeps each element of a list once, in the order of arrival, with all its origins', () => {
    const model = modelOf(
      {
        data: [
          behaviourObject({ files_opened: ['a', 'b'] }),
          behaviourObject({ files_opened: ['b', 'c'] }, 'CAPA'),
        ],
      },
      { data: { files_opened: ['c', 'd', 'a'] } },
    );
    expect(dataOf(model)).toEqual({
      behaviour: { files_opened: ['a', 'b', 'c', 'd'] },
      metadata: {},
    });
    expect(originsAt(model, 'vt.behaviour.files_opened[1]')).toEqual([
      '1 $.data[0].attributes.files_opened[1] Zenbox',
      '1 $.data[1].attributes.files_opened[0] CAPA',
    ]);
    expect(originsAt(model, 'vt.behaviour.files_opened[2]')).toEqual([
      '1 $.data[1].attributes.files_opened[1] CAPA',
      '2 $.data.files_opened[0]',
    ]);
  });

  it('compares objects by their values, whatever the order of their members', () => {
    const model = modelOf({
      data: [
        behaviourObject({ registry_keys_set: [{ key: 'k', value: 'v' }] }),
        behaviourObject({ registry_keys_set: [{ value: 'v', key: 'k' }, { key: 'k' }] }, 'CAPA'),
      ],
    });
    expect(dataOf(model)).toMatchObject({
      behaviour: { registry_keys_set: [{ key: 'k', value: 'v' }, { key: 'k' }] },
    });
    expect(originsAt(model, 'vt.behaviour.registry_keys_set[0].value')).toHaveLength(2);
  });

  it('leaves a list of one part as it is, repetitions too', () => {
    const model = modelOf({ data: behaviourObject({ command_executions: ['x', 'x'] }) });
    expect(dataOf(model)).toMatchObject({ behaviour: { command_executions: ['x', 'x'] } });
  });

  it('makes one Sigma result of the copies of the file object and of the sandboxes', () => {
    const result = (...images: string[]): object => ({
      rule_id: 'r',
      rule_title: 'T',
      match_context: images.map(context),
    });
    const model = modelOf(
      {
        data: [
          behaviourObject({ sigma_analysis_results: [result('b')] }),
          behaviourObject({ sigma_analysis_results: [result('c'), result('a')] }, 'CAPA'),
        ],
      },
      fileObject({ sigma_analysis_results: [result('a', 'b')] }),
    );
    expect(dataOf(model)).toMatchObject({
      behaviour: {
        sigma_analysis_results: [{ rule_id: 'r', match_context: ['a', 'b', 'c'].map(context) }],
      },
    });
    expect(
      originsAt(model, 'vt.behaviour.sigma_analysis_results[0].match_context[1].values["Image"]'),
    ).toEqual([
      '2 $.attributes.sigma_analysis_results[0].match_context[1].values.Image',
      '1 $.data[0].attributes.sigma_analysis_results[0].match_context[0].values.Image Zenbox',
    ]);
  });

  it('keeps Sigma results of different rules, and those without a rule, apart', () => {
    const model = modelOf(
      fileObject({ sigma_analysis_results: [{ rule_id: 'r1' }, { rule_title: 'T' }] }),
      {
        data: [
          behaviourObject({ sigma_analysis_results: [{ rule_id: 'r2' }, { rule_title: 'T' }] }),
        ],
      },
    );
    expect(dataOf(model)).toMatchObject({
      behaviour: {
        sigma_analysis_results: [{ rule_id: 'r1' }, { rule_title: 'T' }, { rule_id: 'r2' }],
      },
    });
  });

  it('lets the first sandbox win and says so', () => {
    const model = modelOf({
      data: [
        behaviourObject({ verdict_confidence: 80, hosts_file: 'x' }),
        behaviourObject({ verdict_confidence: 90, hosts_file: 'x' }, 'CAPA'),
      ],
    });
    expect(dataOf(model)).toMatchObject({ behaviour: { verdict_confidence: 80, hosts_file: 'x' } });
    expect(model.notes).toEqual([
      'the documents differ in vt.behaviour.verdict_confidence: `80` (Zenbox) is used, `90` (CAPA) is not',
    ]);
    expect(originsAt(model, 'vt.behaviour.hosts_file')).toHaveLength(2);
  });

  it('lets the file object win over a structure, whichever came first', () => {
    const model = modelOf(
      {
        metadata: {
          sha256: 'a'.repeat(64),
          file_size: 1,
          tags: ['x'],
          exiftool: { A: '1', B: '1' },
        },
        behaviour: {},
      },
      fileObject({ size: 2, tags: ['y', 'x'], exiftool: { A: '2' } }),
    );
    expect(dataOf(model)).toMatchObject({
      metadata: { file_size: 2, tags: ['y', 'x'], exiftool: { A: '2', B: '1' } },
    });
    expect(model.notes).toHaveLength(2);
  });
});
