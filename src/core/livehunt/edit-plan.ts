import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { ModuleSchema } from '../yara/module-schema.ts';
import type { ChipSite } from './outline.ts';

/** Why a chip could not be changed; `message` says what to do. Nothing was changed. */
export interface ChipEditError {
  readonly kind: 'no-such-chip' | 'wrong-value' | 'not-possible';
  readonly message: string;
}

/** The edits of one change and what they did, in a sentence. */
export interface PlannedEdit {
  readonly edits: readonly TextEdit[];
  readonly summary: string;
}

/** What an edit works on. */
export interface ChipEditJob {
  readonly text: string;
  readonly schema: ModuleSchema;
  readonly sites: ReadonlyMap<string, ChipSite>;
}

export type EditPlan = Result<PlannedEdit, ChipEditError>;

/** An expected failure of an edit. Never throws. */
export function fail(
  kind: ChipEditError['kind'],
  message: string,
): { readonly ok: false; readonly error: ChipEditError } {
  return err({ kind, message });
}

/** The outcome of planning. Never throws. */
export function plan(edits: readonly TextEdit[], summary: string): EditPlan {
  return ok({ edits, summary });
}
