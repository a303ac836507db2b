import { openDB, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import type { SessionError } from '../core/session/session.ts';

/** What is told where the browser keeps nothing, by the reason. */
export type StorageTexts = Readonly<Record<'quota' | 'unavailable', string>>;

/** Does something with the database. Every failure is an answer in words, and the next attempt opens anew. */
export type UseDatabase = <T>(
  work: (database: IDBPDatabase) => Promise<T>,
) => Promise<Result<T, SessionError>>;

/** A database of the browser with one store, which is opened when it is first used. */
export function createBrowserDatabase(
  { database, store }: { readonly database: string; readonly store: string },
  texts: StorageTexts,
): UseDatabase {
  let opened: Promise<IDBPDatabase> | undefined;
  return async (work) => {
    try {
      opened ??= openDB(database, 1, {
        upgrade: (fresh) => {
          fresh.createObjectStore(store);
        },
      });
      return ok(await work(await opened));
    } catch (error) {
      opened = undefined;
      const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError';
      const kind = isQuota ? 'quota' : 'unavailable';
      return err({ kind, message: texts[kind] });
    }
  };
}
