import type { Condition } from '../condition.ts';

/** A tree in one line, with a bracket around every operator: `(a and (not b))`, `1 of {sel*}`. */
export function conditionShape(condition: Condition | undefined): string {
  switch (condition?.kind) {
    case undefined:
      return '-';
    case 'and':
    case 'or':
      return `(${condition.operands.map(conditionShape).join(` ${condition.kind} `)})`;
    case 'not':
      return `(not ${conditionShape(condition.operand)})`;
    case 'selection':
      return condition.name;
    case 'of':
      return `${condition.count} of {${condition.pattern === 'them' ? 'them' : condition.pattern.text}}`;
    case 'aggregated':
      return `(${conditionShape(condition.operand)} | ${condition.text})`;
  }
}

/** The tree without its spans. */
export function withoutSpans(condition: Condition): unknown {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, operands: condition.operands.map(withoutSpans) };
    case 'not':
      return { kind: 'not', operand: withoutSpans(condition.operand) };
    case 'selection':
      return { kind: 'selection', name: condition.name };
    case 'of':
      return { kind: 'of', count: condition.count, pattern: condition.pattern };
    case 'aggregated':
      return {
        kind: 'aggregated',
        operand: withoutSpans(condition.operand),
        text: condition.text,
      };
  }
}

/** Every node with the one above it. */
export function nodesOf(condition: Condition): readonly (readonly [Condition, Condition])[] {
  const inner =
    condition.kind === 'and' || condition.kind === 'or'
      ? condition.operands
      : condition.kind === 'not' || condition.kind === 'aggregated'
        ? [condition.operand]
        : [];
  return inner.flatMap((child) => [[child, condition] as const, ...nodesOf(child)]);
}
