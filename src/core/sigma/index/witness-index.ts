import { buildFieldFilter, type FieldFilter } from './field-filter.ts';
import { createKnownValues, type KnownValues } from './known-values.ts';
import { invertLists, listAt, type Lists } from './number-lists.ts';
import { READS_KEYWORDS, type WitnessTable } from './witness-table.ts';

/** A witness table, turned around: from what an event holds to the rules that it concerns. */
export interface WitnessIndex {
  readonly table: WitnessTable;
  readonly nRules: number;
  readonly nClauses: number;
  readonly fields: ReadonlyMap<string, IndexedField>;
  readonly keywords: IndexedField;
  /** Those of the fields whose names may be paths into nested values. */
  readonly paths: readonly IndexedField[];
  /** For each witness the clauses that it is in. */
  readonly clausesOfWitness: Lists;
  /** For each witness the rules that it speaks for. */
  readonly rulesOfWitness: Lists;
  /** For each clause its rule. */
  readonly ruleOfClause: Int32Array;
}

/** A field that rules read. */
export interface IndexedField {
  readonly name: string;
  /** Its place in the table's list of fields; of keywords, the one after the last. */
  readonly number: number;
  /** Its witnesses: from the first to before the last. */
  readonly start: number;
  readonly end: number;
  /** Made when a value is first looked at: few of the fields are in any one log. */
  readonly filter: () => FieldFilter;
  /** The rules that read it. */
  readonly rules: Iterable<number>;
  /** What some of its values are witnesses of. */
  readonly known: KnownValues;
}

/**
 * Keywords as far as some rules have them. allows: for each rule, 1 where it counts. Undefined where none of
 * them reads keywords. Never throws. O(keywords).
 */
export function keywordsOfRules(index: WitnessIndex, allows: Uint8Array): IndexedField | undefined {
  const { keywords, rulesOfWitness, table } = index;
  const rules = [...keywords.rules].filter((rule) => allows[rule] === 1);
  if (rules.length === 0) return undefined;
  const { start, end } = keywords;
  let filter: FieldFilter | undefined;
  return {
    ...keywords,
    rules,
    filter: () =>
      (filter ??= buildFieldFilter(
        table,
        [...numbersFrom(start, end)].filter((witness) =>
          listAt(rulesOfWitness, witness).some((rule) => allows[rule] === 1),
        ),
      )),
    known: createKnownValues(),
  };
}

/** Turns a table around. Never throws. O(its size). */
export function buildWitnessIndex(table: WitnessTable): WitnessIndex {
  const nRules = table.ruleStarts.length - 1;
  const nClauses = table.clauses.starts.length - 1;
  const nWitnesses = table.kinds.length;
  const rulesOfField = invertLists(table.reads, table.fields.length);
  const fields = table.fields.map((name, number) =>
    makeField(table, { name, number, rules: listAt(rulesOfField, number) }),
  );
  const withKeywords = [...table.flags.keys()].filter(
    (rule) => ((table.flags[rule] ?? 0) & READS_KEYWORDS) !== 0,
  );
  return {
    table,
    nRules,
    nClauses,
    fields: new Map(fields.map((field) => [asKey(field.name), field])),
    keywords: makeField(table, { name: '', number: fields.length, rules: withKeywords }),
    paths: fields.filter(({ name }) => name.includes('.')),
    clausesOfWitness: invertLists(table.clauses, nWitnesses),
    rulesOfWitness: invertLists(table.triggers, nWitnesses),
    ruleOfClause: rulesOfClauses(table, nClauses),
  };
}

function makeField(
  table: WitnessTable,
  named: Pick<IndexedField, 'name' | 'number' | 'rules'>,
): IndexedField {
  const start = table.fieldStarts[named.number] ?? 0;
  const end = table.fieldStarts[named.number + 1] ?? 0;
  let filter: FieldFilter | undefined;
  return {
    ...named,
    start,
    end,
    filter: () => (filter ??= buildFieldFilter(table, numbersFrom(start, end))),
    known: createKnownValues(),
  };
}

function* numbersFrom(start: number, end: number): Iterable<number> {
  for (let number = start; number < end; number++) yield number;
}

/**
 * The same text as engines keep it for the keys of objects: events read from JSON have their names so, and
 * equal texts are then found equal without looking at their characters. Never throws.
 */
function asKey(name: string): string {
  return Object.keys({ [name]: 0 })[0] ?? name;
}

function rulesOfClauses({ ruleStarts }: WitnessTable, nClauses: number): Int32Array {
  const rules = new Int32Array(nClauses);
  for (let rule = 0; rule + 1 < ruleStarts.length; rule++) {
    rules.fill(rule, ruleStarts[rule], ruleStarts[rule + 1]);
  }
  return rules;
}
