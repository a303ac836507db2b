import { describe, expect, it } from 'vitest';
import { makeZip } from '../../archive/testdata/make-zip.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { createSigmaBench } from './create-sigma-bench.ts';
import type {
  MatchReport,
  RulesetOutcome,
  RulesetSummary,
  SigmaBench,
  Work,
  WorkProgress,
} from './sigma-bench.ts';
import type { SampleEvents } from './sigma-events.ts';
import { behaviourOrigin, contextOrigin, recordedEvent } from './testdata/recorded-events.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function zipped(texts: Readonly<Record<string, string>>): Uint8Array {
  return makeZip(Object.entries(texts).map(([name, text]) => ({ name, text })));
}

/** A rule on the command line; `more` is put under it as it is. */
function ruleText(title: string, contains: string, more = ''): string {
  return [
    `title: ${title}`,
    'logsource:',
    '  product: windows',
    '  category: process_creation',
    'detection:',
    '  selection:',
    `    CommandLine|contains: '${contains}'`,
    '  condition: selection',
    more,
  ].join('\n');
}

const CURL_TEXT = ruleText('Curl Used', 'curl ', 'level: high');
const CURL = { name: 'curl.yml', bytes: bytes(CURL_TEXT) };

function run<T>(work: Work<T>): { readonly value: T; readonly steps: readonly WorkProgress[] } {
  const steps: WorkProgress[] = [];
  let step = work.next();
  while (step.done !== true) {
    steps.push(step.value);
    step = work.next();
  }
  return { value: step.value, steps };
}

function opened(outcome: RulesetOutcome): RulesetSummary {
  const ruleset = outcome.ok
    ? outcome.holdings.rulesets.find(({ id }) => id === outcome.rulesetId)
    : undefined;
  if (ruleset === undefined) throw new Error('no ruleset was opened');
  return ruleset;
}

function open(
  bench: SigmaBench,
  files: readonly { name: string; bytes: Uint8Array }[],
  name = 'mine',
): RulesetSummary {
  return opened(run(bench.openRules({ name, kind: 'user', files })).value);
}

function context(
  resultIndex: number,
  contextIndex: number,
  fields: Parameters<typeof recordedEvent>[0],
): RecordedEvent {
  const origin = contextOrigin(resultIndex, contextIndex, Object.keys(fields));
  return recordedEvent(fields, {
    origin,
    event: {
      logsource: { product: 'windows', categories: ['process_creation'], services: undefined },
    },
  });
}

function sample(events: readonly RecordedEvent[], titles: readonly string[] = []): SampleEvents {
  return {
    sampleId: 1,
    platform: 'windows',
    events,
    notes: [],
    results: titles.map((title, resultIndex) => ({ resultIndex, title, ruleId: '' })),
  };
}

function match(bench: SigmaBench): MatchReport {
  return run(bench.matchAll()).value;
}

describe('rulesets', () => {
  it('are read, counted, and replaced by one of the same name', () => {
    const bench = createSigmaBench();
    expect(open(bench, [CURL])).toMatchObject({ nRules: 1, nFiles: 1, nProblems: 0 });
    const other = { name: 'b.yml', bytes: bytes(ruleText('Other', 'x')) };
    open(bench, [CURL, other], 'more');
    open(bench, [other, CURL, { ...CURL, name: 'again.yml' }]);
    expect(bench.holdings().rulesets.map(({ name, nRules }) => [name, nRules])).toEqual([
      ['mine', 3],
      ['more', 2],
    ]);
    const [first] = bench.holdings().rulesets;
    bench.removeRules({ rulesetId: first?.id ?? -1 });
    expect(bench.holdings().rulesets.map(({ name }) => name)).toEqual(['more']);
  });

  it('are none of YAML that is something else, but a rule with a slip is told of', () => {
    const bench = createSigmaBench();
    const outcome = (text: string): unknown => {
      const files = [{ name: 'a.yml', bytes: bytes(text) }];
      return run(bench.openRules({ name: 'a.yml', kind: 'user', files })).value;
    };
    expect(outcome('services:\n  web:\n    image: x\n')).toEqual({
      ok: false,
      message:
        'is no Sigma rule: the document has no `detection`, no `correlation` and no `filter`',
    });
    expect(outcome('- a\n')).toMatchObject({ ok: false });
    expect(outcome('detections:\n  a:\n    b: c\n')).toMatchObject({ ok: true });
    expect(outcome('title: A\n')).toMatchObject({ ok: true });
  });

  it('come out of archives, without deprecated rules and what is no rule', () => {
    const zip = zipped({
      'sigma/rules/curl.yml': CURL_TEXT,
      'sigma/rules/broken.yml': 'title: [unclosed',
      'sigma/deprecated/old.yml': CURL_TEXT,
      'sigma/unsupported/windows/odd.yaml': CURL_TEXT,
      'sigma/.github/workflow.yml': 'on: push\njobs: {}\n',
      'sigma/README.md': 'no rule',
      '__MACOSX/sigma/rules/._curl.yml': '\u0000\u0005\u0016\u0007',
      'sigma/rules/._curl.yml': '\u0000\u0005\u0016\u0007',
    });
    const ruleset = open(createSigmaBench(), [{ name: 'sigma.zip', bytes: zip }], 'sigma.zip');
    expect(ruleset).toMatchObject({ nRules: 1, nFiles: 2, nLeftOut: 2, nProblemFiles: 1 });
    expect(ruleset.problems[0]).toMatchObject({ fileName: 'sigma/rules/broken.yml', line: 1 });
  });

  it('read a file that is given by itself wherever it is from', () => {
    expect(open(createSigmaBench(), [{ ...CURL, name: 'deprecated.yml' }]).nRules).toBe(1);
  });

  it('read a byte order mark away', () => {
    const marked = { ...CURL, bytes: new Uint8Array([0xef, 0xbb, 0xbf, ...CURL.bytes]) };
    expect(open(createSigmaBench(), [marked])).toMatchObject({ nRules: 1, nProblems: 0 });
  });

  it.each([
    ['nothing', [], 'no Sigma rule'],
    ['an empty archive', [{ name: 'a.zip', bytes: zipped({}) }], 'has no '],
    [
      'a damaged archive',
      [{ name: 'a.zip', bytes: zipped({ 'a.yml': CURL_TEXT }).subarray(0, 40) }],
      'archive',
    ],
    [
      'left-out rules only',
      [{ name: 'a.zip', bytes: zipped({ 'deprecated/a.yml': CURL_TEXT }) }],
      'which are left out',
    ],
  ])('are refused in words for %s', (_, files, words) => {
    const bench = createSigmaBench();
    const { value } = run(bench.openRules({ name: 'a', kind: 'user', files }));
    expect(value).toMatchObject({ ok: false, message: expect.stringContaining(words) });
    expect(bench.holdings().rulesets).toEqual([]);
  });

  it('tell what is wrong with an archive among their problems', () => {
    const cut = { name: 'cut.zip', bytes: zipped({ 'a.yml': CURL_TEXT }).subarray(0, 40) };
    const ruleset = open(createSigmaBench(), [CURL, cut]);
    expect(ruleset).toMatchObject({ nRules: 1, nProblems: 1, nProblemFiles: 1 });
    expect(ruleset.problems[0]).toMatchObject({ fileName: 'cut.zip', line: undefined });
  });

  it('tell how far reading is', () => {
    const files = Array.from({ length: 40 }, (_, at) => ({ ...CURL, name: `${at}.yml` }));
    const work = createSigmaBench().openRules({ name: 'a', kind: 'user', files });
    const { steps } = run(work);
    expect(steps.filter(({ stage }) => stage === 'compiling').at(-1)?.total).toBe(40);
    expect(steps.filter(({ stage }) => stage === 'reading').length).toBeGreaterThan(4);
  });

  it('change nothing when reading is dropped', () => {
    const bench = createSigmaBench();
    const work = bench.openRules({ name: 'a', kind: 'user', files: [CURL] });
    work.next();
    work.return({ ok: false, message: '' });
    expect(bench.holdings().rulesets).toEqual([]);
  });

  it('are the same out of a pack, saved or given as a file', () => {
    const bench = createSigmaBench();
    const { id } = open(bench, [CURL], 'curl');
    const saved = run(bench.saveRules({ rulesetId: id })).value;
    if (saved === undefined) throw new Error('nothing was saved');
    const again = createSigmaBench();
    expect(opened(run(again.openSaved(saved)).value)).toMatchObject({ name: 'curl', nRules: 1 });
    open(again, [{ name: 'curl.pack', bytes: saved.pack }], 'curl.pack');
    again.useSample(sample([context(0, 0, { CommandLine: 'curl -o x' })]));
    const report = match(again);
    expect(report.rules.map(({ head, nYes }) => [head.title, nYes])).toEqual([
      ['Curl Used', 1],
      ['Curl Used', 1],
    ]);
    const text = again.ruleText({ generation: report.generation, rule: 0 });
    expect(text?.text).toContain('title: Curl Used');
    expect(text?.marks.map(({ span }) => text.text.slice(span.start, span.end))).toEqual([
      "'curl '",
      'selection',
    ]);
  });

  it('refuse a damaged pack in words', () => {
    const bench = createSigmaBench();
    const { id } = open(bench, [CURL]);
    const saved = run(bench.saveRules({ rulesetId: id })).value;
    const pack = (saved?.pack ?? new Uint8Array()).slice(0, -9);
    const { value } = run(createSigmaBench().openSaved({ name: 'curl', pack }));
    expect(value).toMatchObject({ ok: false });
    expect(run(bench.saveRules({ rulesetId: 99 })).value).toBeUndefined();
  });
});

describe('matching', () => {
  it('tells the rules that fire, and on how many different events', () => {
    const bench = createSigmaBench();
    open(bench, [CURL, { name: 'b.yml', bytes: bytes(ruleText('Other', 'wget')) }]);
    bench.useSample(
      sample([
        context(0, 0, { CommandLine: 'curl -o x' }),
        context(1, 0, { CommandLine: 'curl -o x' }),
        context(1, 1, { CommandLine: 'curl -o y' }),
        context(1, 2, { CommandLine: 'notepad' }),
      ]),
    );
    expect(match(bench)).toMatchObject({
      nRules: 2,
      nSampleEvents: 4,
      rules: [{ rule: 0, head: { title: 'Curl Used' }, nYes: 2, nUnknown: 0, platform: 'windows' }],
    });
  });

  it('says how a rule does on what VirusTotal recorded for it', () => {
    const bench = createSigmaBench();
    open(bench, [CURL]);
    bench.useSample(
      sample(
        [
          context(0, 0, { CommandLine: 'curl -o x' }),
          context(0, 1, { CommandLine: 'wget' }),
          context(1, 0, { CommandLine: 'curl -o z' }),
          context(1, 1, { CommandLine: 'curl -o x' }),
        ],
        ['curl used', 'Something Else'],
      ),
    );
    const report = match(bench);
    expect(report.recorded).toEqual([
      { resultIndex: 0, rule: 0, nYes: 1, nUnknown: 0, nNo: 1, nElsewhere: 1 },
    ]);
    const window = bench.contexts({
      generation: report.generation,
      rule: 0,
      resultIndex: 0,
      first: 0,
      count: 10,
    });
    expect(window?.total).toBe(3);
    expect(window?.contexts.map(({ origin, truth }) => [origin, truth])).toMatchObject([
      [{ resultIndex: 0, contextIndex: 0 }, 'yes'],
      [{ resultIndex: 0, contextIndex: 1 }, 'no'],
      [{ resultIndex: 1, contextIndex: 0 }, 'yes'],
    ]);
  });

  it('takes a rule about other logs for one that does not fire', () => {
    const bench = createSigmaBench();
    const text = CURL_TEXT.replace('windows', 'linux');
    open(bench, [{ name: 'a.yml', bytes: bytes(text) }]);
    bench.useSample(sample([context(0, 0, { CommandLine: 'curl -o x' })], ['Curl Used']));
    const report = match(bench);
    expect(report.recorded).toMatchObject([{ nYes: 0, nNo: 1 }]);
    const view = bench.explain({ generation: report.generation, rule: 0, event: 0 });
    expect(view).toMatchObject({ truth: 'no', sentence: expect.stringContaining('other logs') });
  });

  it('says why it cannot be told', () => {
    const bench = createSigmaBench();
    open(bench, [CURL]);
    const cut = recordedEvent(
      { CommandLine: 'powershell' },
      { event: { losses: new Map([['CommandLine', { kind: 'truncated' }]]) } },
    );
    bench.useSample(sample([cut]));
    const report = match(bench);
    expect(report.rules).toMatchObject([{ nYes: 0, nUnknown: 1 }]);
    expect(report.rules[0]?.reasons).toEqual(['Only the beginning of CommandLine is recorded']);
  });

  it('answers about the last matching only', () => {
    const bench = createSigmaBench();
    open(bench, [CURL]);
    bench.useSample(sample([context(0, 0, { CommandLine: 'curl -o x' })]));
    const { generation } = match(bench);
    const ask = (of: number): unknown => bench.explain({ generation: of, rule: 0, event: 0 });
    expect(ask(generation)).toMatchObject({ truth: 'yes' });
    bench.useSample(undefined);
    expect(ask(generation)).toMatchObject({ truth: 'yes' });
    match(bench);
    expect(ask(generation)).toBeUndefined();
    const old = { generation, rule: 0, first: 0, count: 1 };
    expect(bench.contexts(old)).toBeUndefined();
    expect(bench.ruleText(old)).toBeUndefined();
    expect(bench.closest({ generation, event: 0, count: 1 })).toBeUndefined();
  });

  it('is nothing for rules and events that are not there', () => {
    const bench = createSigmaBench();
    const { generation } = match(bench);
    expect(bench.explain({ generation, rule: 0, event: 0 })).toBeUndefined();
    expect(bench.ruleText({ generation, rule: 5 })).toBeUndefined();
    expect(bench.contexts({ generation, rule: 5, first: 0, count: 9 })).toMatchObject({ total: 0 });
  });
});

describe('an event and a rule', () => {
  const bench = createSigmaBench();
  open(bench, [CURL, { name: 'b.yml', bytes: bytes(ruleText('Miss', 'curl" and wget')) }]);
  const behaviour = recordedEvent(
    { CommandLine: 'CURL -o x' },
    {
      event: {
        logsource: { product: 'windows', categories: ['process_creation'], services: undefined },
      },
      origin: behaviourOrigin('vt.behaviour.command_executions[0]', { CommandLine: 77 }),
    },
  );
  bench.useSample(sample([context(0, 0, { EventID: '1', CommandLine: 'curl -o x' }), behaviour]));
  const { generation } = match(bench);

  it('show what was hit, and where the behaviour has the same', () => {
    const view = bench.explain({ generation, rule: 0, event: 0 });
    expect(view).toMatchObject({ label: 'EventID 1 · process creation', truth: 'yes' });
    expect(view?.fields[0]).toMatchObject({
      key: 'CommandLine',
      node: 101,
      twin: { node: 77, vtPath: 'vt.behaviour.command_executions[0]' },
      marks: [{ start: 0, end: 5 }],
      hits: [{ operator: 'icontains', text: 'curl ' }],
    });
    expect(view?.parts.map(({ truth }) => truth)).toContain('yes');
  });

  it('survive the way to the page', () => {
    const view = bench.explain({ generation, rule: 0, event: 1 });
    expect(structuredClone(view)).toEqual(view);
    expect(view?.origin).toEqual({
      kind: 'behaviour',
      vtPath: 'vt.behaviour.command_executions[0]',
      node: 50,
      reasoning: undefined,
    });
  });
});

describe('words in the values', () => {
  const bench = createSigmaBench({ nGenerations: 40 });
  const events = [context(0, 0, { CommandLine: 'curl -o x' }), context(1, 0, { Image: 'wget' })];
  bench.useSample(sample(events));

  it('are found in recorded contexts before any rule has been run', () => {
    expect(run(bench.findValues({ generation: undefined, words: ['wget'] })).value).toEqual([
      { word: 'wget', rules: [], results: [1] },
    ]);
  });

  it('are found of rules by the names of the last matching', () => {
    open(bench, [CURL]);
    const { generation } = match(bench);
    expect(generation).toBe(41);
    expect(run(bench.findValues({ generation, words: ['CURL'] })).value).toEqual([
      { word: 'CURL', rules: [0], results: [0] },
    ]);
    expect(run(bench.findValues({ generation: 40, words: ['CURL'] })).value).toBeUndefined();
  });
});

describe('the closest rules', () => {
  it('miss an event by one item, and say which', () => {
    const bench = createSigmaBench();
    const text = ruleText('Nearly', 'curl ', '').replace(
      '  condition',
      "    Image|endswith: '\\wget.exe'\n  condition",
    );
    open(bench, [{ name: 'a.yml', bytes: bytes(text) }]);
    bench.useSample(
      sample([context(0, 0, { CommandLine: 'curl -o x', Image: 'C:\\bin\\curl.exe' })]),
    );
    const { generation } = match(bench);
    const [closest] = bench.closest({ generation, event: 0, count: 5 }) ?? [];
    expect(closest).toMatchObject({ rule: 0, title: 'Nearly' });
    expect(closest?.missing).toContain('wget.exe');
  });
});
