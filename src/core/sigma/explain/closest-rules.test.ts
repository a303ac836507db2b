import { describe, expect, it } from 'vitest';
import type { CompiledRule, RuleNode } from '../compile/compiled-rule.ts';
import { closestRules } from './closest-rules.ts';
import { and, item, makeEvent, not, or, rule, selection } from './testdata/explain-item.ts';

const EVENT = makeEvent({
  EventID: '1',
  Image: 'C:\\Windows\\cmd.exe',
  CommandLine: 'cmd /c whoami',
  User: 'SYSTEM',
});
const CMD = item('Image|endswith', '\\cmd.exe');
const WHOAMI = item('CommandLine|contains', 'whoami');
const ELSE = item('CommandLine|contains', 'netstat');
const OTHER = item('ParentImage|endswith', '\\x.exe');
const SYSTEM = item('User', 'SYSTEM');

/** `title: what is missing`. */
function closest(rules: readonly CompiledRule[], maxMissing?: number) {
  const options = { count: 3, ...(maxMissing !== undefined && { maxMissing }) };
  return closestRules(rules, EVENT, options).map(({ rule: at, missing }) => {
    const told = missing.map(
      ({ item: { field }, isExcluding }) => `${isExcluding ? 'not ' : ''}${field}`,
    );
    return `${rules[at]?.head.title}: ${told.join(', ')}`;
  });
}

const only = (root: RuleNode) => closest([rule(root, 'r')]);

describe('the rules that miss an event by least', () => {
  it.each<[name: string, root: RuleNode, expected: readonly string[]]>([
    ['by one item', and(CMD, ELSE), ['r: CommandLine']],
    ['not by two', and(CMD, ELSE, OTHER), []],
    ['by a filter that holds', and(CMD, not(SYSTEM)), ['r: not User']],
    [
      'by a filter of which one item could fail',
      and(CMD, not(and(SYSTEM, WHOAMI))),
      ['r: not User'],
    ],
    ['not by two filters', and(CMD, not(SYSTEM), not(WHOAMI)), []],
    ['by one alternative', and(CMD, or(and(ELSE, OTHER), ELSE)), ['r: CommandLine']],
    ['by one of two that are needed', atLeast(2, CMD, ELSE, OTHER), ['r: CommandLine']],
    ['not by two of three that are needed', atLeast(3, CMD, ELSE, OTHER), []],
    [
      'by one that should not hold',
      and(CMD, not(atLeast(2, SYSTEM, WHOAMI, ELSE))),
      ['r: not User'],
    ],
    ['not by a pattern without selections', and(CMD, { kind: 'never' }), []],
    ['not by a quantifier over nothing', and(CMD, atLeast(1)), []],
    ['not when it fires', and(CMD, WHOAMI), []],
    ['not when only the kind of the event speaks', and(item('EventID', 1), ELSE), []],
    ['not when nothing speaks', ELSE, []],
    ['not when only a presence speaks', and(item('User|exists', true), ELSE), []],
  ])('miss it %s', (_name, root, expected) => {
    expect(only(root)).toEqual(expected);
  });

  it('come in order: by what is missing, by level, by what speaks for them', () => {
    const rules = [
      rule(and(CMD, ELSE, OTHER), 'two missing', 'critical'),
      rule(and(CMD, ELSE), 'low', 'low'),
      rule(and(CMD, ELSE), 'high', 'HIGH'),
      rule(and(CMD, SYSTEM, OTHER), 'high, with more', 'high'),
      rule(and(CMD, ELSE), 'none', ''),
    ];
    expect(closest(rules)).toEqual([
      'high, with more: ParentImage',
      'high: CommandLine',
      'low: CommandLine',
    ]);
    expect(closest(rules.slice(0, 2), 2)).toEqual([
      'low: CommandLine',
      'two missing: CommandLine, ParentImage',
    ]);
  });

  it('are not those of another logsource', () => {
    const logsource = { product: 'linux', category: undefined, service: undefined };
    const events = makeEvent(
      { Image: 'C:\\cmd.exe' },
      { logsource: { product: 'windows', categories: undefined, services: undefined } },
    );
    const linux = { ...rule(and(CMD, ELSE)), logsource };
    expect(closestRules([linux], events, { count: 3 })).toEqual([]);
    expect(closestRules([rule(and(CMD, ELSE))], events, { count: 3 })).toHaveLength(1);
  });

  it('say what is missing, and where', () => {
    const [near] = closestRules([rule(and(CMD, selection('s', ELSE)))], EVENT, { count: 1 });
    expect(near).toMatchObject({
      rule: 0,
      nHeld: 1,
      missing: [
        {
          selection: 's',
          isExcluding: false,
          item: {
            sentence: 'CommandLine is "cmd /c whoami", which does not contain "netstat"',
          },
        },
      ],
    });
  });

  it('are not those that cannot be told', () => {
    const event = makeEvent({ Image: 'C:\\cmd.exe' }, { missing: { kind: 'not-recorded' } });
    expect(closestRules([rule(and(CMD, ELSE))], event, { count: 3 })).toEqual([]);
    const nearly = rule(and(CMD, ELSE, item('Image|contains', 'qq')));
    const found = closestRules([nearly], event, { count: 3 });
    expect(found[0]?.missing.map(({ item: { field } }) => field)).toEqual(['Image']);
  });
});

function atLeast(count: number, ...children: readonly RuleNode[]): RuleNode {
  return { kind: 'at-least', count, children };
}
