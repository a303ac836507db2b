import type { TextEdit } from '../../base/text-edit.ts';
import type { Expression, Parenthesized } from '../yara/syntax/ast.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import { printComment } from '../yara/syntax/literals.ts';
import { printExpression } from '../yara/syntax/printer.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { chainOperands, chainOperators } from './and-chain.ts';
import { negateExpression } from './build-term.ts';
import { findComparisonFault, findTestFault } from './check-test.ts';
import { blockComment, commentWords } from './comment-text.ts';
import type { ChipEditJob, EditPlan } from './edit-plan.ts';
import { fail, plan } from './edit-plan.ts';
import { operandNode, testExpression } from './test-expression.ts';
import { patternForText, textOfPattern } from './literal-regexp.ts';
import type { ChipSite, TestChip } from './outline.ts';
import { parseOperand } from './parse-operand.ts';
import type { ComparisonOperator, Operand, PickTest } from './pick.ts';
import type { ChipAlternative } from './read-comparison.ts';
import { dropParentheses, removeOperand } from './remove-operand.ts';
import { lineEndAt } from './rule-layout.ts';
import { sizeLiteral } from './size-literal.ts';
import { timestampComment } from './timestamp.ts';

const NOT_A_TEST = 'This part has no value to change: change it in the text';

/**
 * Changes the operator of one alternative, or of all. A text becomes a regular expression and back
 * where the operator wants it. Never throws.
 */
export function setOperator(
  { text, schema }: ChipEditJob,
  { chip }: ChipSite,
  edit: { readonly alternative?: number; readonly operator: ComparisonOperator },
): EditPlan {
  if (chip.kind !== 'test') return fail('not-possible', NOT_A_TEST);
  const { operator } = edit;
  const chosen = chip.alternatives.filter(
    (_, index) => edit.alternative === undefined || index === edit.alternative,
  );
  if (chosen.length === 0) return fail('not-possible', NOT_A_TEST);
  const edits: TextEdit[] = [];
  for (const alternative of chosen) {
    const operand = convertOperand(alternative, operator);
    if (operand === undefined) {
      const message = `\`${alternative.text}\` is no plain text: change the value first`;
      return fail('wrong-value', message);
    }
    const fault = findComparisonFault(schema, comparedType(chip), { operator, operand });
    if (fault !== undefined) return fail('wrong-value', sentence(fault));
    edits.push({
      span: alternative.operatorSpan,
      newText: spaced(text, alternative.operatorSpan, operator),
    });
    if (operand === alternative.operand) continue;
    edits.push({ span: alternative.operandSpan, newText: printOperand(chip, operand) });
  }
  return plan(edits, `Changed the operator of ${chip.label} to ${operator}`);
}

/** Changes the value of one alternative to what was typed. Never throws. */
export function setValue(
  job: ChipEditJob,
  { chip }: ChipSite,
  edit: { readonly alternative: number; readonly text: string },
): EditPlan {
  if (chip.kind !== 'test') return fail('not-possible', NOT_A_TEST);
  const alternative = chip.alternatives[edit.alternative];
  if (alternative === undefined) return fail('not-possible', NOT_A_TEST);
  const operand = readTyped(job, chip, alternative.operator, edit.text);
  if (!operand.ok) return fail('wrong-value', sentence(operand.error));
  const newText = typedLiteral(edit.text, operand.value) ?? printOperand(chip, operand.value);
  return plan(
    [
      { span: alternative.operandSpan, newText },
      ...updateComment(job.text, chip, alternative, operand.value),
    ],
    `Changed the value of ${chip.label} to ${newText}`,
  );
}

/** Adds a value to a test; a single comparison becomes an or-list in parentheses. Never throws. */
export function addAlternative(
  job: ChipEditJob,
  site: ChipSite,
  edit: { readonly operator?: ComparisonOperator; readonly text: string },
): EditPlan {
  const { chip, core, operand } = site;
  const last = chip.kind === 'test' ? chip.alternatives.at(-1) : undefined;
  if (chip.kind !== 'test' || last === undefined) return fail('not-possible', NOT_A_TEST);
  const operator = edit.operator ?? last.operator;
  const value = readTyped(job, chip, operator, edit.text);
  if (!value.ok) return fail('wrong-value', sentence(value.error));
  const literal = typedLiteral(edit.text, value.value) ?? printOperand(chip, value.value);
  const subject = job.text.slice(chip.subjectSpan.start, chip.subjectSpan.end);
  const addition = ` or ${subject} ${operator} ${literal}`;
  const { start, end } = core.span;
  const isBare = chip.alternatives.length === 1 && parenthesesAround(operand, core) === undefined;
  const opening = /\w/.test(job.text[start - 1] ?? '') ? ' (' : '(';
  const edits = isBare
    ? [
        { span: { start, end: start }, newText: opening },
        { span: { start: end, end }, newText: `${addition})` },
      ]
    : [{ span: { start: end, end }, newText: addition }];
  return plan(edits, `Added the value ${literal} to ${chip.label}`);
}

/** Takes a value out of an or-list; parentheses around the last one go. Never throws. */
export function removeAlternative(
  { text }: ChipEditJob,
  { chip, core, operand }: ChipSite,
  index: number,
): EditPlan {
  const operands = chainOperands(core, 'or');
  if (chip.kind !== 'test' || operands[index] === undefined || operands.length < 2) {
    return fail('not-possible', 'This is the only value: remove the whole condition instead');
  }
  const operators = chainOperators(core, 'or');
  const chain = {
    kind: 'chain',
    operator: 'or',
    operands,
    operators,
    index,
    groupChip: '',
  } as const;
  const removal = removeOperand(text, chain);
  const parentheses = parenthesesAround(operand, core);
  const isDropped = operands.length === 2 && parentheses !== undefined && !chip.negated;
  const edits = isDropped ? [removal, ...dropParentheses(text, parentheses, [removal])] : [removal];
  return plan(edits, `Removed a value of ${chip.label}`);
}

/** Asks something else of the same place. Never throws. */
export function setTest({ text, schema }: ChipEditJob, site: ChipSite, test: PickTest): EditPlan {
  const { chip, core, operand } = site;
  if (chip.kind !== 'test') return fail('not-possible', NOT_A_TEST);
  const fault = findTestFault(schema, chip.type, test);
  if (fault !== undefined) return fail('wrong-value', sentence(fault));
  const expression = testExpression(subjectOf(core), test);
  const print = (node: Expression): string => printExpression(node, { form: 'line' });
  const { start, end } = core.span;
  const inside = commentWords(text.slice(start, end));
  const around = commentWords(text.slice(operand.span.start, operand.span.end));
  const whole = chip.negated ? negateExpression(expression) : expression;
  // Comments within the test move behind it; those around it stay where they are.
  const kept = inside === '' ? '' : ` ${blockComment(inside)}`;
  const edit =
    around === ''
      ? { span: operand.span, newText: print(whole) }
      : { span: core.span, newText: print(expression) + kept };
  return plan([edit], `Changed what is asked of ${chip.label}`);
}

/** The innermost parentheses that hold just `core`, if there are any. Never throws. */
export function parenthesesAround(
  operand: Expression,
  core: Expression,
): Parenthesized | undefined {
  let at = operand;
  while (at !== core) {
    if (at.kind === 'parenthesized') {
      if (at.expression === core) return at;
      at = at.expression;
    } else if (at.kind === 'unary') at = at.operand;
    else return undefined;
  }
  return undefined;
}

function subjectOf(core: Expression): Expression {
  const [first] = chainOperands(core, 'or');
  let inner = first ?? core;
  while (inner.kind === 'parenthesized') inner = inner.expression;
  if (inner.kind === 'binary') inner = inner.left;
  else if (inner.kind === 'unary') inner = inner.operand;
  const callee = inner.kind === 'call' ? inner.callee : undefined;
  return callee?.kind === 'field' ? callee.object : inner;
}

function readTyped(
  { schema }: ChipEditJob,
  chip: TestChip,
  operator: ComparisonOperator,
  text: string,
): ReturnType<typeof parseOperand> {
  const type = comparedType(chip);
  const fieldName = chip.test === 'length' ? '' : chip.label;
  return parseOperand({ schema, type, operator, fieldName }, text);
}

/** What stands on the left: the length is a number whatever it is the length of. */
function comparedType(chip: TestChip): FieldType {
  return chip.test === 'length' ? { kind: 'integer' } : chip.type;
}

function printOperand(chip: TestChip, operand: Operand): string {
  const size = operand.kind === 'integer' ? sizeLiteral(chip.label, operand.value) : undefined;
  return size ?? printExpression(operandNode(operand), { form: 'line' });
}

/** A number stays as it was typed: `10MB`, `0x1f`. */
function typedLiteral(text: string, operand: Operand): string | undefined {
  if (operand.kind !== 'integer') return undefined;
  const typed = text.trim();
  const [token, ...others] = tokenize(typed);
  return token?.kind === 'integer' && others.length === 0 ? typed : undefined;
}

/** The comment that a moment was written with, after the moment has changed. */
function updateComment(
  text: string,
  chip: TestChip,
  alternative: ChipAlternative,
  operand: Operand,
): readonly TextEdit[] {
  if (alternative.operand.kind !== 'integer' || operand.kind !== 'integer') return [];
  const old = timestampComment(chip.label, alternative.operand.value);
  if (old === undefined) return [];
  const { end } = alternative.operandSpan;
  const at = text.slice(end, lineEndAt(text, end)).indexOf(printComment(old));
  if (at === -1) return [];
  const start = end + at;
  const next = timestampComment(chip.label, operand.value);
  const newText = next === undefined ? '' : printComment(next);
  return [{ span: { start, end: start + printComment(old).length }, newText }];
}

/** The value for another operator; undefined where it cannot be carried over. */
function convertOperand(
  { operand, operator: before }: ChipAlternative,
  operator: ComparisonOperator,
): Operand | undefined {
  if (operator === 'matches' && operand.kind === 'string') {
    const isAnyCase = before.startsWith('i');
    const word = isAnyCase ? before.slice(1) : before;
    const opens = ['==', 'equals', 'startswith'].includes(word) ? '^' : '';
    const closes = ['==', 'equals', 'endswith'].includes(word) ? '$' : '';
    const pattern = opens + patternForText(operand.value) + closes;
    return { kind: 'regexp', pattern, flags: isAnyCase ? 'i' : '' };
  }
  if (operator !== 'matches' && operand.kind === 'regexp') {
    const value = textOfPattern(operand.pattern);
    return value === undefined ? undefined : { kind: 'string', value };
  }
  return operand;
}

function spaced(
  text: string,
  span: { readonly start: number; readonly end: number },
  operator: string,
): string {
  const before = /\s/.test(text[span.start - 1] ?? '') ? '' : ' ';
  const after = /\s/.test(text[span.end] ?? '') ? '' : ' ';
  return before + operator + after;
}

function sentence(fault: string): string {
  return fault.charAt(0).toUpperCase() + fault.slice(1);
}
