import { openDB, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import {
  restoreRulePack,
  RULE_PACK_VERSION,
  type KeptRulePack,
  type RulePackStore,
} from '../core/session/rule-packs.ts';
import type { SessionError } from '../core/session/session.ts';

/** Apart from the session, so that a failure with megabytes of rules cannot touch the user's work. */
const DATABASE = 'livehunt-rules';
const STORE = 'packs';

/** Sigma rulesets in the browser's IndexedDB, by their names. Every failure is an answer in words. */
export function createRulePackStore(): RulePackStore {
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
      const stored = await attempt((database) => database.getAll(STORE));
      if (!stored.ok) return stored;
      const packs: KeptRulePack[] = [];
      const problems: SessionError[] = [];
      for (const record of stored.value) {
        const restored = restoreRulePack(record);
        if (restored.ok) packs.push(restored.value);
        else problems.push(restored.error);
      }
      return ok({ packs, problems });
    },
    save: ({ name, pack }) =>
      attempt(async (database) => {
        await database.put(STORE, { version: RULE_PACK_VERSION, name, pack }, name);
      }),
    remove: (name) => attempt((database) => database.delete(STORE, name)),
  };
}

function storageError(error: unknown): SessionError {
  const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError';
  return isQuota
    ? {
        kind: 'quota',
        message: 'The browser has no more room: these Sigma rules must be loaded again next time',
      }
    : {
        kind: 'unavailable',
        message:
          'The browser keeps nothing for this page: these Sigma rules must be loaded again next time',
      };
}
