import type { ItemNode, Test, TestGroup } from '../compile/compiled-rule.ts';
import { anyHolds } from '../match/truth.ts';
import type { Truth } from '../match/verdict.ts';
import { locatePattern } from '../pattern/match-pattern.ts';
import { decodeAround } from './decode-base64.ts';
import { describeTest } from './describe-test.ts';
import type { ExplainContext } from './explain-context.ts';
import { explainTest, type TestFinding } from './explain-test.ts';
import { distanceOf } from './reason.ts';
import type { Hit, ValueExplanation } from './rule-explanation.ts';
import { positionOfText } from './text-table.ts';
import { truthOfTest } from './truth-of-test.ts';
import { valueSentence } from './value-sentence.ts';
import { writtenValue } from './written-value.ts';

/** Whether one of the tests that a written value stands for holds. Never throws. */
export function truthOfGroup(group: TestGroup, item: ItemNode, { event }: ExplainContext): Truth {
  return anyHolds(group.tests, (test) => truthOfTest(test, item.field, event, undefined));
}

/** One written value of an item on an event. Never throws. O(tests · texts). */
export function explainValue(
  item: ItemNode,
  index: number,
  group: TestGroup,
  context: ExplainContext,
): ValueExplanation {
  const { test, finding } = decidingTest(group, item, context);
  const { truth, reason } = finding;
  const tested = { field: item.field, phrases: describeTest(test, item), other: otherOf(test) };
  return {
    index,
    truth,
    sentence: valueSentence(finding, tested),
    span: group.span,
    written: writtenValue(item, group),
    reason,
    hit: hitOf(finding, test, item, context),
  };
}

/** The first test that holds, else the first that cannot be told, else the one that comes closest. */
function decidingTest(
  { tests }: TestGroup,
  { field }: ItemNode,
  { event }: ExplainContext,
): { readonly test: Test; readonly finding: TestFinding } {
  let deciding: { readonly test: Test; readonly finding: TestFinding } | undefined;
  for (const test of tests) {
    const finding = explainTest(test, field, event);
    if (deciding === undefined || rankOf(finding) < rankOf(deciding.finding)) {
      deciding = { test, finding };
    }
    if (finding.truth === 'yes') break;
  }
  return deciding ?? { test: EMPTY, finding: NOTHING };
}

/** Of values that came to nothing: one that the compiler refused. */
const EMPTY: Test = { kind: 'pattern', pattern: [], isCased: false };
const NOTHING: TestFinding = {
  truth: 'no',
  reason: 'different',
  place: undefined,
  span: undefined,
};

function rankOf({ truth, reason }: TestFinding): number {
  return truth === 'yes' ? -2 : truth === 'unknown' ? -1 : distanceOf(reason);
}

function otherOf(test: Test): string | undefined {
  if (test.kind === 'field-reference') return test.field;
  return test.kind === 'unbound' ? test.placeholder : undefined;
}

function hitOf(
  { truth, place, span }: TestFinding,
  test: Test,
  item: ItemNode,
  { table }: ExplainContext,
): Hit | undefined {
  if (truth !== 'yes' || place === undefined || span === undefined) return undefined;
  const text = positionOfText(table, place);
  const encoding = test.kind === 'pattern' ? test.encoding : undefined;
  if (test.kind !== 'pattern' || encoding === undefined) return { text, span, decoded: undefined };
  const exact = locatePattern(test.pattern, place.value.text);
  if (exact === undefined) return { text, span, decoded: undefined };
  const { text: expected } = encoding;
  const around = decodeAround(place.value.text, exact, item.modifiers, expected);
  return { text, span: exact, decoded: around ?? expected };
}

/** Whether a hit is on encoded text that fits only without regard to case, so that it says something else. */
export function isMisreading({ hit }: ValueExplanation, group: TestGroup): boolean {
  const [test] = group.tests;
  return (
    hit !== undefined &&
    hit.decoded === undefined &&
    test?.kind === 'pattern' &&
    test.encoding !== undefined
  );
}
