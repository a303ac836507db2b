import { assertNever } from '../../../base/assert.ts';
import type { Condition } from '../condition/condition.ts';
import { selectNames } from '../condition/select-names.ts';
import type { CorrelationRule } from '../rule/sigma-rule.ts';
import type { CorrelationMember } from './occurrence.ts';
import { areLowerBounds, passesAll } from './threshold.ts';

/** What a temporal correlation asks of the members that occurred. */
export interface MemberTest {
  /** isThere: whether the member at a position occurred. */
  readonly accepts: (isThere: (member: number) => boolean) => boolean;
  /** Whether further members cannot spoil it. */
  readonly isMonotone: boolean;
}

/**
 * The condition of a temporal correlation: its boolean one over the names of members, else its
 * thresholds on how many members occurred, else all of them. Never throws.
 */
export function memberTest(
  { ruleCondition, thresholds }: CorrelationRule,
  members: readonly CorrelationMember[],
): MemberTest {
  if (ruleCondition !== undefined) {
    return {
      accepts: (isThere) => holds(ruleCondition, members, isThere),
      isMonotone: isWithoutNot(ruleCondition),
    };
  }
  const wanted = thresholds.length > 0 ? thresholds : [ALL(members.length)];
  return {
    accepts: (isThere) => passesAll(members.filter((_, member) => isThere(member)).length, wanted),
    isMonotone: areLowerBounds(wanted),
  };
}

const ALL = (value: number) => ({ operator: 'gte', value }) as const;

/** The depth of conditions is limited by their parser. */
function holds(
  condition: Condition,
  members: readonly CorrelationMember[],
  isThere: (member: number) => boolean,
): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.operands.every((operand) => holds(operand, members, isThere));
    case 'or':
      return condition.operands.some((operand) => holds(operand, members, isThere));
    case 'not':
      return !holds(condition.operand, members, isThere);
    case 'selection':
      return members.some(({ names }, at) => names.includes(condition.name) && isThere(at));
    case 'of': {
      const fitting = members.flatMap(({ names }, at) =>
        selectNames(condition.pattern, names).length > 0 ? [at] : [],
      );
      const nThere = fitting.filter(isThere).length;
      const nWanted = condition.count === 'all' ? fitting.length : condition.count;
      return fitting.length > 0 && nThere >= nWanted;
    }
    case 'aggregated':
      return holds(condition.operand, members, isThere);
    default:
      return assertNever(condition, 'condition');
  }
}

function isWithoutNot(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.every(isWithoutNot);
    case 'not':
      return false;
    case 'selection':
    case 'of':
      return true;
    case 'aggregated':
      return isWithoutNot(condition.operand);
    default:
      return assertNever(condition, 'condition');
  }
}
