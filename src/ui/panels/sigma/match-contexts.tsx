import { useRef, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { SigmaContext, SigmaContextField } from '../../../core/workbench/workbench.ts';
import { STRUCTURE_VIEW } from '../../../state/app-state.ts';
import { useActions } from '../../app/store-context.ts';
import { IconButton } from '../../widgets/button.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { OtherPlatform } from './other-platform.tsx';
import type { SigmaTableRow } from './sigma-rows.ts';
import styles from './match-contexts.module.css';

/** Up to this many contexts are drawn as they are; more scroll in a window of their own. */
const MAX_PLAIN_CONTEXTS = 20;

/** Longer values are cut for display, in characters; adding them to the rule takes them whole. */
const MAX_VALUE = 2000;

/** Much more than any rule's author writes of it. */
const MAX_DESCRIPTION = 600;

/** A guess at a context's height before it has been measured, in CSS pixels. */
const CONTEXT_PX = 240;

/** What VirusTotal recorded of one Sigma rule: its description and the events that it fired on. */
export function MatchContexts({ row }: { readonly row: SigmaTableRow }): ReactNode {
  const actions = useActions();
  const { rule } = row;
  return (
    <section aria-label="Match contexts" className={styles['contexts']}>
      <p className={styles['about']}>
        <Cut text={rule.description} />
      </p>
      <p className={styles['facts']}>
        <span>
          <Cut text={rule.ruleSource} />
        </span>
        {rule.author !== '' && (
          <span>
            by <Cut text={rule.author} />
          </span>
        )}
        <OtherPlatform rule={rule} fallback={null} />
        {rule.isForOtherPlatform && <span>written for another system, it fired all the same</span>}
        <button
          type="button"
          className={styles['link']}
          onClick={() => void actions.reveal(STRUCTURE_VIEW, rule.node)}
        >
          Show in the tree
        </button>
        <button
          type="button"
          className={styles['link']}
          onClick={() => void actions.pick(rule.node, { view: STRUCTURE_VIEW })}
        >
          Add this Sigma rule to the rule
        </button>
      </p>
      <ContextList row={row} />
    </section>
  );
}

/** The tree shows the whole text. */
function Cut({ text }: { readonly text: string }): ReactNode {
  const isLong = text.length > MAX_DESCRIPTION;
  return <VisibleText text={isLong ? `${text.slice(0, MAX_DESCRIPTION)}…` : text} />;
}

function ContextList({ row }: { readonly row: SigmaTableRow }): ReactNode {
  const { contexts } = row.rule;
  if (contexts.every((context) => context.fields.length === 0)) {
    return (
      <p className={styles['empty']}>
        VirusTotal recorded no event for this rule. On Linux and macOS there is no Sysmon data: use
        the behaviour fields of the report (command executions, files written, processes created)
        instead.
      </p>
    );
  }
  if (contexts.length > MAX_PLAIN_CONTEXTS) {
    const nMore = row.rule.nContexts - contexts.length;
    return (
      <>
        <VirtualContexts row={row} />
        {nMore > 0 && (
          <p className={styles['empty']}>and {nMore.toLocaleString('en')} more, in the tree</p>
        )}
      </>
    );
  }
  return contexts.map((context) => (
    <Context
      key={context.contextIndex}
      context={context}
      isBound={row.bound.has(context.contextIndex)}
    />
  ));
}

function VirtualContexts({ row }: { readonly row: SigmaTableRow }): ReactNode {
  const { contexts } = row.rule;
  const scroller = useRef<HTMLFieldSetElement>(null);
  // Its functions change with every scroll; the items that they give are drawn here and not kept.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: contexts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CONTEXT_PX,
    overscan: 2,
  });
  return (
    <fieldset
      ref={scroller}
      className={styles['window']}
      // A scrolled region must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label="Contexts"
    >
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((item) => {
          const context = contexts[item.index];
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles['placed']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {context !== undefined && (
                <Context context={context} isBound={row.bound.has(context.contextIndex)} />
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

function Context({
  context,
  isBound,
}: {
  readonly context: SigmaContext;
  readonly isBound: boolean;
}): ReactNode {
  return (
    <div className={styles['context']} data-bound={isBound}>
      <p className={styles['title']}>
        <span>
          Context {context.contextIndex}
          {context.eventId !== undefined && (
            <>
              {' · EventID '}
              <VisibleText text={context.eventId} />
            </>
          )}
        </span>
        {isBound && (
          <span className={styles['bound']}>
            <span aria-hidden="true">● </span>bound by the rule
          </span>
        )}
      </p>
      <dl className={styles['fields']}>
        {context.fields.map((field) => (
          <Field key={field.node} field={field} />
        ))}
      </dl>
    </div>
  );
}

function Field({ field }: { readonly field: SigmaContextField }): ReactNode {
  const actions = useActions();
  return (
    <div className={styles['field']}>
      <dt>
        <VisibleText text={field.key} />
      </dt>
      <dd>
        <span className={styles['value']}>
          <VisibleText text={field.value.slice(0, MAX_VALUE)} />
          {field.value.length > MAX_VALUE && (
            <span className={styles['cut']}>
              … {field.value.length.toLocaleString('en')} characters
            </span>
          )}
        </span>
        <span className={styles['buttons']}>
          <IconButton
            icon="reveal"
            label={`Show in tree: ${field.key}`}
            size="small"
            onClick={() => void actions.reveal(STRUCTURE_VIEW, field.node)}
          />
          <IconButton
            icon="plus"
            label={`Add to rule: ${field.key}`}
            size="small"
            onClick={(event) =>
              void actions.pick(field.node, { view: STRUCTURE_VIEW, negated: event.altKey })
            }
          />
        </span>
      </dd>
    </div>
  );
}
