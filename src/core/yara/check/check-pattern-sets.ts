import type { Span } from '../../../base/span.ts';
import type { Binary, Expression, PatternSet } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/child-nodes.ts';
import { warn, type CheckContext } from './check-context.ts';
import { operandsOf } from './constant-truth.ts';
import { unintendedPatternInSet } from './pattern-warnings.ts';

/** A pattern that is used, or the prefix of a set (`$a` for `$a*`), with its place. */
interface PatternUse {
  readonly name: string;
  readonly span: Span;
  readonly isPrefix: boolean;
}

/** What must hold together on one way through a condition. */
type Branch = readonly PatternUse[];

/** Conditions with more ways through them are not looked at. Source: YARA-X. */
const MAX_BRANCHES = 256;

/**
 * Warns of patterns that belong to a set such as `$a*` and are used besides, by name or by a set with a
 * longer prefix, where both must hold. Never throws. O(branches · sets · patterns).
 * Source: YARA-X, `check_unintended_patterns_in_sets`.
 */
export function checkPatternsInSets(condition: Expression, context: CheckContext): void {
  const patterns = context.rule.strings?.patterns ?? [];
  if (patterns.length === 0) return;
  const told = new Set<string>();
  for (const branch of branchesOf(condition, [[]]) ?? []) {
    for (const set of branch.filter(({ isPrefix }) => isPrefix)) {
      for (const { identifier } of patterns) {
        if (identifier.name.startsWith(set.name))
          warnOf(identifier.name, set, branch, told, context);
      }
    }
  }
}

function warnOf(
  pattern: string,
  set: PatternUse,
  branch: Branch,
  told: Set<string>,
  context: CheckContext,
): void {
  const other =
    branch.find(({ isPrefix, name }) => !isPrefix && name === pattern) ??
    branch.find(
      ({ isPrefix, name }) => isPrefix && name.length > set.name.length && pattern.startsWith(name),
    );
  if (!other) return;
  const isSetFirst = set.span.start < other.span.start;
  const [first, second] = isSetFirst ? [set, other] : [other, set];
  const key = `${pattern} ${first.span.start}`;
  if (told.has(key)) return;
  told.add(key);
  const places = [
    { span: first.span, message: describe(pattern, first, '') },
    { span: second.span, message: describe(pattern, second, 'also ') },
  ] as const;
  warn(context, unintendedPatternInSet(pattern, `${set.name}*`, ...places));
}

function describe(pattern: string, { name, isPrefix }: PatternUse, also: '' | 'also '): string {
  return isPrefix
    ? `\`${pattern}\` is ${also}included in \`${name}*\``
    : `\`${pattern}\` is ${also}used here`;
}

/** The ways through an expression, each behind the ways before it; undefined when there are too many. */
function branchesOf(
  expression: Expression,
  before: readonly Branch[],
): readonly Branch[] | undefined {
  if (expression.kind === 'binary' && expression.operator === 'or') {
    return alternativesOf(expression, before);
  }
  const uses = usesOf(expression);
  const start = uses.length === 0 ? before : before.map((branch) => [...branch, ...uses]);
  return sequenceOf(partsOf(expression), start);
}

function alternativesOf(top: Binary, before: readonly Branch[]): readonly Branch[] | undefined {
  const all: Branch[] = [];
  for (const operand of operandsOf(top)) {
    const branches = branchesOf(operand, before);
    if (branches === undefined) return undefined;
    all.push(...branches);
    if (all.length > MAX_BRANCHES) return undefined;
  }
  return all;
}

function sequenceOf(
  parts: readonly Expression[],
  before: readonly Branch[],
): readonly Branch[] | undefined {
  let branches: readonly Branch[] | undefined = before;
  for (const part of parts) branches &&= branchesOf(part, branches);
  return branches;
}

/** The expressions within, a chain of `and` as one; arithmetic holds no patterns that must be found. */
function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary') return childrenOf(expression);
  return expression.operator === 'and' ? operandsOf(expression) : [];
}

/** The patterns that an expression itself asks for. */
function usesOf(expression: Expression): readonly PatternUse[] {
  switch (expression.kind) {
    case 'pattern-match': {
      const { name, span } = expression.identifier;
      return [{ name, span, isPrefix: false }];
    }
    case 'of':
      return expression.items.kind === 'pattern-set' ? usesOfSet(expression.items) : [];
    case 'for-of':
      return usesOfSet(expression.patterns);
    default:
      return [];
  }
}

function usesOfSet({ patterns }: PatternSet): readonly PatternUse[] {
  return patterns.map(({ name, span }) => {
    const isPrefix = name.endsWith('*');
    return { name: isPrefix ? name.slice(0, -1) : name, span, isPrefix };
  });
}
