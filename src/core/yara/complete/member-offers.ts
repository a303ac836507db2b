import type { FieldType, ModuleField, ModuleMethod, ModuleSchema } from '../module-schema.ts';
import type { Token } from '../syntax/token.ts';
import type { CursorContext } from './cursor-context.ts';
import type { PathCompletion } from './path-completion.ts';
import type { PathChain, TypedPath, TypedScope } from './typed-path.ts';
import { chainBefore, elementOf, resolveChain } from './typed-path.ts';
import { describeType } from './type-name.ts';

export interface MemberOptions {
  readonly features?: ReadonlySet<string>;
  /** The white space that the cursor's line starts with. */
  readonly indent: string;
}

/**
 * What can follow the dot before the cursor: fields, methods, parts of enum names, and a whole loop
 * for each array where a condition may stand. Never throws.
 */
export function memberOffers(
  context: CursorContext,
  scope: TypedScope,
  options: MemberOptions,
): readonly PathCompletion[] {
  const { before } = context;
  const chain = chainBefore(before, before.length - 1);
  if (chain === undefined) return [];
  const path = resolveChain(chain, scope);
  if (path === undefined) return enumOffers(chain, scope, context);
  if (path.type.kind !== 'struct') return lengthOffer(path.type, chain, context);
  const message = path.schema.messages.get(path.type.message);
  if (message === undefined) return [];
  const place = placeOf(before, chain);
  const fields = [...message.fields.values()]
    .filter((field) => isAllowed(field, options.features))
    .filter((field) => place !== 'iterable' || hasMembers(field.type));
  return [
    ...fields.flatMap((field) => [
      fieldOffer(field, context),
      ...(place === 'condition'
        ? loopOffer(field, { path, chain, context, indent: options.indent })
        : []),
    ]),
    ...(place === 'iterable' ? [] : [...message.methods.values()].map(methodOffer(context))),
    ...enumOffers(chain, scope, context),
  ];
}

/** The constants of an enum by name, in the order of the schema. Never throws. */
export function enumConstants(schema: ModuleSchema, path: string): readonly [string, number][] {
  return [...(schema.enums.get(path) ?? [])];
}

function fieldOffer(field: ModuleField, context: CursorContext): PathCompletion {
  return {
    label: field.name,
    kind: 'field',
    detail: describeType(field.type),
    insertText: field.name,
    replace: context.word,
  };
}

function methodOffer(context: CursorContext): (method: ModuleMethod) => PathCompletion {
  return (method) => ({
    label: method.name,
    kind: 'method',
    detail: method.returns,
    insertText: `${method.name}()`,
    replace: context.word,
    caret: method.name.length + 1,
  });
}

/** `len()`; the engine takes it of a name or field only, not of an element (`m["k"].len()`). */
function lengthOffer(
  type: FieldType,
  chain: PathChain,
  context: CursorContext,
): readonly PathCompletion[] {
  const isElement = chain.steps.length > 0 && chain.steps.at(-1) === undefined;
  const hasLength = type.kind === 'array' || type.kind === 'map' || type.kind === 'string';
  if (isElement || !hasLength) return [];
  const replace = context.word;
  return [{ label: 'len', kind: 'method', detail: 'integer', insertText: 'len()', replace }];
}

/** The next part of every enum whose path starts with the chain, or the constants of the enum itself. */
function enumOffers(
  chain: PathChain,
  scope: TypedScope,
  context: CursorContext,
): readonly PathCompletion[] {
  const root = scope.get(chain.root);
  // A loop variable may hide the module, and an index leads to no enum.
  if (root?.pattern !== chain.root || chain.steps.includes(undefined)) return [];
  const { schema } = root;
  const prefix = [chain.root, ...chain.steps].join('.');
  const constants = enumConstants(schema, prefix).map(([name, value]) => [name, String(value)]);
  const parts = new Set(
    [...schema.enums.keys()]
      .filter((path) => path.startsWith(`${prefix}.`))
      .map((path) => path.slice(prefix.length + 1).split('.')[0] ?? ''),
  );
  const offers = [...constants, ...[...parts].map((part) => [part, 'enum'])];
  return offers.map(([label = '', detail = '']) => ({
    label,
    kind: 'constant',
    detail,
    insertText: label,
    replace: context.word,
  }));
}

interface LoopPlace {
  readonly path: TypedPath;
  readonly chain: PathChain;
  readonly context: CursorContext;
  readonly indent: string;
}

/** The loop over an array field, its variable named after the path as VirusTotal's editor does. */
function loopOffer(field: ModuleField, place: LoopPlace): readonly PathCompletion[] {
  const { chain, context, indent } = place;
  if (field.type.kind !== 'array') return [];
  const start = context.before[chain.start]?.span.start ?? context.word.start;
  const names = [chain.root, ...chain.steps.filter((step) => step !== undefined), field.name];
  const element = elementOf({ ...place.path, type: field.type });
  const head = `${field.name}: (\n${indent}  `;
  return [
    {
      label: `${field.name}: ( … )`,
      kind: 'keyword',
      detail: `for any ${element === undefined ? '' : describeType(element.type)}`.trimEnd(),
      insertText: `${head}\n${indent})`,
      replace: context.word,
      caret: head.length,
      extraEdits: [{ span: { start, end: start }, newText: `for any ${names.join('_')} in ` }],
    },
  ];
}

/** Whether a loop can go over the type or over something inside of it. */
function hasMembers(type: FieldType): boolean {
  return type.kind === 'array' || type.kind === 'map' || type.kind === 'struct';
}

/** What the path is written for: a loop to go over, a condition of its own, or a value beside others. */
function placeOf(before: readonly Token[], chain: PathChain): 'iterable' | 'condition' | 'value' {
  const previous = before[chain.start - 1];
  if (previous?.text === 'in') return 'iterable';
  if (previous === undefined) return 'condition';
  const opens = ['and', 'or', 'not', ':'].includes(previous.text);
  const isBody = previous.text === '(' && before[chain.start - 2]?.kind !== 'identifier';
  return opens || isBody ? 'condition' : 'value';
}

/** Source: the access rules of the protos; without features nothing is refused. */
function isAllowed(field: ModuleField, features: ReadonlySet<string> | undefined): boolean {
  if (features === undefined) return true;
  return field.access.every(
    ({ acceptIf, rejectIf }) =>
      (acceptIf.length === 0 || acceptIf.some((feature) => features.has(feature))) &&
      !rejectIf.some((feature) => features.has(feature)),
  );
}
