import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from './read-report.ts';
import type { ReportError, SampleReport } from './sample-report.ts';
import {
  behaviourObject,
  fileObject,
  loadDocument,
  loadReport,
  SHA_A,
  SHA_B,
} from './testdata/load-document.ts';

const FILE = fileObject({ sha256: SHA_A, size: 3, type_tag: 'peexe' });
const BEHAVIOUR = behaviourObject({ files_opened: ['a'] });
const SUMMARY = { files_opened: ['a'], tags: ['SELF_DELETE'] };
const STRUCTURE = { behaviour: { files_opened: ['a'] }, metadata: { sha256: SHA_A } };

/** What a report is, without its documents. */
function factsOf(report: SampleReport): object {
  const roles = report.parts.map((part) =>
    part.sandbox === undefined ? part.role : `${part.role} of ${part.sandbox}`,
  );
  return { sha256: report.sha256, shapes: report.shapes, roles };
}

const ofA = { sha256: SHA_A, shapes: ['file'], roles: ['file'] };
const behaviourOfA = { sha256: SHA_A, shapes: ['behaviour'], roles: ['behaviour of Zenbox'] };

describe('readReport', () => {
  it.each<[string, unknown, object]>([
    ['a file object', { data: FILE }, ofA],
    ['a file object without data', FILE, ofA],
    ['a file object whose id alone has the hash', fileObject({ size: 3 }), ofA],
    ['a file object with the hash in capitals', fileObject({}, 'A'.repeat(64)), ofA],
    ['a list with exactly one file', { data: [FILE], meta: { cursor: 'x' } }, ofA],
    ['a file of vt-cli', [{ _id: SHA_A, _type: 'file', size: 3 }], ofA],
    ['a file in the object of another program', { request: { x: 1 }, response: FILE }, ofA],
    ['a list of results by their query', { 'tag:signed': [], 'p:60+': [FILE] }, ofA],
    ['attributes of a file alone', { sha256: SHA_A, type_tag: 'peexe' }, ofA],
    ['one behaviour', { data: BEHAVIOUR }, behaviourOfA],
    ['one behaviour without data', BEHAVIOUR, behaviourOfA],
    [
      'a list of behaviours',
      { meta: { count: 2 }, data: [BEHAVIOUR, behaviourObject({}, 'VirusTotal Jujubox')] },
      {
        sha256: SHA_A,
        shapes: ['behaviours'],
        roles: ['behaviour of Zenbox', 'behaviour of VirusTotal Jujubox'],
      },
    ],
    [
      'a behaviour that has its sandbox in the id only',
      { type: 'file_behaviour', id: `${SHA_A}_Dr.Web vxCube`, attributes: {} },
      { sha256: SHA_A, shapes: ['behaviour'], roles: ['behaviour of Dr.Web vxCube'] },
    ],
    [
      'behaviours of vt-cli',
      [{ _id: `${SHA_A}_Zenbox`, _type: 'file_behaviour', files_opened: [] }],
      { sha256: SHA_A, shapes: ['behaviours'], roles: ['behaviour of Zenbox'] },
    ],
    [
      'a behaviour summary',
      { data: SUMMARY },
      { sha256: undefined, shapes: ['behaviour-summary'], roles: ['behaviour'] },
    ],
    [
      'a behaviour summary that links to its file',
      { data: SUMMARY, links: { self: `https://host/api/v3/files/${SHA_A}/behaviour_summary` } },
      { sha256: SHA_A, shapes: ['behaviour-summary'], roles: ['behaviour'] },
    ],
    [
      'the structure itself',
      STRUCTURE,
      { sha256: SHA_A, shapes: ['structure'], roles: ['structure'] },
    ],
    [
      'an empty structure',
      { behaviour: {}, metadata: {} },
      { sha256: undefined, shapes: ['structure'], roles: ['structure'] },
    ],
    [
      'metadata alone',
      { metadata: { file_name: 'x' } },
      { sha256: undefined, shapes: ['structure'], roles: ['structure'] },
    ],
    [
      'a deprecated Sigma analysis',
      { data: { type: 'sigma_analysis', id: `${SHA_A}_17`, attributes: { rule_matches: [] } } },
      { sha256: SHA_A, shapes: ['behaviour'], roles: ['behaviour'] },
    ],
    [
      'a list of replies about one file',
      [{ data: FILE }, { data: [BEHAVIOUR] }, { data: SUMMARY }],
      {
        sha256: SHA_A,
        shapes: ['file', 'behaviours', 'behaviour-summary'],
        roles: ['file', 'behaviour of Zenbox', 'behaviour'],
      },
    ],
  ])('reads %s', (_name, content, facts) => {
    expect(factsOf(loadReport(content))).toEqual(facts);
  });

  it('keeps the place of the attributes and of the context beside them', () => {
    const content = { data: { ...FILE, context_attributes: { submitter: { country: 'DE' } } } };
    const [part] = loadReport(content).parts;
    const document = loadDocument(content);
    const attributes = document.index.keyStarts[part?.attributes ?? 0] ?? 0;
    const context = document.index.keyStarts[part?.context ?? 0] ?? 0;
    const text = JSON.stringify(content);
    expect(text.slice(attributes).startsWith('"attributes"')).toBe(true);
    expect(text.slice(context).startsWith('"context_attributes"')).toBe(true);
  });

  it.each<[string, unknown, ReportError['kind'], RegExp]>([
    [
      'a URL object',
      { data: { type: 'url', id: 'x', attributes: {} } },
      'wrong-object',
      /a URL object/,
    ],
    [
      'a domain object',
      { type: 'domain', id: 'x.org', attributes: {} },
      'wrong-object',
      /a domain object/,
    ],
    [
      'an IP address object',
      { data: { type: 'ip_address', id: '1.1.1.1', attributes: {} } },
      'wrong-object',
      /an IP address object/,
    ],
    [
      'an analysis',
      { data: { type: 'analysis', id: 'x', links: {} } },
      'wrong-object',
      /an analysis/,
    ],
    ['a collection', { data: { type: 'collection', id: 'x' } }, 'wrong-object', /a collection/],
    [
      'an object of an unknown type',
      { data: { type: 'thing', id: 'x' } },
      'wrong-object',
      /of type `thing`/,
    ],
    [
      'links to URLs',
      [
        { type: 'url', id: '1' },
        { type: 'url', id: '2' },
      ],
      'wrong-object',
      /a list of 2 URL objects/,
    ],
    [
      'links to files',
      {
        data: [
          { type: 'file', id: SHA_A },
          { type: 'file', id: SHA_B },
        ],
      },
      'wrong-object',
      /2 links to files/,
    ],
    [
      'a file of vt-cli without attributes',
      [{ _id: SHA_A, _type: 'file' }],
      'wrong-object',
      /a link to a file/,
    ],
    [
      'a mixed list',
      {
        data: [
          { type: 'url', id: '1' },
          { type: 'domain', id: '2' },
        ],
      },
      'wrong-object',
      /2 objects, a URL object first/,
    ],
    [
      'an error reply',
      { error: { code: 'NotFoundError', message: 'File "x" not found' } },
      'vt-error',
      /`NotFoundError` \(`File "x" not found`\)/,
    ],
    ['an error reply without a code', { error: { message: 'no' } }, 'vt-error', /`unnamed`/],
    [
      'a report of the old API',
      { response_code: 1, scans: {}, sha256: SHA_A, verbose_msg: 'x' },
      'not-a-report',
      /old VirusTotal API v2/,
    ],
    ['an empty list', { data: [] }, 'not-a-report', /is empty/],
    ['a bare empty list', [], 'not-a-report', /is empty/],
    ['an empty reply', { data: null }, 'not-a-report', /is empty/],
    ['an empty object', {}, 'not-a-report', /an empty JSON object/],
    [
      'JSON of another kind',
      { rules: [{ id: 1 }], x: 2 },
      'not-a-report',
      /a JSON object with `rules` and other keys/,
    ],
    ['a list of other things', [1, 'two'], 'not-a-report', /a JSON list of 2 values/],
    ['a single text', '"file"', 'not-a-report', /a single JSON value \(string\)/],
    [
      'a log of a program',
      [{ name: 'T', response: { files_written: 3, sha256: SHA_A } }],
      'not-a-report',
      /a JSON list of 1 value/,
    ],
    [
      'the structure of a URL',
      { net: { url: { raw: 'https://a.example/' } } },
      'not-a-report',
      /the structure of a URL, domain or IP address/,
    ],
  ])('refuses %s by its name and says what to load', (_name, content, kind, what) => {
    const outcome = readReport(loadDocument(content));
    const error = outcome.ok ? undefined : outcome.error;
    expect(error?.kind).toBe(kind);
    expect(error?.message).toMatch(what);
    expect(error?.message).toMatch(/load the reply of/);
  });

  it('draws nothing of an error reply that could hide or move text', () => {
    const outcome = readReport(loadDocument({ error: { code: 'a\u202eb', message: 'c\nd' } }));
    const message = outcome.ok ? '' : outcome.error.message;
    expect(message).toContain('`a\ufffdb` (`c\u240ad`)');
  });

  describe('with several samples', () => {
    const files = {
      data: [
        fileObject({
          sha256: SHA_A,
          meaningful_name: 'loader.exe',
          type_description: 'Win32 EXE',
          last_analysis_stats: { malicious: 43, undetected: 28, 'type-unsupported': 5 },
        }),
        fileObject({ names: ['b.dll'] }, SHA_B),
        fileObject({ size: 1 }, 'c'.repeat(64)),
      ],
    };

    it('offers the choice with name, type and detections', () => {
      const outcome = readReport(loadDocument(files));
      const error = outcome.ok ? undefined : outcome.error;
      expect(error).toMatchObject({
        kind: 'choose',
        choices: [
          { sha256: SHA_A, title: 'loader.exe · Win32 EXE · 43/71' },
          { sha256: SHA_B, title: 'b.dll' },
          { sha256: 'c'.repeat(64), title: 'cccccccccccccccc…' },
        ],
      });
    });

    it('opens the chosen one', () => {
      const document = loadDocument(files);
      const refused = readReport(document);
      const choices = !refused.ok && refused.error.kind === 'choose' ? refused.error.choices : [];
      const opened = choices.map(({ node }) => readReport(document, { choice: node }));
      expect(opened.map((outcome) => outcome.ok && outcome.value.sha256)).toEqual([
        SHA_A,
        SHA_B,
        'c'.repeat(64),
      ]);
      const [first] = opened;
      const notes = first?.ok === true ? first.value.notes.map((note) => note.message) : [];
      expect(notes).toEqual(['reports of other samples are left out: 2']);
    });

    it('asks again after a choice that is none', () => {
      const outcome = readReport(loadDocument(files), { choice: 0 });
      expect(outcome.ok ? 'read' : outcome.error.kind).toBe('choose');
    });

    it('offers behaviours by sample, with the sandbox', () => {
      const content = {
        data: [BEHAVIOUR, behaviourObject({}, 'CAPA'), behaviourObject({}, 'CAPA', SHA_B)],
      };
      const outcome = readReport(loadDocument(content));
      expect(outcome.ok ? undefined : outcome.error).toMatchObject({
        choices: [
          { sha256: SHA_A, title: 'aaaaaaaaaaaaaaaa… · Zenbox' },
          { sha256: SHA_B, title: 'bbbbbbbbbbbbbbbb… · CAPA' },
        ],
      });
    });
  });

  it('notes a behaviour that does not say which file it is of', () => {
    const report = loadReport([FILE, SUMMARY]);
    expect(report.notes.map((note) => note.message)).toEqual([
      'a behaviour without a SHA-256 is taken as one of this sample',
    ]);
  });

  it('notes what it leaves out of a mixed list', () => {
    const report = loadReport([FILE, { type: 'url', id: 'x' }]);
    expect(report.notes.map((note) => note.message)).toEqual([
      'objects that are no report are left out: 1, the first of type url',
    ]);
  });

  it('answers for any JSON', () => {
    const key = fc.constantFrom(
      'data',
      'type',
      'id',
      'attributes',
      'error',
      'behaviour',
      'metadata',
      '_type',
      'files_opened',
      '__proto__',
      'sha256',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom('file', 'file_behaviour', 'url', SHA_A, '', null, true, 7),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.array(fc.tuple(key, tie('tree')), { maxLength: 5 }).map((members) => new Map(members)),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const outcome = readReport(loadDocument(toJson(value)));
        const message = outcome.ok ? 'read' : outcome.error.message;
        expect(message).not.toBe('');
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});

/** JSON text in which an object may have `__proto__` as a key. */
function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  const members = [...value].map(([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`);
  return `{${members.join(',')}}`;
}
