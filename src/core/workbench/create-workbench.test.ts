import { describe, expect, it } from 'vitest';
import { invariant } from '../../base/assert.ts';
import { applyTextEdits } from '../../base/text-edit.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { createWorkbench } from './create-workbench.ts';
import type { EditOutcome, TreeView, Workbench } from './workbench.ts';

const STRUCTURE: TreeView = { kind: 'structure' };
const SHA_A = 'a'.repeat(64);
const SHA_B = 'b'.repeat(64);

const FILE_A = {
  data: {
    type: 'file',
    id: SHA_A,
    attributes: {
      sha256: SHA_A,
      meaningful_name: 'loader.exe',
      type_tag: 'peexe',
      type_description: 'Win32 EXE',
      size: 2048,
      reputation: -5,
      last_analysis_stats: { malicious: 3, suspicious: 1, undetected: 6, harmless: 0 },
      sigma_analysis_results: [
        {
          rule_title: 'Run key - Linux',
          rule_level: 'high',
          rule_id: 'r1',
          match_context: [
            { values: { EventID: '13', TargetObject: 'HKU\\x\\RunOnce\\a', Details: 'a.vbs' } },
            { values: { EventID: '13', TargetObject: 'HKU\\x\\RunOnce\\b', Details: 'b.exe' } },
          ],
        },
        { rule_title: 'Nothing recorded', rule_level: 'low', rule_id: 'r2', match_context: [] },
      ],
    },
  },
};

const BEHAVIOUR_A = {
  data: [
    {
      type: 'file_behaviour',
      id: `${SHA_A}_Box One`,
      attributes: { sandbox_name: 'Box One', files_written: ['C:\\x.dll', 'C:\\y.txt'] },
    },
  ],
};

const FILE_B = { data: { type: 'file', id: SHA_B, attributes: { sha256: SHA_B, size: 1 } } };

interface NamedJson {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function file(name: string, content: unknown): NamedJson {
  return { name, bytes: encodeUtf8(JSON.stringify(content)) };
}

function opened(...files: readonly NamedJson[]): Workbench {
  const workbench = createWorkbench();
  workbench.open({ files, mode: 'replace' });
  return workbench;
}

function nodeAt(workbench: Workbench, path: string, view: TreeView = STRUCTURE): number {
  const node = workbench.locate({ view, path });
  invariant(node !== undefined, `the sample has ${path}`);
  return node;
}

/** The rule after a click, or the message why not. */
function textAfter(ruleText: string, outcome: EditOutcome): string {
  return outcome.ok ? applyTextEdits(ruleText, outcome.edits) : outcome.message;
}

describe('opening reports', () => {
  it('merges the files of one sample and says what it is', () => {
    const workbench = createWorkbench();
    const { samples, activeSampleId, problems } = workbench.open({
      files: [file('a.json', FILE_A), file('b.json', BEHAVIOUR_A)],
      mode: 'replace',
    });
    expect(problems).toEqual([]);
    expect(samples).toHaveLength(1);
    expect(samples[0]).toMatchObject({
      id: activeSampleId,
      sha256: SHA_A,
      name: 'loader.exe',
      fileType: 'Win32 EXE',
      platform: 'windows',
      detections: { malicious: 3, total: 10 },
      nSigmaResults: 2,
      sandboxes: ['Box One'],
    });
  });

  it('adds to the sample that is open and keeps its id', () => {
    const workbench = opened(file('a.json', FILE_A));
    const before = workbench.selectSample({ sampleId: -1 }).activeSampleId;
    const after = workbench.open({ files: [file('b.json', BEHAVIOUR_A)], mode: 'add' });
    expect(after.activeSampleId).toBe(before);
    expect(after.samples[0]?.documents.map((document) => document.name)).toEqual([
      'a.json',
      'b.json',
    ]);
    expect(nodeAt(workbench, 'vt.behaviour.files_written[1]')).toBeGreaterThan(0);
  });

  it('opens another sample beside the first and goes back to it', () => {
    const workbench = opened(file('a.json', FILE_A));
    const { samples, activeSampleId } = workbench.open({
      files: [file('b.json', FILE_B)],
      mode: 'add',
    });
    expect(samples.map((sample) => sample.sha256)).toEqual([SHA_A, SHA_B]);
    expect(samples.find((sample) => sample.id === activeSampleId)?.sha256).toBe(SHA_B);
    workbench.selectSample({ sampleId: samples[0]?.id ?? -1 });
    expect(workbench.sigma().rows).toHaveLength(2);
  });

  it.each(['replace', 'add'] as const)(
    'keeps what is open when a file is no report (%s)',
    (mode) => {
      const workbench = opened(file('a.json', FILE_A));
      const bad = [
        { name: 'broken.json', bytes: encodeUtf8('{"data":\n {"a" 1}}') },
        file('url.json', { data: { type: 'url', id: 'u', attributes: { url: 'x' } } }),
      ];
      const { samples, problems } = workbench.open({ files: bad, mode });
      expect(samples).toHaveLength(1);
      expect(problems).toMatchObject([
        { fileName: 'broken.json', where: { line: 2, byteOffset: 15 } },
        { fileName: 'url.json', message: expect.stringContaining('URL') },
      ]);
    },
  );

  it('offers the choice for a list of samples and takes the answer', () => {
    const workbench = createWorkbench();
    const list = file('list.json', { data: [FILE_A.data, FILE_B.data] });
    const { samples, problems } = workbench.open({ files: [list], mode: 'replace' });
    expect(samples).toEqual([]);
    expect(problems[0]?.choices?.map((choice) => choice.sha256)).toEqual([SHA_A, SHA_B]);
    const choice = problems[0]?.choices?.[1]?.node ?? -1;
    const answer = workbench.open({ files: [list], mode: 'replace', choice });
    expect(answer.samples.map((sample) => sample.sha256)).toEqual([SHA_B]);
  });

  it('reads JSON lines as one document a line', () => {
    const lines = `${JSON.stringify(FILE_A.data)}\n${JSON.stringify(FILE_B.data)}\n`;
    const workbench = createWorkbench();
    const { samples } = workbench.open({
      files: [{ name: 'feed.jsonl', bytes: encodeUtf8(lines) }],
      mode: 'replace',
    });
    expect(samples.map((sample) => sample.sha256)).toEqual([SHA_A, SHA_B]);
    expect(samples[1]?.documents[0]?.name).toBe('feed.jsonl, line 2');
  });

  it('closes everything on a replacement by nothing', () => {
    const workbench = opened(file('a.json', FILE_A));
    expect(workbench.open({ files: [], mode: 'replace' })).toEqual({
      samples: [],
      activeSampleId: undefined,
      problems: [],
    });
  });

  it('answers in peace while nothing is open', () => {
    const workbench = createWorkbench();
    expect(workbench.rows({ view: STRUCTURE, first: 0, count: 10 }).rows).toEqual([]);
    expect(workbench.search({ view: STRUCTURE, query: 'x' })).toEqual({ hits: [], total: 0 });
    expect(workbench.sigma()).toEqual({ rows: [] });
    expect(
      workbench.pick({ ruleText: '', view: STRUCTURE, node: 1, negated: false, element: 'auto' }),
    ).toEqual({ ok: false, message: 'Open a report first' });
    expect(workbench.analyse({ ruleText: 'rule a { condition: true }' }).rules[0]).toMatchObject({
      verdict: 'cannot-tell',
      reasons: ['no sample is open'],
    });
  });
});

describe('the tree', () => {
  it('starts with the branches, and opens them', () => {
    const workbench = opened(file('a.json', FILE_A));
    const shown = (): readonly unknown[] =>
      workbench
        .rows({ view: STRUCTURE, first: 0, count: 10 })
        .rows.map((row) => [row.level, row.key, row.isExpanded]);
    expect(shown()).toEqual([
      [1, 'behaviour', false],
      [1, 'metadata', false],
    ]);
    const node = nodeAt(workbench, 'vt.behaviour');
    workbench.changeTree({ view: STRUCTURE, action: 'expand', node });
    expect(shown()).toEqual([
      [1, 'behaviour', true],
      [2, 'sigma_analysis_results', false],
      [1, 'metadata', false],
    ]);
  });

  it('says what a Sigma result is, and what kind of event a context', () => {
    const workbench = opened(file('a.json', FILE_A));
    workbench.changeTree({ view: STRUCTURE, action: 'expand-all', node: 0 });
    const { rows } = workbench.rows({ view: STRUCTURE, first: 0, count: 100 });
    expect(rows.find((row) => row.badge === 'high')?.summary).toBe('Run key - Linux');
    expect(rows.some((row) => row.summary === 'event 13: registry value set')).toBe(true);
    expect(rows.find((row) => row.key === 'file_size')).toMatchObject({
      preview: '2048',
      valueType: 'integer',
      isUsable: true,
    });
    expect(rows.find((row) => row.key === 'file_type')).toMatchObject({
      preview: 'PE_EXE',
      valueType: 'enum',
    });
  });

  it('greys in the raw view what the module does not have, with the reason', () => {
    const workbench = opened(file('a.json', FILE_A));
    const raw: TreeView = { kind: 'raw', documentId: 0 };
    workbench.changeTree({ view: raw, action: 'expand-all', node: 0 });
    const { rows } = workbench.rows({ view: raw, first: 0, count: 100 });
    expect(rows.find((row) => row.key === 'reputation')).toMatchObject({
      isUsable: false,
      exposure: { reason: expect.any(String) },
    });
    expect(rows.find((row) => row.key === 'size')).toMatchObject({ isUsable: true });
  });

  it('finds text as it is read, and reveals a hit', () => {
    const workbench = opened(file('a.json', FILE_A));
    const { hits, total } = workbench.search({ view: STRUCTURE, query: 'x\\runonce\\b' });
    expect(total).toBe(1);
    const { row, nVisible } = workbench.reveal({ view: STRUCTURE, node: hits[0] ?? -1 });
    const window = workbench.rows({ view: STRUCTURE, first: row, count: 1 });
    expect(window.nVisible).toBe(nVisible);
    expect(window.rows[0]).toMatchObject({ key: 'TargetObject', isHit: true });
  });

  it('describes a node: paths, value, where it came from, operators', () => {
    const workbench = opened(file('a.json', FILE_A), file('b.json', BEHAVIOUR_A));
    const node = nodeAt(workbench, 'vt.behaviour.files_written[0]');
    const facts = workbench.describe({ view: STRUCTURE, node });
    expect(facts).toMatchObject({
      vtPath: 'vt.behaviour.files_written[0]',
      valueText: 'C:\\x.dll',
      typedValue: 'C:\\x.dll',
      valueType: 'string',
      origins: [
        {
          fileName: 'b.json',
          sandbox: 'Box One',
          jsonPath: '$.data[0].attributes.files_written[0]',
        },
      ],
    });
    expect(facts.breadcrumb.map((crumb) => crumb.label)).toEqual([
      'behaviour',
      'files_written',
      '0',
    ]);
    expect(facts.operators.map((operator) => operator.id)).toContain('iendswith');
  });

  it('looks up what the sample has at a pattern', () => {
    const workbench = opened(file('a.json', FILE_A));
    const pattern = 'vt.behaviour.sigma_analysis_results[].match_context[].values';
    expect(workbench.lookUp({ pattern })?.keys).toEqual(['EventID', 'TargetObject', 'Details']);
    expect(workbench.lookUp({ pattern: `${pattern}["Details"]` })?.values).toEqual([
      'a.vbs',
      'b.exe',
    ]);
  });

  it('locates a JSONPath in the raw view and a vt path in both', () => {
    const workbench = opened(file('a.json', FILE_A));
    const raw: TreeView = { kind: 'raw', documentId: 0 };
    const size = nodeAt(workbench, '$.data.attributes.size', raw);
    expect(nodeAt(workbench, 'vt.metadata.file_size', raw)).toBe(size);
    expect(workbench.locate({ view: STRUCTURE, path: 'vt.metadata.nothing' })).toBeUndefined();
    expect(workbench.locate({ view: raw, path: '$.nothing' })).toBeUndefined();
  });
});

describe('a rule', () => {
  it('grows by clicks with typed values, joined in one element', () => {
    const workbench = opened(file('a.json', FILE_A));
    const values = 'vt.behaviour.sigma_analysis_results[0].match_context[0].values';
    const click = (ruleText: string, key: string, ...alternatives: [string, string][]): string =>
      textAfter(
        ruleText,
        workbench.pick({
          ruleText,
          view: STRUCTURE,
          node: nodeAt(workbench, `${values}["${key}"]`),
          typed: {
            alternatives: alternatives.map(([operator, text]) => ({
              operator: operator === 'icontains' ? 'icontains' : 'endswith',
              text,
            })),
          },
          negated: false,
          element: 'auto',
        }),
      );
    const first = click('', 'TargetObject', ['icontains', '\\RunOnce\\']);
    const text = click(first, 'Details', ['endswith', '.vbs'], ['endswith', '.bat']);
    expect(text.match(/for any/g)).toHaveLength(2);
    const analysis = workbench.analyse({ ruleText: text });
    expect(analysis.rules[0]).toMatchObject({ verdict: 'matches', reasons: [] });
    expect(analysis.boundContexts).toEqual([{ resultIndex: 0, contextIndex: 0 }]);
    expect(analysis.rules[0]?.witnesses.map((witness) => witness.value)).toEqual([
      'HKU\\x\\RunOnce\\a',
      'a.vbs',
    ]);
  });

  it('marks the fields that it uses, and their ancestors', () => {
    const workbench = opened(file('a.json', FILE_A));
    const node = nodeAt(workbench, 'vt.metadata.file_size');
    const ruleText = textAfter(
      '',
      workbench.pick({ ruleText: '', view: STRUCTURE, node, negated: false, element: 'auto' }),
    );
    workbench.analyse({ ruleText });
    workbench.reveal({ view: STRUCTURE, node });
    const { rows } = workbench.rows({ view: STRUCTURE, first: 0, count: 100 });
    expect(rows.find((row) => row.key === 'file_size')?.mark).toBe('true');
    expect(rows.find((row) => row.key === 'metadata')?.mark).toBe('within');
    expect(rows.find((row) => row.key === 'file_name')?.mark).toBeUndefined();
  });

  it('marks the value that a false test looked at', () => {
    const workbench = opened(file('a.json', FILE_A));
    const node = nodeAt(workbench, 'vt.metadata.file_size');
    const ruleText = 'import "vt" rule a { condition: vt.metadata.file_size > 5000 }';
    const { rules } = workbench.analyse({ ruleText });
    expect(rules[0]).toMatchObject({
      verdict: 'does-not-match',
      terms: [{ outcome: 'false', nTrue: 0, nTotal: 1, witnesses: [{ value: '2048' }] }],
    });
    workbench.reveal({ view: STRUCTURE, node });
    const { rows } = workbench.rows({ view: STRUCTURE, first: 0, count: 100 });
    expect(rows.find((row) => row.key === 'file_size')?.mark).toBe('false');
  });

  it('cannot compile with an error of its own; a broken neighbour does not matter', () => {
    const workbench = opened(file('a.json', FILE_A));
    const good = 'rule good { condition: vt.metadata.file_size == 2KB }';
    const bad = 'rule bad { condition: vt.metadata.file_sise == 1 }';
    const { rules, diagnostics, activeRule } = workbench.analyse({
      ruleText: `import "vt"\n${good}\n${bad}`,
      cursor: 20,
    });
    expect(rules.map((rule) => rule.verdict)).toEqual(['matches', 'cannot-compile']);
    expect(activeRule).toBe(0);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['E008']);
  });

  it('cannot be told where it needs the bytes of the file', () => {
    const workbench = opened(file('a.json', FILE_A));
    const { rules } = workbench.analyse({
      ruleText: 'rule a { strings: $a = "x" condition: $a }',
    });
    expect(rules[0]).toMatchObject({ verdict: 'cannot-tell' });
    expect(rules[0]?.reasons).not.toEqual([]);
  });

  it('is explained in sentences, with the nearest miss and where it is', () => {
    const workbench = opened(file('a.json', FILE_A));
    const ruleText = `import "vt" rule a { condition:
      for any r in vt.behaviour.sigma_analysis_results: (
        for any c in r.match_context: (
          c.values["TargetObject"] contains "RunOnce" and c.values["Details"] endswith ".bat" ) ) }`;
    const explanation = workbench.explain({ ruleText });
    expect(explanation?.condition).toMatchObject({ outcome: 'false' });
    const parts = [explanation?.condition, ...(explanation?.condition.children ?? [])];
    const missed = parts.flatMap((part) => part?.nearMiss ?? []);
    expect(missed[0]?.sentence).toContain('.bat');
    expect(missed[0]?.places[0]).toMatchObject({
      vtPath: 'vt.behaviour.sigma_analysis_results[0].match_context[0].values["Details"]',
      node: expect.any(Number),
    });
    expect(structuredClone(explanation)).toEqual(explanation);
    expect(workbench.explain({ ruleText: 'rule a {' })).toBeUndefined();
  });

  it('is edited through chips and the header', () => {
    const workbench = opened(file('a.json', FILE_A));
    const ruleText = 'import "vt" rule a { condition: vt.metadata.file_size == 2048 }';
    const { rules } = workbench.analyse({ ruleText });
    const chip = rules[0]?.chips?.id ?? '';
    expect(
      textAfter(
        ruleText,
        workbench.editChip({ ruleText, edit: { kind: 'set-operator', chip, operator: '>=' } }),
      ),
    ).toContain('file_size >= 2048');
    expect(
      textAfter(
        ruleText,
        workbench.editHeader({ ruleText, edit: { kind: 'rename', name: 'renamed' } }),
      ),
    ).toContain('rule renamed {');
  });

  it('survives being sent to the page', () => {
    const workbench = opened(file('a.json', FILE_A));
    const ruleText = 'import "vt" rule a { condition: vt.metadata.file_size == 2048 }';
    const analysis = workbench.analyse({ ruleText });
    expect(structuredClone(analysis)).toEqual(analysis);
    const facts = workbench.describe({
      view: STRUCTURE,
      node: nodeAt(workbench, 'vt.metadata.file_size'),
    });
    expect(structuredClone(facts)).toEqual(facts);
  });
});

describe('the Sigma report', () => {
  it('lists what was recorded, with platform and contexts', () => {
    const { rows } = opened(file('a.json', FILE_A)).sigma();
    expect(rows).toMatchObject([
      {
        resultIndex: 0,
        title: 'Run key - Linux',
        level: 'high',
        platform: 'linux',
        isForOtherPlatform: true,
        contexts: [{ eventId: '13' }, { eventId: '13' }],
        nContexts: 2,
      },
      {
        title: 'Nothing recorded',
        nContexts: 0,
        platform: undefined,
        isForOtherPlatform: false,
        contexts: [],
      },
    ]);
    expect(rows[0]?.contexts[0]?.fields.map((field) => field.key)).toEqual([
      'EventID',
      'TargetObject',
      'Details',
    ]);
  });

  it('hands out the first contexts of very many, and counts them all', () => {
    const { attributes } = FILE_A.data;
    const [result] = attributes.sigma_analysis_results;
    const match_context = Array.from({ length: 1500 }, (_, at) => ({
      values: { EventID: '13', Details: `d${at}` },
    }));
    const sigma_analysis_results = [{ ...result, match_context }];
    const many = {
      data: { ...FILE_A.data, attributes: { ...attributes, sigma_analysis_results } },
    };
    const [row] = opened(file('many.json', many)).sigma().rows;
    expect(row).toMatchObject({ nContexts: 1500 });
    expect(row?.contexts).toHaveLength(1000);
    expect(row?.contexts.at(-1)).toMatchObject({ contextIndex: 999, eventId: '13' });
  });
});
