import { describe, expect, it } from 'vitest';
import { createSigmaBench } from './create-sigma-bench.ts';
import type { SigmaBench } from './sigma-bench.ts';
import { fired, openTexts, rulesetNamed, run, sampleOf } from './testdata/bench-run.ts';
import { recordedEvent } from './testdata/recorded-events.ts';

const LOGSOURCE = 'logsource: { product: windows, category: process_creation }';

/** A rule for a word on the command line; `head` is what others may call it by. */
function rule(title: string, word: string, head = ''): string {
  return [
    `title: ${title}`,
    head,
    LOGSOURCE,
    'detection:',
    `  selection: { CommandLine|contains: ${word} }`,
    '  condition: selection',
  ].join('\n');
}

/** A filter that takes the events of one user out. */
function filter(rules: string, { logsource = LOGSOURCE, user = 'build' } = {}): string {
  return [
    `title: Not For ${user}`,
    logsource,
    'filter:',
    `  rules: ${rules}`,
    `  selection: { User: ${user} }`,
    '  condition: not selection',
  ].join('\n');
}

const CURL_ID = '6f9d2a31-0b5e-4c1d-9a44-3a1f0c9e7b21';
const CURL = rule('Curl', 'curl', `id: ${CURL_ID}`);
const WGET = rule('Wget', 'wget', 'name: wget_used');

/** A bench with two events of the user `build`, on which both rules fire. */
function bench(): SigmaBench {
  const made = createSigmaBench();
  made.useSample(
    sampleOf([
      recordedEvent({ CommandLine: 'curl x', User: 'build' }),
      recordedEvent({ CommandLine: 'wget x', User: 'build' }),
    ]),
  );
  return made;
}

const match = (made: SigmaBench): readonly string[] => fired(run(made.matchAll()).value);

describe('a filter of another ruleset', () => {
  it.each<[string, string, readonly string[]]>([
    ['by id, in any case', `[${CURL_ID.toUpperCase()}]`, ['Wget']],
    ['by name', '[wget_used]', ['Curl']],
    ['by both', `[wget_used, ${CURL_ID}]`, []],
    ['all of its logsource', 'any', []],
    ['by a name in another case, which is another', '[Wget_Used]', ['Curl', 'Wget']],
  ])('applies to rules that it names %s', (_, rules, left) => {
    const made = bench();
    openTexts(made, 'all.zip', CURL, WGET);
    expect(match(made)).toEqual(['Curl', 'Wget']);
    openTexts(made, 'mine.yml', filter(rules));
    expect(match(made)).toEqual(left);
  });

  it('applies also when it was there first, and no longer when it is removed', () => {
    const made = bench();
    const id = openTexts(made, 'mine.yml', filter('any'));
    openTexts(made, 'all.zip', CURL, WGET);
    expect(match(made)).toEqual([]);
    made.removeRules({ rulesetId: id });
    expect(match(made)).toEqual(['Curl', 'Wget']);
  });

  it('applies to the rules of every ruleset, its own among them', () => {
    const made = bench();
    openTexts(made, 'a', CURL);
    openTexts(made, 'b', CURL, WGET);
    openTexts(made, 'mine', filter(`[${CURL_ID}]`), CURL);
    expect(match(made)).toEqual(['Wget']);
    expect(rulesetNamed(made, 'mine')).toMatchObject({ nFilters: 1, nFilteredRules: 3 });
  });

  it('applies together with the filters of the rule itself', () => {
    const made = bench();
    openTexts(made, 'all', CURL, filter('any', { user: 'someone' }));
    openTexts(made, 'mine', filter('any'));
    expect(match(made)).toEqual([]);
    made.useSample(
      sampleOf(
        ['someone', 'build', 'else'].map((User) => recordedEvent({ CommandLine: 'curl', User })),
      ),
    );
    expect(run(made.matchAll()).value.rules).toMatchObject([{ nYes: 1, nUnknown: 0 }]);
  });

  it('applies to rules that come out of a pack, and comes out of one itself', () => {
    const made = bench();
    const packs = [CURL, filter(`[${CURL_ID}]`)].map((text, at) => {
      const saved = run(made.saveRules({ rulesetId: openTexts(made, `${at}`, text) })).value;
      return saved ?? { name: '', pack: new Uint8Array() };
    });
    const other = bench();
    for (const saved of packs) run(other.openSaved(saved));
    expect(match(other)).toEqual([]);
    expect(rulesetNamed(other, '1')).toMatchObject({ nFilters: 1, nProblems: 0 });
  });

  it('is told of a rule of another logsource, and does not apply to it', () => {
    const made = bench();
    openTexts(made, 'all', CURL);
    openTexts(made, 'mine', filter(`[${CURL_ID}]`, { logsource: 'logsource: { product: linux }' }));
    expect(match(made)).toEqual(['Curl']);
    expect(rulesetNamed(made, 'mine')).toMatchObject({
      nFilters: 0,
      problems: [{ line: 4, message: expect.stringContaining('has another logsource') }],
    });
  });

  it.each([
    ['[wget_used]', 'there is no rule with the id or name `wget_used`'],
    ['any', 'no rule has the logsource of this filter'],
  ])('of %s has a problem for as long as nothing is there for it', (rules, message) => {
    const made = bench();
    openTexts(made, 'mine', filter(rules));
    expect(rulesetNamed(made, 'mine').problems).toMatchObject([{ message }]);
    const id = openTexts(made, 'all', CURL, WGET);
    expect(rulesetNamed(made, 'mine')).toMatchObject({ problems: [], nProblems: 0 });
    made.removeRules({ rulesetId: id });
    expect(rulesetNamed(made, 'mine').problems).toMatchObject([{ message }]);
  });

  it('with errors does not apply, and says why where it is written', () => {
    const made = bench();
    openTexts(made, 'all', CURL);
    openTexts(made, 'mine', filter('any').replace('User: build', "User|re: '(?<=a)b'"));
    expect(match(made)).toEqual(['Curl']);
    expect(rulesetNamed(made, 'mine').problems).toMatchObject([{ severity: 'error', line: 5 }]);
  });

  it('beyond a hundred on one rule does not apply, and says so', () => {
    const made = bench();
    openTexts(made, 'all', CURL);
    const texts = Array.from({ length: 101 }, (_, at) => filter('any', { user: `user${at}` }));
    openTexts(made, 'mine', ...texts);
    expect(rulesetNamed(made, 'mine')).toMatchObject({
      problems: [{ fileName: '100.yml', message: expect.stringContaining('more than 100') }],
    });
    made.useSample(
      sampleOf(['user99', 'user100'].map((User) => recordedEvent({ CommandLine: 'curl', User }))),
    );
    expect(run(made.matchAll()).value.rules).toMatchObject([{ nYes: 1 }]);
  });

  it('is in the explanation of the rule', () => {
    const made = bench();
    openTexts(made, 'all', CURL);
    openTexts(made, 'mine', filter('any'));
    const { generation } = run(made.matchAll()).value;
    const view = made.explain({ generation, rule: 0, event: 0 });
    expect(view?.truth).toBe('no');
    expect(view?.parts.map(({ sentence }) => sentence).join('\n')).toContain('Not For build');
  });
});

describe('rules that no filter concerns', () => {
  it('are the ones that were loaded', () => {
    const made = bench();
    openTexts(made, 'all', CURL, WGET);
    openTexts(made, 'mine', filter('[wget_used]'));
    const { steps } = run(made.matchAll());
    const compiled = steps.filter(({ stage }) => stage === 'compiling');
    expect(compiled).toEqual([{ stage: 'compiling', done: 0, total: 1 }]);
    // Nothing has changed since: nothing is compiled again.
    expect(run(made.matchAll()).steps.some(({ stage }) => stage === 'compiling')).toBe(false);
  });
});
