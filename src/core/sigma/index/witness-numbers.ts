import { costOfWitness, type Rarity } from './rarity.ts';
import type { Witness, WitnessKind } from './witness.ts';

/** Witnesses numbered as they come, each once. */
export interface WitnessNumbers {
  readonly all: readonly Witness[];
  /** How often each is found, from 0 to 1, roughly. */
  readonly costs: readonly number[];
  readonly numberOf: (kind: WitnessKind, field: string | undefined, text: string) => number;
}

/** No witnesses yet. */
export function createWitnessNumbers(rarity: Rarity): WitnessNumbers {
  const all: Witness[] = [];
  const costs: number[] = [];
  const byField = new Map<string | undefined, Map<WitnessKind, Map<string, number>>>();
  return {
    all,
    costs,
    numberOf: (kind, field, text) => {
      const byKind = getOrMake(byField, field, () => new Map<WitnessKind, Map<string, number>>());
      const byText = getOrMake(byKind, kind, () => new Map<string, number>());
      return getOrMake(byText, text, () => {
        costs.push(costOfWitness(rarity, kind, text, field === undefined));
        return all.push({ kind, field, text }) - 1;
      });
    },
  };
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
