import type { Platform } from '../../vt/platform.ts';
import { attackTagsOf } from './attack-tags.ts';
import type { FiringRule, MatchReport, RecordedVerdict } from './sigma-bench.ts';
import type { SigmaRow } from '../workbench.ts';

/** One line of the Sigma table: a rule that VirusTotal recorded, that fires here, or both. */
export interface JoinedSigmaRow {
  /** Names the line for as long as neither the sample nor the loaded rules change. */
  readonly key: string;
  readonly title: string;
  /** Lower case; empty where nobody says. */
  readonly level: string;
  readonly source: SigmaSource;
  readonly vt: SigmaRow | undefined;
  /** The loaded rule, also where it does not fire. */
  readonly here: FiringRule | undefined;
  readonly verdict: JoinedVerdict;
  /** How the loaded rule does on what VirusTotal recorded for it. */
  readonly recorded: RecordedVerdict | undefined;
  /** Recorded contexts, and further events on which the rule fires or may fire. */
  readonly nContexts: number;
  /** Why it cannot be told, or why the two differ; sentences without full stops. */
  readonly reasons: readonly string[];
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  /** `windows / process_creation`; empty where it is not known. */
  readonly logsource: string;
  readonly platform: Platform | undefined;
  readonly isForOtherPlatform: boolean;
}

export type SigmaSource = 'vt' | 'here' | 'both';

/**
 * `fires` and `unknown` are the loaded rule's. `silent`: it is loaded and does not fire. `not-loaded`:
 * only VirusTotal has run it.
 */
export type JoinedVerdict = 'fires' | 'unknown' | 'silent' | 'not-loaded';

/**
 * What VirusTotal recorded and what fires here, as one list: recorded results in their order, then the
 * other rules that fire or may fire, in the order of the rulesets. Of several loaded rules with a
 * result's title, the one that does best on its contexts is joined; a rule that is joined to some
 * result gets no line of its own. Never throws. O(results + rules).
 */
export function joinSigmaRows(
  vtRows: readonly SigmaRow[],
  matches: MatchReport | undefined,
  samplePlatform: Platform | undefined,
): JoinedSigmaRow[] {
  const rules = new Map((matches?.rules ?? []).map((rule) => [rule.rule, rule]));
  const best = bestVerdicts(matches?.recorded ?? []);
  const joined = new Set<number>();
  const rows = vtRows.map((vt) => {
    const recorded = best.get(vt.resultIndex);
    const here = recorded === undefined ? undefined : rules.get(recorded.rule);
    if (here === undefined) return recordedRow(vt);
    joined.add(here.rule);
    return bothRow(vt, here, recorded);
  });
  for (const rule of rules.values()) {
    if (!joined.has(rule.rule) && rule.nYes + rule.nUnknown > 0) {
      rows.push(hereRow(rule, samplePlatform));
    }
  }
  return rows;
}

function bestVerdicts(verdicts: readonly RecordedVerdict[]): ReadonlyMap<number, RecordedVerdict> {
  const best = new Map<number, RecordedVerdict>();
  for (const verdict of verdicts) {
    const before = best.get(verdict.resultIndex);
    if (before === undefined || isBetter(verdict, before)) best.set(verdict.resultIndex, verdict);
  }
  return best;
}

function isBetter(a: RecordedVerdict, b: RecordedVerdict): boolean {
  if (a.nYes !== b.nYes) return a.nYes > b.nYes;
  if (a.nUnknown !== b.nUnknown) return a.nUnknown > b.nUnknown;
  return a.nElsewhere > b.nElsewhere;
}

function recordedRow(vt: SigmaRow): JoinedSigmaRow {
  return {
    key: `vt:${vt.resultIndex}`,
    title: vt.title,
    level: vt.level.toLowerCase(),
    source: 'vt',
    vt,
    here: undefined,
    verdict: 'not-loaded',
    recorded: undefined,
    nContexts: vt.nContexts,
    reasons: [],
    tactics: [],
    techniques: [],
    logsource: '',
    platform: vt.platform,
    isForOtherPlatform: vt.isForOtherPlatform,
  };
}

function bothRow(
  vt: SigmaRow,
  here: FiringRule,
  recorded: RecordedVerdict | undefined,
): JoinedSigmaRow {
  const row = hereRow(here, undefined);
  const fires = row.verdict === 'fires' || row.verdict === 'unknown';
  return {
    ...row,
    key: `vt:${vt.resultIndex}`,
    title: vt.title,
    level: vt.level === '' ? row.level : vt.level.toLowerCase(),
    source: fires ? 'both' : 'vt',
    vt,
    recorded,
    nContexts: vt.nContexts + (recorded?.nElsewhere ?? 0),
    reasons: [...revisionReasons(recorded), ...row.reasons],
    platform: row.platform ?? vt.platform,
    isForOtherPlatform: vt.isForOtherPlatform,
  };
}

/** A rule that does not fire on what VirusTotal recorded for it has been changed in between. */
function revisionReasons(recorded: RecordedVerdict | undefined): readonly string[] {
  if (recorded === undefined) return [];
  const { nYes, nUnknown, nNo } = recorded;
  const total = nYes + nUnknown + nNo;
  if (total === 0) return ['VirusTotal kept no event that the rule could be run on'];
  if (nNo === 0) return [];
  const which =
    nNo < total
      ? `${nNo} of ${total} recorded events`
      : total === 1
        ? 'the recorded event'
        : 'any recorded event';
  return [`VirusTotal ran another revision: the loaded rule does not fire on ${which}`];
}

function hereRow(here: FiringRule, samplePlatform: Platform | undefined): JoinedSigmaRow {
  const { head, logsource, platform, nYes, nUnknown } = here;
  return {
    key: `here:${here.rule}`,
    title: head.title,
    level: (head.level ?? '').toLowerCase(),
    source: 'here',
    vt: undefined,
    here,
    verdict: nYes > 0 ? 'fires' : nUnknown > 0 ? 'unknown' : 'silent',
    recorded: undefined,
    nContexts: nYes + nUnknown,
    reasons: nUnknown > 0 ? here.reasons : [],
    ...attackTagsOf(head.tags),
    logsource: [logsource.product, logsource.category, logsource.service]
      .filter((part) => part !== undefined)
      .join(' / '),
    platform,
    isForOtherPlatform:
      platform !== undefined && samplePlatform !== undefined && platform !== samplePlatform,
  };
}
