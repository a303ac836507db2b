import type { Result } from '../../base/result.ts';

/** What the page remembers between visits. Versioned: see `restoreSession`. */
export interface Session {
  readonly version: 1;
  readonly ruleText: string;
  /** The loaded files as they were, in loading order; the report is restored by reading them again. */
  readonly files: readonly SessionFile[];
  readonly activeSha256: string | undefined;
  /** Unix milliseconds UTC. */
  readonly savedAtMs: number;
}

export interface SessionFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For a list of several samples, the node of the one that the user has chosen from it. */
  readonly choice?: number;
}

/** Why a session could not be kept or brought back; `message` says it to the user. */
export interface SessionError {
  readonly kind: 'quota' | 'unavailable' | 'damaged' | 'newer-version';
  readonly message: string;
}

/** Where sessions are kept. Rule text and files are saved apart: the text changes with every key. */
export interface SessionStore {
  /** Undefined where nothing was saved yet. */
  load(): Promise<Result<Session | undefined, SessionError>>;
  saveRule(ruleText: string): Promise<Result<void, SessionError>>;
  saveFiles(
    files: readonly SessionFile[],
    activeSha256: string | undefined,
  ): Promise<Result<void, SessionError>>;
}
