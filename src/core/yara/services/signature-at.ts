import { readConditionTokens } from '../complete/cursor-context.ts';
import { enclosingScope } from '../complete/enclosing-scope.ts';
import type { PathChain, TypedScope } from '../complete/typed-path.ts';
import { chainBefore, outerScope, resolveChain } from '../complete/typed-path.ts';
import type { Callee } from '../check/expression-type.ts';
import { FILE_FUNCTIONS } from '../check/known-modules.ts';
import type { Token } from '../syntax/token.ts';
import type { CallForm } from './callee-text.ts';
import { describeCallee } from './callee-text.ts';
import type { RuleDocument } from './rule-document.ts';

/** What a call that is being written takes. */
export interface Signature {
  readonly forms: readonly CallForm[];
  readonly meaning: string;
  /** Index of the form that fits what is written so far. */
  readonly activeForm: number;
  /** Index of the parameter that the place is in; may lie behind the last one. */
  readonly activeParameter: number;
}

/**
 * The call whose parentheses are open at a place: `len`, a module's method, `uint8` and its kin.
 * Undefined elsewhere, also for a method that the type does not have. Works on text that does not
 * parse. offset: UTF-16. Never throws. O(text).
 */
export function signatureAt(document: RuleDocument, offset: number): Signature | undefined {
  const before = readConditionTokens(document.text, offset);
  const open = openCall(before);
  if (open === undefined) return undefined;
  const scope = enclosingScope(before.slice(0, open.at), outerScope(document.modules));
  const callee = calleeAt(before, open.at, scope);
  if (callee === undefined) return undefined;
  const { forms, meaning } = describeCallee(callee);
  const fitting = forms.findIndex(({ parameters }) => parameters.length > open.nCommas);
  return { forms, meaning, activeForm: Math.max(0, fitting), activeParameter: open.nCommas };
}

interface OpenCall {
  /** Index of the parenthesis. */
  readonly at: number;
  readonly nCommas: number;
}

/** The innermost parenthesis that is open at the end of the tokens. */
function openCall(tokens: readonly Token[]): OpenCall | undefined {
  let depth = 0;
  let nCommas = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token?.kind !== 'punctuation') continue;
    if (token.text === ')' || token.text === ']') depth++;
    else if (token.text === ',' && depth === 0) nCommas++;
    else if (token.text === '[') depth--;
    else if (token.text === '(') {
      if (depth === 0) return { at, nCommas };
      depth--;
    }
  }
  return undefined;
}

function calleeAt(tokens: readonly Token[], end: number, scope: TypedScope): Callee | undefined {
  const chain = chainBefore(tokens, end);
  if (chain === undefined) return undefined;
  const name = chain.steps.at(-1);
  if (chain.steps.length === 0) return builtinOf(chain.root, scope);
  if (name === undefined) return undefined;
  const object: PathChain = { ...chain, steps: chain.steps.slice(0, -1) };
  const path = resolveChain(object, scope);
  if (path === undefined) return undefined;
  const { type, schema } = path;
  if (type.kind === 'struct') {
    const method = schema.messages.get(type.message)?.methods.get(name);
    return method && { kind: 'method', ...method };
  }
  const hasLength = type.kind === 'string' || type.kind === 'array' || type.kind === 'map';
  return hasLength && name === 'len' ? { kind: 'length' } : undefined;
}

function builtinOf(name: string, scope: TypedScope): Callee | undefined {
  const returns = scope.has(name) ? undefined : FILE_FUNCTIONS.get(name);
  return returns && { kind: 'builtin', name, returns };
}
