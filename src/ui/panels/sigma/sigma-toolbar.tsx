import type { ReactNode } from 'react';
import type { RulesetSummary } from '../../../core/workbench/sigma/sigma-bench.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { Button } from '../../widgets/button.tsx';
import { MenuButton, type MenuGroup } from '../../widgets/menu.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { chooseRuleFiles, chooseRuleFolder, RuleFileInputs } from './rule-file-inputs.tsx';
import {
  count,
  holdingsText,
  placeholdersText,
  problemCountText,
  type ShortText,
} from './holdings-text.ts';
import styles from './sigma-panel.module.css';

/** What rules and logs are loaded, and how to load more. */
export function SigmaToolbar({
  problems,
}: {
  readonly problems: { readonly isOpen: boolean; readonly toggle: () => void };
}): ReactNode {
  const { holdings, isWorking, hasMatches } = useApp(({ sigma }) => ({
    holdings: sigma.holdings,
    isWorking: sigma.work !== undefined || sigma.failure !== undefined,
    hasMatches: sigma.matches !== undefined,
  }));
  const actions = useActions();
  const problemText = problemCountText(holdings.rulesets);
  const canRun = !hasMatches && !isWorking && holdings.rulesets.length > 0;
  return (
    <>
      <RuleFileInputs />
      <Button look="outlined" size="small" onClick={chooseRuleFiles}>
        Load Sigma rules
      </Button>
      <MenuButton
        menuLabel="Loaded rules and logs"
        size="small"
        className={styles['holdings']}
        groups={useHoldingsMenu()}
      >
        <span>
          <VisibleText text={holdingsText(holdings)} />
        </span>
      </MenuButton>
      {problemText !== undefined && (
        <Button
          size="small"
          className={styles['problems']}
          aria-expanded={problems.isOpen}
          onClick={problems.toggle}
        >
          <RoomyText {...problemText} />
        </Button>
      )}
      {holdings.placeholders.length > 0 && (
        <Button size="small" aria-haspopup="dialog" onClick={() => actions.openPlaceholders()}>
          <RoomyText {...placeholdersText(holdings.placeholders)} />
        </Button>
      )}
      {canRun && (
        <Button size="small" onClick={() => void actions.runSigma()}>
          Run the rules
        </Button>
      )}
    </>
  );
}

/** Where there is no room the rest is heard and not seen. */
function RoomyText({ short, rest }: ShortText): ReactNode {
  return (
    <span>
      {short}
      <span className={styles['rest']}>{rest}</span>
    </span>
  );
}

function useHoldingsMenu(): readonly MenuGroup[] {
  const { rulesets, logs } = useApp(({ sigma }) => sigma.holdings);
  const unusable = useApp(({ sigma }) => sigma.unusable);
  const actions = useActions();
  const rulesetItem = (ruleset: RulesetSummary): MenuGroup['items'][number] => ({
    id: `rules-${ruleset.id}`,
    label: `Remove ${ruleset.name}`,
    detail: `${count(ruleset.nRules, 'rule')} from ${count(ruleset.nFiles, 'file')}${leftOutText(ruleset)}`,
    onSelect: () => void actions.removeRuleset(ruleset.id),
  });
  return [
    {
      label: 'Load',
      items: [
        { id: 'files', label: 'Rule files, a zip or a pack…', onSelect: chooseRuleFiles },
        { id: 'folder', label: 'A folder of rules…', onSelect: chooseRuleFolder },
      ],
    },
    ...(rulesets.length === 0 ? [] : [{ label: 'Rules', items: rulesets.map(rulesetItem) }]),
    ...(unusable.length === 0
      ? []
      : [
          {
            label: 'Kept, but of no use any more',
            items: unusable.map((name) => ({
              id: `unusable-${name}`,
              label: `Remove ${name}`,
              onSelect: () => void actions.forgetRuleset(name),
            })),
          },
        ]),
    ...(logs.length === 0
      ? []
      : [
          {
            label: 'Event logs',
            items: logs.map(({ id, name, nEvents, notes }) => ({
              id: `log-${id}`,
              label: `Close ${name}`,
              detail: [count(nEvents, 'event'), ...notes.slice(0, 3)].join('; '),
              onSelect: () => void actions.closeLogs(id),
            })),
          },
        ]),
  ];
}

function leftOutText({
  nLeftOut,
  nCorrelations,
  nFilters,
  nFilteredRules,
}: RulesetSummary): string {
  const parts = [
    nLeftOut > 0 ? `${nLeftOut.toLocaleString('en')} deprecated or unsupported left out` : '',
    nCorrelations > 0 ? `${nCorrelations.toLocaleString('en')} over several events` : '',
    nFilters > 0 ? `${count(nFilters, 'filter')} on ${count(nFilteredRules, 'rule')}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : `; ${parts.join('; ')}`;
}
