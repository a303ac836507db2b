import type { Test } from '../compile/compiled-rule.ts';
import type { Loss } from '../event.ts';
import type { KnownPart } from '../pattern/partial-text.ts';
import { MANY, type Pattern } from '../pattern/pattern.ts';
import {
  readAll,
  readField,
  type PreparedEvent,
  type PresentField,
  type Shortfall,
} from './prepared-event.ts';
import { foldedText, type PreparedValue } from './prepared-value.ts';
import { readyPattern, readyTest, type ValueTest } from './ready-test.ts';
import type { ReadyTest } from './text-test.ts';
import { anyHolds } from './truth.ts';
import type { Doubt, Truth } from './verdict.ts';

/** Where doubts go, where somebody wants them. */
export type Doubts = Doubt[] | undefined;

/** Adds a doubt unless it is there: tests of one field share theirs. Never throws. */
export function addDoubt(doubts: Doubts, doubt: Doubt): void {
  if (doubts !== undefined && !doubts.includes(doubt)) doubts.push(doubt);
}

/** A test of what a field holds that is there. Never throws. */
export type PresentTest = (reading: PresentField, prepared: PreparedEvent, doubts: Doubts) => Truth;

/** A test of all texts of an event. Never throws. */
export type KeywordTest = (prepared: PreparedEvent, doubts: Doubts) => Truth;

const ready = new WeakMap<Test, ReadyTest>();

/** A test of single texts, made ready once. Never throws. */
export function readyOnce(test: ValueTest): ReadyTest {
  let known = ready.get(test);
  if (known === undefined) {
    known = readyTest(test);
    ready.set(test, known);
  }
  return known;
}

/** Whether a test is of single texts. Never throws. */
export function isValueTest(test: Test): test is ValueTest {
  switch (test.kind) {
    case 'null':
    case 'exists':
    case 'field-reference':
    case 'unbound':
      return false;
    default:
      return true;
  }
}

/** Makes a test of keywords ready: whether it holds for any text of the event. Never throws. */
export function createKeywordTest(test: Test): KeywordTest {
  if (!isValueTest(test)) {
    return (prepared, doubts) => {
      if (test.kind !== 'unbound' || readAll(prepared).length === 0) return 'no';
      doubts?.push({ kind: 'placeholder', name: test.placeholder });
      return 'unknown';
    };
  }
  const { holds, holdsForPart } = readyOnce(test);
  return (prepared, doubts) => {
    const truth = anyHolds(readAll(prepared), ({ value, field, shortfall }) => {
      if (shortfall !== undefined) return truthOfPart(holdsForPart, value, shortfall, doubts);
      const ofText = holds(value);
      if (ofText === 'unknown') doubts?.push({ kind: 'too-long', field });
      return ofText;
    });
    if (truth !== 'no' || !mayHaveMore(prepared)) return truth;
    doubts?.push({ kind: 'not-recorded', field: undefined });
    return 'unknown';
  };
}

/** Makes a test of a field ready, for events that have the field. Never throws. */
export function createPresentTest(test: Test, field: string): PresentTest {
  switch (test.kind) {
    case 'null':
      return ({ hasNull }) => (hasNull ? 'yes' : 'no');
    case 'exists':
      return () => (test.value ? 'yes' : 'no');
    case 'unbound':
      return (_reading, _prepared, doubts) => {
        doubts?.push({ kind: 'placeholder', name: test.placeholder });
        return 'unknown';
      };
    case 'field-reference':
      return referenceTest(test);
    default:
      return valuesTest(readyOnce(test), { field, isAnything: isAnything(test) });
  }
}

function valuesTest(
  { holds, holdsForPart }: ReadyTest,
  { field, isAnything }: { readonly field: string; readonly isAnything: boolean },
): PresentTest {
  return ({ values, hasMap, shortfall }, _prepared, doubts) => {
    if (isAnything && (hasMap || values.length > 0)) return 'yes';
    if (shortfall !== undefined) {
      return anyHolds(values, (value) => truthOfPart(holdsForPart, value, shortfall, doubts));
    }
    const truth = anyHolds(values, holds);
    if (truth === 'unknown') doubts?.push({ kind: 'too-long', field });
    return truth;
  };
}

/** Whether a test is of the pattern `*`: whatever is there, it fits. Never throws. */
export function isAnything(test: Test): boolean {
  if (test.kind !== 'pattern' || test.pattern.length !== 1) return false;
  const [part] = test.pattern;
  return typeof part === 'object' && part.kind === 'many';
}

/** What a test says of a text of which only a part is known. Never throws. */
export function truthOfPart(
  holdsForPart: ReadyTest['holdsForPart'],
  value: PreparedValue,
  { loss, doubt }: Shortfall,
  doubts: Doubts,
): Truth {
  const known = knownPart(loss);
  const truth = known === undefined ? 'unknown' : holdsForPart(value, known);
  if (truth === 'unknown') addDoubt(doubts, doubt);
  return truth;
}

function knownPart(loss: Loss): KnownPart | undefined {
  switch (loss.kind) {
    case 'truncated':
      return 'beginning';
    case 'end-only':
      return 'end';
    case 'fragment':
      return 'inside';
    case 'hashed':
      return undefined;
  }
}

/** Whether an event may have had a field that it does not have. Never throws. */
export function mayHaveMore({ event: { missing, fields } }: PreparedEvent): boolean {
  if (missing.kind === 'absent') return false;
  if (missing.only === undefined) return true;
  for (const name of missing.only) if (!fields.has(name)) return true;
  return false;
}

/** Compares with what another field holds: any value of the one with any of the other. */
function referenceTest(test: Extract<Test, { readonly kind: 'field-reference' }>): PresentTest {
  const compared = (value: PreparedValue) => (test.isCased ? value.text : foldedText(value));
  return ({ values, shortfall }, prepared, doubts) => {
    const other = readField(prepared, test.field);
    if (other.kind !== 'present') {
      if (other.kind === 'absent' || values.length === 0) return 'no';
      addDoubt(doubts, other.doubt);
      return 'unknown';
    }
    return anyHolds(other.values, (otherValue) =>
      anyHolds(values, (value) => {
        if (other.shortfall !== undefined) {
          addDoubt(doubts, other.shortfall.doubt);
          return 'unknown';
        }
        if (shortfall !== undefined) {
          const { holdsForPart } = readyPattern(
            referencePattern(otherValue.text, test.operator),
            test.isCased,
          );
          return truthOfPart(holdsForPart, value, shortfall, doubts);
        }
        return compareTexts(compared(value), compared(otherValue), test.operator) ? 'yes' : 'no';
      }),
    );
  };
}

type ReferenceOperator = Extract<Test, { readonly kind: 'field-reference' }>['operator'];

function compareTexts(text: string, other: string, operator: ReferenceOperator): boolean {
  switch (operator) {
    case 'equals':
      return text === other;
    case 'contains':
      return text.includes(other);
    case 'startswith':
      return text.startsWith(other);
    case 'endswith':
      return text.endsWith(other);
  }
}

/** What a reference to a text asks for. Never throws. */
export function referencePattern(text: string, operator: ReferenceOperator): Pattern {
  const literal = text === '' ? [] : [text];
  switch (operator) {
    case 'equals':
      return literal;
    case 'contains':
      return text === '' ? [MANY] : [MANY, text, MANY];
    case 'startswith':
      return [...literal, MANY];
    case 'endswith':
      return [MANY, ...literal];
  }
}
