import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../yara/syntax/lexer.ts';
import { createRuleServices } from './rule-services.ts';
import { ruleWindow } from './rule-window.ts';

const TEXT = `import "vt"
// rule in a comment
rule one { meta: target_entity = "url" condition: vt.net.url.port == 1 }
rule two { strings: $a = { 72 75 6c 65 } condition: "rule" == "" }
`;

/** What the window of a place begins with. */
function windowOf(before: string, now: string, offset: number): string {
  const { start } = ruleWindow({ text: before, tokens: tokenize(before) }, now, offset);
  return now.slice(start, start + 8);
}

describe('ruleWindow', () => {
  it.each([
    ['the rule of the place', TEXT, TEXT, TEXT.indexOf('.port'), 'rule one'],
    ['the last rule before it', TEXT, TEXT, TEXT.length, 'rule two'],
    ['the whole text before the first rule', TEXT, TEXT, 5, 'import "'],
    ['the whole text that was never read', '', TEXT, TEXT.length, 'import "'],
    ['what both texts have', TEXT, TEXT.replace('.port', '.p'), TEXT.length - 10, 'rule one'],
    ['no word that goes on', 'a rule', 'a rulebook x', 10, 'a rulebo'],
  ])('begins with %s', (_, before, now, offset, expected) => {
    expect(windowOf(before, now, offset)).toBe(expected);
  });

  it('ends some way behind the place', () => {
    const text = `rule a { condition: ${' '.repeat(200_000)}`;
    const { start, end } = ruleWindow({ text: '', tokens: [] }, text, 20);
    expect([start, end]).toEqual([0, 20 + 64 * 1024]);
  });
});

describe('completion in the window of a place', () => {
  const parts = fc.constantFrom(
    'rule a { condition: vt.metadata.',
    'rule b { meta: target_entity = "url" condition: vt.',
    'vt.behaviour.files_written',
    'for any f in vt.behaviour.files_written : ( f ',
    '"rule"',
    '/* rule c */',
    '// rule\n',
    '== ',
    ' and ',
    '.',
    '(',
    ')',
    '}',
    '{',
    '\n',
    'import "vt"\n',
    '$a = { 00 [1-2] ',
    'private rule x { condition: ',
  );

  it('offers what the whole text does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(parts, { maxLength: 12 }),
        fc.array(parts, { maxLength: 3 }),
        fc.nat(),
        async (head, typed, seed) => {
          const before = head.join('');
          const at = before.length === 0 ? 0 : seed % before.length;
          const now = before.slice(0, at) + typed.join('') + before.slice(at);
          const offset = at + typed.join('').length;
          const services = createRuleServices();
          services.symbols(before);
          expect(await services.complete(now, offset)).toEqual(
            await createRuleServices().complete(now, offset),
          );
        },
      ),
      { seed: 20_250_102, numRuns: 1000 },
    );
  });
});
