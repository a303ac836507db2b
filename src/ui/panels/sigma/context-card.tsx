import { useState, type ReactNode } from 'react';
import type { ContextOrigin, SigmaContextView } from '../../../core/workbench/sigma/sigma-bench.ts';
import { STRUCTURE_VIEW } from '../../../state/app-state.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { Icon } from '../../widgets/icon.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { ClosestRules } from './closest-rules.tsx';
import { ContextField } from './context-field.tsx';
import { ExplainedParts } from './explained-parts.tsx';
import { GiveValues } from './give-values.tsx';
import styles from './context-card.module.css';
import { TruthSign } from './truth-sign.tsx';

/** An event as the panel shows it: what a loaded rule says of it, or as it was recorded. */
export type ShownContext =
  | SigmaContextView
  | (Pick<SigmaContextView, 'origin' | 'label' | 'fields'> & { readonly event: undefined });

/** Fields that are shown at once; the others on demand. */
const MAX_FIELDS = 40;

/** One event: where it is from, its fields with the matched characters, and why the rule fires on it. */
export function ContextCard({
  context,
  onMarkInRule,
}: {
  readonly context: ShownContext;
  readonly onMarkInRule?: (event: number) => void;
}): ReactNode {
  const isBound = useIsBound(context.origin);
  const [showsAll, setShowsAll] = useState(false);
  const fields = showsAll ? context.fields : context.fields.slice(0, MAX_FIELDS);
  const nMore = context.fields.length - fields.length;
  return (
    <article className={styles['context']} data-bound={isBound}>
      <p className={styles['title']}>
        <span className={styles['where']}>
          <Origin origin={context.origin} />
          {context.label !== '' && (
            <>
              {' · '}
              <VisibleText text={context.label} />
            </>
          )}
        </span>
        {context.event !== undefined && <TruthSign truth={context.truth} />}
        {isBound && (
          <span className={styles['bound']}>
            <span aria-hidden="true">● </span>bound by the rule
          </span>
        )}
      </p>
      <dl className={styles['fields']}>
        {fields.map((field, at) => (
          <ContextField
            key={`${at}:${field.key}`}
            field={field}
            // Of a rule that is not loaded nobody has looked where else its values are; a field of
            // the behaviour is where it belongs.
            place={
              context.event === undefined || context.origin.kind === 'behaviour' ? 'entry' : 'auto'
            }
          />
        ))}
      </dl>
      {nMore > 0 && (
        <button type="button" className={styles['link']} onClick={() => setShowsAll(true)}>
          {nMore} more fields
        </button>
      )}
      {context.event !== undefined && (
        <Explained context={context} {...(onMarkInRule === undefined ? {} : { onMarkInRule })} />
      )}
    </article>
  );
}

/** Why, in a sentence; more of it on demand. */
function Explained({
  context,
  onMarkInRule,
}: {
  readonly context: SigmaContextView;
  readonly onMarkInRule?: (event: number) => void;
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [hasClosest, setHasClosest] = useState(false);
  const generation = useApp(({ sigma }) => sigma.matches?.generation);
  return (
    <div className={styles['explained']}>
      {/* The list below says what is in doubt. */}
      {context.truth !== 'yes' && context.doubts.length === 0 && (
        <p className={styles['sentence']}>
          <VisibleText text={context.sentence} />
        </p>
      )}
      {context.doubts.length > 0 && (
        <ul aria-label="Why it cannot be told" className={styles['doubts']}>
          {context.doubts.map((doubt) => (
            <li key={doubt}>
              <VisibleText text={doubt} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles['links']}>
        <GiveValues names={context.placeholders} className={styles['link']} />
        <button
          type="button"
          className={styles['link']}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
          Why
        </button>
        {onMarkInRule !== undefined && (
          <button
            type="button"
            className={styles['link']}
            onClick={() => onMarkInRule(context.event)}
          >
            Mark in the rule
          </button>
        )}
        <button
          type="button"
          className={styles['link']}
          aria-expanded={hasClosest}
          onClick={() => setHasClosest(!hasClosest)}
        >
          Closest rules
        </button>
      </p>
      {isOpen && <ExplainedParts parts={context.parts} nOmitted={context.nOmittedParts} />}
      {hasClosest && generation !== undefined && (
        <ClosestRules generation={generation} event={context.event} />
      )}
    </div>
  );
}

function Origin({ origin }: { readonly origin: ContextOrigin }): ReactNode {
  const actions = useActions();
  switch (origin.kind) {
    case 'match-context':
      return `Context ${origin.contextIndex}`;
    case 'behaviour':
      return (
        <button
          type="button"
          className={styles['path']}
          title={origin.reasoning ?? 'Show in the tree'}
          onClick={() => void actions.reveal(STRUCTURE_VIEW, origin.node)}
        >
          <VisibleText text={origin.vtPath} />
        </button>
      );
    case 'log':
      return (
        <>
          <VisibleText text={origin.fileName} /> #{origin.index + 1}
        </>
      );
  }
}

function useIsBound(origin: ContextOrigin): boolean {
  return useApp(
    ({ rule }) =>
      origin.kind === 'match-context' &&
      rule.analysis?.boundContexts.some(
        ({ resultIndex, contextIndex }) =>
          resultIndex === origin.resultIndex && contextIndex === origin.contextIndex,
      ) === true,
  );
}
