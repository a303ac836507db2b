import { foldCase } from '../../../base/fold-case.ts';
import type { RuleNode } from '../compile/compiled-rule.ts';
import { GRAM_LENGTH, hashGram } from './gram.ts';
import type { WitnessKind } from './witness.ts';

/**
 * How rare texts are in events, guessed from the rules themselves: what many rules ask for, as
 * `\windows\system32\`, is in many events. Counts by the hash of a gram.
 */
export interface Rarity {
  readonly counts: Uint32Array;
}

const TABLE_BITS = 16;

/** The least common gram of a text, which stands for it. */
export interface RarestGram {
  /** Where it begins. */
  readonly offset: number;
  /** How often it is in the counted texts. */
  readonly count: number;
}

/** Guesses from texts, folded. O(their length). Never throws. */
export function measureRarity(texts: Iterable<string>): Rarity {
  const counts = new Uint32Array(1 << TABLE_BITS);
  for (const text of texts) {
    let gram = 0;
    for (let at = 0; at < text.length; at++) {
      gram = (gram << 8) | (text.charCodeAt(at) & 0xff);
      if (at < GRAM_LENGTH - 1) continue;
      const slot = hashGram(gram, TABLE_BITS);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
  return { counts };
}

/** Guesses from the patterns of rules, wherever they stand: filters name what is common. Never throws. */
export function rarityOfRules(roots: readonly RuleNode[]): Rarity {
  return measureRarity(textsOfRules(roots));
}

/** The rarest gram of a text; undefined where it is too short to have one. Never throws. */
export function rarestGram({ counts }: Rarity, text: string): RarestGram | undefined {
  if (text.length < GRAM_LENGTH) return undefined;
  let offset = 0;
  let least = Infinity;
  let gram = 0;
  for (let at = 0; at < text.length; at++) {
    gram = (gram << 8) | (text.charCodeAt(at) & 0xff);
    if (at < GRAM_LENGTH - 1) continue;
    const count = counts[hashGram(gram, TABLE_BITS)] ?? 0;
    if (count >= least) continue;
    least = count;
    offset = at - GRAM_LENGTH + 1;
  }
  return { offset, count: least };
}

/**
 * How often a witness is found, from 0 to 1, roughly: enough to choose between clauses. The numbers are
 * fitted to event logs, not derived. Never throws.
 */
export function costOfWitness(
  rarity: Rarity,
  kind: WitnessKind,
  text: string,
  isKeyword: boolean,
): number {
  switch (kind) {
    case 'present':
      return 0.6;
    case 'number':
      return 0.02;
    case 'equals':
      return 0.004;
    default: {
      const gram = rarestGram(rarity, text);
      const ofShort = 0.4 / (1 + text.length);
      const frequency = gram === undefined ? ofShort : Math.min(0.3, 0.0005 * (gram.count + 1));
      // Keywords are looked for in all values, and what is anchored has one place only.
      if (isKeyword) return Math.min(1, frequency * 4);
      return kind === 'contains' ? frequency : frequency / 2;
    }
  }
}

function* textsOfRules(roots: readonly RuleNode[]): Iterable<string> {
  const pending: RuleNode[] = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'item') {
      for (const { tests } of node.groups) {
        for (const test of tests) {
          if (test.kind !== 'pattern') continue;
          for (const part of test.pattern) if (typeof part === 'string') yield foldCase(part);
        }
      }
    } else if ('children' in node) pending.push(...node.children);
    else if ('child' in node) pending.push(node.child);
  }
}
