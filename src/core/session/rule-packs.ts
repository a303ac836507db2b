import { isRecord } from '../../base/guards.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { SessionError } from './session.ts';

/** The version of the record that this program writes; the pack in it has a version of its own. */
export const RULE_PACK_VERSION = 1;

/** A ruleset that is kept between visits. */
export interface KeptRulePack {
  /** What the user calls it; there is one of each name. */
  readonly name: string;
  readonly pack: Uint8Array;
}

/** Where rulesets are kept. */
export interface RulePackStore {
  /** In the order of their names; `problems` are about records that cannot be used. */
  load(): Promise<
    Result<
      { readonly packs: readonly KeptRulePack[]; readonly problems: readonly SessionError[] },
      SessionError
    >
  >;
  /** Takes the place of the one of the same name. */
  save(pack: KeptRulePack): Promise<Result<void, SessionError>>;
  remove(name: string): Promise<Result<void, SessionError>>;
}

/**
 * The ruleset that a record of the storage holds. stored: whatever was read, trusted in nothing. A
 * newer version is refused in words and left as it is; anything else that is no record is `damaged`.
 * Never throws.
 */
export function restoreRulePack(stored: unknown): Result<KeptRulePack, SessionError> {
  if (!isRecord(stored) || typeof stored['version'] !== 'number') return damaged();
  const { version, name, pack } = stored;
  if (version > RULE_PACK_VERSION) {
    return err({
      kind: 'newer-version',
      message:
        'Saved Sigma rules were written by a newer version of this page; load them again here',
    });
  }
  if (typeof name !== 'string' || !(pack instanceof Uint8Array)) return damaged();
  return ok({ name, pack });
}

function damaged(): Result<never, SessionError> {
  return err({
    kind: 'damaged',
    message: 'Saved Sigma rules could not be read; load them again',
  });
}
