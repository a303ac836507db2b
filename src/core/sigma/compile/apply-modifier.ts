import { assertNever } from '../../../base/assert.ts';
import { refuseType, type ModifiedValues, type ModifierContext } from './modifier-context.ts';
import {
  asString,
  expandPlaceholders,
  markDashes,
  place,
  toBase64,
  toUtf16,
} from './string-modifiers.ts';
import {
  addFlag,
  placeRegexp,
  toComparison,
  toExistence,
  toNetwork,
  toReference,
  toRegexp,
  toTimePart,
} from './value-modifiers.ts';
import { expandRegexp } from './expand-regexp.ts';
import type { WorkingString, WorkingValue } from './working-value.ts';

/**
 * What a modifier makes of a value: one or more, or none where it cannot be applied, which is reported.
 * A value that cannot be told (a placeholder without values) stays so. Never throws.
 * Source: Sigma specification, appendix "Modifiers".
 */
export function applyModifier(value: WorkingValue, context: ModifierContext): ModifiedValues {
  const { name } = context.modifier;
  if (value.kind === 'done' && value.test.kind === 'unbound') return [value];
  switch (name) {
    case 'all':
    case 'neq':
      return [value];
    case 'contains':
    case 'startswith':
    case 'endswith':
      if (value.kind === 'regexp') return [placeRegexp(value, name)];
      if (value.kind === 'reference') return [{ ...value, operator: name }];
      return onText(value, context, (text) => [place(text, name)]);
    case 'cased':
      if (value.kind === 'regexp' || value.kind === 'done') return [value];
      if (value.kind === 'reference') return [{ ...value, isCased: true }];
      return onText(value, context, (text) => [{ ...text, isCased: true }]);
    case 'windash':
      return onText(value, context, (text) => [markDashes(text)]);
    case 'utf16le':
    case 'utf16be':
    case 'utf16':
      return onText(value, context, (text) => toUtf16(text, name, context));
    case 'base64':
    case 'base64offset':
      return onText(value, context, (text) => toBase64(text, name, context));
    case 'expand':
      if (value.kind === 'regexp') return expandRegexp(value, context);
      return onText(value, context, (text) => expandPlaceholders(text, context));
    case 're':
      return toRegexp(value, context);
    case 'i':
    case 'm':
    case 's':
      return addFlag(value, name, context);
    case 'cidr':
      return toNetwork(value, context);
    case 'exists':
      return toExistence(value, context);
    case 'fieldref':
      return toReference(value, context);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return toComparison(value, name, context);
    case 'minute':
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
    case 'year':
      return toTimePart(value, name, context);
    default:
      return assertNever(name, 'modifier');
  }
}

/** A number or a boolean is taken as the text that it is written as. */
function onText(
  value: WorkingValue,
  context: ModifierContext,
  modify: (text: WorkingString) => ModifiedValues,
): ModifiedValues {
  const text = asString(value);
  return text === undefined ? refuseType(value, context) : modify(text);
}
