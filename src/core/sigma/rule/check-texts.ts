import { toByteString } from '../../../base/byte-string.ts';
import { parseTemplate } from '../pattern/template.ts';
import { splitDashes } from '../compile/windash.ts';

import { quoted } from '../sigma-code.ts';
import { locateInScalar } from '../yaml/locate-in-scalar.ts';
import type { YamlScalar } from '../yaml/yaml-node.ts';
import { checkScalar } from './check-scalar.ts';
import { checkSlips } from './check-slips.ts';
import { roleOf } from './modifier-name.ts';
import type { ReadContext } from './read-context.ts';
import { remark } from './read-context.ts';
import type { WildcardShape } from './wildcard-shape.ts';
import { wildcardShape } from './wildcard-shape.ts';
import { hasModifier, modifierOf, type WrittenItem } from './written-item.ts';

/** Roles whose values are no Sigma strings: a backslash and a `*` are what they are. */
const RAW_ROLES = ['regexp', 'network', 'exists', 'reference', 'comparison', 'time'] as const;

/**
 * Tells of texts that probably do not mean what their author thinks: wildcards that are none, encodings
 * of too little, modifiers without anything to work on, and the traps of YAML. Never throws.
 */
export function checkTexts(context: ReadContext, item: WrittenItem): void {
  for (const { scalar } of item.values) {
    checkScalar(context, scalar);
    checkSlips(context, scalar);
  }
  if (RAW_ROLES.some((role) => modifierOf(item, role) !== undefined)) return;
  const texts = item.values.flatMap(({ scalar }) => (scalar.type === 'string' ? [scalar] : []));
  const shapes = texts.map(({ text }) => wildcardShape(text));
  texts.forEach((scalar, index) => {
    const shape = shapes[index];
    if (shape !== undefined) checkText(context, item, scalar, shape);
  });
  checkWildcardStyle(context, item, shapes);
  checkWindash(context, item, texts);
  checkExpand(context, item, texts);
}

function checkText(
  context: ReadContext,
  item: WrittenItem,
  scalar: YamlScalar,
  shape: WildcardShape,
): void {
  const { text, span } = scalar;
  if (shape.escapedFolderAt !== undefined) reportEscape(context, scalar, shape.escapedFolderAt);
  if (shape.doubleAt !== undefined) {
    const place = locateInScalar(context.text, scalar)(shape.doubleAt, shape.doubleAt + 1);
    remark(context, 'sigma/double-wildcard', place, 'two `*` in a row mean the same as one');
  }
  if (text === '' && hasModifier(item, 'contains')) {
    const message = 'an empty text is contained in every value';
    remark(context, 'sigma/empty-text', span, message, {
      help: 'it only asks whether the field is there: `exists: true` says so',
    });
  }
  checkEncoded(context, item, scalar, shape);
}

function reportEscape(context: ReadContext, scalar: YamlScalar, at: number): void {
  const wildcard = scalar.text.charAt(at + 1);
  const span = locateInScalar(context.text, scalar)(at, at + 2);
  const message = `the backslash makes \`${wildcard}\` a plain sign, and is gone itself`;
  const isVerbatim = scalar.style !== 'double' && span.end - span.start === 2;
  remark(context, 'sigma/escaped-wildcard', span, message, {
    help: `a backslash and a wildcard are written \`\\\\${wildcard}\``,
    fixes: isVerbatim
      ? [{ title: 'Write the backslash twice', edits: [{ span, newText: `\\\\${wildcard}` }] }]
      : [],
  });
}

function checkEncoded(
  context: ReadContext,
  item: WrittenItem,
  { text, span }: YamlScalar,
  shape: WildcardShape,
): void {
  const encoding = modifierOf(item, 'encoding');
  if (encoding === undefined) return;
  if (shape.nWildcards > 0) {
    const message = `\`${encoding.name}\` encodes the wildcards of ${quoted(text)} as plain signs`;
    remark(context, 'sigma/encoded-wildcard', span, message, {
      help: 'other programs refuse the rule',
    });
  }
  if (encoding.name !== 'base64offset') return;
  const nBytes =
    modifierOf(item, 'utf16') === undefined ? toByteString(text).length : 2 * text.length;
  if (nBytes >= 3) return;
  const message = `${quoted(text)} is too short: less than three bytes leave almost nothing that stays the same at every offset`;
  remark(context, 'sigma/base64offset-short', span, message);
}

/** Tells that a modifier could say what the outer wildcards of every value say. */
function checkWildcardStyle(
  context: ReadContext,
  item: WrittenItem,
  shapes: readonly WildcardShape[],
): void {
  const { field, modifiers, values, keySpan } = item;
  const isPlain = modifiers.every(({ name }) => roleOf(name) === 'list' || name === 'cased');
  if (field === undefined || !isPlain || shapes.length === 0 || shapes.length < values.length)
    return;
  const isAll = (test: (shape: WildcardShape) => boolean): boolean => shapes.every(test);
  const nOuter = (shape: WildcardShape): number =>
    Number(shape.isOpenStart) + Number(shape.isOpenEnd);
  // A lone `*` asks for any value; an inner wildcard needs no modifier either.
  if (!isAll((shape) => shape.nWildcards === nOuter(shape) && nOuter(shape) > 0)) return;
  if (values.some(({ scalar }) => scalar.text === '*')) return;
  const isStart = isAll(({ isOpenStart }) => isOpenStart);
  const isEnd = isAll(({ isOpenEnd }) => isOpenEnd);
  if (!isStart && !isEnd) return;
  if (!isAll((shape) => shape.isOpenStart === isStart && shape.isOpenEnd === isEnd)) return;
  const modifier = isStart ? (isEnd ? 'contains' : 'endswith') : 'startswith';
  const message = `${quoted(`${field}|${modifier}`)} says the same without wildcards`;
  remark(context, 'sigma/wildcard-style', keySpan, message);
}

function checkWindash(context: ReadContext, item: WrittenItem, texts: readonly YamlScalar[]): void {
  const windash = modifierOf(item, 'windash');
  if (windash === undefined || texts.length === 0) return;
  const hasDash = texts.some(({ text }) =>
    parseTemplate(text, false).some(
      (part) =>
        typeof part === 'string' && splitDashes(part).some((piece) => typeof piece !== 'string'),
    ),
  );
  if (hasDash) return;
  const message =
    '`windash` finds nothing to exchange: no value has a `-` or `/` that begins a word';
  remark(context, 'sigma/windash-nothing', windash.span, message);
}

function checkExpand(context: ReadContext, item: WrittenItem, texts: readonly YamlScalar[]): void {
  const expand = modifierOf(item, 'expand');
  if (expand === undefined || texts.length === 0) return;
  const hasPlaceholder = texts.some(({ text }) =>
    parseTemplate(text, true).some(
      (part) => typeof part !== 'string' && part.kind === 'placeholder',
    ),
  );
  if (hasPlaceholder) return;
  remark(
    context,
    'sigma/expand-nothing',
    expand.span,
    '`expand` finds no placeholder like `%name%`',
  );
}
