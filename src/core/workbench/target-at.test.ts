import { describe, expect, it } from 'vitest';
import { tokenize } from '../yara/syntax/lexer.ts';
import { targetAt } from './target-at.ts';

/** The target at the cursor `¦`. */
function target(marked: string): string {
  const text = marked.replace('¦', '');
  return targetAt(tokenize(text), marked.indexOf('¦'));
}

describe('targetAt', () => {
  it.each([
    ['', 'rule a { meta: target_entity = "url" condition: ¦ }', 'url'],
    [
      'spaces and comments between',
      'rule a{meta:target_entity /*x*/ = "domain" condition:¦',
      'domain',
    ],
    [
      'the rule without its end',
      'rule a { meta: target_entity = "ip_address" condition: vt.¦',
      'ip_address',
    ],
    ['the meta behind the cursor', 'rule ¦a { meta: x = 1 target_entity = "url" }', 'url'],
    ['an escaped value', String.raw`rule a { meta: target_entity = "u\x72l" condition: ¦ }`, 'url'],
    ['an unknown value', 'rule a { meta: target_entity = "planet" condition: ¦ }', 'file'],
    ['no meta', 'rule a { condition: ¦ }', 'file'],
    ['nothing', '¦', 'file'],
    ['before all rules', '¦ rule a { meta: target_entity = "url" condition: true }', 'file'],
    [
      'the second rule',
      'rule a { meta: target_entity = "url" condition: true } rule b { condition: ¦ }',
      'file',
    ],
    [
      'a rule in a comment',
      'rule a { meta: target_entity = "url" condition: // rule b\n ¦ }',
      'url',
    ],
    ['a name in the condition', 'rule a { condition: with target_entity = "url" : (¦) }', 'file'],
  ])('is what the meta says: %s', (_, marked, expected) => {
    expect(target(marked)).toBe(expected);
  });
});
