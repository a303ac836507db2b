import { assertNever } from '../../../base/assert.ts';
import type { Test } from '../compile/compiled-rule.ts';
import { createPatternTest, foldPattern } from '../pattern/match-pattern.ts';
import { createPartFit, type PartFit } from '../pattern/partial-text.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { compareDecimals, parseDecimal } from './decimal.ts';
import { isInNetwork, parseIpNetwork } from './ip-network.ts';
import { addressOf, decimalOf, foldedText, timeOf, type PreparedValue } from './prepared-value.ts';
import { createRegexpTest } from './regexp-test.ts';
import type { ReadyTest } from './text-test.ts';
import { timePart } from './time-part.ts';

/** Tests of one text; the others are about fields. */
export type ValueTest = Exclude<
  Test,
  { readonly kind: 'null' | 'exists' | 'field-reference' | 'unbound' }
>;

/** Makes a test ready. Never throws. */
export function readyTest(test: ValueTest): ReadyTest {
  switch (test.kind) {
    case 'pattern':
      return readyPattern(test.pattern, test.isCased);
    case 'regexp':
      return createRegexpTest(test);
    case 'boolean':
      return readyPattern([String(test.value)], false);
    case 'number': {
      const number = parseDecimal(test.text);
      return whole((value) => {
        const decimal = decimalOf(value);
        return decimal && number ? compareDecimals(decimal, number) === 0 : false;
      });
    }
    case 'compare': {
      const limit = parseDecimal(test.text);
      return whole((value) => {
        const decimal = decimalOf(value);
        return decimal && limit ? passes(test.operator, compareDecimals(decimal, limit)) : false;
      });
    }
    case 'cidr': {
      const network = parseIpNetwork(test.network);
      return whole((value) => {
        const address = addressOf(value);
        return address !== undefined && network !== undefined && isInNetwork(address, network);
      });
    }
    case 'time':
      return whole((value) => {
        const timeMs = timeOf(value);
        if (timeMs === undefined) return false;
        return passes(test.operator, timePart(timeMs, test.part) - test.value);
      });
    default:
      return assertNever(test, 'test');
  }
}

/** A pattern, ready to be tried on texts. Never throws. */
export function readyPattern(pattern: Pattern, isCased: boolean): ReadyTest {
  const compared = isCased ? pattern : foldPattern(pattern);
  const fits = createPatternTest(compared);
  // Few texts are known in part only.
  let fitOfPart: PartFit | undefined;
  return {
    holds: isCased
      ? (value) => (fits(value.text) ? 'yes' : 'no')
      : (value) => (fits(foldedText(value)) ? 'yes' : 'no'),
    holdsForPart: (value, known) => {
      fitOfPart ??= createPartFit([compared]);
      return fitOfPart(isCased ? value.text : foldedText(value), known);
    },
  };
}

/** A test that says nothing of a part of a text. */
function whole(holds: (value: PreparedValue) => boolean): ReadyTest {
  return {
    holds: (value) => (holds(value) ? 'yes' : 'no'),
    holdsForPart: () => 'unknown',
  };
}

function passes(operator: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', difference: number): boolean {
  switch (operator) {
    case 'eq':
      return difference === 0;
    case 'lt':
      return difference < 0;
    case 'lte':
      return difference <= 0;
    case 'gt':
      return difference > 0;
    case 'gte':
      return difference >= 0;
  }
}
