import type { ItemNode, Test } from '../compile/compiled-rule.ts';
import { foldPattern } from '../pattern/match-pattern.ts';
import { createAnyPatternTest } from '../pattern/pattern-set.ts';
import { readAll, readField, type PreparedEvent, type PresentField } from './prepared-event.ts';
import { foldedText } from './prepared-value.ts';
import {
  createKeywordTest,
  createPresentTest,
  isAnything,
  mayHaveMore,
  type Doubts,
} from './ready-field-test.ts';
import { anyHolds } from './truth.ts';
import type { Doubt, Truth } from './verdict.ts';

/** An item ready to be asked about events, before it is negated. Neither function throws. */
export interface ReadyItem {
  readonly truth: (prepared: PreparedEvent, doubts: Doubts) => Truth;
  /** Whether any of its tests on content holds. */
  readonly hasEvidence: (prepared: PreparedEvent) => boolean;
}

/** Makes an item ready. Never throws. */
export function readyItem({ field, linking, groups }: ItemNode): ReadyItem {
  const tests = groups.map((group) => group.tests);
  const truth = createAsk(field, linking === 'any' ? [tests.flat()] : tests);
  let askContent: ReadyItem['truth'] | undefined;
  return {
    truth,
    hasEvidence: (prepared) => {
      askContent ??= createAsk(field, [tests.flat().filter(isContentTest)]);
      return askContent(prepared, undefined) === 'yes';
    },
  };
}

/** Whether of each group of tests at least one holds. */
function createAsk(
  field: string | undefined,
  groups: readonly (readonly Test[])[],
): ReadyItem['truth'] {
  return field === undefined ? askKeywords(groups) : askField(field, groups);
}

function askField(field: string, groups: readonly (readonly Test[])[]): ReadyItem['truth'] {
  const ready = groups.map((tests) => createFieldGroup(tests, field));
  const ifAbsent = groups.every((tests) => tests.some(holdsWithoutField)) ? 'yes' : 'no';
  // One for all events: a report may raise it a hundred thousand times.
  const notRecorded: Doubt = { kind: 'not-recorded', field };
  return (prepared, doubts) => {
    const reading = readField(prepared, field);
    if (reading.kind !== 'present') {
      if (reading.kind === 'absent') return ifAbsent;
      doubts?.push(notRecorded);
      return 'unknown';
    }
    let result: Truth = 'yes';
    for (const group of ready) {
      const truth = group(reading, prepared, doubts);
      if (truth === 'no') return 'no';
      if (truth === 'unknown') result = 'unknown';
    }
    return result;
  };
}

function askKeywords(groups: readonly (readonly Test[])[]): ReadyItem['truth'] {
  const ready = groups.map(createKeywordGroup);
  return (prepared, doubts) => {
    let result: Truth = 'yes';
    for (const group of ready) {
      const truth = group(prepared, doubts);
      if (truth === 'no') return 'no';
      if (truth === 'unknown') result = 'unknown';
    }
    return result;
  };
}

/** That a value is null, or that there is none, holds where there is no field; nothing else does. */
function holdsWithoutField(test: Test): boolean {
  return test.kind === 'null' || (test.kind === 'exists' && !test.value);
}

/** Tests of which one must hold: patterns without case together, all others one by one. */
interface SplitTests {
  readonly fits: ((folded: string) => boolean) | undefined;
  readonly others: readonly Test[];
}

function splitTests(tests: readonly Test[]): SplitTests {
  const patterns = tests.flatMap((test) => (isFoldedPattern(test) ? [test.pattern] : []));
  return {
    fits: patterns.length === 0 ? undefined : createAnyPatternTest(patterns.map(foldPattern)),
    others: tests.filter((test) => !isFoldedPattern(test)),
  };
}

function isFoldedPattern(test: Test): test is Extract<Test, { readonly kind: 'pattern' }> {
  return test.kind === 'pattern' && !test.isCased && !isAnything(test);
}

type FieldGroup = (reading: PresentField, prepared: PreparedEvent, doubts: Doubts) => Truth;

/** A text of which only a part is known is asked about by each test. */
function createFieldGroup(tests: readonly Test[], field: string): FieldGroup {
  const { fits, others } = splitTests(tests);
  const otherTests = others.map((test) => createPresentTest(test, field));
  let allTests: typeof otherTests | undefined;
  return (reading, prepared, doubts) => {
    if (reading.loss !== undefined) {
      allTests ??= tests.map((test) => createPresentTest(test, field));
      return anyHolds(allTests, (test) => test(reading, prepared, doubts));
    }
    if (fits !== undefined) {
      for (const value of reading.values) if (fits(foldedText(value))) return 'yes';
    }
    let result: Truth = 'no';
    for (const test of otherTests) {
      const truth = test(reading, prepared, doubts);
      if (truth === 'yes') return 'yes';
      if (truth === 'unknown') result = 'unknown';
    }
    return result;
  };
}

function createKeywordGroup(tests: readonly Test[]): ReadyItem['truth'] {
  const { fits, others } = splitTests(tests);
  const otherTests = others.map(createKeywordTest);
  let allTests: typeof otherTests | undefined;
  return (prepared, doubts) => {
    if (prepared.event.losses.size > 0) {
      allTests ??= tests.map(createKeywordTest);
      return anyHolds(allTests, (test) => test(prepared, doubts));
    }
    if (fits !== undefined) {
      for (const { value } of readAll(prepared)) if (fits(foldedText(value))) return 'yes';
    }
    const result = anyHolds(otherTests, (test) => test(prepared, doubts));
    if (result !== 'no' || tests.length === 0 || !mayHaveMore(prepared)) return result;
    doubts?.push({ kind: 'not-recorded', field: undefined });
    return 'unknown';
  };
}

/** A test on what is written in a value, and not only that there is one or what number it is. */
function isContentTest(test: Test): boolean {
  switch (test.kind) {
    case 'pattern':
      return test.pattern.some((part) => typeof part === 'string');
    case 'regexp':
    case 'cidr':
      return true;
    default:
      return false;
  }
}
