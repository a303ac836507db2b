import { describe, expect, it } from 'vitest';
import { attackTagsOf, tacticName, tacticRank } from './attack-tags.ts';

describe('attackTagsOf', () => {
  it.each([
    ['nothing', [], [], []],
    ['a tactic', ['attack.initial-access'], ['initial-access'], []],
    ['the older spelling', ['attack.command_and_control'], ['command-and-control'], []],
    [
      'both spellings once',
      ['attack.defense_evasion', 'attack.defense-evasion'],
      ['defense-evasion'],
      [],
    ],
    ['any case', ['ATTACK.T1059.001', 'Attack.Execution'], ['execution'], ['T1059.001']],
    ['the order of the matrix', ['attack.impact', 'attack.execution'], ['execution', 'impact'], []],
    ['a technique twice', ['attack.t1112', 'attack.T1112'], [], ['T1112']],
    [
      'the tactics of version 19',
      ['attack.stealth', 'attack.defense-impairment'],
      ['stealth', 'defense-impairment'],
      [],
    ],
    [
      'no groups, software or data sources',
      ['attack.g0016', 'attack.s0154', 'attack.ds0005'],
      [],
      [],
    ],
    [
      'no other namespaces',
      ['cve.2021-44228', 'detection.threat-hunting', 'car.2013-05-002'],
      [],
      [],
    ],
    [
      'no near misses',
      ['attack.t105', 'attack.t1059.1', 'attack.t1059.001.x', 'attack.', 't1059'],
      [],
      [],
    ],
  ])('reads %s', (_, tags, tactics, techniques) => {
    expect(attackTagsOf(tags)).toEqual({ tactics, techniques });
  });

  it('takes a key of Object.prototype for no tactic', () => {
    expect(attackTagsOf(['attack.constructor', 'attack.__proto__'])).toEqual({
      tactics: [],
      techniques: [],
    });
  });
});

describe('tactics', () => {
  it('have a name for people, or stand for themselves', () => {
    expect(tacticName('command-and-control')).toBe('Command and Control');
    expect(tacticName('odd')).toBe('odd');
  });

  it('are ordered as in the matrix, unknown ones last', () => {
    const order = ['odd', 'impact', 'reconnaissance', 'stealth'];
    expect(order.toSorted((a, b) => tacticRank(a) - tacticRank(b))).toEqual([
      'reconnaissance',
      'stealth',
      'impact',
      'odd',
    ]);
  });
});
