import { err, ok, type Result } from '../../../base/result.ts';
import type { PickQuantifier, PickTest } from '../../../core/livehunt/pick.ts';
import type { NodeFacts, OperatorChoice } from '../../../core/workbench/workbench.ts';
import type { PickOptions } from '../../../state/rule-actions.ts';

/** The quantifiers that the form offers. */
export type QuantifierName = 'any' | 'all' | 'none' | 'at-least';

/** A condition as the form has it, before it is one. */
export interface ConditionDraft {
  readonly operatorId: string;
  /** As typed; several are alternatives. */
  readonly values: readonly string[];
  readonly isNegated: boolean;
  readonly isNewLoop: boolean;
  readonly quantifier: QuantifierName;
  /** For `at-least`, as typed. */
  readonly count: string;
}

/** How an operator is written in a rule; empty for a test without one. */
export function operatorSign(choice: OperatorChoice): string {
  if (choice.operator !== undefined) return choice.operator;
  if (choice.test?.kind === 'length') return 'len() >=';
  return choice.test?.kind === 'defined' ? 'defined' : '';
}

/** The value that an operator starts with, as it is typed; undefined where it takes none. */
export function startingValue(choice: OperatorChoice, facts: NodeFacts): string | undefined {
  if (choice.test?.kind === 'length') return String(choice.test.atLeast);
  if (choice.operator === undefined) return undefined;
  return choice.operator === 'matches' ? '' : (facts.typedValue ?? '');
}

export function startingDraft(facts: NodeFacts, operatorId: string | undefined): ConditionDraft {
  const choice = facts.operators.find(({ id }) => id === operatorId) ?? facts.operators[0];
  return {
    operatorId: choice?.id ?? '',
    values: [(choice && startingValue(choice, facts)) ?? ''],
    isNegated: false,
    isNewLoop: false,
    quantifier: 'any',
    count: '2',
  };
}

/** Another operator keeps what was typed, unless that is still what the old operator started with. */
export function withOperator(
  draft: ConditionDraft,
  operatorId: string,
  facts: NodeFacts,
): ConditionDraft {
  const before = facts.operators.find(({ id }) => id === draft.operatorId);
  const after = facts.operators.find(({ id }) => id === operatorId);
  const isUntouched =
    draft.values.length === 1 && before && draft.values[0] === startingValue(before, facts);
  const start = after && startingValue(after, facts);
  return isUntouched === true && start !== undefined
    ? { ...draft, operatorId, values: [start] }
    : { ...draft, operatorId };
}

/** What the form asks for, as a pick; the values are checked where it is carried out. */
export function draftPick(draft: ConditionDraft, facts: NodeFacts): Result<PickOptions, string> {
  const choice = facts.operators.find(({ id }) => id === draft.operatorId);
  if (choice === undefined) return err('Choose an operator');
  const quantifier = draftQuantifier(draft);
  if (quantifier === undefined) return err('Write how many elements, as a whole number above zero');
  const test = draftTest(choice, draft);
  if (!test.ok) return test;
  const isPlain = draft.quantifier === 'any';
  return ok({
    ...test.value,
    negated: draft.isNegated,
    element: draft.isNewLoop || !isPlain ? 'new' : 'auto',
    ...(isPlain ? {} : { quantifier }),
  });
}

function draftTest(
  { operator, test }: OperatorChoice,
  { values }: ConditionDraft,
): Result<Pick<PickOptions, 'test' | 'typed'>, string> {
  if (operator !== undefined) {
    return ok({ typed: { alternatives: values.map((text) => ({ operator, text })) } });
  }
  if (test?.kind !== 'length') return ok(test === undefined ? {} : { test });
  const typed = (values[0] ?? '').trim();
  if (!/^\d{1,18}$/.test(typed)) return err('Write a whole number');
  const length: PickTest = { kind: 'length', atLeast: BigInt(typed) };
  return ok({ test: length });
}

function draftQuantifier({ quantifier, count }: ConditionDraft): PickQuantifier | undefined {
  if (quantifier !== 'at-least') return { kind: quantifier };
  const atLeast = Number(count);
  return Number.isSafeInteger(atLeast) && atLeast > 0
    ? { kind: 'at-least', count: atLeast }
    : undefined;
}

/** Whether a vt path runs through a list, so that a loop is written for it. */
export function hasListOnPath(vtPath: string | undefined): boolean {
  return vtPath !== undefined && /\[\d+\]/.test(vtPath);
}

/** Whether a vt path ends in the entry of a map. */
export function isMapEntry(vtPath: string | undefined): boolean {
  return vtPath?.endsWith('"]') === true;
}
