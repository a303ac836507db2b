import { assertNever } from '../../base/assert.ts';
import type { Origin } from './vt-model.ts';

/**
 * A value of the vt module while it is put together from the documents: the value, and where each
 * part of it came from. The depth is that of the schema, not that of the documents.
 */
export type Draft = ScalarDraft | ListDraft | StructDraft;

export interface ScalarDraft {
  readonly kind: 'scalar';
  readonly value: string | bigint | boolean;
  /** The name of the constant, for a value of an enum. */
  readonly constant?: string;
  /** Whether the JSON text at the first origin says exactly this value. */
  readonly isVerbatim: boolean;
  readonly origins: Origin[];
}

export interface ListDraft {
  readonly kind: 'list';
  readonly items: Draft[];
  readonly origins: Origin[];
}

/** A message (by its full name) or, where `message` is undefined, a map. */
export interface StructDraft {
  readonly kind: 'struct';
  readonly message: string | undefined;
  readonly members: Map<string, Draft>;
  readonly origins: Origin[];
}

/** A message without a member. */
export function createStructDraft(
  message: string | undefined,
  origins: Origin[] = [],
): StructDraft {
  return { kind: 'struct', message, members: new Map(), origins };
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
