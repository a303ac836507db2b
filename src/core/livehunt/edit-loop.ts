import type { TextEdit } from '../../base/text-edit.ts';
import type { Span } from '../../base/span.ts';
import type { Expression, ForIn } from '../yara/syntax/ast.ts';
import { chainOperands } from './and-chain.ts';
import { commentWords } from './comment-text.ts';
import { findNot, removeNot } from './edit-group.ts';
import type { ChipEditJob, EditPlan } from './edit-plan.ts';
import { fail, plan } from './edit-plan.ts';
import type { ChipSite } from './outline.ts';
import { resolveIterable, samePath } from './path-pattern.ts';
import type { PickQuantifier } from './pick.ts';
import { placeTerms } from './place-terms.ts';
import type { TermContainer } from './place-terms.ts';
import { removeChip } from './remove-operand.ts';
import { renamedText } from './rename-variable.ts';
import { readLayoutStyle, trailingCommentsEnd } from './rule-layout.ts';
import type { LoopTerm, TestTerm } from './term.ts';

/**
 * Changes for how many elements a loop's body must hold. "None" is written `not for any`, which holds
 * for an empty list too. Never throws.
 */
export function setQuantifier(
  { text }: ChipEditJob,
  site: ChipSite,
  quantifier: PickQuantifier,
): EditPlan {
  const { chip, core, operand } = site;
  if (chip.kind !== 'loop' || core.kind !== 'for-in') {
    return fail('not-possible', 'Only a loop over a list asks for any, all or none');
  }
  const count = quantifier.kind === 'at-least' ? quantifier.count : 1;
  if (!Number.isSafeInteger(count) || count < 1) {
    return fail('wrong-value', 'Type a whole number from 1 on');
  }
  const word =
    quantifier.kind === 'at-least'
      ? String(quantifier.count)
      : quantifier.kind === 'none'
        ? 'any'
        : quantifier.kind;
  const edits: TextEdit[] = [{ span: core.quantifier.span, newText: word }];
  const isNone = quantifier.kind === 'none';
  const not = findNot(operand);
  if (isNone && !chip.negated) {
    const { start } = operand.span;
    const space = /\w/.test(text[start - 1] ?? '') ? ' ' : '';
    edits.unshift({ span: { start, end: start }, newText: `${space}not ` });
  } else if (!isNone && chip.negated && not !== undefined) {
    edits.unshift(...removeNot(text, site, not));
  }
  return plan(edits, `The loop asks for ${isNone ? 'no' : word} element now`);
}

/**
 * "Any element": moves a condition out of the loop that it shares with others into a loop of its own
 * over the same array, behind the shared one. Its comment at the end of the line comes along.
 * Never throws.
 */
export function moveToOwnLoop(job: ChipEditJob, site: ChipSite): EditPlan {
  const { text } = job;
  const shared = sharedLoop(job, site);
  const iterable = shared && arrayOf(shared.loop);
  if (shared === undefined || iterable === undefined) {
    const message =
      'Only a condition that shares an "any" loop with others can ask for any element on its own';
    return fail('not-possible', message);
  }
  const { start, end } = site.operand.span;
  const moved: TestTerm = {
    kind: 'test',
    expression: site.operand,
    source: isOrChain(site.operand) ? `(${text.slice(start, end)})` : text.slice(start, end),
    comment: undefined,
  };
  const comment = ownComment(text, site);
  const loop: LoopTerm = {
    kind: 'loop',
    negated: false,
    quantifier: 'any',
    variables: shared.loop.variables.map(({ name }) => name),
    iterable,
    body: [comment === undefined ? moved : { ...moved, authorComment: comment.words }],
  };
  const container = containerOf(job, shared.site);
  const placement = placeTerms(text, container, {
    terms: [loop],
    style: styleOf(job, shared.site),
  });
  const removal = removeChip(job, site, comment?.span);
  const uncovered =
    comment && !removal.some(({ span }) => overlaps(span, comment.span))
      ? [{ span: comment.span, newText: '' }]
      : [];
  return plan([...removal, ...uncovered, ...placement.edits], 'It may be any element now');
}

/**
 * "Same element": moves what a loop asks into the loop over the same array beside it (the nearest one
 * before, else after), under that loop's variable. Never throws.
 */
export function moveToSameLoop(job: ChipEditJob, site: ChipSite): EditPlan {
  const { text } = job;
  const own = site.core.kind === 'for-in' ? site : loopAround(job, site);
  const target = own && siblingLoop(job, own);
  const [from] = own?.core.kind === 'for-in' ? own.core.variables : [];
  const [to] = target?.core.kind === 'for-in' ? target.core.variables : [];
  if (own?.core.kind !== 'for-in' || target?.core.kind !== 'for-in' || !from || !to) {
    return fail('not-possible', 'There is no other "any" loop over the same list beside it');
  }
  const body = own.core.body;
  const terms: TestTerm[] = [];
  for (const operand of chainOperands(body, 'and')) {
    const source = renamedText(text, operand, { from: from.name, to: to.name });
    if (source === undefined) {
      const message = `\`${to.name}\` has another meaning in this loop: rename one of the variables first`;
      return fail('not-possible', message);
    }
    const whole = isOrChain(operand) ? `(${source})` : source;
    const authorComment = commentsBetween(text, own.core, operand);
    terms.push({
      kind: 'test',
      expression: operand,
      source: whole,
      comment: undefined,
      authorComment,
    });
  }
  const { core } = target;
  const container: TermContainer = {
    kind: 'body',
    expression: core.body,
    enclosing: core.bodySpan,
  };
  const placement = placeTerms(text, container, { terms, style: styleOf(job, target) });
  const removal = removeChip(job, own);
  return plan([...placement.edits, ...removal], 'It must be the same element now');
}

interface SharedLoop {
  readonly site: ChipSite;
  readonly loop: ForIn;
}

/** The "any" loop whose body is a chain of `and` that the chip is an operand of. */
function sharedLoop({ sites }: ChipEditJob, { home }: ChipSite): SharedLoop | undefined {
  if (home.kind !== 'chain' || home.operator !== 'and') return undefined;
  const group = sites.get(home.groupChip);
  if (group?.home.kind !== 'body' || group.operand !== group.core) return undefined;
  const site = sites.get(group.home.loopChip);
  return site !== undefined && isAnyLoop(site) ? { site, loop: group.home.loop } : undefined;
}

function loopAround({ sites }: ChipEditJob, { home }: ChipSite): ChipSite | undefined {
  return home.kind === 'body' ? sites.get(home.loopChip) : undefined;
}

function siblingLoop({ sites }: ChipEditJob, own: ChipSite): ChipSite | undefined {
  const { home } = own;
  if (home.kind !== 'chain' || home.operator !== 'and' || !isAnyLoop(own)) return undefined;
  const path = own.core.kind === 'for-in' ? resolveIterable(own.core, own.scope) : undefined;
  const others = [...sites.values()].filter(
    (site) =>
      site !== own &&
      site.home.kind === 'chain' &&
      site.home.groupChip === home.groupChip &&
      isAnyLoop(site),
  );
  const same = others.filter(({ core, scope }) => {
    const other = core.kind === 'for-in' ? resolveIterable(core, scope) : undefined;
    return path !== undefined && other !== undefined && samePath(path, other);
  });
  const { start } = own.operand.span;
  return same.findLast((site) => site.operand.span.start < start) ?? same[0];
}

function isAnyLoop({ chip, core }: ChipSite): boolean {
  return (
    chip.kind === 'loop' &&
    !chip.negated &&
    core.kind === 'for-in' &&
    core.quantifier.kind === 'any' &&
    core.variables.length === 1
  );
}

/** Where a new loop beside this one goes: to the end of the chain that it is in. */
function containerOf(job: ChipEditJob, site: ChipSite): TermContainer {
  const { home, operand } = site;
  const group = home.kind === 'chain' ? job.sites.get(home.groupChip) : undefined;
  const isChain = home.kind === 'chain' && home.operator === 'and' && group !== undefined;
  const whole = isChain && group.operand === group.core ? group : site;
  const expression = whole.operand;
  if (whole.home.kind === 'body') {
    return { kind: 'body', expression, enclosing: whole.home.loop.bodySpan };
  }
  if (whole.home.kind === 'condition') {
    const { rule } = whole.home;
    const start = rule.condition?.span.start ?? expression.span.start;
    const end = (rule.closeBrace ?? job.text.length - 1) + 1;
    return { kind: 'condition', expression, enclosing: { start, end } };
  }
  return { kind: 'body', expression: operand, enclosing: operand.span };
}

function styleOf(job: ChipEditJob, site: ChipSite): ReturnType<typeof readLayoutStyle> {
  let at = site;
  for (;;) {
    const { home } = at;
    if (home.kind === 'condition') return readLayoutStyle(job.text, home.rule.span);
    const outer = job.sites.get(home.kind === 'body' ? home.loopChip : home.groupChip);
    if (outer === undefined) return readLayoutStyle(job.text, at.operand.span);
    at = outer;
  }
}

/** What the loop goes over, unless that is a range or a list of values. */
function arrayOf({ iterable }: ForIn): Expression | undefined {
  return iterable.kind === 'range' || iterable.kind === 'tuple' ? undefined : iterable;
}

interface OwnComment {
  readonly span: Span;
  readonly words: string;
}

/** The comments behind a chip on its line, and the span that they take with the blanks in front. */
function ownComment(text: string, { operand, home }: ChipSite): OwnComment | undefined {
  const word = home.kind === 'chain' ? home.operators[home.index] : undefined;
  const { end } = operand.span;
  const isWordNext = word !== undefined && text.slice(end, word.start).trim() === '';
  const start = isWordNext ? word.end : end;
  const stop = trailingCommentsEnd(text, start);
  if (stop === start) return undefined;
  const span = { start, end: stop };
  return { span, words: commentWords(text.slice(start, stop)) };
}

/** All comments of a loop that stand outside of its body's operands, with the last of them. */
function commentsBetween(text: string, loop: ForIn, operand: Expression): string {
  const operands = chainOperands(loop.body, 'and');
  const index = operands.indexOf(operand);
  const next = operands[index + 1];
  const behind = text.slice(operand.span.end, next?.span.start ?? loop.span.end);
  const before = index === 0 ? text.slice(loop.span.start, operand.span.start) : '';
  return commentWords(`${before}\n${behind}`);
}

function isOrChain(expression: Expression): boolean {
  return expression.kind === 'binary' && expression.operator === 'or';
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
