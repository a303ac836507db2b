import type {
  Chip,
  ChipQuantifier,
  GroupChip,
  LoopChip,
  TestChip,
} from '../../../core/livehunt/outline.ts';
import { operatorLabel } from '../../../core/livehunt/operators.ts';
import type { Operand, ComparisonOperator, PickTest } from '../../../core/livehunt/pick.ts';
import type { FieldType } from '../../../core/yara/module-schema.ts';
import { assertNever } from '../../../base/assert.ts';

/** How many tests a chip holds, however deep. */
export function countTests(chip: Chip): number {
  switch (chip.kind) {
    case 'group':
      return chip.items.reduce((sum, item) => sum + countTests(item), 0);
    case 'loop':
      return countTests(chip.body);
    default:
      return 1;
  }
}

export function quantifierText(quantifier: ChipQuantifier): string {
  switch (quantifier.kind) {
    case 'at-least':
      return `at least ${quantifier.count}`;
    case 'other':
      return quantifier.text;
    case 'none':
      return 'no';
    default:
      return quantifier.kind;
  }
}

/** The label of a loop without its quantifier, which has a control of its own. */
export function loopName(chip: LoopChip): string {
  const quantifier = quantifierText(chip.quantifier);
  return chip.label.startsWith(`${quantifier} `)
    ? chip.label.slice(quantifier.length + 1)
    : chip.label;
}

/** What the operator control of a test says. */
export function testWords(chip: TestChip, alternative: number): string {
  switch (chip.test) {
    case 'defined':
      return 'has a value';
    case 'true':
      return 'is true';
    case 'length':
      return 'has at least';
    case 'compare': {
      const operator = chip.alternatives[alternative]?.operator;
      return operator === undefined ? '' : operatorLabel(chip.type, operator);
    }
    default:
      return assertNever(chip.test, 'test');
  }
}

/** Whether all alternatives of a test compare in the same way. */
export function hasOneOperator(chip: TestChip): boolean {
  return chip.alternatives.every(({ operator }) => operator === chip.alternatives[0]?.operator);
}

/** A test with a value to start from, for a chip that has none yet. */
export function startingTest(type: FieldType, operator: ComparisonOperator): PickTest {
  return {
    kind: 'compare',
    alternatives: [{ operator, operand: startingOperand(type, operator) }],
  };
}

function startingOperand(type: FieldType, operator: ComparisonOperator): Operand {
  if (operator === 'matches') return { kind: 'regexp', pattern: '.', flags: '' };
  return type.kind === 'string' ? { kind: 'string', value: '' } : { kind: 'integer', value: 0n };
}

/** Whether another loop of the same group runs over the same list, so that both could be one. */
export function hasTwinLoop(chip: Chip, group: GroupChip | undefined): boolean {
  if (chip.kind !== 'loop' || group === undefined) return false;
  const name = loopName(chip);
  return group.items.some(
    (item) => item !== chip && item.kind === 'loop' && loopName(item) === name,
  );
}
