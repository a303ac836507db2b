import { spanContains } from '../../../base/span.ts';
import type {
  Identifier,
  PatternAnchor,
  PatternMatch,
  PatternSet,
  PatternValue,
  StringsSection,
} from '../syntax/ast.ts';
import type { CheckContext, Scope } from './check-context.ts';
import { note } from './check-context.ts';
import { checkIntegerWithin, checkNonNegative, checkRange } from './check-range.ts';
import { BOOLEAN_TYPE, INTEGER_TYPE } from './expression-type.ts';
import {
  emptyPatternSet,
  patternOutsideLoop,
  unknownPattern,
  unusedPattern,
} from './pattern-diagnostics.ts';
import { INT64_MAX } from './range-diagnostics.ts';
import { factsIn, type ExpressionFacts } from './type-table.ts';

/** Types `$a`, `$a at 0`, `$a in (0 .. 9)`. Never throws. */
export function checkPatternMatch(
  match: PatternMatch,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  checkAnchor(match.anchor, context, scope);
  const pattern = usePattern(match.identifier, context, scope);
  if (pattern !== undefined) anchorPatterns([pattern], match.anchor, context);
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
  const pattern = usePattern(value.identifier, context, scope);
  if (pattern !== undefined) anchorPatterns([pattern], undefined, context);
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

/**
 * Notes where patterns are looked for: at a known offset, or anywhere. A pattern that is only looked
 * for at one offset costs the engine nothing elsewhere. Never throws.
 */
export function anchorPatterns(
  patterns: readonly string[],
  anchor: PatternAnchor | undefined,
  context: CheckContext,
): void {
  const constant =
    anchor?.kind === 'at' ? factsIn(context.facts, anchor.offset).constant : undefined;
  const offset = constant?.kind === 'integer' ? constant.value : 'anywhere';
  for (const pattern of patterns) {
    const before = context.anchors.get(pattern) ?? offset;
    context.anchors.set(pattern, before === offset ? offset : 'anywhere');
  }
}

/** The pattern, with its `$`, that an identifier with a name stands for, if the rule has it. */
function usePattern(
  identifier: Identifier,
  context: CheckContext,
  scope: Scope,
): string | undefined {
  if (identifier.name.length <= 1) {
    if (!scope.isInForOf) context.diagnostics.add(patternOutsideLoop(identifier));
    return undefined;
  }
  const name = `$${identifier.name.slice(1)}`;
  if (context.patternNames.has(name)) {
    context.usedPatterns.add(name);
    return name;
  }
  if (isWhole(context.rule.strings, context)) {
    context.diagnostics.add(unknownPattern(identifier, [...context.patternNames]));
  }
  return undefined;
}

/** Types `them` and `($a, $b*)`, and counts their patterns as used, which it gives. Never throws. */
export function checkPatternSet(set: PatternSet, context: CheckContext): readonly string[] {
  const declared = [...context.patternNames];
  const isIn = (name: string): boolean =>
    set.isThem || set.patterns.some((pattern) => matches(pattern.name, name));
  const used = declared.filter(isIn);
  for (const name of used) context.usedPatterns.add(name);
  if (!isWhole(context.rule.strings, context)) return used;
  if (set.isThem && declared.length === 0) {
    context.diagnostics.add(emptyPatternSet(set.span, "this rule doesn't define any patterns"));
  }
  const stray = set.patterns.find(
    (pattern) => !declared.some((name) => matches(pattern.name, name)),
  );
  if (stray !== undefined) {
    const help = `\`${stray.name}\` doesn't match any pattern identifier`;
    context.diagnostics.add(emptyPatternSet(stray.span, help));
  }
  return used;
}

/** Whether the parser could read the whole section: else a missing pattern is only an echo. */
function isWhole(section: StringsSection | undefined, { syntax }: CheckContext): boolean {
  return !syntax.some(
    ({ severity, span }) =>
      severity === 'error' && section !== undefined && spanContains(section.span, span),
  );
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
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
