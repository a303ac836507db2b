import type { Token } from '../syntax/token.ts';
import type { TypedPath, TypedScope } from './typed-path.ts';
import { chainBefore, elementOf, resolveChain } from './typed-path.ts';

type Bindings = readonly (readonly [string, TypedPath | undefined])[];

/**
 * The names at the end of a condition's tokens: `outer`, and the variables of every loop and `with`
 * whose body is still open there. A loop whose parenthesis is missing counts as open. Never throws.
 * O(tokens · nesting).
 */
export function enclosingScope(tokens: readonly Token[], outer: TypedScope): TypedScope {
  /** The scope before each open parenthesis, innermost last. */
  const saved: TypedScope[] = [];
  let scope = outer;
  /** The scope of a body whose parenthesis has not come yet. */
  let pending: TypedScope | undefined;
  for (const [at, token] of tokens.entries()) {
    if (token.text === ':') {
      pending = bind(scope, readBindings(tokens, at, scope));
    } else if (token.text === '(') {
      saved.push(scope);
      scope = pending ?? scope;
      pending = undefined;
    } else if (token.text === ')') {
      scope = saved.pop() ?? outer;
    }
  }
  return pending ?? scope;
}

function bind(scope: TypedScope, bindings: Bindings): TypedScope {
  return bindings.length === 0 ? scope : new Map([...scope, ...bindings]);
}

/** The bindings of the header that ends at the colon `end`. */
function readBindings(tokens: readonly Token[], end: number, scope: TypedScope): Bindings {
  for (let at = end - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token?.text === ':') return [];
    if (token?.kind !== 'keyword') continue;
    if (token.text === 'in') return loopBindings(tokens, at, end, scope);
    if (token.text === 'with') return withBindings(tokens.slice(at + 1, end), scope);
    if (token.text === 'for') return [];
  }
  return [];
}

/** `for any x in path :` and `for any k, v in path :`; `inAt` is the index of `in`. */
function loopBindings(
  tokens: readonly Token[],
  inAt: number,
  end: number,
  scope: TypedScope,
): Bindings {
  const names: string[] = [];
  for (let at = inAt - 1; at >= 0; at -= 2) {
    const name = tokens[at];
    if (name?.kind !== 'identifier') break;
    names.unshift(name.text);
    if (tokens[at - 1]?.text !== ',') break;
  }
  const chain = chainBefore(tokens, end);
  const isWhole = chain?.start === inAt + 1;
  const iterable = chain && isWhole ? resolveChain(chain, scope) : undefined;
  const element = iterable && elementOf(iterable);
  // Of two variables the first is a map's key: text without a path of its own.
  return names.map((name, index) => [name, index === names.length - 1 ? element : undefined]);
}

/** `with a = path, b = a.field :`; each declaration sees the ones before it. */
function withBindings(tokens: readonly Token[], scope: TypedScope): Bindings {
  const bindings: [string, TypedPath | undefined][] = [];
  let inner = scope;
  for (const [at, token] of tokens.entries()) {
    const name = tokens[at - 1];
    if (token.text !== '=' || name?.kind !== 'identifier') continue;
    const nextAt = tokens.findIndex((other, index) => index > at && other.text === '=');
    const end = nextAt === -1 ? tokens.length : nextAt - 2;
    const chain = chainBefore(tokens, end);
    const value = chain?.start === at + 1 ? resolveChain(chain, inner) : undefined;
    bindings.push([name.text, value]);
    inner = new Map([...inner, [name.text, value]]);
  }
  return bindings;
}
