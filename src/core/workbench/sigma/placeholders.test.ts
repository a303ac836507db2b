import { describe, expect, it } from 'vitest';
import { createSigmaBench } from './create-sigma-bench.ts';
import type { PlaceholderSummary, SigmaBench } from './sigma-bench.ts';
import { fired, openTexts, run, sampleOf } from './testdata/bench-run.ts';
import { recordedEvent } from './testdata/recorded-events.ts';

/** A rule of these items. */
function rule(title: string, ...items: readonly string[]): string {
  return [
    `title: ${title}`,
    'logsource: { product: windows }',
    'detection:',
    '  selection:',
    ...items.map((item) => `    ${item}`),
    '  condition: selection',
  ].join('\n');
}

const ADMIN = rule('Admin', "User|expand: '%admins%'");
const HOST = rule('Admin on a Host', "User|expand: '%admins%'", "Host|expand: 'x-%hosts%-%dom%'");

function bench(...texts: readonly string[]): SigmaBench {
  const made = createSigmaBench();
  openTexts(made, 'mine', ...texts);
  made.useSample(sampleOf([recordedEvent({ User: 'Root', Host: 'x-web-lan', Ip: '10.1.2.3' })]));
  return made;
}

function give(made: SigmaBench, values: Readonly<Record<string, readonly string[]>>): void {
  made.givePlaceholders({ values: new Map(Object.entries(values)) });
}

const match = (made: SigmaBench): readonly string[] => fired(run(made.matchAll()).value);

const listed = (made: SigmaBench): readonly string[] =>
  made
    .holdings()
    .placeholders.map(
      ({ name, nRules, values }: PlaceholderSummary) => `${name} ${nRules} ${values.join('|')}`,
    );

describe('placeholders', () => {
  it('are listed with the rules that ask for them, all of one value', () => {
    expect(listed(bench(ADMIN, HOST, rule('Plain', 'User: root')))).toEqual([
      'admins 2 ',
      'dom 1 ',
      'hosts 1 ',
    ]);
  });

  it('leave rules open until they have values, and again when these are taken back', () => {
    const made = bench(ADMIN);
    expect(match(made)).toEqual(['Admin?']);
    give(made, { admins: ['someone', 'root'] });
    expect(match(made)).toEqual(['Admin']);
    expect(listed(made)).toEqual(['admins 1 someone|root']);
    give(made, { admins: ['someone'] });
    expect(match(made)).toEqual([]);
    give(made, { admins: [] });
    expect(match(made)).toEqual(['Admin?']);
    expect(listed(made)).toEqual(['admins 1 ']);
  });

  it('are told of a rule and of an event by name', () => {
    const made = bench(HOST);
    give(made, { admins: ['root'] });
    const report = run(made.matchAll()).value;
    expect(report.rules).toMatchObject([{ placeholders: ['hosts'], nUnknown: 1 }]);
    const { generation } = report;
    expect(made.explain({ generation, rule: 0, event: 0 })?.placeholders).toEqual(['hosts']);
    give(made, { admins: ['root'], hosts: ['web'], dom: ['l?n'] });
    expect(run(made.matchAll()).value.rules).toMatchObject([{ placeholders: [], nYes: 1 }]);
  });

  it('of rules that are loaded later have the values that are there', () => {
    const made = bench(rule('Plain', 'User: nobody'));
    give(made, { admins: ['root'] });
    expect(listed(made)).toEqual(['admins 0 root']);
    openTexts(made, 'more', ADMIN);
    expect(match(made)).toEqual(['Admin']);
    expect(listed(made)).toEqual(['admins 1 root']);
  });

  it('have values in rules out of a pack, which keeps no values', () => {
    const made = bench(ADMIN, `${HOST}\n---\n${rule('Plain', 'User: root')}`);
    give(made, { admins: ['root'] });
    match(made);
    const { id } = made.holdings().rulesets[0] ?? { id: -1 };
    const saved = run(made.saveRules({ rulesetId: id })).value;
    const other = bench(rule('Other', 'User: nobody'));
    run(other.openSaved(saved ?? { name: '', pack: new Uint8Array() }));
    expect(match(other)).toEqual(['Admin?', 'Admin on a Host?', 'Plain']);
    give(other, { admins: ['root'], hosts: ['web'], dom: ['lan'] });
    expect(match(other)).toEqual(['Admin', 'Admin on a Host', 'Plain']);
  });

  it.each([
    ['of the same ruleset', true],
    ['of another', false],
  ])('of filters %s count and have values too', (_, isSame) => {
    const filter = [
      'title: Not Known',
      'logsource: { product: windows }',
      'filter:',
      '  rules: any',
      "  known: { User|expand: '%known%' }",
      '  condition: not known',
    ].join('\n');
    const plain = rule('Plain', 'User: root');
    const made = isSame ? bench(plain, filter) : bench(plain);
    if (!isSame) openTexts(made, 'filters', filter);
    expect(listed(made)).toEqual(['known 1 ']);
    expect(match(made)).toEqual(['Plain?']);
    give(made, { known: ['root'] });
    expect(match(made)).toEqual([]);
    give(made, { known: ['someone'] });
    expect(match(made)).toEqual(['Plain']);
  });

  it('stay open in a rule that cannot take their values, which is told', () => {
    const made = bench(rule('Inside', "Ip|cidr|expand: '%nets%'"), ADMIN);
    give(made, { nets: ['10.0.0.0/8', 'not a network'], admins: ['root'] });
    const report = run(made.matchAll()).value;
    expect(fired(report)).toEqual(['Inside?', 'Admin']);
    expect(report).toMatchObject({
      nRefused: 1,
      refused: [
        {
          title: 'Inside',
          fileName: '0.yml',
          names: ['nets'],
          message: '`not a network`: this is no network of IPv4 or IPv6',
        },
      ],
    });
    give(made, { nets: ['10.0.0.0/8'] });
    expect(run(made.matchAll()).value).toMatchObject({ nRefused: 0, refused: [] });
  });

  it('of a filter that cannot take them stay open in its rules, and it is named', () => {
    const made = bench(rule('Plain', 'User: root'));
    const filter = [
      'title: In The Office',
      'logsource: { product: windows }',
      'filter:',
      '  rules: any',
      "  office: { Ip|cidr|expand: '%nets%', User|expand: '%who%' }",
      '  condition: not office',
    ].join('\n');
    openTexts(made, 'filters', filter);
    give(made, { who: ['root', 'someone'], nets: ['10.0.0.0/8', 'home'] });
    const report = run(made.matchAll()).value;
    expect(fired(report)).toEqual(['Plain?']);
    expect(report.refused).toMatchObject([
      {
        title: 'Plain',
        names: ['who', 'nets'],
        message:
          'the filter `In The Office` cannot take them: `home`: this is no network of IPv4 or IPv6',
      },
    ]);
  });

  it('are marked in the rule as what they have come to', () => {
    const made = bench(ADMIN);
    give(made, { admins: ['root'] });
    const { generation } = run(made.matchAll()).value;
    const marks = made.ruleText({ generation, rule: 0, event: 0 })?.marks ?? [];
    expect(marks.map(({ truth }) => truth)).toEqual(['yes', 'yes']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('may be named %s', (name) => {
    const made = bench(rule('Odd', `User|expand: '%${name}%'`));
    expect(match(made)).toEqual(['Odd?']);
    made.givePlaceholders({ values: new Map([[name, ['root']]]) });
    expect(match(made)).toEqual(['Odd']);
    expect(listed(made)).toEqual([`${name} 1 root`]);
  });

  it('compile only the rules that ask for them, and once', () => {
    const made = bench(ADMIN, rule('Plain', 'User: root'));
    give(made, { admins: ['root'] });
    const stages = (): readonly unknown[] =>
      run(made.matchAll()).steps.filter(({ stage }) => stage === 'compiling');
    expect(stages()).toEqual([{ stage: 'compiling', done: 0, total: 1 }]);
    expect(stages()).toEqual([]);
  });
});
