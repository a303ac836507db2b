import { assertNever } from '../../../base/assert.ts';
import { didYouMean, suggestNames } from '../../../base/suggest.ts';
import type { Condition } from '../condition/condition.ts';
import { selectNames } from '../condition/select-names.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import type { CompileContext } from './compile-item.ts';
import type { RuleNode } from './compiled-rule.ts';

/** What a condition is compiled with. */
export interface ConditionContext extends CompileContext {
  /** By their names, in the order of the document. */
  readonly selections: ReadonlyMap<string, RuleNode>;
  /** Called with what cannot be evaluated on single events. */
  readonly leaveOut: (text: string) => void;
}

/** Conditions and what fills them nest at most so deep; their parser has a lower limit. */
const MAX_DEPTH = 200;

/**
 * A condition with its selections put in. A name that does not exist is reported and refused; a
 * quantifier whose pattern fits no name never holds. Never throws.
 */
export function compileCondition(
  condition: Condition,
  context: ConditionContext,
  depth = 0,
): RuleNode {
  const { span } = condition;
  if (depth > MAX_DEPTH) {
    const message = `the condition nests more than ${MAX_DEPTH} deep`;
    context.report(sigmaDiagnostic('sigma/condition-too-deep', span, message));
    context.refuse();
    return { kind: 'never', span };
  }
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const children = condition.operands.map((operand) =>
        compileCondition(operand, context, depth + 1),
      );
      return { kind: condition.kind, children, span };
    }
    case 'not':
      return { kind: 'not', child: compileCondition(condition.operand, context, depth + 1), span };
    case 'selection':
      return compileName(condition, context);
    case 'of':
      return compileOf(condition, context);
    case 'aggregated':
      context.leaveOut(condition.text);
      return compileCondition(condition.operand, context, depth + 1);
    default:
      return assertNever(condition, 'condition');
  }
}

function compileName(
  { name, span }: Extract<Condition, { readonly kind: 'selection' }>,
  { selections, report, refuse }: ConditionContext,
): RuleNode {
  const child = selections.get(name);
  if (child !== undefined) return { kind: 'selection', name, child, span };
  const help = didYouMean(suggestNames(name, selections.keys()));
  report(
    sigmaDiagnostic(
      'sigma/unknown-selection',
      span,
      `there is no selection ${quoted(name)}`,
      help === undefined ? {} : { help },
    ),
  );
  refuse();
  return { kind: 'never', span };
}

function compileOf(
  { count, pattern, span }: Extract<Condition, { readonly kind: 'of' }>,
  { selections }: ConditionContext,
): RuleNode {
  const children = selectNames(pattern, [...selections.keys()]).map((name): RuleNode => {
    return { kind: 'selection', name, child: selections.get(name) ?? { kind: 'never' }, span };
  });
  if (children.length === 0) return { kind: 'never', span };
  if (count === 'all') return { kind: 'and', children, span };
  return count === 1 ? { kind: 'or', children, span } : { kind: 'at-least', count, children, span };
}
