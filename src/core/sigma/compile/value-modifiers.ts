import { decimalText } from '../yaml/decimal-text.ts';
import { parseDecimal } from '../match/decimal.ts';
import { parseIpNetwork } from '../match/ip-network.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import type { TimePart } from '../match/time-part.ts';
import type { Test } from './compiled-rule.ts';
import { refuseType, type ModifiedValues, type ModifierContext } from './modifier-context.ts';
import type { WorkingRegexp, WorkingString, WorkingValue } from './working-value.ts';

/** A number of a rule as a decimal; undefined for `.inf`, `.nan` and what is no number. Never throws. */
export function ruleDecimal(written: string): string | undefined {
  if (parseDecimal(written) !== undefined) return written;
  if (!/^(?:0x[0-9a-fA-F]+|0o[0-7]+|[-+]?[0-9]*\.[0-9]*(?:[eE][-+]?[0-9]+)?)$/.test(written)) {
    return undefined;
  }
  const decimal = decimalText(written);
  return decimal !== undefined && parseDecimal(decimal) !== undefined ? decimal : undefined;
}

/** `re`: the text as it is written is a regular expression. */
export function toRegexp(value: WorkingValue, context: ModifierContext): ModifiedValues {
  if (value.kind === 'number') return [{ kind: 'regexp', written: value.written, flags: '' }];
  if (value.kind !== 'string') return refuseType(value, context);
  if (!value.isUntouched) {
    const message = '`re` must be the first modifier: it takes the value as it is written';
    context.report(sigmaDiagnostic('sigma/modifier-order', context.modifier.span, message));
    return [];
  }
  return [{ kind: 'regexp', written: value.written, flags: '' }];
}

/** `i`, `m`, `s`. */
export function addFlag(
  value: WorkingValue,
  flag: 'i' | 'm' | 's',
  context: ModifierContext,
): ModifiedValues {
  if (value.kind !== 'regexp') return refuseType(value, context);
  return [value.flags.includes(flag) ? value : { ...value, flags: value.flags + flag }];
}

/** `contains` and its kin on a regular expression, which is searched for anywhere as it is. */
export function placeRegexp(
  value: WorkingRegexp,
  where: 'contains' | 'startswith' | 'endswith',
): WorkingRegexp {
  if (where === 'contains') return value;
  const written = where === 'startswith' ? `\\A(?:${value.written})` : `(?:${value.written})\\z`;
  return { ...value, written };
}

/** `cidr`. */
export function toNetwork(value: WorkingValue, context: ModifierContext): ModifiedValues {
  if (value.kind !== 'string') return refuseType(value, context);
  const network = soleLiteral(value) ?? value.written;
  if (parseIpNetwork(network) === undefined) {
    const help = 'write an address, a slash and the number of its leading bits: `10.0.0.0/8`';
    const message = 'this is no network of IPv4 or IPv6';
    context.report(sigmaDiagnostic('sigma/cidr', context.valueSpan, message, { help }));
    return [];
  }
  return [{ kind: 'done', test: { kind: 'cidr', network } }];
}

/** `exists`. */
export function toExistence(value: WorkingValue, context: ModifierContext): ModifiedValues {
  if (value.kind === 'boolean') return existence(value.value);
  const word = value.kind === 'string' ? value.written.toLowerCase() : '';
  if (word === 'true' || word === 'yes') return existence(true);
  if (word === 'false' || word === 'no') return existence(false);
  return refuseType(value, context);
}

function existence(value: boolean): ModifiedValues {
  return [{ kind: 'done', test: { kind: 'exists', value } }];
}

/** `fieldref`: the text is the name of a field. */
export function toReference(value: WorkingValue, context: ModifierContext): ModifiedValues {
  if (value.kind !== 'string') return refuseType(value, context);
  const { parts, isPlaced, isCased } = value;
  const isOpenStart = isPlaced && isMany(parts[0]);
  const isOpenEnd = isPlaced && parts.length > 1 && isMany(parts.at(-1));
  const inner = parts.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined);
  const field = inner.length === 1 && typeof inner[0] === 'string' ? inner[0] : undefined;
  if (field === undefined) {
    const message = 'the name of a field has no wildcards';
    context.report(sigmaDiagnostic('sigma/modifier-type', context.valueSpan, message));
    return [];
  }
  const operator = isOpenStart
    ? isOpenEnd
      ? 'contains'
      : 'endswith'
    : isOpenEnd
      ? 'startswith'
      : 'equals';
  return [{ kind: 'reference', field, operator, isCased }];
}

/** `lt`, `lte`, `gt`, `gte`. */
export function toComparison(
  value: WorkingValue,
  operator: Extract<Test, { readonly kind: 'compare' }>['operator'],
  context: ModifierContext,
): ModifiedValues {
  if (value.kind === 'time') {
    return value.operator === 'eq' ? [{ ...value, operator }] : refuseType(value, context);
  }
  const text = decimalOfValue(value);
  if (text === undefined) return refuseType(value, context);
  return [{ kind: 'done', test: { kind: 'compare', operator, text } }];
}

/** `minute` to `year`. */
export function toTimePart(
  value: WorkingValue,
  part: TimePart,
  context: ModifierContext,
): ModifiedValues {
  const comparison =
    value.kind === 'done' && value.test.kind === 'compare' ? value.test : undefined;
  const text = comparison?.text ?? decimalOfValue(value);
  if (text === undefined) return refuseType(value, context);
  const operator = comparison?.operator ?? 'eq';
  return [{ kind: 'time', part, operator, value: Number(text) }];
}

function decimalOfValue(value: WorkingValue): string | undefined {
  if (value.kind === 'number') return value.decimal;
  const literal = value.kind === 'string' ? soleLiteral(value) : undefined;
  return literal !== undefined && parseDecimal(literal) !== undefined ? literal : undefined;
}

/** The text of a value without wildcards; undefined for any other, or the empty text. */
function soleLiteral({ parts }: WorkingString): string | undefined {
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : undefined;
}

function isMany(part: WorkingString['parts'][number] | undefined): boolean {
  return typeof part === 'object' && part.kind === 'many';
}
