import { ok } from '../base/result.ts';
import { restoreSession, SESSION_VERSION } from '../core/session/restore-session.ts';
import type { SessionFile, SessionStore } from '../core/session/session.ts';
import { createBrowserDatabase } from './browser-database.ts';

const STORE = 'session';
/** The rule's text is written with every pause of typing, the files only when they change. */
const RULE_KEY = 'livehunt.rule.v1';
const FILES_KEY = 'livehunt.files.v1';

/** Sessions in the browser's IndexedDB. Every failure is an answer in words; nothing is dropped silently. */
export function createSessionStore(now: () => number): SessionStore {
  const use = createBrowserDatabase(
    { database: 'livehunt', store: STORE },
    {
      quota: 'The browser has no more room to keep this; export the rule so that it is not lost',
      unavailable:
        'The browser keeps nothing for this page (private window, or storage is off); export the rule so that it is not lost',
    },
  );
  const put = (key: string, value: unknown): ReturnType<SessionStore['saveRule']> =>
    use(async (database) => {
      await database.put(STORE, value, key);
    });
  return {
    async load() {
      const stored = await use((database): Promise<unknown[]> =>
        Promise.all([database.get(STORE, RULE_KEY), database.get(STORE, FILES_KEY)]),
      );
      if (!stored.ok) return stored;
      const [rule, files] = stored.value;
      if (rule === undefined && files === undefined) return ok(undefined);
      return restoreSession({ files: [], ruleText: '', ...asObject(files), ...asObject(rule) });
    },
    saveRule: (ruleText) => put(RULE_KEY, { version: SESSION_VERSION, ruleText, savedAtMs: now() }),
    saveFiles: (files: readonly SessionFile[], activeSha256) =>
      put(FILES_KEY, { version: SESSION_VERSION, files, activeSha256 }),
  };
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
