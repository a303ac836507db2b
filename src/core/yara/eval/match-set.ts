import { factsOf, type TypeTable } from '../check/type-table.ts';
import { parseRegexp } from '../regexp/parse-regexp.ts';
import { translateRegexp } from '../regexp/translate-regexp.ts';
import type { Expression } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';

/**
 * Whether a chain of `or` is nothing but `matches` of one value against several regular expressions
 * that are no literals. The engine makes one search of it, and no `or`: it is then undefined where the
 * value is, and not false. operands: of the chain, those of a chain in parentheses on its left too.
 * Never throws. O(size). Source: YARA-X, `or_expr_from_ast`; measured.
 */
export function isMatchSet(operands: readonly Expression[], types: TypeTable): boolean {
  const [first, ...others] = operands.map(withoutParentheses);
  if (!first || others.length === 0 || !isSearch(first)) return false;
  return others.every((other) => isSearch(other) && isSame(first.left, other.left, types));
}

type Search = Extract<Expression, { readonly kind: 'binary' }>;

function isSearch(expression: Expression): expression is Search {
  if (expression.kind !== 'binary' || expression.operator !== 'matches') return false;
  const regexp = withoutParentheses(expression.right);
  if (regexp.kind !== 'regexp') return false;
  const parsed = parseRegexp(regexp.pattern);
  return parsed.ok && translateRegexp(parsed.value, regexp.flags).kind !== 'literal';
}

/** Whether two expressions are the same to the engine: constants by value, names by what they stand for. */
function isSame(left: Expression, right: Expression, types: TypeTable): boolean {
  const one = withoutParentheses(left);
  const other = withoutParentheses(right);
  const constants = [factsOf(types, one).constant, factsOf(types, other).constant];
  if (constants[0] && constants[1]) return constants[0].value === constants[1].value;
  switch (one.kind) {
    case 'identifier': {
      if (other.kind !== 'identifier' || one.name !== other.name) return false;
      const referents = [factsOf(types, one).referent, factsOf(types, other).referent];
      return declarationOf(referents[0]) === declarationOf(referents[1]);
    }
    case 'field':
      if (other.kind !== 'field' || one.field.name !== other.field.name) return false;
      return isSame(one.object, other.object, types);
    case 'index':
      if (other.kind !== 'index') return false;
      return isSame(one.object, other.object, types) && isSame(one.index, other.index, types);
    case 'unary':
      return (
        other.kind === 'unary' &&
        one.operator === other.operator &&
        isSame(one.operand, other.operand, types)
      );
    case 'binary':
      return (
        other.kind === 'binary' &&
        one.operator === other.operator &&
        isSame(one.left, other.left, types) &&
        isSame(one.right, other.right, types)
      );
    case 'call':
      return (
        other.kind === 'call' &&
        isSame(one.callee, other.callee, types) &&
        one.arguments.length === other.arguments.length &&
        one.arguments.every((argument, at) => {
          const twin = other.arguments[at];
          return twin !== undefined && isSame(argument, twin, types);
        })
      );
    default:
      return false;
  }
}

function declarationOf(referent: ReturnType<typeof factsOf>['referent']): unknown {
  return referent?.kind === 'variable' ? referent.declaration : undefined;
}
