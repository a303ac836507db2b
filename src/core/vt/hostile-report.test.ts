import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scalarTextOf } from '../json/json-text.ts';
import { behaviourObject, fileObject, SHA_A } from '../report/testdata/load-document.ts';
import { MAX_UNMAPPED_LINES } from './drop-log.ts';
import { exposureOf } from './exposure.ts';
import { dataOf, modelOf } from './testdata/vt-json.ts';
import { vtDataToJson } from './vt-data.ts';
import { structureNodeAt, structurePathOf, typeAt, vtValueAt } from './vt-path.ts';
import type { VtModel } from './vt-model.ts';
import { VT_ROOT_TYPE, vtMessage } from './vt-schema.ts';
import { misfitOf } from './testdata/misfit-of.ts';

/** A file object with attributes that JSON.stringify cannot write. */
function fileText(attributes: string): string {
  return `{"type":"file","id":"${SHA_A}","attributes":${attributes}}`;
}

describe('toVtModel of hostile data', () => {
  it.each<[string, string, object]>([
    [
      '__proto__ as a key of a map',
      '{"exiftool":{"__proto__":"x","constructor":"y"}}',
      {
        exiftool: new Map([
          ['__proto__', 'x'],
          ['constructor', 'y'],
        ]),
      },
    ],
    [
      'a key that comes twice in a map',
      '{"exiftool":{"a":"1","b":"2","a":"3"}}',
      {
        exiftool: new Map([
          ['a', '3'],
          ['b', '2'],
        ]),
      },
    ],
    ['a key whose last value is null', '{"exiftool":{"a":"1","a":null}}', { exiftool: new Map() }],
    ['an attribute that comes twice', '{"size":1,"size":2}', { file_size: 2n }],
    [
      'a field that comes twice',
      '{"main_icon":{"dhash":"a","dhash":"b"}}',
      { main_icon: new Map([['dhash', 'b']]) },
    ],
    ['a NUL and a newline', '{"magic":"a\\u0000\\nb"}', { magic: 'a\u0000\nb' }],
    [
      'an integer beyond the doubles',
      '{"size":9007199254740993}',
      { file_size: 9007199254740993n },
    ],
    ['the largest integer', '{"size":9223372036854775807}', { file_size: 2n ** 63n - 1n }],
    [
      'an integer with an exponent',
      '{"size":1e3,"times_submitted":2.0}',
      { file_size: 1000n, times_submitted: 2n },
    ],
    ['digits in quotes', '{"size":"0042"}', { file_size: 42n }],
    ['a negative zero', '{"size":-0}', { file_size: 0n }],
    ['a number where text is wanted', '{"magic":1.50}', { magic: '1.50' }],
    ['a constant by its number and in another case', '{"type_tag":"PeExe"}', { file_type: 1n }],
  ])('takes %s', (_name, attributes, metadata) => {
    const model = modelOf(fileText(attributes));
    expect(model.data.get('metadata')).toEqual(new Map(Object.entries(metadata)));
  });

  it.each<[string, string, RegExp]>([
    ['a number beyond 64 bits', '{"size":9223372036854775808}', /does not fit the 64 bits/],
    ['a very long number', `{"size":${'9'.repeat(5000)}}`, /does not fit the 64 bits/],
    ['a fraction', '{"size":1.5}', /wants a whole number here, and the report has a number/],
    ['hexadecimal digits', '{"size":"0x10"}', /wants a whole number here, and the report has text/],
    ['white space for a number', '{"size":" 1"}', /wants a whole number/],
    ['an infinity', '{"size":1e400}', /wants a whole number/],
    ['a list for text', '{"magic":["x"]}', /wants text here, and the report has a list/],
    ['text for a list', '{"tags":"x"}', /wants a list here, and the report has text/],
    ['text for a map', '{"exiftool":"x"}', /wants an object here, and the report has text/],
    ['text for an object', '{"main_icon":"x"}', /wants an object/],
    ['a boolean for text', '{"magic":true}', /wants text here, and the report has a boolean/],
    [
      'an object in a list of texts',
      '{"tags":[{}]}',
      /\$\.attributes\.tags\[\*\]: the vt module wants text/,
    ],
    [
      'an unknown constant',
      '{"type_tag":"nonsense\\u202e"}',
      /vt\.FileType has no constant for `nonsense\ufffd`/,
    ],
    ['a list for a constant', '{"type_tag":[]}', /wants a constant of vt\.FileType/],
    ['engines without an object', '{"last_analysis_results":[]}', /wants an object/],
  ])('leaves out %s and says why', (_name, attributes, why) => {
    const model = modelOf(fileText(attributes));
    expect(model.notes.join('\n')).toMatch(why);
    expect(model.unmapped.map((field) => field.reason).join('\n')).not.toBe('');
  });

  it('leaves out single elements, and counts them', () => {
    const model = modelOf({ data: behaviourObject({ tags: ['SUDO', 'X', 'Y', null] }) });
    expect(dataOf(model)).toMatchObject({ behaviour: { traits: [8] } });
    expect(model.notes).toEqual([
      '2 values were left out at $.data.attributes.tags[*]: vt.BehaviourTrait has no constant for `X`',
    ]);
  });

  it('takes null for a value that is not there', () => {
    const names = [
      ...vtMessage('vt.fileanalysis.BehaviourSummary').fields.keys(),
      'tags',
      'ids_results',
    ];
    const nulls = Object.fromEntries(names.map((name) => [name, null]));
    const model = modelOf({ data: behaviourObject(nulls) });
    expect(dataOf(model)).toEqual({ behaviour: {}, metadata: {} });
    expect(model.notes).toEqual([]);
  });

  it('lists so many unmapped fields and no more', () => {
    const many = Array.from({ length: MAX_UNMAPPED_LINES + 5 }, (_, n) => [
      `field_${String(n)}`,
      1,
    ]);
    const model = modelOf(fileObject(Object.fromEntries(many)));
    expect(model.unmapped).toHaveLength(MAX_UNMAPPED_LINES);
    expect(model.notes).toEqual(['5 more fields of the report are not listed']);
  });

  it('reads values that are deeper than any stack', () => {
    const deep = `${'['.repeat(9000)}${']'.repeat(9000)}`;
    const text = `{"type":"file","id":"${SHA_A}","attributes":{"tags":${deep},"x":${deep}}}`;
    expect(dataOf(modelOf(text))).toEqual({ behaviour: {}, metadata: { tags: [] } });
  });
});

/** Names that the field map or the schema knows, and such as a program might stumble over. */
const NAMES = (
  'metadata behaviour sigma_analysis_results match_context values rule_level size type_tag names ' +
  'pe_info imphash last_analysis_results result tags sha256 main_icon dhash exiftool ' +
  'first_submission_date last_submission_date files_opened ids_alerts alert_context ids_results ' +
  'http_conversations verdicts request_method request_headers rule_id itw url raw __proto__ length'
).split(' ');

/** Any JSON below such names. */
function reportTexts(): fc.Arbitrary<string> {
  const text = fc.oneof(fc.string(), fc.constantFrom('GET', 'high', '7', "$A: 'x'"));
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      text.map((value) => JSON.stringify(value)),
      fc.constantFrom('null', 'true', '0', '-1.5', '1e999', '9007199254740993', '"\\ud800"'),
      fc.array(tie('tree'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
      fc
        .array(fc.tuple(fc.constantFrom(...NAMES), tie('tree')), { maxLength: 5 })
        .map((members) => `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`),
    ),
  }));
  return fc
    .tuple(fc.constantFrom('file', 'file_behaviour', 'structure'), tree, tree)
    .map(([kind, one, other]) => {
      const metadata = `{"sha256":"${SHA_A}","itw":${one}}`;
      const structure = `{"metadata":${metadata},"behaviour":{"files_opened":[],"tls":${other}}}`;
      const attributes = `{"a":1,"tags":${one},"sigma_analysis_results":${other},"names":${one},"exiftool":${other}}`;
      const object = `{"type":"${kind}","id":"${SHA_A}_x","attributes":${attributes}}`;
      return kind === 'structure' ? structure : object;
    });
}

/** Pairs of texts that should be equal: a verbatim scalar of the structure, and of its origin. */
function differingOrigins(model: VtModel): readonly string[] {
  const differing: string[] = [];
  for (let node = 0; node < model.structure.nNodes; node++) {
    const type = typeAt(structurePathOf(model, node));
    const isText = type?.kind === 'string' && type.lowercase !== true;
    const shown = scalarTextOf(model.structure, node);
    for (const origin of isText ? (model.origins[node] ?? []) : []) {
      const document = model.report.documents.find(({ id }) => id === origin.documentId);
      const source = document === undefined ? '' : scalarTextOf(document.index, origin.node);
      if (source !== shown && source?.startsWith('$') !== true)
        differing.push(`${String(shown)} / ${String(source)}`);
    }
  }
  return differing;
}

describe('for any report', () => {
  it('gives data of the schema’s types, a structure that says the same, and true origins', () => {
    fc.assert(
      fc.property(reportTexts(), (text) => {
        const model = modelOf(text);
        expect(misfitOf(model.data, VT_ROOT_TYPE)).toBeUndefined();
        expect(model.origins).toHaveLength(model.structure.nNodes);
        expect(differingOrigins(model)).toEqual([]);
        const again = modelOf(`{"data":${new TextDecoder().decode(model.structure.bytes)}}`);
        expect(vtDataToJson(again.data)).toBe(vtDataToJson(model.data));
        for (let node = 0; node < model.structure.nNodes; node++) {
          const path = structurePathOf(model, node);
          expect(structureNodeAt(model, path)).toBe(node);
          expect(vtValueAt(model.data, path)).toBeDefined();
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('has a reason for every node that is not used', () => {
    fc.assert(
      fc.property(reportTexts(), (text) => {
        const model = modelOf(text);
        const [document] = model.report.documents;
        const nNodes = document?.index.nNodes ?? 0;
        const reasons = Array.from(
          { length: nNodes },
          (_, node) => exposureOf(model, 1, node)?.reason,
        );
        expect(reasons).not.toContain('');
        expect(reasons[0] === undefined || reasons.every((reason) => reason !== undefined)).toBe(
          true,
        );
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
