import { expect } from 'vitest';
import { evaluateRules } from '../../eval/evaluate-rules.ts';
import { toStruct } from '../../eval/testdata/demo-schema.ts';
import { checkText } from '../../eval/testdata/evaluate-text.ts';
import type { ExplainNode, RuleExplanation } from '../explain-node.ts';
import { explainRule } from '../explain-rule.ts';

/** A sample for `demo` rules; `part`, `host`, `fresh`, `count` and `scores` are absent. */
export const DATA = {
  name: 'C:\\Loader.exe',
  size: 5,
  kind: 7,
  tags: ['alpha', 'beta', 'gamma'],
  labels: { targetObject: 'HKCU', Details: 'x.vbs' },
  groups: [
    { id: 1, title: 'one', names: ['x', 'y'], values: { k: 'Run' } },
    { id: 2, title: 'two', names: ['x'], values: { k: 'RunOnce' } },
    { id: 3, title: 'three', names: [] },
  ],
};

/** The explanation of a rule of a text without errors; it is plain data. */
export function explainText(source: string, data: object = DATA, rule = 0): RuleExplanation {
  const { file, types } = checkText(source);
  const struct = toStruct(data);
  const evaluations = evaluateRules(file, types, struct, { trace: true });
  const found = explainRule({ text: source, file, types, data: struct, evaluations, rule });
  if (!found) throw new Error('no explanation');
  expect(structuredClone(found)).toEqual(found);
  return found;
}

/** The explanation of a rule with the condition. */
export function explainCondition(condition: string, data: object = DATA): RuleExplanation {
  const strings = /[$#@!]a/.test(condition) ? 'strings: $a = "a"' : '';
  return explainText(
    `import "demo" import "pe" rule r { ${strings} condition: ${condition} }`,
    data,
  );
}

/** The topmost node of the explanation. */
export function explainRoot(condition: string, data?: object): ExplainNode {
  const { condition: node } = explainCondition(condition, data);
  if (!node) throw new Error('no condition');
  return node;
}
