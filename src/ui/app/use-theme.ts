import { useEffect, useSyncExternalStore } from 'react';
import type { EditorTheme } from '../../editor/editor-handle.ts';
import { useSetting } from './settings.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';

const DARK_QUERY = '(prefers-color-scheme: dark)';

/** The theme that the user chose, and the one that it comes to. */
export function useTheme(): {
  readonly choice: ThemeChoice;
  readonly theme: EditorTheme;
  readonly choose: (choice: ThemeChoice) => void;
} {
  const [stored, choose] = useSetting('theme');
  const systemIsDark = useMediaQuery(DARK_QUERY);
  const choice = stored === 'light' || stored === 'dark' ? stored : 'system';
  const theme = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  return { choice, theme, choose };
}

/** Writes the theme where the styles read it. */
export function useThemeOnPage(theme: EditorTheme): void {
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
