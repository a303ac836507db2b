import { describe, expect, it } from 'vitest';
import { scalarTextOf } from '../json/json-text.ts';
import { jsonPathOf } from '../json/json-path.ts';
import { behaviourObject, fileObject, SHA_A } from '../report/testdata/load-document.ts';
import { dataOf, modelOf } from './testdata/vt-json.ts';
import { vtDataToJson } from './vt-data.ts';

const SIGMA = {
  rule_title: 'T',
  rule_id: 'r1',
  rule_level: 'high',
  rule_source: 'S',
  rule_description: 'D',
  rule_author: 'A',
  match_context: [{ values: { EventID: '1', Image: 'C:\\a.exe' } }],
};
const SIGMA_DATA = { ...SIGMA, rule_level: 3 };

/** What the module has of a file object with one attribute. */
function fileData(name: string, value: unknown): unknown {
  return dataOf(modelOf(fileObject({ [name]: value })));
}

/** What the module has of a behaviour with one attribute. */
function behaviourData(name: string, value: unknown): unknown {
  return dataOf(modelOf({ data: behaviourObject({ [name]: value }) }));
}

describe('toVtModel of a file object', () => {
  it.each<[string, unknown, object]>([
    ['sha256', SHA_A.toUpperCase(), { sha256: SHA_A }],
    ['sha1', 'ABC', { sha1: 'abc' }],
    ['md5', 'abc', { md5: 'abc' }],
    ['ssdeep', '3:Ab', { ssdeep: '3:Ab' }],
    ['tlsh', 'T1', { tlsh: 'T1' }],
    ['vhash', '0AB', { vhash: '0ab' }],
    ['telfhash', 'T1C', { telfhash: 't1c' }],
    ['magic', 'PE32', { magic: 'PE32' }],
    ['tags', ['peexe', 'signed'], { tags: ['peexe', 'signed'] }],
    ['times_submitted', 3, { times_submitted: 3 }],
    ['unique_sources', 2, { unique_sources: 2 }],
    ['first_submission_date', 1700000000, { first_submission_date: 1700000000 }],
    ['exiftool', { MIMEType: 'x/y' }, { exiftool: { MIMEType: 'x/y' } }],
    ['main_icon', { raw_md5: 'a', dhash: 'b' }, { main_icon: { dhash: 'b', raw_md5: 'a' } }],
    [
      'goresym',
      { version: '1', build_info: { deps: { a: 'v1' } } },
      { goresym: { version: '1', build_info: { dependencies: { a: 'v1' } } } },
    ],
    [
      'gti_assessment',
      { verdict: { value: 'VERDICT_MALICIOUS' }, threat_score: { value: 80 } },
      { gti_assessment: { verdict: { value: 16 }, threat_score: { value: 80 } } },
    ],
    [
      'submitter',
      { city: 'bochum', country: 'DE' },
      { submitter: { city: 'bochum', country: 'DE' } },
    ],
    ['size', 4096, { file_size: 4096 }],
    ['type_tag', 'peexe', { file_type: 1 }],
    ['type_tags', ['executable'], { file_type_tags: ['executable'] }],
    ['meaningful_name', 'a.exe', { file_name: 'a.exe' }],
    ['names', ['b.exe', 'c.exe'], { file_name: 'b.exe' }],
    ['pe_info', { imphash: 'AB', timestamp: 1 }, { imphash: 'ab' }],
    [
      'last_analysis_stats',
      { malicious: 1, 'type-unsupported': 2, timeout: 3 },
      { analysis_stats: { malicious: 1, type_unsupported: 2 } },
    ],
    ['last_analysis_stats', { typeUnsupported: 2 }, { analysis_stats: { type_unsupported: 2 } }],
    [
      'last_analysis_results',
      { ESET: { result: 'Win32/X' }, Avast: { result: null } },
      { signatures: { ESET: 'Win32/X' } },
    ],
  ])('maps %s', (name, value, metadata) => {
    expect(fileData(name, value)).toEqual({ behaviour: {}, metadata });
  });

  it.each<[string, unknown]>([
    ['sigma_analysis_results', [SIGMA]],
    ['sigma_analysis', { rule_matches: [SIGMA] }],
  ])('maps %s to the behaviour', (name, value) => {
    expect(fileData(name, value)).toEqual({
      behaviour: { sigma_analysis_results: [SIGMA_DATA] },
      metadata: {},
    });
  });

  it('takes the submitter from beside the attributes', () => {
    const submitter = { city: '?', country: 'US', interface: 'api' };
    const model = modelOf({ ...fileObject({}), context_attributes: { submitter } });
    expect(dataOf(model)).toEqual({
      behaviour: {},
      metadata: { submitter: { city: '?', country: 'US' } },
    });
  });

  it.each([
    [5, 5, true],
    [5, 6, false],
  ])('tells from %d and %d whether the file is new', (first, last, isNew) => {
    const dates = { first_submission_date: first, last_submission_date: last };
    const model = modelOf(fileObject(dates));
    expect(dataOf(model)).toMatchObject({ metadata: { new_file: isNew } });
    expect(model.notes[0]).toMatch(/^vt\.metadata\.new_file is (true|false) because/);
  });

  it('prefers the meaningful name to the first of the names, whatever their order', () => {
    const model = modelOf(fileObject({ names: ['x'], meaningful_name: 'y' }));
    expect(dataOf(model)).toMatchObject({ metadata: { file_name: 'y' } });
    expect(model.notes).toEqual([]);
  });
});

describe('toVtModel of a behaviour', () => {
  it.each<[string, unknown, object]>([
    ['files_opened', ['a', 'b', 'a'], { files_opened: ['a', 'b', 'a'] }],
    [
      'files_copied',
      [{ source: 'a', destination: 'b' }],
      { files_copied: [{ source: 'a', destination: 'b' }] },
    ],
    [
      'files_dropped',
      [{ path: 'a', type: 'TEXT', process_id: 12 }],
      { files_dropped: [{ path: 'a', type: 400, process_id: '12' }] },
    ],
    ['tags', ['SELF_DELETE'], { traits: [4] }],
    ['verdicts', ['MALWARE'], { verdicts: [2] }],
    ['verdict_confidence', 60, { verdict_confidence: 60 }],
    [
      'http_conversations',
      [
        {
          url: 'u',
          request_method: 'GET',
          request_headers: { Host: 'h' },
          response_body_filetype: 'html',
        },
      ],
      {
        http_conversations: [
          {
            url: 'u',
            request_method: 1,
            request_headers: { Host: 'h' },
            response_body_filetype: 600,
          },
        ],
      },
    ],
    [
      'ip_traffic',
      [{ destination_ip: '1.1.1.1', destination_port: 53, transport_layer_protocol: 'UDP' }],
      {
        ip_traffic: [
          { destination_ip: '1.1.1.1', destination_port: 53, transport_layer_protocol: 17 },
        ],
      },
    ],
    [
      'dns_lookups',
      [{ hostname: 'h', resolved_ips: ['1.1.1.1'] }],
      { dns_lookups: [{ hostname: 'h', resolved_ips: ['1.1.1.1'] }] },
    ],
    [
      'mitre_attack_techniques',
      [{ id: 'T1059', severity: 'IMPACT_SEVERITY_INFO', refs: [] }],
      { mitre_attack_techniques: [{ id: 'T1059', severity: 1 }] },
    ],
    [
      'signature_matches',
      [{ format: 'SIG_FORMAT_CAPA', name: 'n' }],
      { signature_matches: [{ format: 3, name: 'n' }] },
    ],
    [
      'ids_alerts',
      [{ alert_severity: 'high', alert_context: { ja3: ['x'], protocol: 'TCP' } }],
      { ids_alerts: [{ alert_severity: 1, alert_context: { protocol: 6, ja3: ['x'] } }] },
    ],
    [
      'ids_results',
      [{ rule_msg: 'm', alert_context: [{ dest_port: 80 }] }],
      { ids_alerts: [{ rule_msg: 'm', alert_context: { dest_port: 80 } }] },
    ],
    ['sigma_analysis_results', [SIGMA], { sigma_analysis_results: [SIGMA_DATA] }],
    ['registry_keys_set', [{ key: 'k' }], { registry_keys_set: [{ key: 'k' }] }],
    ['tls', [{ subject: { CN: 'x' } }], { tls: [{ subject: { CN: 'x' } }] }],
  ])('maps %s', (name, value, behaviour) => {
    expect(behaviourData(name, value)).toEqual({ behaviour, metadata: {} });
  });

  it.each<[string, unknown]>([
    ['one text per rule', "$EventID: '1', $Image: 'C:\\a.exe'"],
    ['an object of values', { values: [{ EventID: '1', Image: 'C:\\a.exe' }] }],
  ])('reads match contexts as %s', (_name, match_context) => {
    expect(behaviourData('sigma_analysis_results', [{ match_context }])).toEqual({
      behaviour: {
        sigma_analysis_results: [
          { match_context: [{ values: { EventID: '1', Image: 'C:\\a.exe' } }] },
        ],
      },
      metadata: {},
    });
  });

  it('has the match contexts of a deprecated Sigma analysis', () => {
    const attributes = { rule_matches: [SIGMA] };
    const model = modelOf({ data: { type: 'sigma_analysis', id: `${SHA_A}_1`, attributes } });
    expect(dataOf(model)).toMatchObject({ behaviour: { sigma_analysis_results: [SIGMA_DATA] } });
  });
});

describe('what toVtModel lists as unmapped', () => {
  function unmappedOf(json: unknown): readonly string[] {
    return modelOf(json).unmapped.map(({ path, instead }) => `${path} ${instead ?? ''}`.trim());
  }

  it.each<[string, Record<string, unknown>, string]>([
    ['an empty list of names', { names: [] }, '$.attributes.names vt.metadata.file_name'],
    ['names of another kind', { names: 5 }, '$.attributes.names vt.metadata.file_name'],
    ['an empty pe_info', { pe_info: {} }, '$.attributes.pe_info import "pe"'],
  ])('has %s', (_name, attributes, line) => {
    expect(unmappedOf(fileObject(attributes))).toEqual([line]);
  });

  it('has vt.net, which is not for files', () => {
    const model = modelOf({ behaviour: {}, metadata: { sha256: SHA_A }, net: { url: {} } });
    expect(model.unmapped).toMatchObject([
      { path: '$.net', reason: expect.stringContaining('rules for files') },
    ]);
  });

  it('has the contexts of an alert that come after the first', () => {
    const alert = { alert_context: [{ dest_port: 80 }, { dest_port: 81 }, { dest_port: 82 }] };
    const model = modelOf({ data: behaviourObject({ ids_alerts: [alert] }) });
    const [line] = model.unmapped.filter(({ path }) => path.includes('ids_alerts'));
    expect(line?.path).toBe('$.data.attributes.ids_alerts[*].alert_context[*]');
    expect(line?.reason).toContain('one context per alert');
  });

  it("tells vt-cli's envelope from the attributes", () => {
    const flat = { _id: SHA_A, _type: 'file', sha256: SHA_A, size: 1, contacted_ips: ['1.1.1.1'] };
    const reasons = new Map(modelOf([flat]).unmapped.map(({ path, reason }) => [path, reason]));
    expect(reasons.get('$[*]._id')).toMatch("VirusTotal's reply around the report");
    expect(reasons.get('$[*]._type')).toBe(reasons.get('$[*]._id'));
    expect(reasons.get('$[*].contacted_ips')).toBe('the vt module has no field for this');
  });
});

describe('toVtModel of a behaviour in the names of the module', () => {
  it('takes traits beside tags', () => {
    const model = modelOf({ files_opened: ['a'], traits: ['SELF_DELETE'], tags: ['SUDO'] });
    expect(dataOf(model)).toMatchObject({ behaviour: { traits: [4, 8] } });
  });
});

describe('toVtModel of the structure itself', () => {
  it('takes names and numbers of constants, and every name as it is', () => {
    const metadata = { file_type: 'PE_EXE', sha256: SHA_A, itw: { url: { raw: 'http://x/' } } };
    const behaviour = { traits: [4, 'SELF_DELETE'], sigma_analysis_results: [SIGMA_DATA] };
    const model = modelOf({ behaviour, metadata });
    expect(dataOf(model)).toEqual({
      behaviour: { ...behaviour, traits: [4, 4] },
      metadata: { ...metadata, file_type: 1 },
    });
  });

  it('reads its own structure to the same data', () => {
    const model = modelOf(
      fileObject({ type_tag: 'peexe', size: 1, sigma_analysis_results: [SIGMA] }),
      { data: behaviourObject({ tags: ['SUDO'], files_opened: ['\ud83d\ude00\u0000'] }) },
    );
    const text = new TextDecoder().decode(model.structure.bytes);
    expect(vtDataToJson(modelOf(text).data)).toBe(vtDataToJson(model.data));
  });
});

describe('the structure', () => {
  const model = modelOf(
    fileObject({ size: 7, type_tag: 'peexe', sigma_analysis_results: [SIGMA] }),
    { data: [behaviourObject({ files_opened: ['a'], tags: ['SUDO'] })] },
  );

  it('has behaviour before metadata, Sigma first, and constants by name', () => {
    const text = new TextDecoder().decode(model.structure.bytes);
    const { match_context, ...rest } = SIGMA;
    expect(JSON.parse(text)).toEqual({
      behaviour: {
        sigma_analysis_results: [{ match_context, ...rest }],
        files_opened: ['a'],
        traits: ['SUDO'],
      },
      metadata: { file_type: 'PE_EXE', file_size: 7 },
    });
    expect(text.startsWith('{"behaviour":{"sigma_analysis_results":[{"match_context"')).toBe(true);
  });

  it('tells of each node where it came from', () => {
    const places: string[] = [];
    for (let node = 0; node < model.structure.nNodes; node++) {
      const from = (model.origins[node] ?? []).map(({ documentId, node: source, sandbox }) => {
        const document = model.report.documents.find(({ id }) => id === documentId);
        const path = document === undefined ? '' : jsonPathOf(document.index, source);
        return `${String(documentId)}${path}${sandbox === undefined ? '' : ` ${sandbox}`}`;
      });
      places.push(`${jsonPathOf(model.structure, node)} < ${from.join(', ')}`);
    }
    expect(places).toContain('$.metadata.file_size < 1$.attributes.size');
    expect(places).toContain('$.behaviour.traits[0] < 2$.data[0].attributes.tags[0] Zenbox');
    expect(places).toContain('$.behaviour < 2$.data[0].attributes Zenbox');
    expect(places).toContain(
      '$.behaviour.sigma_analysis_results[0].match_context[0].values.Image < 1$.attributes.sigma_analysis_results[0].match_context[0].values.Image',
    );
    expect(model.origins).toHaveLength(model.structure.nNodes);
  });

  it('shows text as the document wrote it, lone surrogates and all', () => {
    const text = `{"type":"file","id":"${SHA_A}","attributes":{"magic":"a\\ud800\\u0041\\/é"}}`;
    const lossy = modelOf(text);
    const written = new TextDecoder().decode(lossy.structure.bytes);
    expect(written).toContain('"a\\ud800\\u0041\\/é"');
    expect(lossy.data.get('metadata')).toEqual(new Map([['magic', 'a\ud800A/é']]));
  });

  it('escapes a lone surrogate of text that it has to write itself', () => {
    const text = `{"type":"file","id":"${SHA_A}","attributes":{"exiftool":{"k\\udc00":"v"},"md5":"A\\ud800"}}`;
    const written = modelOf(text).structure;
    const values = Array.from({ length: written.nNodes }, (_, node) => scalarTextOf(written, node));
    expect(new TextDecoder().decode(written.bytes)).toContain('"k\\udc00"');
    expect(values).toContain('a\ud800');
  });
});
