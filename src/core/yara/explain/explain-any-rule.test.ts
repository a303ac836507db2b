import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from '../eval/testdata/evaluate-text.ts';
import {
  createTape,
  ODD_STRINGS,
  randomCondition,
  type Paths,
} from '../eval/testdata/random-condition.ts';
import type { ExplainNode } from './explain-node.ts';
import { explainCondition } from './testdata/explain-text.ts';

const PATHS: Paths = {
  integers: ['demo.size', 'demo.count'],
  booleans: ['demo.fresh'],
  strings: ['demo.name', 'demo.part.title'],
  stringArrays: ['demo.tags', 'demo.part.tags'],
  integerArrays: ['demo.scores'],
  maps: ['demo.labels'],
  structArrays: [
    {
      path: 'demo.groups',
      fields: (group) => ({
        integers: [`${group}.id`],
        strings: [`${group}.title`],
        stringArrays: [`${group}.names`],
        maps: [`${group}.values`],
      }),
    },
    { path: 'demo.part.groups', fields: (group) => ({ strings: [`${group}.title`] }) },
  ],
  addresses: ['demo.host'],
};

/** What is wrong with a node: an outcome that does not follow from those of its parts. */
function inconsistencies(node: ExplainNode): readonly string[] {
  const { kind, outcome, children, decisive, nOmitted } = node;
  const outcomes = new Set(decisive.map((at) => children[at]?.outcome));
  const isWrong =
    (kind === 'and' && outcome === 'false' && (outcomes.has('true') || outcomes.size === 0)) ||
    (kind === 'or' && outcome === 'true' && (outcomes.size !== 1 || !outcomes.has('true'))) ||
    (kind === 'and' && outcome === 'true' && decisive.length + nOmitted < children.length) ||
    (kind === 'with' && !outcomes.has(outcome)) ||
    (kind === 'not' && outcome === 'true' && !outcomes.has('false')) ||
    node.sentence === '';
  return [
    ...(isWrong ? [`${kind} ${outcome}: ${node.sentence}`] : []),
    ...children.flatMap(inconsistencies),
  ];
}

describe('the explanation of any rule', () => {
  it('comes to the verdict of the evaluation, and so do its parts', () => {
    const text = fc.constantFrom(...ODD_STRINGS);
    const group = fc.record(
      { id: fc.nat(3), title: text, names: fc.array(text, { maxLength: 3 }) },
      { requiredKeys: [] },
    );
    const data = fc.record(
      {
        name: text,
        size: fc.nat(5),
        tags: fc.array(text, { maxLength: 3 }),
        labels: fc.dictionary(fc.constantFrom('a', 'b', 'É'), text),
        groups: fc.array(group, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const tape = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(tape, data, (numbers, sample) => {
        const condition = randomCondition(createTape(numbers), PATHS, 4);
        fc.pre(isSound(condition));
        const explanation = explainCondition(condition, sample);
        const node = explanation.condition;
        expect(node?.outcome === 'true').toBe(explanation.verdict === true);
        expect(node?.outcome === 'unknown').toBe(explanation.verdict === 'unknown');
        expect(node ? inconsistencies(node) : ['nothing']).toEqual([]);
      }),
      { seed: 11, numRuns: 600 },
    );
  });
});

/** Whether a condition has no errors: folded constants can be out of range. */
function isSound(condition: string): boolean {
  try {
    checkText(`import "demo" rule r { condition: ${condition} }`);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
