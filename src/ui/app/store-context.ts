import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { invariant } from '../../base/assert.ts';
import type { AppActions, AppState, AppStore } from '../../state/create-app-store.ts';

export const AppStoreContext = createContext<AppStore | undefined>(undefined);

export function useAppStore(): AppStore {
  const store = use(AppStoreContext);
  invariant(store !== undefined, 'components live within the App');
  return store;
}

/** A part of the state; compared one level deep, so a selector may make a small object. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(useAppStore(), useShallow(selector));
}

/** The actions never change; reading them does not subscribe. */
export function useActions(): AppActions {
  return useAppStore().getState().actions;
}
