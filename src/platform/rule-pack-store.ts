import { ok } from '../base/result.ts';
import {
  restoreRulePack,
  RULE_PACK_VERSION,
  type KeptRulePack,
  type RulePackStore,
} from '../core/session/rule-packs.ts';
import type { SessionError } from '../core/session/session.ts';
import { createBrowserDatabase } from './browser-database.ts';

const STORE = 'packs';

/** Sigma rulesets in the browser's IndexedDB, by their names. Every failure is an answer in words. */
export function createRulePackStore(): RulePackStore {
  // Apart from the session, so that a failure with megabytes of rules cannot touch the user's work.
  const use = createBrowserDatabase(
    { database: 'livehunt-rules', store: STORE },
    {
      quota: 'The browser has no more room: these Sigma rules must be loaded again next time',
      unavailable:
        'The browser keeps nothing for this page: these Sigma rules must be loaded again next time',
    },
  );
  return {
    async load() {
      const stored = await use((database) => database.getAll(STORE));
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
      use(async (database) => {
        await database.put(STORE, { version: RULE_PACK_VERSION, name, pack }, name);
      }),
    remove: (name) => use((database) => database.delete(STORE, name)),
  };
}
