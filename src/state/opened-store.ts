import { createAppStore, type AppStore } from './create-app-store.ts';
import type { FakePorts } from './fake-ports.ts';
import type { FileSource } from './report-files.ts';

/** A file of so many zero bytes. */
export function fakeFile(name: string, sizeBytes = 2): FileSource {
  return { name, sizeBytes, read: async () => new Uint8Array(sizeBytes) };
}

/** A store that has started and opened one report. */
export async function openedStore(ports: FakePorts): Promise<AppStore> {
  const store = createAppStore(ports);
  await store.getState().actions.start();
  await store.getState().actions.openFiles([fakeFile('a.json')]);
  return store;
}
