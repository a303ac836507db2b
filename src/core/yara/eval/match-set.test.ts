import { describe, expect, it } from 'vitest';
import { explainRule } from '../explain/explain-rule.ts';
import { toStruct } from './testdata/demo-schema.ts';
import { checkText, evaluateText, verdictOf } from './testdata/evaluate-text.ts';

const NONE = 'demo.labels["none"]';

/** Under `not`, what is undefined is false, and what is false is true. */
describe('several regular expressions on one value that is undefined', () => {
  it.each([
    [`${NONE} matches /a.b/ or ${NONE} matches /c.d/`, false],
    [`${NONE} matches /a.b/ or (${NONE} matches /c.d/)`, false],
    [`(${NONE} matches /a.b/ or ${NONE} matches /c.d/) or ${NONE} matches /e.f/`, false],
    [`${NONE} matches /a.b/ or demo.labels["no" ] matches /c.d/`, true],
    [`demo.labels["none"] matches /a.b/i or demo.labels[ "none"] matches /c.d/s`, false],
    [`${NONE} matches /a.b/ or ${NONE} matches /literal/`, true],
    [`${NONE} matches /a.b/ or ${NONE} matches /c.d/ or false`, true],
    [`${NONE} matches /a.b/ or ${NONE} == "a"`, true],
    [`${NONE} matches /a.b/ or (${NONE} matches /c.d/ or ${NONE} matches /e.f/)`, true],
    [`${NONE} matches /a.b/ and ${NONE} matches /c.d/`, true],
    [
      `for any g in demo.groups : (g.values["a"] matches /a.b/ or g.values["a"] matches /c.d/)`,
      true,
    ],
  ])('not (%s) is %s', (condition, expected) => {
    expect(verdictOf(`not (${condition})`, { groups: [{}] })).toBe(expected);
  });

  it('is undefined for each element of a loop', () => {
    const body = 'not (g.values["a"] matches /a.b/ or g.values["a"] matches /c.d/)';
    const condition = `for any g in demo.groups : (${body})`;
    expect(verdictOf(condition, { groups: [{}, {}] })).toBe(false);
    expect(verdictOf(condition, { groups: [{}, { values: { a: 'x' } }] })).toBe(true);
  });

  it('is explained as what it is', () => {
    const text = `import "demo" rule r { condition: not (${NONE} matches /a.b/ or ${NONE} matches /c.d/) }`;
    const { file, types } = checkText(text);
    const evaluations = evaluateText(text, {}, { trace: true });
    const data = toStruct({});
    const explanation = explainRule({ text, file, types, data, evaluations, rule: 0 });
    expect(explanation?.condition?.outcome).toBe('undefined');
  });
});
