import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { ContextCard, type ShownContext } from './context-card.tsx';
import { recordedContexts } from './recorded-contexts.ts';
import styles from './rule-details.module.css';
import { useContextPages } from './use-context-pages.ts';

/** Up to this many contexts are drawn as they are; more scroll in a window of their own. */
const MAX_PLAIN_CONTEXTS = 10;

/** A guess at a context's height before it has been measured, in CSS pixels. */
const CONTEXT_PX = 240;

interface ListProps {
  readonly onMarkInRule?: (event: number) => void;
}

/** The events of a rule: those that VirusTotal recorded for it, and those that it fires on here. */
export function ContextList({
  row,
  ...rest
}: ListProps & { readonly row: JoinedSigmaRow }): ReactNode {
  return row.here === undefined ? (
    <RecordedList row={row} {...rest} />
  ) : (
    <MatchedList row={row} {...rest} />
  );
}

/** What VirusTotal recorded of a rule that is not loaded. */
function RecordedList({ row, ...rest }: ListProps & { readonly row: JoinedSigmaRow }): ReactNode {
  const contexts = recordedContexts(row.vt);
  const nMore = row.nContexts - contexts.length;
  if (contexts.every((context) => context.fields.length === 0)) return <NoContexts />;
  return (
    <>
      <Contexts count={contexts.length} contextAt={(index) => contexts[index]} {...rest} />
      {nMore > 0 && (
        <p className={styles['empty']}>and {nMore.toLocaleString('en')} more, in the tree</p>
      )}
    </>
  );
}

/** The events of a loaded rule come from its worker, those in sight. */
function MatchedList({ row, ...rest }: ListProps & { readonly row: JoinedSigmaRow }): ReactNode {
  const pages = useContextPages(row);
  const { need } = pages;
  useEffect(() => need(0), [need]);
  if (pages.total === undefined) return <p className={styles['waiting']}>Reading events…</p>;
  if (pages.total === 0) return <NoContexts />;
  return <Contexts count={pages.total} contextAt={pages.contextAt} need={need} {...rest} />;
}

function NoContexts(): ReactNode {
  return (
    <p className={styles['empty']}>
      VirusTotal recorded no event for this rule. On Linux and macOS there is no Sysmon data: use
      the behaviour fields of the report (command executions, files written, processes created)
      instead.
    </p>
  );
}

interface ContextsProps extends ListProps {
  readonly count: number;
  /** Undefined while it is not there: then it is needed. */
  readonly contextAt: (index: number) => ShownContext | undefined;
  readonly need?: (index: number) => void;
}

function Contexts(props: ContextsProps): ReactNode {
  if (props.count > MAX_PLAIN_CONTEXTS) return <VirtualContexts {...props} />;
  return Array.from({ length: props.count }, (_, index) => (
    <Slot key={index} index={index} {...props} />
  ));
}

function Slot({
  index,
  contextAt,
  need,
  ...rest
}: ContextsProps & { readonly index: number }): ReactNode {
  const context = contextAt(index);
  const isMissing = context === undefined;
  useEffect(() => {
    if (isMissing) need?.(index);
  }, [isMissing, need, index]);
  if (isMissing) return <p className={styles['waiting']}>Reading events…</p>;
  return <ContextCard context={context} {...rest} />;
}

function VirtualContexts(props: ContextsProps): ReactNode {
  const scroller = useRef<HTMLFieldSetElement>(null);
  // Its functions change with every scroll; the items that they give are drawn here and not kept.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: props.count,
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
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={styles['placed']}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <Slot index={item.index} {...props} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
