import type { TextEdit } from '../../base/text-edit.ts';
import type { Expression, Unary } from '../yara/syntax/ast.ts';
import { chainOperators } from './and-chain.ts';
import type { ChipEditJob, EditPlan } from './edit-plan.ts';
import { fail, plan } from './edit-plan.ts';
import type { ChipSite } from './outline.ts';
import type { Chain } from './remove-operand.ts';
import { dropParentheses, removeOperand } from './remove-operand.ts';

/** Puts `not` in front of a chip, or takes it away. Never throws. */
export function negateChip({ text }: ChipEditJob, site: ChipSite): EditPlan {
  const { chip, operand } = site;
  const not = findNot(operand);
  if (not !== undefined) return plan(removeNot(text, site, not), 'Removed the negation');
  const { start, end } = operand.span;
  const space = /\w/.test(text[start - 1] ?? '') ? ' ' : '';
  const isWhole =
    operand.kind === 'parenthesized' ||
    chip.kind === 'loop' ||
    (chip.kind === 'test' && (chip.test === 'true' || chip.test === 'defined'));
  const edits = isWhole
    ? [insert(start, `${space}not `)]
    : [insert(start, `${space}not (`), insert(end, ')')];
  return plan(edits, 'Negated the condition');
}

/** Makes `or` of every `and` between the chips of a group, or the reverse. Never throws. */
export function toggleGroup({ chip, core }: ChipSite): EditPlan {
  if (chip.kind !== 'group') {
    return fail('not-possible', 'Only a group of conditions is joined by and or or');
  }
  const newText = chip.operator === 'and' ? 'or' : 'and';
  const words = chainOperators(core, chip.operator);
  return plan(
    words.map((span) => ({ span, newText })),
    newText === 'or' ? 'Any of these is enough now' : 'All of these are needed now',
  );
}

/**
 * Puts chips of one group into parentheses, joined by the other word. Chips that are not neighbours
 * move behind the first of them. Never throws.
 */
export function groupChips(
  job: ChipEditJob,
  ids: readonly string[],
  operator: 'and' | 'or',
): EditPlan {
  const chain = commonChain(job, ids);
  if (chain === undefined) {
    return fail('not-possible', 'Choose two or more conditions that stand beside each other');
  }
  if (chain.operator === operator) {
    return fail('not-possible', `These are joined by ${operator} already`);
  }
  const { operands, operators, indexes } = chain;
  const [first = 0] = indexes;
  const last = indexes.at(-1) ?? first;
  const isRow = indexes.every((index, at) => index === first + at);
  const summary = operator === 'or' ? 'Any of these is enough now' : 'All of these are needed now';
  if (!isRow) return plan(gather(job.text, chain, operator), summary);
  const words = operators.slice(first, last).map((span) => ({ span, newText: operator }));
  if (indexes.length === operands.length) return plan(words, summary);
  const start = operands[first]?.span.start ?? 0;
  const end = operands[last]?.span.end ?? 0;
  return plan([insert(start, openingAt(job.text, start)), ...words, insert(end, ')')], summary);
}

interface ChosenChain extends Chain {
  readonly indexes: readonly number[];
}

function commonChain(job: ChipEditJob, ids: readonly string[]): ChosenChain | undefined {
  const homes = [...new Set(ids)].map((id) => job.sites.get(id)?.home);
  const chains = homes.filter((home): home is Chain => home?.kind === 'chain');
  const [first] = chains;
  if (first === undefined || chains.length < 2 || chains.length < homes.length) return undefined;
  if (chains.some(({ groupChip }) => groupChip !== first.groupChip)) return undefined;
  return { ...first, indexes: chains.map(({ index }) => index).sort((a, b) => a - b) };
}

function gather(text: string, chain: ChosenChain, operator: string): readonly TextEdit[] {
  const [first = 0, ...others] = chain.indexes;
  const target: Expression | undefined = chain.operands[first];
  if (target === undefined) return [];
  const texts = others.map((index) => {
    const { start, end } = chain.operands[index]?.span ?? { start: 0, end: 0 };
    return ` ${operator} ${text.slice(start, end)}`;
  });
  const { start, end } = target.span;
  return [
    insert(start, openingAt(text, start)),
    insert(end, `${texts.join('')})`),
    ...others.map((index) => removeOperand(text, { ...chain, index })),
  ];
}

/** The outermost `not` of an operand, parentheses looked through. Never throws. */
export function findNot(operand: Expression): Unary | undefined {
  let at = operand;
  while (at.kind === 'parenthesized') at = at.expression;
  return at.kind === 'unary' && at.operator === 'not' ? at : undefined;
}

/** The edits that take a `not` away, with parentheses that only it needed. Never throws. */
export function removeNot(text: string, { chip, core }: ChipSite, not: Unary): readonly TextEdit[] {
  const { operand, operatorSpan } = not;
  const gap = text.slice(operatorSpan.end, operand.span.start);
  const end = gap.trim() === '' ? operand.span.start : operatorSpan.end;
  const edits: TextEdit[] = [{ span: { start: not.span.start, end }, newText: '' }];
  const isSingle = chip.kind === 'test' && chip.alternatives.length < 2;
  if (isSingle && operand.kind === 'parenthesized' && operand.expression === core) {
    edits.push(...dropParentheses(text, operand));
  }
  return edits;
}

function openingAt(text: string, offset: number): string {
  return /\w/.test(text[offset - 1] ?? '') ? ' (' : '(';
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
