import { parseDecimal } from '../match/decimal.ts';
import { quoted } from '../sigma-code.ts';
import { checkNetwork } from './check-network.ts';
import { roleOf } from './modifier-name.ts';
import type { ReadContext } from './read-context.ts';
import { fail, remark } from './read-context.ts';
import { nodeName } from './read-values.ts';
import type { Modifier } from './sigma-rule.ts';
import { hasModifier, type WrittenItem, type WrittenValue } from './written-item.ts';

/**
 * Tells of values whose type the modifiers cannot take, and of null among others. Never throws. Source:
 * Sigma specification 2.1, appendix "Modifiers", and "Special Field Values".
 */
export function checkValues(context: ReadContext, item: WrittenItem): void {
  checkNulls(context, item);
  const lead = item.modifiers.find(
    ({ name }) => roleOf(name) !== 'list' && roleOf(name) !== 'expand',
  );
  if (lead === undefined) return;
  if (lead.name === 'exists' && item.values.length > 1) {
    fail(context, 'sigma/modifier-type', lead.span, '`exists` takes one value, `true` or `false`');
    return;
  }
  let isNumberTold = false;
  for (const value of item.values) {
    // The value of a placeholder is not known yet.
    if (value.value.kind === 'null' || isPlaceholder(item, value)) continue;
    if (checkValue(context, item, lead, value)) continue;
    if (!isNumberTold) reportNumberAsText(context, lead, value);
    isNumberTold = true;
  }
}

function checkNulls(context: ReadContext, { field, modifiers, values }: WrittenItem): void {
  const changing = modifiers.find(({ name }) => roleOf(name) !== 'list');
  for (const { scalar } of values) {
    if (scalar.type !== 'null') continue;
    if (field === undefined) {
      fail(context, 'sigma/null-keyword', scalar.span, 'null cannot be looked for in an event', {
        help: 'write a text, or remove the line',
      });
    } else if (changing !== undefined) {
      const message = `\`${changing.name}\` cannot be applied to null`;
      fail(context, 'sigma/modifier-type', changing.span, message, {
        help: `for a field that is not there write ${quoted(`${field}: null`)}`,
      });
      return;
    } else if (values.length > 1) {
      const message = 'null stands among other values; other programs ignore it or refuse the rule';
      remark(context, 'sigma/null-in-list', scalar.span, message, {
        help: 'make a selection of its own for null',
      });
    }
  }
}

function isPlaceholder(item: WrittenItem, { value }: WrittenValue): boolean {
  return hasModifier(item, 'expand') && value.kind === 'string' && value.text.includes('%');
}

/** False for a number or a boolean that is taken as text: that is told of once for the whole item. */
function checkValue(
  context: ReadContext,
  item: WrittenItem,
  lead: Modifier,
  written: WrittenValue,
): boolean {
  switch (roleOf(lead.name)) {
    case 'exists':
      checkBoolean(context, written);
      return true;
    case 'comparison':
    case 'time':
      checkNumber(context, item, lead, written);
      return true;
    case 'network':
      checkNetwork(context, lead, written);
      return true;
    case 'reference':
      if (written.value.kind !== 'string' || written.value.text === '')
        refuse(context, lead, written, 'the name of a field');
      return true;
    case 'regexp':
      if (written.value.kind === 'boolean') refuse(context, lead, written, 'a regular expression');
      return written.value.kind !== 'number';
    default:
      return written.value.kind === 'string';
  }
}

function reportNumberAsText(context: ReadContext, lead: Modifier, { scalar }: WrittenValue): void {
  const message = `\`${lead.name}\` is for text, and ${quoted(scalar.text)} is ${nodeName(scalar)}; it is taken as text`;
  remark(context, 'sigma/number-as-text', scalar.span, message, {
    help: 'put the value in quotes; other programs refuse the rule',
    fixes: [
      {
        title: 'Put the value in quotes',
        edits: [{ span: scalar.span, newText: `'${scalar.text}'` }],
      },
    ],
  });
}

function refuse(
  context: ReadContext,
  lead: Modifier,
  { scalar }: WrittenValue,
  wanted: string,
): void {
  const message = `\`${lead.name}\` wants ${wanted}, and ${quoted(scalar.text)} is ${nodeName(scalar)}`;
  fail(context, 'sigma/modifier-type', scalar.span, message);
}

const BOOLEAN_WORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['false', 'false'],
  ['no', 'false'],
]);

function checkBoolean(context: ReadContext, { scalar, value }: WrittenValue): void {
  if (value.kind === 'boolean') return;
  const { span } = scalar;
  const word = value.kind === 'string' ? BOOLEAN_WORDS.get(value.text.toLowerCase()) : undefined;
  if (word === undefined) {
    const message = `\`exists\` wants \`true\` or \`false\`, not ${quoted(scalar.text)}`;
    fail(context, 'sigma/modifier-type', span, message);
    return;
  }
  const message = `${quoted(scalar.text)} is a text; it is read as \`${word}\``;
  remark(context, 'sigma/modifier-type', span, message, {
    severity: 'warning',
    help: 'other programs refuse the rule',
    fixes: [{ title: `Write \`${word}\``, edits: [{ span, newText: word }] }],
  });
}

/** The least and the greatest number of each part of a time; weeks are those of ISO 8601. */
const TIME_RANGES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['minute', [0, 59]],
  ['hour', [0, 23]],
  ['day', [1, 31]],
  ['week', [1, 53]],
  ['month', [1, 12]],
]);

function checkNumber(
  context: ReadContext,
  item: WrittenItem,
  lead: Modifier,
  written: WrittenValue,
): void {
  const { scalar, value } = written;
  const isDecimal = value.kind === 'string' && parseDecimal(value.text) !== undefined;
  const isSpecial = value.kind === 'number' && !/[0-9]/.test(value.text);
  if ((value.kind !== 'number' && !isDecimal) || isSpecial) {
    refuse(context, lead, written, 'a number');
    return;
  }
  if (value.kind === 'string') {
    const message = `${quoted(scalar.text)} is a text; it is read as a number`;
    remark(context, 'sigma/text-as-number', scalar.span, message, {
      help: 'remove the quotes; other programs refuse the rule',
      fixes: [{ title: 'Remove the quotes', edits: [{ span: scalar.span, newText: scalar.text }] }],
    });
  }
  const time = item.modifiers.find(({ name }) => TIME_RANGES.has(name));
  const [least, greatest] = TIME_RANGES.get(time?.name ?? '') ?? [-Infinity, Infinity];
  const number = Number(scalar.text);
  if (time === undefined || (number >= least && number <= greatest)) return;
  const message = `a \`${time.name}\` is between ${least} and ${greatest}, never ${quoted(scalar.text)}`;
  remark(context, 'sigma/time-range', scalar.span, message);
}
