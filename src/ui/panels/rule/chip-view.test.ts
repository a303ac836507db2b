import { describe, expect, it } from 'vitest';
import type { Chip, GroupChip, LoopChip, TestChip } from '../../../core/livehunt/outline.ts';
import { outlineRule } from '../../../core/livehunt/outline.ts';
import { VT_SCHEMA } from '../../../core/vt/vt-schema.ts';
import { parseYara } from '../../../core/yara/syntax/parse-yara.ts';
import { invariant } from '../../../base/assert.ts';
import {
  countTests,
  hasOneOperator,
  hasTwinLoop,
  loopName,
  quantifierText,
  startingTest,
  testWords,
} from './chip-view.ts';

function chipsOf(condition: string): Chip {
  const text = `import "vt" rule a { condition: ${condition} }`;
  const rule = parseYara(text).file.items.find((item) => item.kind === 'rule');
  const chip = rule?.kind === 'rule' ? outlineRule(rule, text, VT_SCHEMA) : undefined;
  invariant(chip !== undefined, 'the condition has chips');
  return chip;
}

const asTest = (chip: Chip): TestChip => {
  invariant(chip.kind === 'test', 'a test');
  return chip;
};
const asLoop = (chip: Chip): LoopChip => {
  invariant(chip.kind === 'loop', 'a loop');
  return chip;
};
const asGroup = (chip: Chip): GroupChip => {
  invariant(chip.kind === 'group', 'a group');
  return chip;
};

describe('the chips', () => {
  it('count the tests in them', () => {
    const chip = chipsOf(
      'vt.metadata.file_size > 1 and for any t in vt.metadata.tags: (t == "a" and t == "b")',
    );
    expect(countTests(chip)).toBe(3);
  });

  it.each([
    ['for any t in vt.metadata.tags: (t == "a")', 'any', 'tags'],
    ['for all t in vt.metadata.tags: (t == "a")', 'all', 'tags'],
    ['not for any t in vt.metadata.tags: (t == "a")', 'no', 'tags'],
    ['for 2 t in vt.metadata.tags: (t == "a")', 'at least 2', 'tags'],
    ['for 50% t in vt.metadata.tags: (t == "a")', '50%', 'of tags'],
  ])('tell the quantifier of %s apart from its list', (condition, quantifier, name) => {
    const loop = asLoop(chipsOf(condition));
    expect([quantifierText(loop.quantifier), loopName(loop)]).toEqual([quantifier, name]);
  });

  it('know when two loops run over the same list', () => {
    const group = asGroup(
      chipsOf(
        'for any t in vt.metadata.tags: (t == "a") and for any u in vt.metadata.tags: (u == "b") and for any f in vt.behaviour.files_written: (f == "c")',
      ),
    );
    expect(group.items.map((item) => hasTwinLoop(item, group))).toEqual([true, true, false]);
    expect(group.items.map((item) => hasTwinLoop(item, undefined))).toEqual([false, false, false]);
  });

  it.each([
    ['vt.metadata.imphash icontains "a"', 'contains, in any case'],
    ['vt.metadata.file_size >= 3', 'is at least'],
    ['defined vt.metadata.imphash', 'has a value'],
    ['vt.metadata.new_file', 'is true'],
    ['vt.metadata.tags.len() >= 2', 'has at least'],
  ])('put %s in words', (condition, words) => {
    expect(testWords(asTest(chipsOf(condition)), 0)).toBe(words);
  });

  it('have one operator control unless the alternatives differ', () => {
    const same = 'vt.metadata.imphash == "a" or vt.metadata.imphash == "b"';
    const mixed = 'vt.metadata.imphash == "a" or vt.metadata.imphash contains "b"';
    expect(hasOneOperator(asTest(chipsOf(same)))).toBe(true);
    expect(hasOneOperator(asTest(chipsOf(mixed)))).toBe(false);
  });

  it('start a comparison with a value of the right kind', () => {
    expect(startingTest({ kind: 'string' }, '==')).toMatchObject({
      alternatives: [{ operand: { kind: 'string' } }],
    });
    expect(startingTest({ kind: 'string' }, 'matches')).toMatchObject({
      alternatives: [{ operand: { kind: 'regexp' } }],
    });
    expect(startingTest({ kind: 'integer' }, '>')).toMatchObject({
      alternatives: [{ operand: { kind: 'integer' } }],
    });
  });
});
