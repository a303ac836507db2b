import type { RuleNode } from '../compile/compiled-rule.ts';
import { analyseRule } from './analyse-rule.ts';
import { joinLists, type Lists } from './number-lists.ts';
import { rarityOfRules } from './rarity.ts';
import { WITNESS_KINDS, type Witness } from './witness.ts';
import { createWitnessNumbers } from './witness-numbers.ts';

/** What rules ask of events, as numbers: all that is needed to find the rules that an event concerns. */
export interface WitnessTable {
  /** Fields that rules read, each once. */
  readonly fields: readonly string[];
  /**
   * Where the witnesses of each field begin, those of keywords after all fields, and where they end: the
   * witnesses of a field are numbered one after another, each of them once.
   */
  readonly fieldStarts: Int32Array;
  /** For each witness its kind, as a position in WITNESS_KINDS, and its text. */
  readonly kinds: Uint8Array;
  readonly textOf: (witness: number) => string;
  /** For each clause its witnesses. The clauses of a rule stand together, the rarest first. */
  readonly clauses: Lists;
  /** For each rule where its clauses begin, and where the last rule's end. */
  readonly ruleStarts: Int32Array;
  /** For each rule the witnesses of which one speaks for it. */
  readonly triggers: Lists;
  /** For each rule the fields that it reads, as positions in `fields`. */
  readonly reads: Lists;
  /** For each rule, bits: it reads keywords; it may have something to tell of any event. */
  readonly flags: Uint8Array;
}

export const READS_KEYWORDS = 1;
export const IS_EAGER = 2;

/** The table of rules by their trees. Never throws. O(size of the trees). */
export function buildWitnessTable(roots: readonly RuleNode[]): WitnessTable {
  const numbers = createWitnessNumbers(rarityOfRules(roots));
  const analyses = roots.map((root) => analyseRule(root, numbers));
  const fields = [...new Set(analyses.flatMap((analysis) => [...analysis.fields]))];
  const order = orderByField(numbers.all, fields);
  const renumbered = (list: readonly number[]): number[] =>
    [...new Set(list)].map((number) => order.numberAfter[number] ?? 0);
  const fieldNumbers = new Map(fields.map((name, number) => [name, number]));
  const ruleStarts = new Int32Array(roots.length + 1);
  for (const [rule, { clauses }] of analyses.entries()) {
    ruleStarts[rule + 1] = (ruleStarts[rule] ?? 0) + clauses.length;
  }
  return {
    fields,
    fieldStarts: order.fieldStarts,
    kinds: Uint8Array.from(order.witnesses, ({ kind }) => WITNESS_KINDS.indexOf(kind)),
    textOf: (witness) => order.witnesses[witness]?.text ?? '',
    clauses: joinLists(
      analyses.flatMap(({ clauses }) => clauses.map(({ witnesses }) => renumbered(witnesses))),
    ),
    ruleStarts,
    triggers: joinLists(analyses.map(({ triggers }) => renumbered(triggers))),
    reads: joinLists(
      analyses.map((analysis) => [...analysis.fields].map((name) => fieldNumbers.get(name) ?? 0)),
    ),
    flags: Uint8Array.from(
      analyses,
      ({ readsKeywords, isEager }) =>
        (readsKeywords ? READS_KEYWORDS : 0) | (isEager ? IS_EAGER : 0),
    ),
  };
}

interface FieldOrder {
  readonly witnesses: readonly Witness[];
  readonly fieldStarts: Int32Array;
  /** For each witness as it was numbered before, its number. */
  readonly numberAfter: Int32Array;
}

function orderByField(all: readonly Witness[], fields: readonly string[]): FieldOrder {
  const byField = new Map<string | undefined, number[]>();
  for (const field of [...fields, undefined]) byField.set(field, []);
  for (const [number, { field }] of all.entries()) byField.get(field)?.push(number);
  const witnesses: Witness[] = [];
  const fieldStarts = new Int32Array(fields.length + 2);
  const numberAfter = new Int32Array(all.length);
  for (const [place, numbers] of [...byField.values()].entries()) {
    for (const number of numbers) {
      const witness = all[number];
      if (witness !== undefined) numberAfter[number] = witnesses.push(witness) - 1;
    }
    fieldStarts[place + 1] = witnesses.length;
  }
  return { witnesses, fieldStarts, numberAfter };
}
