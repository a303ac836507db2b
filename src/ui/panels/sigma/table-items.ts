import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { levelRank } from './sigma-rows.ts';

/** One line of the table: a rule, or the reason for which several cannot be told. */
export type TableItem<Row> =
  | {
      readonly kind: 'rule';
      readonly key: string;
      readonly row: Row;
      /** The reason under which it stands. */
      readonly groupKey: string | undefined;
    }
  | ({ readonly kind: 'reason'; readonly key: string } & ReasonGroup);

/** Rules that cannot be told for the same reason. */
export interface ReasonGroup {
  /** A sentence without a full stop. */
  readonly reason: string;
  readonly nRules: number;
  /** Those that one would not like to miss, the worst level first. */
  readonly levels: readonly LevelCount[];
}

export interface LevelCount {
  readonly level: string;
  readonly nRules: number;
}

/** Up to this many rules that cannot be told stand as they are: gathering them would hide more than it tidies. */
const MAX_UNGATHERED = 12;

/** Reasons of fewer rules than this share a line. */
const MIN_OF_REASON = 3;

const OTHER_REASONS = 'Other reasons';

/** Levels that are counted on the line of a reason. */
const COUNTED_LEVELS: readonly string[] = ['critical', 'high'];

/**
 * Whether a rule only may fire, and nobody says that it did: such rules come after the others. What
 * VirusTotal recorded fired there, whatever can be told here.
 */
export function isDoubtful({ verdict, vt }: Pick<JoinedSigmaRow, 'verdict' | 'vt'>): boolean {
  return verdict === 'unknown' && vt === undefined;
}

/**
 * The lines of the table: the rules in their order, and of many doubtful ones, after the others, the
 * reasons by the number of their rules, each followed by its rules where it is open. A rule stands
 * under its first reason, which is the most frequent one.
 */
export function tableItems<Row>(
  rows: readonly Row[],
  joinedOf: (row: Row) => JoinedSigmaRow,
  isOpen: (key: string) => boolean,
): readonly TableItem<Row>[] {
  const ruleItem = (row: Row, groupKey?: string): TableItem<Row> => ({
    kind: 'rule',
    key: joinedOf(row).key,
    row,
    groupKey,
  });
  const doubtful = rows.filter((row) => isDoubtful(joinedOf(row)));
  if (doubtful.length <= MAX_UNGATHERED) return rows.map((row) => ruleItem(row));
  return [
    ...rows.filter((row) => !isDoubtful(joinedOf(row))).map((row) => ruleItem(row)),
    ...byReason(doubtful, joinedOf).flatMap(({ reason, members }): TableItem<Row>[] => {
      const key = `reason:${reason}`;
      const levels = levelCounts(members.map((row) => joinedOf(row).level));
      return [
        { kind: 'reason', key, reason, nRules: members.length, levels },
        ...(isOpen(key) ? members.map((row) => ruleItem(row, key)) : []),
      ];
    }),
  ];
}

interface Group<Row> {
  readonly reason: string;
  readonly members: readonly Row[];
}

function byReason<Row>(
  rows: readonly Row[],
  joinedOf: (row: Row) => JoinedSigmaRow,
): readonly Group<Row>[] {
  const byText = new Map<string, Row[]>();
  for (const row of rows) {
    const reason = joinedOf(row).reasons[0] ?? OTHER_REASONS;
    const members = byText.get(reason);
    if (members === undefined) byText.set(reason, [row]);
    else members.push(row);
  }
  const groups = Array.from(byText, ([reason, members]) => ({ reason, members }));
  const isLarge = ({ reason, members }: Group<Row>): boolean =>
    members.length >= MIN_OF_REASON && reason !== OTHER_REASONS;
  const large = groups
    .filter(isLarge)
    .sort((a, b) => b.members.length - a.members.length || (a.reason < b.reason ? -1 : 1));
  const small = groups.filter((group) => !isLarge(group));
  const [only] = small;
  if (only === undefined) return large;
  if (small.length === 1) return [...large, only];
  const rest = new Set(small.flatMap(({ members }) => members));
  return [...large, { reason: OTHER_REASONS, members: rows.filter((row) => rest.has(row)) }];
}

function levelCounts(levels: readonly string[]): readonly LevelCount[] {
  return COUNTED_LEVELS.map((level) => ({
    level,
    nRules: levels.filter((other) => levelRank(other) === levelRank(level)).length,
  })).filter(({ nRules }) => nRules > 0);
}
