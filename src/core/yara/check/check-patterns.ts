import type {
  HexPattern,
  PatternDefinition,
  RegexpLiteral,
  Rule,
  StringLiteral,
} from '../syntax/ast.ts';
import type { Span } from '../../../base/span.ts';
import { MAX_ALTERNATIVES, nAlternatives } from '../regexp/count-alternatives.ts';
import { parseRegexp } from '../regexp/parse-regexp.ts';
import { canMatchEmpty } from '../regexp/regexp-shape.ts';
import { base64AlphabetProblem } from './base64-alphabet.ts';
import { warn, type CheckContext } from './check-context.ts';
import { checkHexPattern } from './check-hex.ts';
import { checkRegexpPattern } from './check-regexp-literal.ts';
import {
  duplicatePattern,
  invalidModifier,
  invalidPattern,
  modifierCombination,
  tooManyPatterns,
} from './pattern-diagnostics.ts';
import { keyOfPattern } from './pattern-key.ts';
import { duplicatePatternValue, redundantModifier } from './pattern-warnings.ts';
import { invalidRange } from './range-diagnostics.ts';
import { error } from './type-diagnostics.ts';

/** A rule of more patterns is refused. Source: YARA-X. */
const MAX_PATTERNS = 100_000;

/**
 * Checks the patterns of a rule one by one, in the engine's order: their modifiers, what they look
 * for, whether they stand there twice. Never throws. O(text of the section).
 */
export function checkPatterns(rule: Rule, context: CheckContext): void {
  const names = new Map<string, PatternDefinition>();
  const values = new Map<string, PatternDefinition>();
  for (const [at, pattern] of (rule.strings?.patterns ?? []).entries()) {
    checkPattern(pattern, context);
    const { name } = pattern.identifier;
    const twin = names.get(name);
    // Those without a name are told apart.
    if (twin && name !== '$') {
      context.diagnostics.add(duplicatePattern(pattern.identifier, twin.identifier));
    }
    names.set(name, twin ?? pattern);
    const key = keyOfPattern(pattern);
    const same = values.get(key);
    if (same) {
      const first = { name: same.identifier.name, span: patternSpan(same) };
      warn(context, duplicatePatternValue(patternSpan(pattern), first));
    }
    values.set(key, same ?? pattern);
    if (at === MAX_PATTERNS && rule.name) {
      context.diagnostics.add(tooManyPatterns(rule.name.span, MAX_PATTERNS));
    }
  }
}

/** Where the engine sees a pattern: a hex pattern without its name, others without the arguments of `base64`. */
export function patternSpan({ identifier, value, modifiers }: PatternDefinition): Span {
  if (value.kind === 'hex') return value.span;
  const last = modifiers.at(-1);
  return { start: identifier.span.start, end: last ? modifierSpan(last).end : value.span.end };
}

/** Where the engine sees a modifier: `base64` without its argument. */
function modifierSpan({ span, name, argument }: PatternDefinition['modifiers'][number]): Span {
  if (argument?.kind !== 'alphabet') return span;
  return { start: span.start, end: span.start + name.length };
}

function checkPattern(pattern: PatternDefinition, context: CheckContext): void {
  const { value } = pattern;
  switch (value.kind) {
    case 'string':
      return checkText(pattern, value, context);
    case 'regexp':
      return checkRegexpOf(pattern, value, context);
    default:
      return checkHexOf(pattern, value, context);
  }
}

/** Modifiers that a text cannot have together, in the order in which the engine looks for them. */
const FORBIDDEN_PAIRS = [
  ['xor', 'nocase'],
  ['base64', 'nocase'],
  ['base64wide', 'nocase'],
  ['base64', 'fullword'],
  ['base64wide', 'fullword'],
  ['base64', 'xor'],
  ['base64wide', 'xor'],
] as const;

/** Shorter texts have no base64 form that is the same at every offset. */
const MIN_BASE64_BYTES = 3;

function checkText(pattern: PatternDefinition, text: StringLiteral, context: CheckContext): void {
  const find = (name: string): PatternDefinition['modifiers'][number] | undefined =>
    pattern.modifiers.find((modifier) => modifier.name === name);
  for (const [one, other] of FORBIDDEN_PAIRS) {
    const first = find(one);
    const second = find(other);
    if (!first || !second) continue;
    const places = [
      { name: one, span: modifierSpan(first) },
      { name: other, span: modifierSpan(second) },
    ] as const;
    context.diagnostics.add(modifierCombination(...places));
    return;
  }
  const keys = find('xor');
  if (keys?.argument?.kind === 'keys' && keys.argument.first > keys.argument.last) {
    const { first, last } = keys.argument;
    context.diagnostics.add(invalidRange(keys.span, BigInt(first), BigInt(last)));
    return;
  }
  for (const name of ['base64', 'base64wide']) {
    const argument = find(name)?.argument;
    if (argument?.kind !== 'alphabet') continue;
    const problem = base64AlphabetProblem(argument.alphabet.text);
    if (problem === undefined) continue;
    const message = `invalid base64 alphabet: ${problem}`;
    context.diagnostics.add(error('E026', argument.alphabet.span, message));
    return;
  }
  checkLength(pattern, text, find('base64') ?? find('base64wide'), context);
}

function checkLength(
  { identifier }: PatternDefinition,
  text: StringLiteral,
  base64: PatternDefinition['modifiers'][number] | undefined,
  context: CheckContext,
): void {
  const min = base64 ? MIN_BASE64_BYTES : 1;
  if (text.value.length >= min) return;
  const help = base64 && `\`${base64.name}\` requires that pattern is at least 3 bytes long`;
  const problem = 'this pattern is too short';
  context.diagnostics.add(invalidPattern(identifier.name, text.span, problem, help));
}

const NOT_FOR_REGEXP: ReadonlySet<string> = new Set(['base64', 'base64wide', 'xor']);

function checkRegexpOf(
  pattern: PatternDefinition,
  literal: RegexpLiteral,
  context: CheckContext,
): void {
  const wrong = pattern.modifiers.find(({ name }) => NOT_FOR_REGEXP.has(name));
  if (wrong) {
    context.diagnostics.add(invalidModifier(modifierSpan(wrong), 'a regexp'));
    return;
  }
  const nocase = pattern.modifiers.find(({ name }) => name === 'nocase');
  const suffix = literal.flags.lastIndexOf('i');
  if (nocase && suffix !== -1) {
    const start = literal.span.end - literal.flags.length + suffix;
    warn(context, redundantModifier({ start, end: start + 1 }, nocase.span));
  }
  checkRegexpPattern(literal, nocase !== undefined, context);
}

function checkHexOf(pattern: PatternDefinition, hex: HexPattern, context: CheckContext): void {
  const wrong = pattern.modifiers.find(({ name }) => name !== 'private');
  if (wrong) context.diagnostics.add(invalidModifier(modifierSpan(wrong), 'a hex pattern'));
  else checkHexPattern(pattern.identifier.name, hex, context);
}

/**
 * Adds E014 for patterns that only fail when the engine makes code of them, after all else: those that
 * match the empty text, and those with too many alternatives. Never throws.
 */
export function checkRegexpsToCompile(context: CheckContext): void {
  for (const pattern of context.rule.strings?.patterns ?? []) {
    const { value } = pattern;
    const parsed = value.kind === 'regexp' ? parseRegexp(value.pattern) : undefined;
    if (parsed?.ok !== true) continue;
    const problem =
      nAlternatives(parsed.value) > MAX_ALTERNATIVES
        ? `too many alternatives in alternation (max: ${MAX_ALTERNATIVES})`
        : canMatchEmpty(parsed.value)
          ? 'this regexp can match empty strings'
          : undefined;
    if (problem === undefined) continue;
    const message = `invalid regular expression: ${problem}`;
    context.diagnostics.add(error('E014', patternSpan(pattern), message));
  }
}
