import { useState, type ReactNode } from 'react';
import { tacticName } from '../../../core/workbench/sigma/attack-tags.ts';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { STRUCTURE_VIEW } from '../../../state/app-state.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { ContextList } from './context-list.tsx';
import { GiveValues } from './give-values.tsx';
import { notLoadedText, type NotLoadedText } from './not-loaded-text.ts';
import { OtherPlatform } from './other-platform.tsx';
import styles from './rule-details.module.css';
import { chooseRuleFiles } from './rule-file-inputs.tsx';
import { RuleSource } from './rule-source.tsx';

/** Much more than any rule's author writes of it. */
const MAX_DESCRIPTION = 600;

/** What is known of one Sigma rule: what it is for, and the events that it fires on. */
export function RuleDetails({ row }: { readonly row: JoinedSigmaRow }): ReactNode {
  const generation = useApp(({ sigma }) => sigma.matches?.generation);
  /** Whose marks the rule's text shows; undefined while the text is closed. */
  const [markedEvent, setMarkedEvent] = useState<{ readonly event: number | undefined }>();
  const notLoaded = useNotLoadedText(row);
  const { vt, here } = row;
  return (
    <section aria-label="Match contexts" className={styles['contexts']}>
      <p className={styles['about']}>
        <Cut text={vt?.description || (here?.head.description ?? '')} />
      </p>
      <RuleFacts row={row} notLoaded={notLoaded?.fact} />
      <div className={styles['links']}>
        {vt !== undefined && <RecordedLinks node={vt.node} />}
        {notLoaded !== undefined && (
          <button type="button" className={styles['link']} onClick={chooseRuleFiles}>
            {notLoaded.action}
          </button>
        )}
        {here !== undefined && (
          <button
            type="button"
            className={styles['link']}
            aria-expanded={markedEvent !== undefined}
            onClick={() =>
              setMarkedEvent(markedEvent === undefined ? { event: undefined } : undefined)
            }
          >
            {markedEvent === undefined ? 'View rule' : 'Hide rule'}
          </button>
        )}
      </div>
      {row.reasons.length > 0 && (
        <ul aria-label="Reasons" className={styles['reasons']} data-verdict={row.verdict}>
          {row.reasons.map((reason) => (
            <li key={reason}>
              <VisibleText text={reason} />
            </li>
          ))}
        </ul>
      )}
      {here !== undefined && here.placeholders.length > 0 && (
        <p className={styles['links']}>
          <GiveValues names={here.placeholders} className={styles['link']} />
        </p>
      )}
      {here !== undefined && generation !== undefined && markedEvent !== undefined && (
        <RuleSource generation={generation} rule={here.rule} asked={markedEvent} />
      )}
      <ContextList
        row={row}
        {...(here === undefined
          ? {}
          : { onMarkInRule: (event: number) => setMarkedEvent({ event }) })}
      />
    </section>
  );
}

/** What to do about a rule that VirusTotal recorded only; undefined for any other. */
function useNotLoadedText({ vt, here }: JoinedSigmaRow): NotLoadedText | undefined {
  const { holdings, matches } = useApp(({ sigma }) => ({
    holdings: sigma.holdings,
    matches: sigma.matches,
  }));
  if (vt === undefined || here !== undefined) return undefined;
  return notLoadedText(vt.ruleSource, holdings, matches);
}

function RecordedLinks({ node }: { readonly node: number }): ReactNode {
  const actions = useActions();
  return (
    <>
      <button
        type="button"
        className={styles['link']}
        onClick={() => void actions.reveal(STRUCTURE_VIEW, node)}
      >
        Show in the tree
      </button>
      <button
        type="button"
        className={styles['link']}
        onClick={() => void actions.pick(node, { view: STRUCTURE_VIEW })}
      >
        Add this Sigma rule to the rule
      </button>
    </>
  );
}

/** Who says so, who wrote it, and where it belongs. */
function RuleFacts({
  row,
  notLoaded,
}: {
  readonly row: JoinedSigmaRow;
  readonly notLoaded: string | undefined;
}): ReactNode {
  const rulesets = useApp(({ sigma }) => sigma.holdings.rulesets);
  const { vt, here } = row;
  const author = vt?.author || (here?.head.author ?? '');
  const ruleset = rulesets.find(({ id }) => id === here?.rulesetId);
  const facts: readonly (readonly [string, string])[] = [
    ['', vt?.ruleSource ?? ''],
    ['by', author],
    ['from', ruleset?.name ?? ''],
    ['status', here?.head.status ?? ''],
    ['for', row.logsource],
    ['', [...row.techniques, ...row.tactics.map(tacticName)].join(', ')],
    ['false positives:', here?.head.falsePositives.join('; ') ?? ''],
    ['left aside:', here?.unevaluated ?? ''],
    ['', notLoaded ?? ''],
  ];
  return (
    <p className={styles['facts']}>
      {facts.map(
        ([label, text], at) =>
          text !== '' && (
            <span key={at}>
              {label} <Cut text={text} />
            </span>
          ),
      )}
      <OtherPlatform row={row} fallback={null} />
      {row.isForOtherPlatform && <span>written for another system, it fired all the same</span>}
    </p>
  );
}

function Cut({ text }: { readonly text: string }): ReactNode {
  const isLong = text.length > MAX_DESCRIPTION;
  return <VisibleText text={isLong ? `${text.slice(0, MAX_DESCRIPTION)}…` : text} />;
}
