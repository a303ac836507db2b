import { isRecord } from '../../base/guards.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { SessionError } from './session.ts';

/** The version of the record that this program writes. */
export const PLACEHOLDERS_VERSION = 1;

/** The values of placeholders of Sigma rules, by name, as they are kept between visits. */
export type KeptPlaceholders = ReadonlyMap<string, readonly string[]>;

/** Where they are kept. */
export interface PlaceholderStore {
  /** Empty where nothing was kept yet. */
  load(): Promise<Result<KeptPlaceholders, SessionError>>;
  /** Takes the place of all that was kept. */
  save(values: KeptPlaceholders): Promise<Result<void, SessionError>>;
}

/** The record that is kept of values. Never throws. */
export function placeholderRecord(values: KeptPlaceholders): unknown {
  return { version: PLACEHOLDERS_VERSION, values: [...values] };
}

/**
 * The values that a record of the storage holds. stored: whatever was read, trusted in nothing. Undefined
 * and null mean that nothing was kept yet. A newer version is refused in words and left as it is; anything
 * else that is no record is `damaged`. Never throws.
 */
export function restorePlaceholders(stored: unknown): Result<KeptPlaceholders, SessionError> {
  if (stored === undefined || stored === null) return ok(new Map());
  if (!isRecord(stored) || typeof stored['version'] !== 'number') return damaged();
  const { version, values } = stored;
  if (version > PLACEHOLDERS_VERSION) {
    return err({
      kind: 'newer-version',
      message:
        'Saved values of placeholders were written by a newer version of this page; give them again here',
    });
  }
  if (!Array.isArray(values) || !values.every(isEntry)) return damaged();
  return ok(new Map(values));
}

function isEntry(value: unknown): value is readonly [string, readonly string[]] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [name, texts]: readonly unknown[] = value;
  return (
    typeof name === 'string' &&
    Array.isArray(texts) &&
    texts.every((text) => typeof text === 'string')
  );
}

function damaged(): Result<never, SessionError> {
  return err({
    kind: 'damaged',
    message: 'Saved values of placeholders could not be read; give them again',
  });
}
