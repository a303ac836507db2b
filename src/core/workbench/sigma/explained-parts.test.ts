import { describe, expect, it } from 'vitest';
import { explainedParts, MAX_PARTS } from './explained-parts.ts';
import {
  branchExplanation,
  itemExplanation,
  ruleExplanation,
  valueExplanation,
} from './testdata/explanation.ts';

function lines(root: Parameters<typeof ruleExplanation>[0]): readonly string[] {
  return explainedParts(ruleExplanation(root)).parts.map(
    ({ depth, sentence, isDecisive }) =>
      `${'  '.repeat(depth)}${sentence}${isDecisive ? ' !' : ''}`,
  );
}

describe('explainedParts', () => {
  it('goes through a condition in its order, and tells what decides', () => {
    const item = itemExplanation({ values: [valueExplanation('x')], decisive: [0] });
    const root = branchExplanation(
      'or',
      [
        branchExplanation('selection', [item], { sentence: 'first', truth: 'no' }),
        branchExplanation('selection', [item], { sentence: 'second' }),
      ],
      { decisive: [1] },
    );
    expect(lines(root)).toEqual(['or !', '  first', '    an item', '  second !', '    an item !']);
  });

  it('lists the values that decide, else a few', () => {
    const values = Array.from({ length: 9 }, (_, at) => valueExplanation(`v${at}`));
    expect(lines(itemExplanation({ values, decisive: [7] }))).toEqual(['an item !', '  is v7 !']);
    expect(lines(itemExplanation({ values, decisive: [], truth: 'no' }))).toEqual([
      'an item !',
      '  is v0',
      '  is v1',
      '  is v2',
    ]);
  });

  it('counts what it leaves out', () => {
    const children = Array.from({ length: MAX_PARTS + 9 }, () => itemExplanation());
    const root = branchExplanation('and', children, { nOmitted: 5 });
    const { parts, nOmitted } = explainedParts(ruleExplanation(root));
    expect(parts).toHaveLength(MAX_PARTS);
    expect(nOmitted).toBe(10 + 5);
  });

  it('is not led astray by depth', () => {
    let root: Parameters<typeof ruleExplanation>[0] = itemExplanation();
    for (let depth = 0; depth < 50_000; depth++) root = branchExplanation('not', [root]);
    expect(explainedParts(ruleExplanation(root)).parts).toHaveLength(MAX_PARTS);
  });
});
