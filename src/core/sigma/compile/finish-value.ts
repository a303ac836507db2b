import { assertNever } from '../../../base/assert.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { parseDecimal } from '../match/decimal.ts';
import type { Pattern, PatternPart } from '../pattern/pattern.ts';
import { quoteRegexp } from '../regexp/quote-regexp.ts';
import type { Test } from './compiled-rule.ts';
import { translateRegexp } from '../regexp/translate-regexp.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import { plainString, place, withoutDashes } from './string-modifiers.ts';
import { DASHES, isDash } from './windash.ts';
import type { WorkingPart, WorkingRegexp, WorkingString, WorkingValue } from './working-value.ts';

/** What the end of the modifiers knows of the item and of one of its values. */
export interface FinishContext {
  /** Keywords, which may stand anywhere in a value. */
  readonly isKeyword: boolean;
  readonly valueSpan: Span;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** More dashes in one value become a regular expression: five variants for each would be too many. */
const MAX_EXPANDED_DASHES = 2;

/** The tests that a value stands for once all modifiers are applied. None where it was refused. Never throws. */
export function finishValue(value: WorkingValue, context: FinishContext): readonly Test[] {
  switch (value.kind) {
    case 'string':
      return finishString(value, context);
    case 'number':
      if (context.isKeyword) return finishString(plainString(value.written), context);
      return finishNumber(value.written, value.decimal);
    case 'boolean':
      if (context.isKeyword) return finishString(plainString(String(value.value)), context);
      return [{ kind: 'boolean', value: value.value }];
    case 'null':
      return context.isKeyword ? [] : [{ kind: 'null' }];
    case 'regexp':
      return finishRegexp(value, context);
    case 'reference': {
      const { field, operator, isCased } = value;
      return [{ kind: 'field-reference', field, operator, isCased }];
    }
    case 'time': {
      const { part, operator, value: number } = value;
      return [{ kind: 'time', part, operator, value: number }];
    }
    case 'done':
      return [value.test];
    default:
      return assertNever(value, 'value');
  }
}

/** A number is compared as such; as text only where it is written as no decimal is. */
function finishNumber(written: string, decimal: string | undefined): readonly Test[] {
  const tests: Test[] = decimal === undefined ? [] : [{ kind: 'number', text: decimal }];
  if (parseDecimal(written) === undefined) {
    tests.push({ kind: 'pattern', pattern: [written], isCased: false });
  }
  return tests;
}

function finishString(value: WorkingString, context: FinishContext): readonly Test[] {
  const placed = context.isKeyword && !value.isPlaced ? place(value, 'contains') : value;
  if (placed.parts.filter(isDash).length > MAX_EXPANDED_DASHES) return [dashRegexp(placed)];
  const { isCased, encoding } = placed;
  return withoutDashes(placed, context).map(({ parts }) => ({
    kind: 'pattern',
    pattern: patternOf(parts),
    isCased,
    ...(encoding === undefined ? {} : { encoding }),
  }));
}

function patternOf(parts: readonly WorkingPart[]): Pattern {
  return parts.filter(isPatternPart);
}

/** No dash and no placeholder is left at this point. */
function isPatternPart(part: WorkingPart): part is PatternPart {
  return typeof part === 'string' || part.kind === 'one' || part.kind === 'many';
}

function finishRegexp({ written, flags }: WorkingRegexp, context: FinishContext): readonly Test[] {
  const translated = translateRegexp(written, flags);
  if (translated.ok) return [{ kind: 'regexp', source: translated.value, written, flags }];
  const { code, message, start, end, help } = translated.error;
  const span = spanWithin(context.valueSpan, written, { start, end });
  context.report(sigmaDiagnostic(code, span, message, help === undefined ? {} : { help }));
  return [];
}

/**
 * Where a piece of a value stands in the file, when that can be told from the lengths: the value is
 * written as it is, with or without quotes. Else where the value stands.
 */
function spanWithin(value: Span, text: string, piece: Span): Span {
  const nQuotes = value.end - value.start - text.length;
  if (nQuotes !== 0 && nQuotes !== 2) return value;
  const start = value.start + nQuotes / 2;
  return { start: start + piece.start, end: start + piece.end };
}

/** A pattern with any of the five dashes at each of its dashes. */
function dashRegexp({ parts, isCased }: WorkingString): Test {
  const isOpenStart = isMany(parts[0]);
  const isOpenEnd = isMany(parts.at(-1));
  const inner = parts.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined);
  const body = inner.map(regexpOfPart).join('');
  const written = `${isOpenStart ? '' : '\\A'}${body}${isOpenEnd ? '' : '\\z'}`;
  const flags = isCased ? 's' : 'is';
  const translated = translateRegexp(written, flags);
  return { kind: 'regexp', source: translated.ok ? translated.value : '', written, flags };
}

function regexpOfPart(part: WorkingPart): string {
  if (typeof part === 'string') return quoteRegexp(part);
  switch (part.kind) {
    case 'one':
      return '.';
    case 'many':
      return '.*';
    case 'dash':
      return `[${DASHES.join('')}]`;
    case 'placeholder':
      return quoteRegexp(`%${part.name}%`);
  }
}

function isMany(part: WorkingPart | undefined): boolean {
  return typeof part === 'object' && part.kind === 'many';
}
