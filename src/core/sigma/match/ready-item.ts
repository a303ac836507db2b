import type { ItemNode, Test } from '../compile/compiled-rule.ts';
import { foldPattern } from '../pattern/match-pattern.ts';
import { createPartFit, type PartFit } from '../pattern/partial-text.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { createAnyPatternTest } from '../pattern/pattern-set.ts';
import {
  readAll,
  readField,
  type PreparedEvent,
  type PresentField,
  type Shortfall,
} from './prepared-event.ts';
import { foldedText, type PreparedValue } from './prepared-value.ts';
import {
  addDoubt,
  createKeywordTest,
  createPresentTest,
  isAnything,
  mayHaveMore,
  truthOfPart,
  type Doubts,
} from './ready-field-test.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { ReadyTest } from './text-test.ts';
import { anyHolds } from './truth.ts';
import type { Truth } from './verdict.ts';

/** An item ready to be asked about events, before it is negated. Neither function throws. */
export interface ReadyItem {
  readonly truth: (prepared: PreparedEvent, doubts: Doubts) => Truth;
  /** Whether any of its tests on content holds, by its truth. */
  readonly hasEvidence: (prepared: PreparedEvent, truth: Truth) => boolean;
}

/** Makes an item ready. Never throws. */
export function readyItem({ field, linking, groups }: ItemNode): ReadyItem {
  const ofGroups = groups.map(({ tests }) => tests);
  const tests = ofGroups.flat();
  const asked = linking === 'any' ? [tests] : ofGroups;
  const ofContent = tests.filter(isContentTest);
  return {
    truth: createAsk(field, asked),
    hasEvidence: createEvidenceTest(field, ofContent, {
      isAllThereIs: asked.length === 1 && ofContent.length === tests.length,
    }),
  };
}

function createEvidenceTest(
  field: string | undefined,
  ofContent: readonly Test[],
  { isAllThereIs }: { readonly isAllThereIs: boolean },
): ReadyItem['hasEvidence'] {
  if (ofContent.length === 0) return () => false;
  if (isAllThereIs) return (_prepared, truth) => truth === 'yes';
  let ask: ReadyItem['truth'] | undefined;
  return (prepared) => {
    ask ??= createAsk(field, [ofContent]);
    return ask(prepared, undefined) === 'yes';
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
  return (prepared, doubts) => {
    const reading = readField(prepared, field);
    if (reading.kind !== 'present') {
      if (reading.kind === 'absent') return ifAbsent;
      addDoubt(doubts, reading.doubt);
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

/** So many patterns take longer to try than their answer to recall. */
const MIN_REMEMBERED = 3;

/** Patterns without case, which are tried together. */
interface PatternTests {
  readonly fits: (value: PreparedValue) => boolean;
  readonly holdsForPart: ReadyTest['holdsForPart'];
}

/** Tests of which one must hold. */
interface SplitTests {
  readonly patterns: PatternTests | undefined;
  readonly others: readonly Test[];
}

function splitTests(tests: readonly Test[]): SplitTests {
  const patterns = tests.flatMap((test) => (isFoldedPattern(test) ? [test.pattern] : []));
  return {
    patterns: patterns.length === 0 ? undefined : createPatternTests(patterns.map(foldPattern)),
    others: tests.filter((test) => !isFoldedPattern(test)),
  };
}

function isFoldedPattern(test: Test): test is Extract<Test, { readonly kind: 'pattern' }> {
  return test.kind === 'pattern' && !test.isCased && !isAnything(test);
}

function createPatternTests(patterns: readonly Pattern[]): PatternTests {
  const fitsText = createAnyPatternTest(patterns);
  const fits = (value: PreparedValue): boolean => fitsText(foldedText(value));
  // Few texts are known in part only.
  let fitOfPart: PartFit | undefined;
  return {
    fits: patterns.length < MIN_REMEMBERED ? fits : rememberAnswers(fits),
    holdsForPart: (value, known) => {
      fitOfPart ??= createPartFit(patterns);
      return fitOfPart(foldedText(value), known);
    },
  };
}

/** What patterns say of one text, of which perhaps only a part is known. */
function askPatterns(
  { fits, holdsForPart }: PatternTests,
  value: PreparedValue,
  shortfall: Shortfall | undefined,
  doubts: Doubts,
): Truth {
  if (shortfall !== undefined) return truthOfPart(holdsForPart, value, shortfall, doubts);
  return fits(value) ? 'yes' : 'no';
}

type FieldGroup = (reading: PresentField, prepared: PreparedEvent, doubts: Doubts) => Truth;

function createFieldGroup(tests: readonly Test[], field: string): FieldGroup {
  const { patterns, others } = splitTests(tests);
  const otherTests = others.map((test) => createPresentTest(test, field));
  return (reading, prepared, doubts) => {
    let result: Truth = 'no';
    if (patterns !== undefined) {
      for (const value of reading.values) {
        const truth = askPatterns(patterns, value, reading.shortfall, doubts);
        if (truth === 'yes') return 'yes';
        if (truth === 'unknown') result = 'unknown';
      }
    }
    for (const test of otherTests) {
      const truth = test(reading, prepared, doubts);
      if (truth === 'yes') return 'yes';
      if (truth === 'unknown') result = 'unknown';
    }
    return result;
  };
}

function createKeywordGroup(tests: readonly Test[]): ReadyItem['truth'] {
  const { patterns, others } = splitTests(tests);
  const otherTests = others.map(createKeywordTest);
  return (prepared, doubts) => {
    let result: Truth = 'no';
    if (patterns !== undefined) {
      for (const { value, shortfall } of readAll(prepared)) {
        const truth = askPatterns(patterns, value, shortfall, doubts);
        if (truth === 'yes') return 'yes';
        if (truth === 'unknown') result = 'unknown';
      }
    }
    const ofOthers = anyHolds(otherTests, (test) => test(prepared, doubts));
    if (ofOthers !== 'no') result = ofOthers;
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
