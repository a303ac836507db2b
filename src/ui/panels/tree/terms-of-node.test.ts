import { describe, expect, it } from 'vitest';
import { fakeRule, NO_ANALYSIS } from '../../../state/fake-ports.ts';
import type { Analysis, TermVerdict } from '../../../core/workbench/workbench.ts';
import { termsOfNode } from './terms-of-node.ts';

const TEXT = 'for any f in vt.behaviour.files_written : (\n  f == "a"\n)';

function term(part: string, nodes: readonly (number | undefined)[]): TermVerdict {
  const start = TEXT.indexOf(part);
  return {
    span: { start, end: start + part.length },
    outcome: 'true',
    nTrue: 1,
    nTotal: 1,
    witnesses: nodes.map((node) => ({ vtPath: '', value: '', node })),
  };
}

const ANALYSIS: Analysis = {
  ...NO_ANALYSIS,
  rules: [fakeRule({ terms: [term(TEXT, [7, 8]), term('f == "a"', [8, undefined])] })],
  activeRule: 0,
};

describe('termsOfNode', () => {
  it.each([
    [7, ['for any f in vt.behaviour.files_written : ( f == "a" )']],
    [8, ['for any f in vt.behaviour.files_written : ( f == "a" )', 'f == "a"']],
    [9, []],
    [undefined, []],
  ])('are the parts of the rule that rest on the node %s', (node, expected) => {
    expect(termsOfNode(ANALYSIS, TEXT, node).map(({ text }) => text)).toEqual(expected);
  });

  it('are none without a rule', () => {
    expect(termsOfNode(undefined, '', 1)).toEqual([]);
    expect(termsOfNode(NO_ANALYSIS, '', 1)).toEqual([]);
  });

  it('are cut where they are long', () => {
    const long = `x == "${'a'.repeat(200)}"`;
    const witnesses = [{ vtPath: '', value: '', node: 1 }];
    const terms = [{ ...term('f', []), span: { start: 0, end: long.length }, witnesses }];
    const [found] = termsOfNode({ ...ANALYSIS, rules: [fakeRule({ terms })] }, long, 1);
    expect(found?.text).toHaveLength(81);
  });
});
