import type { Span } from '../../../base/span.ts';
import { fromByteString, toByteString } from '../../../base/byte-string.ts';
import type { ModuleSchema } from '../module-schema.ts';
import { readStringLiteral } from '../syntax/literal-values.ts';
import { printStringLiteral } from '../syntax/literals.ts';
import type { Token } from '../syntax/token.ts';
import type { CursorContext, Section, StringAtCursor } from './cursor-context.ts';
import { readCursorContext } from './cursor-context.ts';
import { enclosingScope } from './enclosing-scope.ts';
import { keywordOffers } from './keyword-offers.ts';
import { enumConstants, memberOffers } from './member-offers.ts';
import type { PathCompletion } from './path-completion.ts';
import type { TypedPath, TypedScope } from './typed-path.ts';
import { chainBefore, outerScope, resolveChain } from './typed-path.ts';
import { describeType } from './type-name.ts';

export interface CompletionOptions {
  /** The features that are on; fields that they refuse are left out. Without it all are offered. */
  readonly features?: ReadonlySet<string>;
  /** Known keys of the map at a path such as `vt.metadata.exiftool`, `[]` for a loop's element. */
  readonly mapKeys?: (pathPattern: string) => readonly string[];
  /** Known texts at a path, of `[]` any element, of `[*]` any entry, of `["k"]` one entry. */
  readonly values?: (pathPattern: string) => readonly string[];
}

/**
 * What can stand at the cursor, best first: fields and methods behind a dot, constants beside an enum
 * field, keys in a map's brackets, variables, modules and words. All of them, not only those that
 * start with the word at the cursor: the editor filters. offset: UTF-16. Works on text that does not
 * parse. Empty where nothing fits. Never throws. O(text).
 */
export function completeAt(
  text: string,
  offset: number,
  schemas: ReadonlyMap<string, ModuleSchema>,
  options: CompletionOptions = {},
): readonly PathCompletion[] {
  const context = readCursorContext(text, offset);
  if (context === undefined) return [];
  if (context.section !== 'condition') {
    return context.string === undefined ? sectionOffers(context.section, context.word) : [];
  }
  const scope = enclosingScope(context.before, outerScope(schemas));
  const last = context.before.at(-1);
  if (context.string !== undefined || last?.text === '[') {
    return [
      ...keyOffers(text, context, scope, options),
      ...valueOffers(text, context, scope, options),
    ];
  }
  if (last?.text === '.') {
    return memberOffers(context, scope, { indent: indentAt(text, context.word.start), ...options });
  }
  return [
    ...comparedConstants(context, scope),
    ...valueOffers(text, context, scope, options),
    ...nameOffers(context.before, scope, context.word),
    ...keywordOffers(context.before, context.word, scope),
  ];
}

/** Words that may start or continue a file outside of conditions. */
function sectionOffers(section: Section, replace: Span): readonly PathCompletion[] {
  const words: Readonly<Record<Section, readonly string[]>> = {
    top: ['import "vt"', 'rule', 'private', 'global'],
    header: [],
    body: ['meta:', 'strings:', 'condition:'],
    meta: ['strings:', 'condition:', 'true', 'false'],
    strings: ['condition:', 'nocase', 'wide', 'ascii', 'fullword', 'private', 'xor', 'base64'],
    condition: [],
  };
  return words[section].map((word) => ({
    label: word,
    kind: 'keyword',
    detail: '',
    insertText: word,
    replace,
  }));
}

/** Keys of the map before the bracket, as literals, or as literal text where the quote is there. */
function keyOffers(
  text: string,
  context: CursorContext,
  scope: TypedScope,
  options: CompletionOptions,
): readonly PathCompletion[] {
  const { before, string, word } = context;
  if (before.at(-1)?.text !== '[') return [];
  const chain = chainBefore(before, before.length - 1);
  const map = chain && resolveChain(chain, scope);
  if (map?.type.kind !== 'map') return [];
  const detail = describeType(map.type.value);
  return (options.mapKeys?.(map.pattern) ?? []).map((key) => {
    const literal = printStringLiteral(toByteString(key));
    return {
      label: key,
      kind: 'key',
      detail,
      insertText: string === undefined ? literal : keyEnding(text, literal, string),
      replace: string?.inner ?? word,
    };
  });
}

/** The literal without its first quote, and without its last one where the text has that already. */
function keyEnding(text: string, literal: string, string: StringAtCursor): string {
  const { end } = string.inner;
  const hasQuote = string.isClosed || text.charAt(end) === '"';
  if (hasQuote) return literal.slice(1, -1);
  return text.charAt(end) === ']' ? literal.slice(1) : `${literal.slice(1)}]`;
}

/** Texts that the sample has where the left side leads, as literals or as literal text. */
function valueOffers(
  text: string,
  context: CursorContext,
  scope: TypedScope,
  options: CompletionOptions,
): readonly PathCompletion[] {
  const { before, string, word } = context;
  if (options.values === undefined || !STRING_OPERATORS.has(before.at(-1)?.text ?? '')) return [];
  const chain = chainBefore(before, before.length - 1);
  const left = chain && resolveChain(chain, scope);
  if (left?.type.kind !== 'string') return [];
  return options.values(withLastKey(left.pattern, before)).map((value) => {
    const literal = printStringLiteral(toByteString(value));
    const isOpen = string !== undefined && !string.isClosed;
    const ending = isOpen && text.charAt(string.inner.end) !== '"' ? literal.slice(1) : undefined;
    return {
      label: value,
      kind: 'value',
      detail: '',
      insertText: string === undefined ? literal : (ending ?? literal.slice(1, -1)),
      replace: string?.inner ?? word,
    };
  });
}

/** The pattern with the key that the text names, where it ends in one: `["k"]` instead of `[*]`. */
function withLastKey(pattern: string, before: readonly Token[]): string {
  const [open, key, close] = before.slice(-4, -1);
  const isKey = open?.text === '[' && key?.kind === 'string' && close?.text === ']';
  if (!isKey || key === undefined || !pattern.endsWith('[*]')) return pattern;
  const text = fromByteString(readStringLiteral(key).value);
  return `${pattern.slice(0, -'[*]'.length)}["${text}"]`;
}

const STRING_OPERATORS: ReadonlySet<string> = new Set([
  '==',
  '!=',
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'iequals',
]);

/** The constants of the enum that the value before `==` or `!=` holds, in full. */
function comparedConstants(context: CursorContext, scope: TypedScope): readonly PathCompletion[] {
  const { before, word } = context;
  const operator = before.at(-1)?.text;
  if (operator !== '==' && operator !== '!=') return [];
  const chain = chainBefore(before, before.length - 1);
  const left = chain && resolveChain(chain, scope);
  if (left?.type.kind !== 'integer' || left.type.enumPath === undefined) return [];
  const path = left.type.enumPath;
  return enumConstants(left.schema, path).map(([name, value]) => ({
    label: `${path}.${name}`,
    kind: 'constant',
    detail: String(value),
    insertText: `${path}.${name}`,
    replace: word,
  }));
}

/** Variables, innermost first, and modules, where a value may start. */
function nameOffers(
  before: readonly Token[],
  scope: TypedScope,
  replace: Span,
): readonly PathCompletion[] {
  if (!isValueStart(before)) return [];
  return [...scope].reverse().map(([name, path]) => ({
    label: name,
    kind: 'variable',
    detail: detailOfName(name, path),
    insertText: name,
    replace,
  }));
}

function detailOfName(name: string, path: TypedPath | undefined): string {
  if (path === undefined) return 'variable';
  return path.pattern === name ? 'module' : describeType(path.type);
}

/** Whether the token before can be followed by a value; a loop's variable is a new name, none of ours. */
function isValueStart(before: readonly Token[]): boolean {
  const last = before.at(-1);
  if (last === undefined) return true;
  if (last.kind === 'punctuation') return !/^[)\].]$/.test(last.text);
  if (last.kind !== 'keyword') return false;
  return !['all', 'any', 'none', 'for', 'with', 'of', 'them', 'true', 'false'].includes(last.text);
}

/** The white space that the line of a place starts with. */
function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let end = lineStart;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end++;
  return text.slice(lineStart, end);
}
