import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Callee, ExpressionType, TypeKind } from './expression-type.ts';

/** The names of types as the engine prints them. */
const TYPE_NAMES: Readonly<Record<TypeKind, string>> = {
  boolean: 'boolean',
  integer: 'integer',
  float: 'float',
  string: 'string',
  regexp: 'regexp',
  struct: 'struct',
  array: 'array',
  map: 'map',
  function: 'function',
  opaque: 'unknown',
  unknown: 'unknown',
};

/** E002: the expression has none of the types that fit here. */
export function wrongType(
  span: Span,
  accepted: readonly TypeKind[],
  actual: ExpressionType,
): Diagnostic {
  const expected = joinWithOr(accepted.map((kind) => `\`${TYPE_NAMES[kind]}\``));
  return error(
    'E002',
    span,
    `wrong type: expression should be ${expected}, but it is \`${TYPE_NAMES[actual.kind]}\``,
  );
}

/** E002: a struct, an array, a map, a function or a regexp where a boolean is needed. */
export function notBoolean(span: Span, actual: ExpressionType, text: string): Diagnostic {
  const name = TYPE_NAMES[actual.kind];
  const article = name === 'array' ? 'an' : 'a';
  return error(
    'E002',
    span,
    `wrong type: expression should be \`bool\`, but it is ${article} ${name}`,
    actual.kind === 'function' ? `you probably meant \`${text}()\`` : undefined,
  );
}

/** E003: two operands whose types cannot stand together. */
export function mismatchingTypes(
  left: { readonly span: Span; readonly type: ExpressionType },
  right: { readonly span: Span; readonly type: ExpressionType },
): Diagnostic {
  const second = `this expression is \`${TYPE_NAMES[right.type.kind]}\``;
  return {
    ...error(
      'E003',
      left.span,
      `mismatching types: this expression is \`${TYPE_NAMES[left.type.kind]}\`, the other one \`${TYPE_NAMES[right.type.kind]}\``,
    ),
    related: [{ span: right.span, message: second }],
  };
}

/** E004: no overload of the function takes these arguments. */
export function wrongArguments(span: Span, callee: Callee): Diagnostic {
  const overloads =
    callee.kind === 'method' ? callee.overloads : callee.kind === 'builtin' ? [['integer']] : [[]];
  const combinations = overloads.map((each) => `(${each.join(', ')})`).join(', ');
  return error(
    'E004',
    span,
    'wrong arguments in this call',
    `accepted argument combinations: ${combinations}`,
  );
}

/** E005: a loop declares more or fewer variables than its iterable gives. */
export function assignmentMismatch(
  variables: { readonly span: Span; readonly n: number },
  iterable: { readonly span: Span; readonly n: number },
): Diagnostic {
  return {
    ...error(
      'E005',
      variables.span,
      `assignment mismatch: this expects ${variables.n} value(s), but ${iterable.n} are produced`,
    ),
    related: [{ span: iterable.span, message: `this produces ${iterable.n} value(s)` }],
  };
}

/** An error without related places. */
export function error(code: string, span: Span, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, span, ...(help === undefined ? {} : { help }) };
}

function joinWithOr(names: readonly string[]): string {
  const sorted = names.toSorted();
  const last = sorted.at(-1) ?? '';
  if (sorted.length < 2) return last;
  if (sorted.length === 2) return `${sorted[0]} or ${last}`;
  return `${sorted.slice(0, -1).join(', ')}, or ${last}`;
}
