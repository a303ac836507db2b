import { identifierNode, NOWHERE, stringNode } from '../livehunt/expression-nodes.ts';
import { toByteString } from '../../base/byte-string.ts';
import type { ItemNode, Test } from '../sigma/compile/compiled-rule.ts';
import { prepareEvent } from '../sigma/match/prepared-event.ts';
import { truthOfNode } from '../sigma/match/ready-rule.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import { forAny } from './context-source.ts';
import { convertTest, isAnything, type TestContext, type ValueReading } from './convert-test.ts';
import type { EntriesReading, EventSource, FieldReading } from './field-reading.ts';
import {
  allOf,
  anyOf,
  FALSE,
  isKnown,
  notOf,
  testFormula,
  TRUE,
  type Formula,
  type KnownFormula,
} from './formula.ts';
import { joinAll, joinAny, type Site } from './join-formulas.ts';
import { comparisonExpression, comparisonOf, type TextComparison } from './pattern-test.ts';

/** From so many texts on, one comparison in a loop over them is easier to read than a chain. */
const MIN_LOOPED = 12;

/**
 * An item where `source` has its field. A value that cannot be asked for is left out, which `site` is
 * told of, or makes the whole unknown where that would be wrong. Never throws. O(values).
 */
export function convertItem(item: ItemNode, source: EventSource, site: Site): Formula {
  // `neq` is about the whole item, so that its values stand under one more negation.
  const inner = item.isNegated ? site.negated() : site;
  const formula = convertPlainItem(item, source, inner);
  return item.isNegated && isKnown(formula) ? notOf(formula) : formula;
}

function convertPlainItem(item: ItemNode, source: EventSource, site: Site): Formula {
  const { field, linking, groups } = item;
  const reading = field === undefined ? source.readAll() : source.read(field);
  if (reading.kind === 'unrecorded') return site.lost(item, reading.reason);
  if (reading.kind === 'fixed') return fixedTruth(item, reading.text);
  const tests = groups.map((group) => group.tests);
  const asked = linking === 'any' ? [tests.flat()] : tests;
  const converted = asked.map((alternatives) =>
    reading.kind === 'entries'
      ? convertEntries(alternatives, reading, { item, source, site })
      : convertAlternatives(alternatives, reading, { item, source, site }),
  );
  return joinAll(converted, site);
}

interface ItemContext {
  readonly item: ItemNode;
  readonly source: EventSource;
  readonly site: Site;
}

/** What an item says of a field that is the same in all events. */
function fixedTruth(item: ItemNode, text: string): KnownFormula {
  const event = prepareEvent({
    fields: new Map([[item.field ?? '', text]]),
    logsource: { product: undefined, categories: undefined, services: undefined },
    missing: { kind: 'absent' },
    losses: new Map(),
    time: undefined,
  });
  return truthOfNode({ ...item, isNegated: false }, event) === 'yes' ? TRUE : FALSE;
}

/** That any of the tests holds. */
function convertAlternatives(
  tests: readonly Test[],
  reading: ValueReading,
  { item, source, site }: ItemContext,
): Formula {
  const context: TestContext = { isPositive: site.isPositive, read: source.read };
  const looped = reading.kind === 'text' ? loopedTests(tests, reading, context) : NO_LOOPS;
  const formulas: Formula[] = [];
  for (const test of tests) {
    const loop = looped.get(test);
    if (loop === 'other') continue;
    if (loop !== undefined) {
      formulas.push(loop);
      continue;
    }
    const converted = convertTest(test, reading, context);
    formulas.push(converted.kind === 'lost' ? site.lost(item, converted.reason) : converted);
  }
  return joinAny(formulas, site);
}

/** For tests that are asked in a loop, the loop at the first of them, and that it is asked elsewhere. */
type LoopedTests = ReadonlyMap<Test, KnownFormula | 'other'>;

const NO_LOOPS: LoopedTests = new Map();

function loopedTests(
  tests: readonly Test[],
  reading: Extract<FieldReading, { readonly kind: 'text' }>,
  context: TestContext,
): LoopedTests {
  if (tests.length < MIN_LOOPED) return NO_LOOPS;
  const byOperator = new Map<TextComparison['operator'], [Test, string][]>();
  for (const test of tests) {
    const comparison = plainComparison(test, reading, context);
    if (comparison === undefined) continue;
    const known = byOperator.get(comparison.operator);
    if (known === undefined) byOperator.set(comparison.operator, [[test, comparison.text]]);
    else known.push([test, comparison.text]);
  }
  const looped = new Map<Test, KnownFormula | 'other'>();
  for (const [operator, members] of byOperator) {
    if (members.length < MIN_LOOPED) continue;
    const texts = members.map(([, text]) => text);
    const loop = textLoop(reading.expression, operator, texts);
    for (const [at, [test]] of members.entries()) looped.set(test, at === 0 ? loop : 'other');
  }
  return looped;
}

/** The comparison that is all that a test becomes. */
function plainComparison(
  test: Test,
  reading: Extract<FieldReading, { readonly kind: 'text' }>,
  context: TestContext,
): TextComparison | undefined {
  if (test.kind !== 'pattern' || isAnything(test.pattern)) return undefined;
  const comparison = comparisonOf(test.pattern, test.isCased);
  if (comparison === undefined) return undefined;
  const converted = convertTest(test, reading, context);
  const isSole = converted.kind === 'test' && converted.expression.kind === 'binary';
  if (!isSole || converted.expression.operator === 'or') return undefined;
  // Texts without case take the operator of their neighbours.
  return {
    ...comparison,
    operator:
      comparison.operator === '==' && !test.isCased && comparison.text !== ''
        ? 'iequals'
        : comparison.operator,
  };
}

const TEXT = 'text';

/** A body that is undefined counts as false, so that the loop is always defined. */
function textLoop(
  subject: Expression,
  operator: TextComparison['operator'],
  texts: readonly string[],
): KnownFormula {
  const comparison = comparisonExpression(subject, { operator, text: '' });
  const body =
    comparison.kind === 'binary' ? { ...comparison, right: identifierNode(TEXT) } : comparison;
  const items = texts.map((text) => stringNode(toByteString(text)));
  return testFormula({
    kind: 'for-in',
    span: NOWHERE,
    quantifier: { kind: 'any', span: NOWHERE },
    variables: [identifierNode(TEXT)],
    iterable: { kind: 'tuple', span: NOWHERE, items },
    body,
    bodySpan: NOWHERE,
  });
}

/** That any of the tests holds for any of the entries. */
function convertEntries(
  tests: readonly Test[],
  { map, key, variables }: EntriesReading,
  context: ItemContext,
): Formula {
  const [keyName, valueName] = variables;
  const isKey: KnownFormula =
    key === undefined
      ? TRUE
      : testFormula(
          comparisonExpression(identifierNode(keyName), { operator: 'iequals', text: key }),
        );
  const wrapped = (body: KnownFormula): KnownFormula => {
    const whole = allOf([isKey, body]);
    if (whole.kind === 'constant' && !whole.value) return FALSE;
    const expression: Expression =
      whole.kind === 'test' ? whole.expression : { kind: 'boolean', span: NOWHERE, value: true };
    return testFormula(forAny(variables, map, { body: expression }));
  };
  const ofAbsence = tests.filter(isOfAbsence);
  const ofValues = tests.filter((test) => !isOfAbsence(test));
  const value: ValueReading = {
    kind: 'text',
    expression: identifierNode(valueName),
    missing: 'element',
  };
  const found = ofValues.length === 0 ? FALSE : convertAlternatives(ofValues, value, context);
  if (!isKnown(found)) return found;
  const isAbsent = ofAbsence.length === 0 ? FALSE : notOf(wrapped(TRUE));
  return anyOf([wrapped(found), isAbsent]);
}

function isOfAbsence(test: Test): boolean {
  return test.kind === 'null' || (test.kind === 'exists' && !test.value);
}
