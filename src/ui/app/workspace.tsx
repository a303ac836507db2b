import { Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import type { EditorTheme } from '../../editor/editor-handle.ts';
import { EditorHost } from '../panels/rule/editor-host.tsx';
import { RuleHeader } from '../panels/rule/rule-header.tsx';
import { VerdictBar } from '../panels/rule/verdict-bar.tsx';
import { Tabs } from '../widgets/tabs.tsx';
import {
  ChipBar,
  preloadPanels,
  ProblemsPanel,
  SigmaPanel,
  TreePanel,
  WhyPanel,
} from './lazy-panels.ts';
import type { LoadEditor } from './load-editor.ts';
import { readSetting, writeSetting } from './settings.ts';
import { useApp } from './store-context.ts';
import { useMediaQuery } from './use-theme.ts';
import { Welcome } from './welcome.tsx';
import styles from './workspace.module.css';

/** Under this width the panes stand one below the other. */
const NARROW_QUERY = '(max-width: 899px)';

/** Report on the left, rule on the right, explanations below it. */
export function Workspace({
  loadEditor,
  theme,
}: {
  readonly loadEditor: LoadEditor;
  readonly theme: EditorTheme;
}): ReactNode {
  const isNarrow = useMediaQuery(NARROW_QUERY);
  const hasSample = useApp(({ report }) => report.activeSampleId !== undefined);
  useEffect(() => {
    void preloadPanels();
  }, []);
  const [tab, setTab] = useState('sigma');
  const [treeTakesFocus, setTreeTakesFocus] = useState(false);
  const columns = useStoredLayout('columns');
  const rows = useStoredLayout('rows');
  return (
    <main className={styles['workspace']} data-narrow={isNarrow}>
      <Group
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        className={styles['columns']}
        {...columns}
      >
        <Panel id="report" defaultSize="42%" minSize={isNarrow ? 240 : 280}>
          <Suspense fallback={null}>
            {hasSample ? (
              <TreePanel takesFocus={treeTakesFocus} />
            ) : (
              <Welcome onLeaveWithFocus={() => setTreeTakesFocus(true)} />
            )}
          </Suspense>
        </Panel>
        <Separator
          className={isNarrow ? styles['rowHandle'] : styles['columnHandle']}
          aria-label="Resize report and rule"
        />
        <Panel id="rule" minSize={isNarrow ? 400 : 320}>
          <div className={styles['right']}>
            <RuleHeader />
            <Suspense fallback={<div className={styles['chips']} />}>
              <ChipBar />
            </Suspense>
            <Group orientation="vertical" className={styles['rows']} {...rows}>
              <Panel id="editor" defaultSize="50%" minSize={120}>
                <div className={styles['editor']}>
                  <EditorHost loadEditor={loadEditor} theme={theme} />
                  <VerdictBar
                    problemTab={{ isOpen: tab === 'problems', open: () => setTab('problems') }}
                  />
                </div>
              </Panel>
              <Separator
                className={styles['rowHandle']}
                aria-label="Resize rule and explanations"
              />
              <Panel id="details" minSize={96}>
                <Details tab={tab} onTab={setTab} />
              </Panel>
            </Group>
          </div>
        </Panel>
      </Group>
    </main>
  );
}

function Details({
  tab,
  onTab,
}: {
  readonly tab: string;
  readonly onTab: (id: string) => void;
}): ReactNode {
  const counts = useApp((state) => ({
    sigma: state.sigma.report?.rows.length ?? 0,
    here: state.sigma.matches?.rules.filter(({ nYes }) => nYes > 0).length,
    problems: state.rule.diagnostics.length,
  }));
  return (
    <div className={styles['details']} data-pane="details">
      <Tabs
        label="Explanations"
        selected={tab}
        onSelect={onTab}
        tabs={[
          { id: 'why', label: 'Why', panel: fetched(<WhyPanel />) },
          {
            id: 'sigma',
            label: 'Sigma rules',
            count: counts.sigma,
            note:
              counts.here === undefined ? undefined : `${counts.here.toLocaleString('en')} here`,
            panel: fetched(<SigmaPanel />),
          },
          {
            id: 'problems',
            label: 'Problems',
            count: counts.problems,
            panel: fetched(<ProblemsPanel />),
          },
        ]}
      />
    </div>
  );
}

/** Pane sizes that are remembered; a damaged record counts as none. */
function useStoredLayout(name: string): {
  readonly defaultLayout?: Layout;
  readonly onLayoutChanged: (layout: Layout) => void;
} {
  const key = `layout-${name}`;
  const [stored] = useState(() => readLayout(key));
  const onLayoutChanged = useCallback(
    (layout: Layout) => writeSetting(key, JSON.stringify(layout)),
    [key],
  );
  return stored === undefined ? { onLayoutChanged } : { defaultLayout: stored, onLayoutChanged };
}

function readLayout(key: string): Layout | undefined {
  try {
    const value: unknown = JSON.parse(readSetting(key) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const sizes = Object.entries(value);
    const isLayout = sizes.every(
      ([, size]) => typeof size === 'number' && size >= 0 && size <= 100,
    );
    return isLayout && sizes.length > 0 ? Object.fromEntries(sizes) : undefined;
  } catch {
    return undefined;
  }
}

/** A panel whose code may still be on its way. */
function fetched(panel: ReactNode): ReactNode {
  return <Suspense fallback={null}>{panel}</Suspense>;
}
