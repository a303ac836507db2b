import { fromByteString } from '../../../base/byte-string.ts';
import { suggestNames } from '../../../base/suggest.ts';
import { printStringLiteral } from '../syntax/literals.ts';
import type { Expression, IndexAccess } from '../syntax/ast.ts';
import { childrenOf, withoutParentheses } from '../syntax/child-nodes.ts';
import { isArray, isStruct } from '../eval/value.ts';
import { toByteString } from '../../../base/byte-string.ts';
import type { ModuleStruct } from '../module-value.ts';
import { sourceAt, valueOf, type ExplainContext } from './explain-context.ts';

/** Why an expression has no value, and what the author may have meant. */
export interface UndefinedReason {
  /** `X is undefined: …`, one line. */
  readonly sentence: string;
  readonly note: string | undefined;
}

/** A reason lies so many operators deep at most; beyond, only the whole is named. */
const MAX_DEPTH = 50;

/** Keys of a map that are compared with a missing one, and how long they may be. */
const MAX_KEYS = 500;
const MAX_KEY_LENGTH = 80;

/**
 * Follows an undefined expression down to the part that has no value. Never throws. O(depth · keys).
 */
export function whyUndefined(expression: Expression, context: ExplainContext): UndefinedReason {
  let at: Expression = withoutParentheses(expression);
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const inner = childrenOf(at).findLast((child) => isWithoutValue(child, context));
    if (inner === undefined) break;
    at = withoutParentheses(inner);
  }
  if (at.kind === 'index') return whyNoEntry(at, context);
  const source = sourceAt(at.span, context);
  const isDivision = at.kind === 'binary' && (at.operator === '\\' || at.operator === '%');
  const why = isDivision ? 'it divides by zero' : 'it has no value here';
  return { sentence: `${source} is undefined: ${why}`, note: undefined };
}

/** Parts whose being undefined is the reason; what has no value of its own (a callee) is not asked. */
function isWithoutValue(expression: Expression, context: ExplainContext): boolean {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case 'boolean':
    case 'integer':
    case 'float':
    case 'string':
    case 'regexp':
      return false;
    case 'field':
      return isCallee(inner, context)
        ? isWithoutValue(inner.object, context)
        : valueOf(inner, context) === undefined;
    default:
      return valueOf(inner, context) === undefined;
  }
}

function isCallee(expression: Expression, context: ExplainContext): boolean {
  return context.types.facts.get(expression)?.type.kind === 'function';
}

function whyNoEntry(access: IndexAccess, context: ExplainContext): UndefinedReason {
  const source = sourceAt(access.span, context);
  const object = valueOf(access.object, context);
  const index = valueOf(access.index, context);
  if (isArray(object)) {
    const elements = object.length === 1 ? '1 element' : `${object.length} elements`;
    return { sentence: `${source} is undefined: the list has ${elements}`, note: undefined };
  }
  if (!isStruct(object) || typeof index !== 'string') {
    return { sentence: `${source} is undefined: it has no value here`, note: undefined };
  }
  const sentence = `${source} is undefined: there is no key ${quoteKey(fromByteString(index))}`;
  return { sentence, note: nearKeyNote(fromByteString(index), object) };
}

function nearKeyNote(key: string, map: ModuleStruct): string | undefined {
  const known: string[] = [];
  for (const each of map.keys()) {
    if (known.length >= MAX_KEYS) break;
    if (each.length <= MAX_KEY_LENGTH) known.push(each);
  }
  const folded = key.toLowerCase();
  const twin = known.find((each) => each.toLowerCase() === folded);
  if (twin !== undefined) {
    return `there is the key ${quoteKey(twin)}, which differs only in case: keys are case-sensitive`;
  }
  const [near] = key.length <= MAX_KEY_LENGTH ? suggestNames(key, known) : [];
  return near === undefined ? undefined : `the nearest key is ${quoteKey(near)}`;
}

function quoteKey(key: string): string {
  return printStringLiteral(toByteString(key.slice(0, MAX_KEY_LENGTH)));
}
