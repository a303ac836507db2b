import {
  placeholderRecord,
  restorePlaceholders,
  type PlaceholderStore,
} from '../core/session/kept-placeholders.ts';
import { createBrowserDatabase } from './browser-database.ts';

const STORE = 'values';
const KEY = 'livehunt.placeholders.v1';

/** The values of placeholders in the browser's IndexedDB. Every failure is an answer in words. */
export function createPlaceholderStore(): PlaceholderStore {
  // Apart from the rules, which are megabytes: values are short, and kept where rules find no room.
  const use = createBrowserDatabase(
    { database: 'livehunt-placeholders', store: STORE },
    {
      quota:
        'The browser has no more room: the values of placeholders must be given again next time',
      unavailable:
        'The browser keeps nothing for this page: the values of placeholders must be given again next time',
    },
  );
  return {
    async load() {
      const stored = await use((database) => database.get(STORE, KEY));
      return stored.ok ? restorePlaceholders(stored.value) : stored;
    },
    save: (values) =>
      use(async (database) => {
        await database.put(STORE, placeholderRecord(values), KEY);
      }),
  };
}
