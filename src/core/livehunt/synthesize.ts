import { invariant } from '../../base/assert.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import type { Span } from '../../base/span.ts';
import { lineColumnAt } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { applyTextEdits } from '../../base/text-edit.ts';
import type { Expression, Rule, YaraFile } from '../yara/syntax/ast.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { requiredItems } from './and-chain.ts';
import { createBodyHolds } from './body-holds.ts';
import { buildTerms, moduleBase } from './build-term.ts';
import { expressionKey } from './expression-key.ts';
import { fillCondition, lacksCondition } from './fill-condition.ts';
import { findJoin } from './find-join.ts';
import type { JoinPlace } from './find-join.ts';
import { importModule, placeNewRule } from './new-rule.ts';
import { describePath } from './path-pattern.ts';
import type { Pick, Synthesis, SynthesisContext, SynthesisError } from './pick.ts';
import { placeTerms } from './place-terms.ts';
import type { Placement, TermContainer } from './place-terms.ts';
import { readLayoutStyle } from './rule-layout.ts';
import { termExpression } from './term-expression.ts';
import type { Term } from './term.ts';

type Outcome = Result<Synthesis, SynthesisError>;

/**
 * Carries out one click: the text edits that add the picked place to a rule, as its syntax tree wants
 * them. ruleText: the whole editor text; an empty one, or one without a rule, gets a rule. The rule
 * at the context's cursor is extended, else the last. A condition that is there already is not added
 * again: no edits, and the summary says so. Spans in UTF-16 code units. Fails with `broken-rule` where
 * that rule has syntax errors, with `not-usable` or `wrong-test` where the place or the test cannot
 * be written. Never throws. O(text + rule · sample).
 */
export function synthesize(ruleText: string, pick: Pick, context: SynthesisContext): Outcome {
  const { file, diagnostics } = parseYara(ruleText);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const rule = findTargetRule(file, context.cursor);
  const job: Job = { text: ruleText, file, pick, context };
  if (rule === undefined) {
    const [error] = errors;
    return error === undefined ? startRule(job) : err(brokenRule(ruleText, error, undefined));
  }
  const error = findErrorOfRule(file, rule, errors);
  if (lacksCondition(rule)) return startCondition(job, rule, error);
  if (error !== undefined) return err(brokenRule(ruleText, error, rule));
  return extendRule(job, rule, errors.length);
}

/**
 * Carries out several clicks in order; the edits are one replacement of what changed in all. The
 * first click that fails ends it with that error. Never throws. Cost: that of each click.
 */
export function synthesizeAll(
  ruleText: string,
  picks: readonly Pick[],
  context: SynthesisContext,
): Outcome {
  let last: Synthesis = unchanged(ruleText, { start: 0, end: 0 }, 'Nothing was picked');
  for (const pick of picks) {
    const result = synthesize(last.text, pick, context);
    if (!result.ok) return result;
    last = result.value;
  }
  return ok({ ...last, edits: differenceOf(ruleText, last.text) });
}

interface Job {
  readonly text: string;
  readonly file: YaraFile;
  readonly pick: Pick;
  readonly context: SynthesisContext;
}

/** The part of a diagnostic that a refusal quotes. */
interface Fault {
  readonly message: string;
  readonly span: Span;
}

function startRule(job: Job): Outcome {
  const { text, file, pick, context } = job;
  const terms = buildTerms(pick, context, moduleBase(context.schema));
  if (!terms.ok) return terms;
  const style = readLayoutStyle(text, { start: text.length, end: text.length });
  const isBare = file.items.length === 0;
  const placement = placeNewRule(text, terms.value, {
    name: context.ruleName,
    path: pick.path,
    imports: isBare ? context.schema.name : undefined,
    style,
  });
  return finish(job, placement, { rule: undefined, place: undefined, nErrors: 0 });
}

function startCondition(job: Job, rule: Rule, error: Diagnostic | undefined): Outcome {
  const { text, pick, context } = job;
  const terms = buildTerms(pick, context, moduleBase(context.schema));
  if (!terms.ok) return terms;
  const style = readLayoutStyle(text, rule.span);
  const placement = fillCondition(text, rule, { terms: terms.value, style });
  const filled = placement && finish(job, placement, { rule, place: undefined, nErrors: 0 });
  if (filled?.ok === true) return filled;
  const { start } = rule.span;
  const span = error?.span ?? { start, end: start };
  return err(brokenRule(text, { message: 'the rule is not complete', ...error, span }, rule));
}

function extendRule(job: Job, rule: Rule, nErrors: number): Outcome {
  const { text, file, pick, context } = job;
  const condition = rule.condition?.expression;
  invariant(condition, 'a rule without a condition is not extended');
  const place = findJoin(condition, pick, {
    schema: context.schema,
    bodyHolds: createBodyHolds(file, context),
  });
  const terms = buildTerms(pick, context, place.base);
  if (!terms.ok) return terms;
  const { missing, present } = splitPresent(place, terms.value);
  if (missing.length === 0) {
    const span = present?.span ?? place.expression.span;
    return ok(
      unchanged(text, span, `${sentence(nameOfRule(rule))} asks for ${nameOfPick(job)} already`),
    );
  }
  const style = readLayoutStyle(text, rule.span);
  const placement = placeTerms(text, containerOf(place, rule, text), {
    terms: missing,
    style,
  });
  return finish(job, placement, { rule, place, nErrors });
}

interface Outset {
  /** The rule that was extended; undefined for a new one. */
  readonly rule: Rule | undefined;
  readonly place: JoinPlace | undefined;
  /** Errors in the text before, all of them in other rules. */
  readonly nErrors: number;
}

function finish(job: Job, placement: Placement, outset: Outset): Outcome {
  const { text, file, context } = job;
  const { rule, place, nErrors } = outset;
  const { newline } = readLayoutStyle(text, { start: 0, end: 0 });
  const isBare = file.items.length === 0;
  const imported = isBare ? undefined : importModule(text, file, context.schema.name, newline);
  const edits = imported === undefined ? placement.edits : [imported, ...placement.edits];
  const result = applyTextEdits(text, edits);
  const after = parseYara(result).diagnostics.filter(({ severity }) => severity === 'error');
  const [error] = after;
  if (error !== undefined && after.length > nErrors) {
    const { start, end } = rule?.span ?? { start: 0, end: 0 };
    const message = `The condition cannot be added here without an error (${error.message}): simplify the rule first`;
    return err({ kind: 'broken-rule', message, span: { start, end } });
  }
  const index = placement.editIndex + (imported === undefined ? 0 : 1);
  return ok({
    edits,
    text: result,
    added: spanInResult(edits, index, placement.inEdit),
    summary: summaryOf(job, rule, place),
  });
}

/** The terms that the place does not have yet, and the first expression that is one it has. */
function splitPresent(
  place: JoinPlace,
  terms: readonly Term[],
): { readonly missing: readonly Term[]; readonly present: Expression | undefined } {
  const items = requiredItems(place.expression, place.scope);
  const byKey = new Map(items.map(({ expression }) => [expressionKey(expression), expression]));
  const keys = terms.map((term) => expressionKey(termExpression(term)));
  return {
    missing: terms.filter((_, at) => !byKey.has(keys[at] ?? '')),
    present: keys.map((key) => byKey.get(key)).find((found) => found !== undefined),
  };
}

function containerOf(place: JoinPlace, rule: Rule, text: string): TermContainer {
  const { expression, loop } = place;
  if (loop !== undefined) return { kind: 'body', expression, enclosing: loop.bodySpan };
  const start = rule.condition?.span.start ?? expression.span.start;
  const end = (rule.closeBrace ?? text.length - 1) + 1;
  return { kind: 'condition', expression, enclosing: { start, end } };
}

function findTargetRule(file: YaraFile, cursor: number | undefined): Rule | undefined {
  const rules = file.items.filter((item) => item.kind === 'rule');
  const atCursor = rules.find(
    ({ span }) => cursor !== undefined && span.start <= cursor && cursor <= span.end,
  );
  return atCursor ?? rules.at(-1);
}

/** The first error between the start of the rule and whatever follows it. */
function findErrorOfRule(
  file: YaraFile,
  rule: Rule,
  errors: readonly Diagnostic[],
): Diagnostic | undefined {
  const next = file.items.find((item) => item.span.start > rule.span.start);
  const end = next?.span.start ?? Number.POSITIVE_INFINITY;
  return errors.find(({ span }) => span.start >= rule.span.start && span.start <= end);
}

function brokenRule(text: string, error: Fault, rule: Rule | undefined): SynthesisError {
  const { line } = lineColumnAt(text, error.span.start);
  const what = rule === undefined ? 'The text' : sentence(nameOfRule(rule));
  const message = `${what} has an error in line ${line}: ${error.message}. Correct it, then click again`;
  return { kind: 'broken-rule', message, span: error.span };
}

function summaryOf(job: Job, rule: Rule | undefined, place: JoinPlace | undefined): string {
  const { pick, context } = job;
  const what = `Added ${nameOfPick(job)}`;
  if (rule === undefined) return `${what} to a new rule`;
  const where = `${what} to ${nameOfRule(rule)}`;
  if (place?.loop === undefined) return where;
  const element = pick.path.slice(0, place.base.nSteps);
  return `${where}, in the loop that holds for ${describePath(context.schema, element)}`;
}

function nameOfPick({ pick, context }: Job): string {
  const path = describePath(context.schema, pick.path);
  return pick.negated ? `not ${path}` : path;
}

function nameOfRule(rule: Rule): string {
  return rule.name === undefined ? 'the rule' : `rule ${rule.name.name}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function unchanged(text: string, added: Span, summary: string): Synthesis {
  return { edits: [], text, added, summary };
}

/** Where a part of one edit's new text stands in the text after all edits; edits in text order. */
function spanInResult(edits: readonly TextEdit[], index: number, inEdit: Span): Span {
  let shift = 0;
  for (const { span, newText } of edits.slice(0, index)) {
    shift += newText.length - (span.end - span.start);
  }
  const at = (edits[index]?.span.start ?? 0) + shift;
  return { start: at + inEdit.start, end: at + inEdit.end };
}

function differenceOf(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let nSame = 0;
  while (nSame < shorter - start && before.at(-1 - nSame) === after.at(-1 - nSame)) nSame++;
  const span = { start, end: before.length - nSame };
  return [{ span, newText: after.slice(start, after.length - nSame) }];
}
