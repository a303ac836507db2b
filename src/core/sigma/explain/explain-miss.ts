import { assertNever } from '../../../base/assert.ts';
import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';
import { addressOf, decimalOf, timeOf, type PreparedValue } from '../match/prepared-value.ts';
import type { ValueTest } from '../match/ready-test.ts';
import { MANY, type Pattern } from '../pattern/pattern.ts';
import { joinParts } from '../pattern/template.ts';
import { locateInText } from './locate-test.ts';
import { locateRegexp } from './locate-regexp.ts';
import type { Reason } from './rule-explanation.ts';

/** Why a test does not hold on a text. */
export interface Miss {
  readonly reason: Reason;
  /** Characters that come close: they fit in another case, or in another place. */
  readonly span: Span | undefined;
}

/** Why a test that does not hold on a text does not. Never throws. O(text · pattern). */
export function explainMiss(test: ValueTest, value: PreparedValue): Miss {
  switch (test.kind) {
    case 'pattern':
      return missOfPattern(test.pattern, value, test.isCased);
    case 'regexp':
      return missOfRegexp(test, value.text);
    case 'number':
    case 'compare':
      return bare(decimalOf(value) === undefined ? notA('not-a-number', value) : 'number-differs');
    case 'boolean':
      return bare(notA('different', value));
    case 'cidr':
      return bare(
        addressOf(value) === undefined ? notA('not-an-address', value) : 'network-differs',
      );
    case 'time':
      return bare(timeOf(value) === undefined ? notA('not-a-time', value) : 'time-differs');
    default:
      return assertNever(test, 'test');
  }
}

/** Why a text does not fit a pattern. Never throws. */
export function missOfPattern(pattern: Pattern, value: PreparedValue, isCased: boolean): Miss {
  const { text } = value;
  if (pattern.length === 0) return bare(text === '-' ? 'dash-for-empty' : 'has-value');
  if (text === '') return bare('empty-value');
  const inAnyCase = isCased ? locateInText(pattern, value, false) : undefined;
  if (inAnyCase) return { reason: 'case-differs', span: inAnyCase };
  const opened = joinParts([MANY, ...pattern, MANY]);
  const isOpen = opened.length === pattern.length;
  const elsewhere = isOpen ? undefined : locateInText(opened, value, isCased);
  return elsewhere ? { reason: 'elsewhere', span: elsewhere } : bare('different');
}

function missOfRegexp(test: Extract<Test, { readonly kind: 'regexp' }>, text: string): Miss {
  const inAnyCase = locateRegexp(test, text, { ignoresCase: true });
  return inAnyCase ? { reason: 'case-differs', span: inAnyCase } : bare('regexp-missed');
}

/** What is wrong with a text that is not what a test is about. */
function notA(reason: Reason, { text }: PreparedValue): Reason {
  return text === '' ? 'empty-value' : reason;
}

function bare(reason: Reason): Miss {
  return { reason, span: undefined };
}
