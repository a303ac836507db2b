import { MANY, type PatternPart } from '../pattern/pattern.ts';
import { joinParts, parsePattern } from '../pattern/template.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import {
  base64Offsets,
  BYTE_ORDER_MARK,
  encodeBase64,
  encodeUtf16,
  encodeUtf8Text,
} from './encode-text.ts';
import {
  MAX_VARIANTS,
  refuseType,
  refuseVariants,
  type ModifiedValues,
  type ModifierContext,
} from './modifier-context.ts';
import { expandDashes, isDash, splitDashes } from './windash.ts';
import type { WorkingPart, WorkingString, WorkingValue } from './working-value.ts';

/** A value as text: a number as it is written, a boolean as the word. Undefined for any other. Never throws. */
export function asString(value: WorkingValue): WorkingString | undefined {
  switch (value.kind) {
    case 'string':
      return value;
    case 'number':
      return plainString(value.written);
    case 'boolean':
      return plainString(String(value.value));
    default:
      return undefined;
  }
}

/** A text without wildcards. Never throws. */
export function plainString(text: string): WorkingString {
  return {
    kind: 'string',
    parts: text === '' ? [] : [text],
    written: text,
    isUntouched: true,
    isCased: false,
    isBytes: false,
    isPlaced: false,
    encoding: undefined,
  };
}

/** Adds `*` where the text need not begin or end. */
export function place(
  value: WorkingString,
  where: 'contains' | 'startswith' | 'endswith',
): WorkingString {
  const before = where === 'startswith' ? [] : [MANY];
  const behind = where === 'endswith' ? [] : [MANY];
  const parts = joinParts<WorkingPart>([...before, ...value.parts, ...behind]);
  return { ...value, parts, isPlaced: true, isUntouched: false };
}

/** `windash`: marks the dashes of options; they become variants in the end. */
export function markDashes(value: WorkingString): WorkingString {
  const parts = value.parts.flatMap((part) =>
    typeof part === 'string' ? splitDashes(part) : [part],
  );
  return { ...value, parts, isUntouched: false };
}

/** `utf16le`, `utf16be`, `utf16`: the literals become bytes; wildcards stay. */
export function toUtf16(
  value: WorkingString,
  name: 'utf16le' | 'utf16be' | 'utf16',
  context: ModifierContext,
): ModifiedValues {
  if (value.isBytes || value.encoding !== undefined) return refuseType(value, context);
  return withoutDashes(value, context).map((each) => {
    const parts = each.parts.map((part) =>
      typeof part === 'string' ? encodeUtf16(part, name === 'utf16be' ? 'be' : 'le') : part,
    );
    const first = parts.findIndex((part) => typeof part === 'string');
    if (name === 'utf16' && first !== -1) parts.splice(first, 0, BYTE_ORDER_MARK);
    return { ...each, parts: joinParts(parts), isBytes: true, isUntouched: false };
  });
}

/**
 * `base64`, `base64offset`: encodes the text within the outer wildcards of `contains` and its kin. Any
 * other wildcard is encoded as the sign that it is.
 */
export function toBase64(
  value: WorkingString,
  name: 'base64' | 'base64offset',
  context: ModifierContext,
): ModifiedValues {
  if (value.encoding !== undefined) return refuseType(value, context);
  return withoutDashes(value, context).flatMap((each): readonly WorkingString[] => {
    const isOpen = (part: WorkingPart | undefined) =>
      value.isPlaced && typeof part === 'object' && part.kind === 'many';
    const before = isOpen(each.parts[0]) ? [MANY] : [];
    const behind = each.parts.length > 1 && isOpen(each.parts.at(-1)) ? [MANY] : [];
    const inner = each.parts.slice(before.length, each.parts.length - behind.length);
    const literal = inner.map(writtenPart).join('');
    const bytes = each.isBytes ? literal : encodeUtf8Text(literal);
    const encoded = name === 'base64' ? [encodeBase64(bytes)] : base64Offsets(bytes);
    if (encoded.length === 0) return refuseShort(context);
    const text = each.isBytes ? plainText(value) : literal;
    return encoded.map((content): WorkingString => ({
      ...each,
      parts: joinParts<WorkingPart>([...before, content, ...behind]),
      isBytes: false,
      isUntouched: false,
      encoding: { name, text },
    }));
  });
}

/** `expand`: each placeholder as each of its values. */
export function expandPlaceholders(value: WorkingString, context: ModifierContext): ModifiedValues {
  let variants: WorkingPart[][] = [[]];
  for (const part of value.parts) {
    const isPlaceholder = typeof part === 'object' && part.kind === 'placeholder';
    const bound = isPlaceholder ? (context.placeholders.get(part.name) ?? []) : [];
    if (isPlaceholder && bound.length === 0) {
      return [{ kind: 'done', test: { kind: 'unbound', placeholder: part.name } }];
    }
    const choices: (readonly WorkingPart[])[] = isPlaceholder
      ? bound.map((text): readonly PatternPart[] => parsePattern(text))
      : [[part]];
    if (variants.length * choices.length > MAX_VARIANTS) return refuseVariants(context);
    variants = variants.flatMap((variant) => choices.map((choice) => [...variant, ...choice]));
  }
  return variants.map((parts) => ({ ...value, parts: joinParts(parts), isUntouched: false }));
}

/** The value once for each way to write its dashes; itself when it has none. */
export function withoutDashes(
  value: WorkingString,
  context: Pick<ModifierContext, 'report' | 'valueSpan'>,
): readonly WorkingString[] {
  const nDashes = value.parts.filter(isDash).length;
  if (nDashes === 0) return [value];
  if (5 ** nDashes > MAX_VARIANTS) {
    refuseVariants(context);
    return [];
  }
  return expandDashes(value.parts).map((parts) => ({ ...value, parts: joinParts(parts) }));
}

/** The text that was encoded, as people know it. */
function plainText(value: WorkingString): string {
  return parsePattern(value.written).map(writtenPart).join('');
}

function writtenPart(part: WorkingPart): string {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'one':
      return '?';
    case 'many':
      return '*';
    case 'placeholder':
      return `%${part.name}%`;
    case 'dash':
      return part.written;
  }
}

function refuseShort({ report, valueSpan, modifier }: ModifierContext): readonly never[] {
  const message = `\`${modifier.name}\` leaves nothing of this value that can be found`;
  const help = 'write at least three characters';
  report(
    sigmaDiagnostic('sigma/base64offset-short', valueSpan, message, { severity: 'error', help }),
  );
  return [];
}
