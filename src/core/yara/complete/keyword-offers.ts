import { assertNever } from '../../../base/assert.ts';
import type { Span } from '../../../base/span.ts';
import type { FieldType } from '../module-schema.ts';
import type { Token, TokenKind } from '../syntax/token.ts';
import type { PathCompletion } from './path-completion.ts';
import type { TypedScope } from './typed-path.ts';
import { chainBefore, resolveChain } from './typed-path.ts';

const STRING_OPERATORS = [
  '==',
  '!=',
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'iequals',
  'matches',
];
const NUMBER_OPERATORS = ['==', '!=', '<', '<=', '>', '>='];
const CONDITION_STARTS = ['for', 'not', 'defined', 'true', 'false', 'any', 'all', 'none', 'with'];

const LITERALS: ReadonlySet<TokenKind> = new Set([
  'integer',
  'float',
  'string',
  'regexp',
  'pattern-identifier',
  'pattern-count',
  'pattern-offset',
  'pattern-length',
]);

/** The words of the language that can follow the tokens of a condition. Never throws. */
export function keywordOffers(
  before: readonly Token[],
  replace: Span,
  scope: TypedScope,
): readonly PathCompletion[] {
  return wordsAfter(before, scope).map((word) => ({
    label: word,
    kind: 'keyword',
    detail: /^\W/.test(word) ? 'operator' : '',
    insertText: word,
    replace,
  }));
}

function wordsAfter(before: readonly Token[], scope: TypedScope): readonly string[] {
  const last = before.at(-1);
  if (last === undefined) return CONDITION_STARTS;
  if (last.kind === 'keyword') return wordsAfterKeyword(before, last.text);
  if (last.text === ':' || last.text === '(') return CONDITION_STARTS;
  if (isLoopVariable(before)) return ['in'];
  if (last.kind === 'identifier' || last.text === ']') return operatorsAfterPath(before, scope);
  if (LITERALS.has(last.kind) || last.text === ')') return ['and', 'or'];
  return [];
}

function wordsAfterKeyword(before: readonly Token[], keyword: string): readonly string[] {
  switch (keyword) {
    case 'and':
    case 'or':
    case 'not':
      return CONDITION_STARTS;
    case 'for':
      return ['any', 'all', 'none'];
    case 'any':
    case 'all':
    case 'none':
      return ['of'];
    case 'of':
      return ['them'];
    case 'true':
    case 'false':
    case 'them':
      return ['and', 'or'];
    case 'filesize':
      return before.length === 0 ? [] : NUMBER_OPERATORS;
    default:
      return [];
  }
}

/** Whether the last token names a variable of a loop that has not come to its `in`. */
function isLoopVariable(before: readonly Token[]): boolean {
  let at = before.length - 1;
  while (before[at]?.kind === 'identifier' && before[at - 1]?.text === ',') at -= 2;
  if (before[at]?.kind !== 'identifier') return false;
  const quantifier = before[at - 1];
  if (quantifier === undefined) return false;
  const forAt = before.findLastIndex((token) => token.text === 'for');
  return forAt !== -1 && forAt === at - 2 && /^(?:any|all|none|\w+|%)$/.test(quantifier.text);
}

function operatorsAfterPath(before: readonly Token[], scope: TypedScope): readonly string[] {
  const chain = chainBefore(before, before.length);
  const path = chain && resolveChain(chain, scope);
  const previous = chain && before[chain.start - 1];
  // The path is the right side of a comparison, or what a loop goes over.
  if (previous?.text === 'in') return [];
  if (previous !== undefined && isComparison(previous.text)) return ['and', 'or'];
  return operatorsOf(path?.type);
}

function isComparison(text: string): boolean {
  return STRING_OPERATORS.includes(text) || NUMBER_OPERATORS.includes(text);
}

function operatorsOf(type: FieldType | undefined): readonly string[] {
  if (type === undefined) {
    return [...STRING_OPERATORS, '<', '<=', '>', '>=', 'and', 'or'];
  }
  switch (type.kind) {
    case 'string':
      return [...STRING_OPERATORS, 'and', 'or'];
    case 'integer':
    case 'float':
      return [...NUMBER_OPERATORS, 'and', 'or'];
    case 'array':
    case 'map':
    case 'struct':
      return [];
    case 'boolean':
      return ['and', 'or'];
    default:
      return assertNever(type, 'type');
  }
}
