import type { ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import type { NodeFacts } from '../../../core/workbench/workbench.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { MenuButton, type MenuItem } from '../../widgets/menu.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { countOf, OUTCOME_TEXTS } from '../rule/verdict-text.ts';
import { copyOfNode } from './copy-of-node.ts';
import styles from './node-bar.module.css';
import { termsOfNode } from './terms-of-node.ts';
import type { CopyKind } from './tree-keys.ts';

const COPIES: readonly (readonly [CopyKind, string, string])[] = [
  ['value', 'Value', 'y y'],
  ['line', 'Key and value', 'y v'],
  ['key', 'Key', 'y k'],
  ['vt-path', 'vt path', 'y p'],
  ['json-path', 'JSONPath', 'y j'],
  ['jq-path', 'jq path', 'y q'],
];

/** Where the active node is, what the module has to say of it, and its copies. Always as tall. */
export function NodeBar(): ReactNode {
  const facts = useApp(({ tree }) => (tree.active === undefined ? undefined : tree.facts));
  return (
    <div className={styles['bar']}>
      {facts === undefined ? (
        <p className={styles['hint']}>
          Open a branch, and add a field to the rule with + or Enter; what a rule calls it stands
          here
        </p>
      ) : (
        <>
          <div className={styles['line']}>
            <Breadcrumb facts={facts} />
            <UsedBy node={facts.node} />
            <CopyMenu facts={facts} />
          </div>
          <Explanation facts={facts} />
        </>
      )}
    </div>
  );
}

function Breadcrumb({ facts }: { facts: NodeFacts }): ReactNode {
  const actions = useActions();
  const view = useApp(({ tree }) => tree.view);
  return (
    <nav aria-label="Place in the report" className={styles['crumbs']}>
      <ol>
        {facts.breadcrumb.map((crumb, index) => (
          <li key={crumb.node}>
            <button
              type="button"
              {...(index === facts.breadcrumb.length - 1 ? { 'aria-current': 'location' } : {})}
              onClick={() => void actions.reveal(view, crumb.node)}
            >
              <VisibleText text={crumb.label} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Leads from the node to what the rule says of it. */
function UsedBy({ node }: { node: number }): ReactNode {
  const actions = useActions();
  const { analysis, text } = useApp(({ rule, tree }) => ({
    analysis: tree.view.kind === 'structure' ? rule.analysis : undefined,
    text: rule.analysedText,
  }));
  const terms = termsOfNode(analysis, text, node);
  if (terms.length === 0) return null;
  const items = terms.map((term): MenuItem => {
    const { glyph, word } = OUTCOME_TEXTS[term.outcome];
    return {
      id: `${term.span.start}-${term.span.end}`,
      label: `${glyph} ${visibleText(term.text)}`,
      detail: word,
      onSelect: () => {
        actions.revealSpan(term.span);
        actions.focusEditor();
      },
    };
  });
  return (
    <MenuButton
      menuLabel="Parts of the rule that use this field"
      groups={[{ label: 'Show in the rule', items }]}
      align="end"
      size="small"
    >
      Used by {countOf(terms.length, 'term', 'terms')}
    </MenuButton>
  );
}

function CopyMenu({ facts }: { facts: NodeFacts }): ReactNode {
  const actions = useActions();
  const key = facts.breadcrumb.at(-1)?.label ?? '';
  const items = COPIES.flatMap(([kind, label, hint]): MenuItem[] => {
    const copy = copyOfNode(kind, key, facts);
    return copy === undefined
      ? []
      : [{ id: kind, label, hint, onSelect: () => void actions.copy(copy.text, copy.what) }];
  });
  return (
    <MenuButton
      label="Copy from this field"
      menuLabel="Copy"
      groups={[{ items }]}
      align="end"
      size="small"
    >
      <Icon name="copy" />
    </MenuButton>
  );
}

function Explanation({ facts }: { facts: NodeFacts }): ReactNode {
  const { exposure, vtPath, valueType, origins } = facts;
  if (exposure !== undefined) {
    return (
      <p className={styles['reason']}>
        <strong>Not in the vt module.</strong> <VisibleText text={exposure.reason} />
        {exposure.instead !== undefined && (
          <>
            {' Use instead: '}
            <code>{exposure.instead}</code>
          </>
        )}
      </p>
    );
  }
  const sandboxes = [...new Set(origins.flatMap((origin) => origin.sandbox ?? []))];
  return (
    <p className={styles['path']} title={vtPath ?? facts.jsonPath}>
      <code>
        <VisibleText text={vtPath ?? facts.jsonPath} />
      </code>
      {valueType !== undefined && <span className={styles['type']}>{valueType}</span>}
      {sandboxes.length > 0 && (
        <span className={styles['sandboxes']} title={`From ${sandboxes.join(', ')}`}>
          <VisibleText text={sandboxes.join(', ')} />
        </span>
      )}
    </p>
  );
}
