import { useSyncExternalStore } from 'react';

/** What the page remembers of its looks: small texts in localStorage, gone is no harm. */
const PREFIX = 'livehunt.ui.';
const SUFFIX = '.v1';

const listeners = new Set<() => void>();
/** Stands in where the browser refuses storage, so that a choice lasts at least as long as the page. */
const fallback = new Map<string, string>();

export function readSetting(name: string): string | undefined {
  const kept = fallback.get(name);
  if (kept !== undefined) return kept;
  try {
    return localStorage.getItem(PREFIX + name + SUFFIX) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name + SUFFIX, value);
    fallback.delete(name);
  } catch {
    fallback.set(name, value);
  }
  for (const listener of listeners) listener();
}

/** A setting that components follow. */
export function useSetting(name: string): readonly [string | undefined, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => readSetting(name));
  return [value, (next) => writeSetting(name, next)];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
