import { openDB, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import {
  placeholderRecord,
  restorePlaceholders,
  type PlaceholderStore,
} from '../core/session/kept-placeholders.ts';
import type { SessionError } from '../core/session/session.ts';

/** Apart from the rules, which are megabytes: values are short, and kept where rules find no room. */
const DATABASE = 'livehunt-placeholders';
const STORE = 'values';
const KEY = 'livehunt.placeholders.v1';

/** The values of placeholders in the browser's IndexedDB. Every failure is an answer in words. */
export function createPlaceholderStore(): PlaceholderStore {
  let opened: Promise<IDBPDatabase> | undefined;
  const attempt = async <T>(
    work: (database: IDBPDatabase) => Promise<T>,
  ): Promise<Result<T, SessionError>> => {
    try {
      opened ??= openDB(DATABASE, 1, {
        upgrade: (fresh) => {
          fresh.createObjectStore(STORE);
        },
      });
      return ok(await work(await opened));
    } catch (error) {
      opened = undefined;
      return err(storageError(error));
    }
  };
  return {
    async load() {
      const stored = await attempt((database) => database.get(STORE, KEY));
      return stored.ok ? restorePlaceholders(stored.value) : stored;
    },
    save: (values) =>
      attempt(async (database) => {
        await database.put(STORE, placeholderRecord(values), KEY);
      }),
  };
}

function storageError(error: unknown): SessionError {
  const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError';
  return isQuota
    ? {
        kind: 'quota',
        message:
          'The browser has no more room: the values of placeholders must be given again next time',
      }
    : {
        kind: 'unavailable',
        message:
          'The browser keeps nothing for this page: the values of placeholders must be given again next time',
      };
}
