import { describe, expect, it } from 'vitest';
import { compileRule } from '../../src/core/sigma/compile/compile-rule.ts';
import type { CompiledRule } from '../../src/core/sigma/compile/compiled-rule.ts';
import type { Condition } from '../../src/core/sigma/condition/condition.ts';
import { evaluateAll } from '../../src/core/sigma/match/evaluate-rule.ts';
import { createEventReader } from '../../src/core/sigma/match/prepared-event.ts';
import { collectRules } from '../../src/core/sigma/rule/collect-rules.ts';
import { MODIFIER_NAMES } from '../../src/core/sigma/rule/modifier-name.ts';
import type { SelectionBody, SelectionItem } from '../../src/core/sigma/rule/sigma-rule.ts';
import { FIRE_TABLE, type ExpectedSample, type ExpectedVerdicts } from './fire-table.ts';
import { readProjectRules, readSampleEvents } from './read-project.ts';

const files = await readProjectRules();
const collection = collectRules(files.map(({ file }) => file));
const documents = files.flatMap(({ file }) => file.documents);
const detections = documents.flatMap((document) =>
  document.kind === 'correlation' ? [] : [document],
);
const conditions = detections.flatMap((document) => document.conditions.flatMap(within));
const items = detections.flatMap(({ selections }) =>
  selections.flatMap(({ body }) => itemsOf(body)),
);

interface NamedRule {
  readonly name: string;
  readonly rule: CompiledRule;
}

const compiled = collection.rules.map(({ file, rule, filters }) => {
  return { name: files[file]?.name ?? '', ...compileRule(rule, { filters }) };
});
const rules: readonly NamedRule[] = compiled.flatMap(({ name, rule }) =>
  rule === undefined ? [] : [{ name, rule }],
);

describe("the project's rules", () => {
  it('are without faults, and all compile', () => {
    const told = collection.diagnostics.map(({ fileName, diagnostic: { severity, code } }) => {
      return `${fileName}: ${severity} ${code}`;
    });
    // Both mean it: one says so in its description, one has what is not counted beside it.
    expect(told).toEqual([
      'windows/service-own-group.yml: info sigma/all-of-them',
      'windows/start-location-queried.yml: info sigma/all-of-them',
    ]);
    expect(compiled.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(rules).toHaveLength(collection.rules.length);
    expect(collection.rules.length).toBeGreaterThanOrEqual(40);
  });

  it('say what they are, who wrote them, and under which licence', () => {
    for (const { head } of documents) {
      expect(head.id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(head).toMatchObject({
        author: 'Livehunt Structure Editor contributors',
        license: 'Apache-2.0',
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        status: expect.stringMatching(/^(?:stable|test|experimental)$/),
      });
      expect(head.description).toMatch(/\.$/);
    }
    for (const heads of [
      documents.map(({ head }) => head.id),
      documents.map(({ head }) => head.title),
    ]) {
      expect(new Set(heads).size).toBe(documents.length);
    }
    const levels = new Set(collection.rules.map(({ rule }) => rule.head.level));
    expect(levels).toEqual(new Set(['critical', 'high', 'informational', 'low', 'medium']));
  });

  it('use every modifier', () => {
    const used = new Set(items.flatMap(({ modifiers }) => modifiers.map(({ name }) => name)));
    expect([...used].sort()).toEqual([...new Set(MODIFIER_NAMES.values())].sort());
  });

  it.each<[form: string, isUsed: () => boolean]>([
    ['and', () => conditions.some(({ kind }) => kind === 'and')],
    ['or', () => conditions.some(({ kind }) => kind === 'or')],
    ['not', () => conditions.some(({ kind }) => kind === 'not')],
    ['1 of them', () => hasQuantifier(1, 'them')],
    ['all of them', () => hasQuantifier('all', 'them')],
    ['1 of a pattern', () => hasQuantifier(1, 'filter_*')],
    ['all of a pattern', () => hasQuantifier('all', 'selection_*')],
    ['1 of a name', () => hasQuantifier(1, 'selection_key')],
    ['1 of hidden selections', () => hasQuantifier(1, '_*')],
    ['several conditions', () => detections.some((rule) => rule.conditions.length > 1)],
    ['a name that begins like an operator', () => hasName('notes')],
    ['a list of maps', () => detections.some(({ selections }) => selections.some(isListOfMaps))],
    [
      'keywords',
      () => items.some(({ field, modifiers }) => field === undefined && modifiers.length === 0),
    ],
    [
      'all keywords',
      () => items.some(({ field, modifiers }) => field === undefined && modifiers.length === 1),
    ],
    ['null', () => hasValue(({ kind }) => kind === 'null')],
    ['the empty text', () => hasValue((value) => value.kind === 'string' && value.text === '')],
    ['numbers', () => hasValue(({ kind }) => kind === 'number')],
    ['booleans', () => hasValue(({ kind }) => kind === 'boolean')],
    [
      'an escaped wildcard',
      () => hasValue((value) => value.kind === 'string' && /\\\*/.test(value.text)),
    ],
    ['several documents in a file', () => files.some(({ file }) => file.documents.length > 1)],
    ['a filter', () => collection.filters.some((filter) => filter.rules.length === 1)],
    ['a service', () => collection.rules.some(({ rule }) => rule.logsource.service !== undefined)],
    ['no product', () => collection.rules.some(({ rule }) => rule.logsource.product === undefined)],
    [
      'an alias of a correlation',
      () => collection.correlations.some(({ correlation }) => correlation.aliases.length > 0),
    ],
  ])('use %s', (_form, isUsed) => {
    expect(isUsed()).toBe(true);
  });

  it('correlate in four ways', () => {
    const types = collection.correlations.map(({ correlation }) => correlation.type).sort();
    expect(types).toEqual(['event_count', 'temporal', 'temporal_ordered', 'value_count']);
  });
});

describe("the project's samples", () => {
  it.each(Object.entries(FIRE_TABLE))('make the rules fire: %s', async (sample, expected) => {
    expect(await verdictsOn(sample)).toEqual(expected);
  });

  it('make every rule fire but four, for a reason', () => {
    const fired = new Set(
      Object.values(FIRE_TABLE).flatMap(({ recorded, behaviour }) => [
        ...recorded.yes,
        ...behaviour.yes,
      ]),
    );
    expect(rules.map(({ name }) => name).filter((name) => !fired.has(name))).toEqual([
      // Waits for the names of the laboratory.
      'any/reserved-name-looked-up',
      // Waits for the program that wrote the file.
      'linux/unit-file-written',
      // The sample's library is called what it was built as.
      'windows/renamed-library-loaded',
      // The sample's shells run as their parents.
      'windows/shell-of-another-user',
    ]);
  });
});

async function verdictsOn(sample: string): Promise<ExpectedSample> {
  const events = await readSampleEvents(sample);
  const prepare = createEventReader();
  const { matches } = evaluateAll(
    rules.map(({ rule }) => rule),
    events.map(({ event }) => prepare(event)),
  );
  const found = matches.map(({ event, rule, truth }) => {
    return { name: rules[rule]?.name ?? '', truth, kind: events[event]?.origin.kind };
  });
  const column = (kind: string): ExpectedVerdicts => {
    const ofKind = found.filter((each) => each.kind === kind);
    const yes = new Set(ofKind.flatMap(({ name, truth }) => (truth === 'yes' ? name : [])));
    const unknown = new Set(ofKind.flatMap(({ name }) => (yes.has(name) ? [] : name)));
    return { yes: [...yes].sort(), unknown: [...unknown].sort() };
  };
  return { recorded: column('match-context'), behaviour: column('behaviour') };
}

function within(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [condition, ...condition.operands.flatMap(within)];
    case 'not':
    case 'aggregated':
      return [condition, ...within(condition.operand)];
    default:
      return [condition];
  }
}

function itemsOf(body: SelectionBody): readonly SelectionItem[] {
  return body.kind === 'item' ? [body] : body.parts.flatMap(itemsOf);
}

function isListOfMaps({ body }: { readonly body: SelectionBody }): boolean {
  return body.kind === 'or' && body.parts.some(({ kind }) => kind !== 'or');
}

function hasQuantifier(count: number | 'all', pattern: string): boolean {
  return conditions.some((condition) => {
    if (condition.kind !== 'of' || condition.count !== count) return false;
    return (condition.pattern === 'them' ? 'them' : condition.pattern.text) === pattern;
  });
}

function hasName(name: string): boolean {
  return conditions.some((condition) => condition.kind === 'selection' && condition.name === name);
}

function hasValue(isIt: (value: SelectionItem['values'][number]) => boolean): boolean {
  return items.some(({ values }) => values.some(isIt));
}
