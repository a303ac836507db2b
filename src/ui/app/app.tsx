// A style sheet is imported for its effect.
// oxlint-disable-next-line import/no-unassigned-import
import '../styles/base.css';
import { useEffect, type ReactNode } from 'react';
import type { AppStore } from '../../state/create-app-store.ts';
import styles from './app.module.css';
import { Banners } from './banners.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { HeaderBar, useShortcutsSheet } from './header-bar.tsx';
import type { LoadEditor } from './load-editor.ts';
import { StatusLine } from './status-line.tsx';
import { AppStoreContext } from './store-context.ts';
import { useGlobalKeys } from './use-global-keys.ts';
import { useReportDrop } from './use-report-drop.ts';
import { useTheme, useThemeOnPage } from './use-theme.ts';
import { Workspace } from './workspace.tsx';

/** The page. `loadEditor` must not change; it is called once. */
export function App({
  store,
  loadEditor,
}: {
  readonly store: AppStore;
  readonly loadEditor: LoadEditor;
}): ReactNode {
  useEffect(() => {
    void store.getState().actions.start();
  }, [store]);
  return (
    <AppStoreContext value={store}>
      <ErrorBoundary onExport={() => void store.getState().actions.exportRule()}>
        <Page loadEditor={loadEditor} />
      </ErrorBoundary>
    </AppStoreContext>
  );
}

function Page({ loadEditor }: { readonly loadEditor: LoadEditor }): ReactNode {
  const shortcuts = useShortcutsSheet();
  const { theme } = useTheme();
  useThemeOnPage(theme);
  useGlobalKeys(shortcuts.toggle);
  const isHovering = useReportDrop();
  return (
    <div className={styles['page']}>
      <HeaderBar shortcuts={shortcuts} />
      <Banners />
      <Workspace loadEditor={loadEditor} theme={theme} />
      <StatusLine />
      {isHovering && (
        <div className={styles['drop']}>
          Drop to open: reports, YARA and Sigma rules, event logs
        </div>
      )}
    </div>
  );
}
