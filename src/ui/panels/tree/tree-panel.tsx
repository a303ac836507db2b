import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { rowAt } from '../../../state/row-cache.ts';
import type { NodeFacts } from '../../../core/workbench/workbench.ts';
import { useActions, useAppStore } from '../../app/store-context.ts';
import type { Box } from '../../widgets/place-popover.ts';
import { IconButton } from '../../widgets/button.tsx';
import { ConditionForm } from './condition-form.tsx';
import { NodeBar } from './node-bar.tsx';
import { NodeMenu } from './node-menu.tsx';
import { SearchBar } from './search-bar.tsx';
import styles from './tree-panel.module.css';
import { TreeView, type TreeMenuRequest } from './tree-view.tsx';
import { ViewSwitch } from './view-switch.tsx';

/** What is open over the tree, and for which node. */
interface NodeLayer {
  readonly kind: 'menu' | 'form';
  readonly nodeKey: string;
  readonly facts: NodeFacts;
  readonly at: Box;
  readonly operatorId?: string;
}

/** The report as a tree, with its search, its views and what is known of the active node. */
export function TreePanel({
  takesFocus,
}: {
  /** The focus was on what the tree takes the place of. */
  readonly takesFocus: boolean;
}): ReactNode {
  const store = useAppStore();
  const actions = useActions();
  const panel = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const [layer, setLayer] = useState<NodeLayer>();

  const focusTree = useCallback((): void => {
    panel.current?.querySelector<HTMLElement>('[role=tree]')?.focus();
  }, []);

  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) focusTree();
  }, [takesFocus, focusTree]);

  const openMenu = async ({ row, node, at }: TreeMenuRequest): Promise<void> => {
    const facts = await actions.describe(node);
    const nodeKey = rowAt(store.getState().tree.rows, row)?.key;
    if (facts !== undefined && nodeKey !== undefined)
      setLayer({ kind: 'menu', nodeKey, facts, at });
  };

  const layerProps = layer && {
    nodeKey: layer.nodeKey,
    facts: layer.facts,
    at: layer.at,
    onClose: () => setLayer(undefined),
  };
  return (
    <div ref={panel} className={styles['panel']}>
      <div className={styles['head']}>
        <SearchBar input={searchInput} onLeave={focusTree} />
        <ViewSwitch />
        <TreeTools />
      </div>
      <TreeView
        onSearch={() => {
          searchInput.current?.focus();
          searchInput.current?.select();
        }}
        onMenu={(request) => void openMenu(request)}
      />
      <NodeBar />
      {layer?.kind === 'menu' && layerProps !== undefined && (
        <NodeMenu
          {...layerProps}
          onForm={(operatorId) =>
            setLayer({
              ...layer,
              kind: 'form',
              ...(operatorId === undefined ? {} : { operatorId }),
            })
          }
        />
      )}
      {layer?.kind === 'form' && layerProps !== undefined && (
        <ConditionForm {...layerProps} operatorId={layer.operatorId} />
      )}
    </div>
  );
}

function TreeTools(): ReactNode {
  const store = useAppStore();
  const actions = useActions();
  const change = (action: 'expand-all' | 'collapse-all') => () =>
    void actions.changeTree(action, store.getState().tree.active?.row ?? 0);
  return (
    <div className={styles['tools']}>
      <IconButton icon="plus" label="Expand all" size="small" onClick={change('expand-all')} />
      <IconButton icon="minus" label="Collapse all" size="small" onClick={change('collapse-all')} />
    </div>
  );
}
