import { isRecord, isSafeInteger } from '../../base/guards.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Session, SessionError, SessionFile } from './session.ts';

/** The version that this program writes. */
export const SESSION_VERSION = 1;

/**
 * The session that a storage holds. stored: whatever was read, trusted in nothing. Undefined and null
 * mean that nothing was saved yet. A newer version is refused in words and left as it is; anything
 * that is not a session is `damaged`. Never throws.
 */
export function restoreSession(stored: unknown): Result<Session | undefined, SessionError> {
  if (stored === undefined || stored === null) return ok(undefined);
  if (!isRecord(stored) || typeof stored['version'] !== 'number') return damaged();
  if (stored['version'] > SESSION_VERSION) {
    return err({
      kind: 'newer-version',
      message:
        'The saved work was written by a newer version of this page; open it there, or start anew here',
    });
  }
  const { ruleText, files, activeSha256, savedAtMs } = stored;
  if (typeof ruleText !== 'string' || !Array.isArray(files) || !files.every(isSessionFile)) {
    return damaged();
  }
  return ok({
    version: SESSION_VERSION,
    ruleText,
    files,
    activeSha256: typeof activeSha256 === 'string' ? activeSha256 : undefined,
    savedAtMs: typeof savedAtMs === 'number' ? savedAtMs : 0,
  });
}

function isSessionFile(value: unknown): value is SessionFile {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    value['bytes'] instanceof Uint8Array &&
    (value['choice'] === undefined || isNodeId(value['choice']))
  );
}

function isNodeId(value: unknown): boolean {
  return isSafeInteger(value) && value >= 0;
}

function damaged(): Result<undefined, SessionError> {
  return err({
    kind: 'damaged',
    message: 'The saved work could not be read; it is kept as it is until you save something new',
  });
}
