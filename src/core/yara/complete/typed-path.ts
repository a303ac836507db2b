import type { FieldType, ModuleSchema } from '../module-schema.ts';
import type { Token } from '../syntax/token.ts';

/** A name that a path can start with, or a part of one, and what it stands for. */
export interface TypedPath {
  readonly type: FieldType;
  /** With loop variables resolved: `vt.behaviour.sigma_analysis_results[].match_context[].values`. */
  readonly pattern: string;
  readonly schema: ModuleSchema;
}

/** What the names at a place stand for; undefined for a name that has no path (a range's variable). */
export type TypedScope = ReadonlyMap<string, TypedPath | undefined>;

/** A path as the text has it, before anyone knows whether it leads anywhere. */
export interface PathChain {
  /** Index of its first token. */
  readonly start: number;
  readonly root: string;
  readonly steps: readonly ChainStep[];
}

/** `undefined` for an index or key, else a field's name. */
export type ChainStep = string | undefined;

/** The scope outside of every loop: each module by its name. Never throws. */
export function outerScope(schemas: ReadonlyMap<string, ModuleSchema>): TypedScope {
  const scope = new Map<string, TypedPath>();
  for (const [name, schema] of schemas) {
    scope.set(name, { type: { kind: 'struct', message: schema.root }, pattern: name, schema });
  }
  return scope;
}

/**
 * The path whose last token is the one before `end`: `a.b[0].c`. Undefined where no path ends there.
 * Never throws. O(tokens of the path).
 */
export function chainBefore(tokens: readonly Token[], end: number): PathChain | undefined {
  const steps: ChainStep[] = [];
  let at = end - 1;
  for (;;) {
    while (tokens[at]?.text === ']') {
      const open = openingBracket(tokens, at);
      if (open === undefined) return undefined;
      steps.push(undefined);
      at = open - 1;
    }
    const name = tokens[at];
    if (name?.kind !== 'identifier') return undefined;
    if (tokens[at - 1]?.text !== '.') return { start: at, root: name.text, steps: steps.reverse() };
    steps.push(name.text);
    at -= 2;
  }
}

function openingBracket(tokens: readonly Token[], close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (tokens[at]?.text === ']') depth++;
    if (tokens[at]?.text === '[') depth--;
    if (depth === 0) return at;
  }
  return undefined;
}

/** What a path leads to, or undefined where it leads nowhere. Never throws. */
export function resolveChain(chain: PathChain, scope: TypedScope): TypedPath | undefined {
  let path = scope.get(chain.root);
  for (const step of chain.steps) {
    if (path === undefined) return undefined;
    path = step === undefined ? elementOf(path) : fieldOf(path, step);
  }
  return path;
}

/** What a loop over the path binds, or its index gives; undefined for what has no elements. */
export function elementOf(path: TypedPath): TypedPath | undefined {
  const { type, pattern, schema } = path;
  if (type.kind === 'array') return { type: type.element, pattern: `${pattern}[]`, schema };
  if (type.kind === 'map') return { type: type.value, pattern: `${pattern}[*]`, schema };
  return undefined;
}

function fieldOf(path: TypedPath, name: string): TypedPath | undefined {
  if (path.type.kind !== 'struct') return undefined;
  const field = path.schema.messages.get(path.type.message)?.fields.get(name);
  return field && { type: field.type, pattern: `${path.pattern}.${name}`, schema: path.schema };
}
