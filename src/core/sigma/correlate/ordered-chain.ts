import type { MemberTest } from './member-condition.ts';
import type { PlacedOccurrence } from './occurrence.ts';

/** More members cannot be followed in every combination; then all of them are asked for. */
const MAX_MEMBERS = 10;

/** Members that occurred one after the other, as bits, and the occurrences. */
interface Chain {
  readonly startTime: number;
  readonly placed: readonly PlacedOccurrence[];
}

/**
 * Finds members that occur in their order within a time span. Give it the occurrences by time; it
 * answers with the chain that one completes, and begins anew after that. Each event has one place in a
 * chain. Of chains of the same members it keeps the one that began last. Never throws. At most 2^members
 * steps for an occurrence, members being ten at most; with more, all must occur.
 */
export function createChainFinder(
  nMembers: number,
  { accepts }: MemberTest,
  timespan: number,
): (sameEvent: readonly PlacedOccurrence[]) => readonly PlacedOccurrence[] | undefined {
  const chains = new Map<number, Chain>();
  const isFull = nMembers > MAX_MEMBERS;
  return (sameEvent) => {
    const longer = sameEvent.flatMap((placed) =>
      isFull ? nextInLine(chains, placed) : allLonger(chains, placed),
    );
    for (const [key, chain] of longer) {
      const last = chain.placed.at(-1);
      if (last === undefined || last.occurrence.time - chain.startTime > timespan) continue;
      const members = new Set(chain.placed.map(({ member }) => member));
      if (isFull ? members.size === nMembers : accepts((member) => members.has(member))) {
        chains.clear();
        return chain.placed;
      }
      if (chain.startTime >= (chains.get(key)?.startTime ?? -Infinity)) chains.set(key, chain);
    }
    return undefined;
  };
}

/** Chains of all sets of members before this one, and this one; keyed by the set. */
function allLonger(
  chains: ReadonlyMap<number, Chain>,
  placed: PlacedOccurrence,
): (readonly [number, Chain])[] {
  const { member, occurrence } = placed;
  const bit = 1 << member;
  const longer: (readonly [number, Chain])[] = [
    [bit, { startTime: occurrence.time, placed: [placed] }],
  ];
  for (const [set, chain] of chains) {
    if (set >= bit) continue;
    const { startTime } = chain;
    longer.push([set | bit, { startTime, placed: [...chain.placed, placed] }]);
  }
  return longer;
}

/** The chain of all members up to this one; keyed by the last. */
function nextInLine(
  chains: ReadonlyMap<number, Chain>,
  placed: PlacedOccurrence,
): (readonly [number, Chain])[] {
  const { member, occurrence } = placed;
  if (member === 0) return [[0, { startTime: occurrence.time, placed: [placed] }]];
  const before = chains.get(member - 1);
  if (before === undefined) return [];
  return [[member, { startTime: before.startTime, placed: [...before.placed, placed] }]];
}
