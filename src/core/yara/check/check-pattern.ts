import type {
  Identifier,
  PatternAnchor,
  PatternMatch,
  PatternSet,
  PatternValue,
  Rule,
} from '../syntax/ast.ts';
import type { CheckContext, Scope } from './check-context.ts';
import { note } from './check-context.ts';
import { checkIntegerWithin, checkNonNegative, checkRange } from './check-range.ts';
import { BOOLEAN_TYPE, INTEGER_TYPE } from './expression-type.ts';
import {
  duplicatePattern,
  emptyPatternSet,
  patternOutsideLoop,
  unknownPattern,
  unusedPattern,
} from './pattern-diagnostics.ts';
import { INT64_MAX } from './range-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';

/** Types `$a`, `$a at 0`, `$a in (0 .. 9)`. Never throws. */
export function checkPatternMatch(
  match: PatternMatch,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  checkAnchor(match.anchor, context, scope);
  usePattern(match.identifier, context, scope);
  return note(context, match, BOOLEAN_TYPE);
}

/** Types `#a`, `@a[1]`, `!a[1]`. Never throws. */
export function checkPatternValue(
  value: PatternValue,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  if (value.range) checkRange(value.range, context, scope);
  if (value.index) checkIntegerWithin(value.index, { min: 1n, max: INT64_MAX }, context, scope);
  usePattern(value.identifier, context, scope);
  return note(context, value, INTEGER_TYPE);
}

/** Types `at offset` and `in (first .. last)`. Never throws. */
export function checkAnchor(
  anchor: PatternAnchor | undefined,
  context: CheckContext,
  scope: Scope,
): void {
  if (anchor?.kind === 'at') checkNonNegative(anchor.offset, context, scope);
  if (anchor?.kind === 'in') checkRange(anchor.range, context, scope);
}

function usePattern(identifier: Identifier, context: CheckContext, scope: Scope): void {
  if (identifier.name.length <= 1) {
    if (!scope.isInForOf) context.diagnostics.add(patternOutsideLoop(identifier));
    return;
  }
  const declared = patternNames(context.rule);
  const name = `$${identifier.name.slice(1)}`;
  if (declared.includes(name)) context.usedPatterns.add(name);
  else context.diagnostics.add(unknownPattern(identifier, declared));
}

/** Types `them` and `($a, $b*)`, and counts their patterns as used. Never throws. */
export function checkPatternSet(set: PatternSet, context: CheckContext): void {
  const declared = patternNames(context.rule);
  if (set.isThem) {
    if (declared.length === 0) {
      context.diagnostics.add(emptyPatternSet(set.span, "this rule doesn't define any patterns"));
    }
    for (const name of declared) context.usedPatterns.add(name);
    return;
  }
  for (const pattern of set.patterns) {
    const matching = declared.filter((name) => matches(pattern.name, name));
    for (const name of matching) context.usedPatterns.add(name);
    if (matching.length === 0) {
      const help = `\`${pattern.name}\` doesn't match any pattern identifier`;
      context.diagnostics.add(emptyPatternSet(pattern.span, help));
    }
  }
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function patternNames(rule: Rule): readonly string[] {
  return rule.strings?.patterns.map((pattern) => pattern.identifier.name) ?? [];
}

/** Adds E023 for patterns of one name; those without a name are told apart. Never throws. */
export function checkDuplicatePatterns(context: CheckContext): void {
  const seen = new Map<string, Identifier>();
  for (const { identifier } of context.rule.strings?.patterns ?? []) {
    const first = seen.get(identifier.name);
    if (first && identifier.name !== '$') {
      context.diagnostics.add(duplicatePattern(identifier, first));
    }
    seen.set(identifier.name, first ?? identifier);
  }
}

/** Adds E022 for patterns that the condition leaves out, but for those named `$_…`. Never throws. */
export function checkUnusedPatterns(context: CheckContext): void {
  for (const { identifier } of context.rule.strings?.patterns ?? []) {
    const { name } = identifier;
    if (!context.usedPatterns.has(name) && !name.startsWith('$_')) {
      context.diagnostics.add(unusedPattern(identifier));
    }
  }
}
