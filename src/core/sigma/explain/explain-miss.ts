import { assertNever } from '../../../base/assert.ts';
import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';
import { locateTest } from '../match/locate-test.ts';
import { addressOf, decimalOf, timeOf, type PreparedValue } from '../match/prepared-value.ts';
import type { ValueTest } from '../match/ready-test.ts';
import { MANY, type Pattern } from '../pattern/pattern.ts';
import { joinParts } from '../pattern/template.ts';
import { translateRegexp } from '../regexp/translate-regexp.ts';
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
      return missOfPattern(test.pattern, value.text, test.isCased);
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

function missOfPattern(pattern: Pattern, text: string, isCased: boolean): Miss {
  if (pattern.length === 0) return bare(text === '-' ? 'dash-for-empty' : 'has-value');
  if (text === '') return bare('empty-value');
  const inAnyCase = isCased
    ? locateTest({ kind: 'pattern', pattern, isCased: false }, text)
    : undefined;
  if (inAnyCase) return { reason: 'case-differs', span: inAnyCase };
  const opened = joinParts([MANY, ...pattern, MANY]);
  if (opened.length === pattern.length) return bare('different');
  const elsewhere = locateTest({ kind: 'pattern', pattern: opened, isCased }, text);
  return elsewhere ? { reason: 'elsewhere', span: elsewhere } : bare('different');
}

function missOfRegexp(test: Extract<Test, { readonly kind: 'regexp' }>, text: string): Miss {
  const { written } = test;
  const flags = `i${test.flags.replace('i', '')}`;
  const translated = translateRegexp(written, flags);
  const inAnyCase = translated.ok
    ? locateTest({ kind: 'regexp', source: translated.value, written, flags }, text)
    : undefined;
  return inAnyCase ? { reason: 'case-differs', span: inAnyCase } : bare('regexp-missed');
}

/** What is wrong with a text that is not what a test is about. */
function notA(reason: Reason, { text }: PreparedValue): Reason {
  return text === '' ? 'empty-value' : reason;
}

function bare(reason: Reason): Miss {
  return { reason, span: undefined };
}
