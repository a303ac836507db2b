import { openDB, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import { restoreSession, SESSION_VERSION } from '../core/session/restore-session.ts';
import type { SessionError, SessionFile, SessionStore } from '../core/session/session.ts';

const DATABASE = 'livehunt';
const STORE = 'session';
/** The rule's text is written with every pause of typing, the files only when they change. */
const RULE_KEY = 'livehunt.rule.v1';
const FILES_KEY = 'livehunt.files.v1';

/** Sessions in the browser's IndexedDB. Every failure is an answer in words; nothing is dropped silently. */
export function createSessionStore(now: () => number): SessionStore {
  let opened: Promise<IDBPDatabase> | undefined;
  const database = (): Promise<IDBPDatabase> => {
    opened ??= openDB(DATABASE, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore(STORE);
      },
    });
    return opened;
  };

  const put = async (key: string, value: unknown): Promise<Result<void, SessionError>> => {
    try {
      await (await database()).put(STORE, value, key);
      return ok(undefined);
    } catch (error) {
      opened = undefined;
      return err(storageError(error));
    }
  };

  return {
    async load() {
      try {
        const stored = await database();
        const [rule, files]: unknown[] = await Promise.all([
          stored.get(STORE, RULE_KEY),
          stored.get(STORE, FILES_KEY),
        ]);
        if (rule === undefined && files === undefined) return ok(undefined);
        return restoreSession({
          files: [],
          ruleText: '',
          ...asObject(files),
          ...asObject(rule),
        });
      } catch (error) {
        opened = undefined;
        return err(storageError(error));
      }
    },
    saveRule: (ruleText) => put(RULE_KEY, { version: SESSION_VERSION, ruleText, savedAtMs: now() }),
    saveFiles: (files: readonly SessionFile[], activeSha256) =>
      put(FILES_KEY, { version: SESSION_VERSION, files, activeSha256 }),
  };
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function storageError(error: unknown): SessionError {
  const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError';
  return isQuota
    ? {
        kind: 'quota',
        message:
          'The browser has no more room to keep this; export the rule so that it is not lost',
      }
    : {
        kind: 'unavailable',
        message:
          'The browser keeps nothing for this page (private window, or storage is off); export the rule so that it is not lost',
      };
}
