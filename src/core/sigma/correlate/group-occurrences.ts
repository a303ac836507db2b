import type { CorrelationRule } from '../rule/sigma-rule.ts';
import type { CorrelationMember, PlacedOccurrence } from './occurrence.ts';

/** What occurred with the same values of the fields that a correlation groups by. */
export interface OccurrenceGroup {
  /** For each name under `group-by` its value. */
  readonly values: ReadonlyMap<string, string>;
  /** By time, then by event. */
  readonly placed: readonly PlacedOccurrence[];
}

/**
 * The occurrences of a correlation's members, group by group in the order of their first. One that lacks a
 * field to group by is in no group. Never throws. O(n log n).
 * Source: Sigma correlation rules specification, "Grouping", "Field Name Aliases".
 */
export function groupOccurrences(
  rule: CorrelationRule,
  members: readonly CorrelationMember[],
): readonly OccurrenceGroup[] {
  const all = members
    .flatMap(({ occurrences }, member) =>
      occurrences.map((occurrence): PlacedOccurrence => ({ member, occurrence })),
    )
    .sort(byTime);
  const groups = new Map<
    string,
    { readonly values: Map<string, string>; placed: PlacedOccurrence[] }
  >();
  for (const placed of all) {
    const values = groupValues(rule, members[placed.member], placed);
    if (values === undefined) continue;
    const key = JSON.stringify([...values.values()]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values, placed: [placed] });
    else group.placed.push(placed);
  }
  return [...groups.values()];
}

/** The field that a name under `group-by` or `field` stands for in the events of a member. Never throws. */
export function fieldOfAlias(
  { aliases }: CorrelationRule,
  member: CorrelationMember | undefined,
  name: string,
): string {
  const alias = aliases.find((each) => each.alias === name);
  return alias?.fields.find(({ rule }) => member?.names.includes(rule))?.field ?? name;
}

function groupValues(
  rule: CorrelationRule,
  member: CorrelationMember | undefined,
  { occurrence }: PlacedOccurrence,
): Map<string, string> | undefined {
  const values = new Map<string, string>();
  for (const name of rule.groupBy) {
    // A correlation that is a member has the names of its own groups.
    const value = occurrence.read(fieldOfAlias(rule, member, name)) ?? occurrence.read(name);
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return values;
}

function byTime(a: PlacedOccurrence, b: PlacedOccurrence): number {
  const [first, second] = [a.occurrence, b.occurrence];
  return first.time - second.time || lastEvent(first.events) - lastEvent(second.events);
}

function lastEvent(events: readonly number[]): number {
  return events.at(-1) ?? 0;
}
