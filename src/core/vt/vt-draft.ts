import { assertNever } from '../../base/assert.ts';
/** A place in the report: a part of it, by its position among the parts of the model, and the node there. */
export interface DraftOrigin {
  /** -1 for a value that stands nowhere as such. */
  readonly part: number;
  readonly node: number;
}

/**
 * A value of the vt module while it is put together from the documents: the value, and where each
 * part of it came from. The depth is that of the schema, not that of the documents.
 */
export type Draft = ScalarDraft | ListDraft | StructDraft;

interface DraftPlace extends DraftOrigin {
  /** Where else the same value stands. */
  more: DraftOrigin[] | undefined;
}

export interface ScalarDraft extends DraftPlace {
  readonly kind: 'scalar';
  readonly value: string | bigint | boolean;
  /** The name of the constant, for a value of an enum. */
  readonly constant: string | undefined;
  /** Whether the JSON text at the first origin says exactly this value. */
  readonly isVerbatim: boolean;
}

export interface ListDraft extends DraftPlace {
  readonly kind: 'list';
  readonly items: Draft[];
}

/** A message (by its full name) or, where `message` is undefined, a map. */
export interface StructDraft extends DraftPlace {
  readonly kind: 'struct';
  readonly message: string | undefined;
  readonly members: Map<string, Draft>;
}

/** The origin of what no document has as such. */
export const NOWHERE: DraftOrigin = { part: -1, node: 0 };

/** A scalar that is no constant. Never throws. */
export function createScalarDraft(
  { part, node }: DraftOrigin,
  value: string | bigint | boolean,
  isVerbatim: boolean,
): ScalarDraft {
  return { kind: 'scalar', value, constant: undefined, isVerbatim, part, node, more: undefined };
}

/** A list of these items. Never throws. */
export function createListDraft({ part, node }: DraftOrigin, items: Draft[]): ListDraft {
  return { kind: 'list', items, part, node, more: undefined };
}

/** A message, or without its name a map, without a member. Never throws. */
export function createStructDraft(
  { part, node }: DraftOrigin,
  message: string | undefined,
): StructDraft {
  return { kind: 'struct', message, members: new Map(), part, node, more: undefined };
}

/** Adds all origins of an equal value to a draft. Never throws. */
export function addOrigins(draft: Draft, equal: DraftOrigin & Partial<DraftPlace>): void {
  const added = originsOf(equal);
  if (draft.more === undefined) draft.more = added;
  else for (const origin of added) draft.more.push(origin);
}

/** All origins of a draft, in the order of the parts. Never throws. */
export function originsOf(draft: DraftOrigin & Partial<DraftPlace>): DraftOrigin[] {
  const { part, node, more } = draft;
  return part < 0 ? [...(more ?? [])] : [{ part, node }, ...(more ?? [])];
}

/**
 * A text that is the same for equal drafts and different for others, whatever their origins and the
 * order of their members. Never throws. O(size · log of members).
 */
export function draftKey(draft: Draft): string {
  switch (draft.kind) {
    case 'scalar':
      return typeof draft.value === 'string'
        ? sized('s', draft.value)
        : sized('n', `${draft.value}`);
    case 'list':
      return sized('l', draft.items.map(draftKey).join(''));
    case 'struct': {
      const names = [...draft.members.keys()].sort();
      const parts = names.map((name) => {
        const member = draft.members.get(name);
        return sized('k', name) + (member === undefined ? '' : draftKey(member));
      });
      return sized('m', parts.join(''));
    }
    default:
      return assertNever(draft);
  }
}

/** With its length in front, no text can pass for another's beginning. */
function sized(mark: string, text: string): string {
  return `${mark}${text.length}:${text}`;
}
