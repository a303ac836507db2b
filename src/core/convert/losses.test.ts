import { describe, expect, it } from 'vitest';

import { convertSigmaFile } from './convert-sigma-file.ts';
import { shortConversion } from './testdata/converted-text.ts';

describe('what is lost', () => {
  it.each([
    [
      'a field of the head of an event',
      'windows//security',
      's: {EventID: 4624, Computer: x}\ncondition: s',
      'c.EventID == "4624"',
      [/^s: Computer: VirusTotal keeps no field Computer.*; without it the rule may match more$/],
    ],
    [
      'an alternative',
      'windows//security',
      's: [{TargetUserName: x}, {Computer: x}]\ncondition: s',
      'not defined c.Image and c.TargetUserName iequals "x"',
      [/^s: Computer: .*; this alternative is left out, so that the rule may match less$/],
    ],
    [
      'a filter that cannot be told, as a whole',
      'windows//security',
      's: {EventID: 4624}\nf: {Computer: x, TargetUserName: y}\ncondition: s and not f',
      'c.EventID == "4624"',
      [
        /^f: Computer: .*; without it the rule may match more$/,
        /^f: what it excludes cannot be told without that, so that all of it is left out/,
      ],
    ],
    [
      'one of several exclusions',
      'windows//security',
      's: {EventID: 4624}\nf: [{Computer: x}, {TargetUserName: y}]\ncondition: s and not f',
      'c.EventID == "4624" and not (defined c.TargetUserName and c.TargetUserName iequals "y")',
      [/^f: Computer: .*; this exclusion is left out, so that the rule may match more$/],
    ],
    [
      'a field that events of the category do not have',
      'windows/dns_query',
      's: {QueryName: x, Hashes: y}\ncondition: s',
      'c.QueryName iequals "x"',
      [/^s: Hashes: events of this kind have no field Hashes/],
    ],
    [
      'the order of numbers',
      'windows',
      's: {A: x, B|gte: 3}\ncondition: s',
      'c.A iequals "x"',
      [/^s: B\|gte: .*cannot compare texts as numbers/],
    ],
    [
      'a placeholder',
      'windows',
      "s: {A: x, B|expand: '%admins%'}\ncondition: s",
      'c.A iequals "x"',
      [/^s: B\|expand: the placeholder %admins% has no values/],
    ],
    [
      'an aggregation',
      'windows',
      's: {A: x}\ncondition: s | count() by B > 5',
      'c.A iequals "x"',
      [/^condition: \| count\(\) by B > 5: it counts events over time/],
    ],
    [
      'most of a long text',
      'windows/ps_script',
      's: {ScriptBlockText|contains: x}\ncondition: s',
      'c.ScriptBlockText icontains "x"',
      [/^ScriptBlockText: VirusTotal keeps at most 512 characters/],
    ],
    [
      'a network that may be written in many ways',
      'windows',
      "s: {A: x, B|cidr: '2603:1006::/40'}\ncondition: s",
      'c.A iequals "x"',
      [/^s: B\|cidr: the addresses of 2603:1006::\/40/],
    ],
    [
      'a channel that no report is known to have',
      'windows//taskscheduler',
      's: {EventID: 129, Path: x}\ncondition: s',
      'c.EventID == "129" and c.Path iequals "x"',
      [/^logsource: no report is known/],
    ],
  ])('%s', (_what, logsource, detection, condition, losses) => {
    const converted = shortConversion(logsource, detection, 'contexts');
    expect(converted.condition).toBe(`(any context: (${condition}))`);
    expect(converted.losses).toHaveLength(losses.length);
    for (const [at, loss] of losses.entries()) expect(converted.losses[at]).toMatch(loss);
  });

  it('is said above the rule, on lines that hostile names cannot leave', () => {
    const text = [
      'title: "a */ \\n rule b { condition: true }"',
      'author: "x\\" // suppress: slow_pattern"',
      'logsource: {product: windows, service: security}',
      'detection:',
      '  "s\\n*/ import": {EventID: 1, "Computer\\n}": y, Channel: z}',
      '  condition: all of them',
    ].join('\n');
    const { rule = '' } = convertSigmaFile('x.yml', text);
    const comments = rule.split('\n').filter((line) => line.startsWith('//'));
    expect(comments.length).toBeGreaterThan(2);
    expect(comments.join('\n')).not.toMatch(/\*\/|suppress:/);
    expect(rule.match(/^rule /gm)).toHaveLength(1);
    expect(rule).toContain('rule a_rule_b_condition_true {');
  });
});

describe('a rule of which nothing is left', () => {
  it.each([
    ['aws//cloudtrail', 's: {eventName: x}\ncondition: s', /no sandbox .* events of aws/],
    ['/webserver', 's: [x]\ncondition: s', /the log of a webserver/],
    ['linux//auditd', 's: {type: x}\ncondition: s', /the log of auditd/],
    ['windows//msexchange-management', 's: [x]\ncondition: s', /one of servers/],
    ['windows/no_such_thing', 's: {A: x}\ncondition: s', /events of the category no_such_thing/],
    ['windows//security', 's: {Computer: x}\ncondition: s', /nothing of the rule is left/],
    ['windows', 's: {A: x}\nf: {B|expand: "%x%"}\ncondition: not f', /nothing of the rule is left/],
  ])('is refused: %s %s', (logsource, detection, message) => {
    const { condition, refusals } = shortConversion(logsource, detection);
    expect(condition).toBeUndefined();
    expect(refusals.join()).toMatch(message);
  });
});

describe('a file', () => {
  const RULE = (title: string, value: string): string =>
    `title: ${title}\nname: ${title}\nlogsource: {product: windows}\ndetection: {s: {A: ${value}}, condition: s}\n`;

  it('of several rules becomes several, with names of their own', () => {
    const { rule = '', losses } = convertSigmaFile(
      'x.yml',
      `${RULE('one', 'x')}---\n${RULE('one', 'y')}`,
    );
    expect(rule.match(/^rule \w+/gm)).toEqual(['rule one', 'rule one_2']);
    expect(rule.match(/import "vt"/g)).toHaveLength(1);
    expect(losses).toEqual([]);
  });

  it('with a filter for its rule has both in one condition', () => {
    const filter =
      'title: f\nlogsource: {product: windows}\nfilter: {rules: [one], f: {B: z}, condition: not f}\n';
    const { rule } = convertSigmaFile('x.yml', `${RULE('one', 'x')}---\n${filter}`);
    expect(rule).toContain('values["B"] iequals "z"');
  });

  it('with a correlation has the rules that it is about', () => {
    const correlation =
      'title: many\ncorrelation: {type: event_count, rules: [one], group-by: [B], timespan: 5m, condition: {gte: 9}}\n';
    const { rule, losses } = convertSigmaFile('x.yml', `${RULE('one', 'x')}---\n${correlation}`);
    expect(rule).toContain('rule one {');
    expect(losses.map(({ part }) => part)).toEqual(['many: correlation']);
  });

  it('has the values of placeholders that it is given', () => {
    const placeholders = new Map([['admins', ['root', 'adm*']]]);
    const text = RULE('one', 'x').replace('{A: x}', "{'A|expand': '%admins%'}");
    const { rule } = convertSigmaFile('x.yml', text, { placeholders });
    expect(rule).toContain('values["A"] iequals "root"');
    expect(rule).toContain('values["A"] istartswith "adm"');
  });

  it('without a rule is refused', () => {
    expect(convertSigmaFile('x.yml', '').refusals).toEqual([
      'there is no detection rule in the file',
    ]);
    expect(convertSigmaFile('x.yml', '{').rule).toBeUndefined();
  });
});
