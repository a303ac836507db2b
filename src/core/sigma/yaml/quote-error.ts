import type { Diagnostic, DiagnosticFix } from '../../../base/diagnostic.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import { quoteFix, singleQuoted } from './quote-fix.ts';
import { isYamlSpace } from './skip-trivia.ts';
import type { YamlFailure } from './yaml-failure.ts';
import { lineAround, spanIn, tellAt } from './yaml-failure.ts';

/**
 * What a failure of the YAML parser has to do with quotes: they are missing, or end the value too early,
 * or have an escape that is none. Undefined for anything else. Never throws.
 */
export function quoteError(failure: YamlFailure): Diagnostic | undefined {
  return unknownEscape(failure) ?? barKey(failure) ?? reservedSign(failure) ?? innerQuote(failure);
}

function unknownEscape({ part, base, at, reason }: YamlFailure): Diagnostic | undefined {
  if (reason !== 'unknown escape sequence' && reason !== 'expected hexadecimal character') {
    return undefined;
  }
  const start = part.lastIndexOf('\\', at);
  const end = Math.min(at + 1, part.length);
  return sigmaDiagnostic(
    'sigma/yaml-escape',
    spanIn(base, start, end),
    `${quoted(part.slice(start, end))} is no escape that YAML knows in double quotes`,
    { help: 'single quotes keep each backslash as it is', ...requote(part, base, start) },
  );
}

/** The fix that exchanges the double quotes around an offset for single ones. */
function requote(
  part: string,
  base: number,
  inner: number,
): { readonly fixes?: readonly DiagnosticFix[] } {
  const line = lineAround(part, inner);
  const open = part.indexOf('"', line.start);
  const close = part.slice(0, line.end).lastIndexOf('"');
  // Only where the line has one pair of quotes is it clear which belong together.
  if (open === -1 || open > inner || close <= inner) return {};
  const text = part.slice(open + 1, close);
  if (text.includes('"')) return {};
  const edits = [{ span: spanIn(base, open, close + 1), newText: singleQuoted(text) }];
  return { fixes: [{ title: 'Use single quotes', edits }] };
}

/** `|all:` at the start of a line: keywords with a modifier, whose key needs quotes. */
function barKey({ part, base, at, reason }: YamlFailure): Diagnostic | undefined {
  if (!reason.startsWith('a line break is expected')) return undefined;
  const line = lineAround(part, at);
  let start = line.start;
  while (part[start] === ' ' || (part[start] === '-' && part[start + 1] === ' ')) start++;
  const end = part.indexOf(':', start);
  if (part[start] !== '|' || end === -1 || end > line.end) return undefined;
  const span = spanIn(base, start, end);
  const newText = singleQuoted(part.slice(start, end));
  return sigmaDiagnostic(
    'sigma/yaml-unquoted',
    span,
    'a key cannot begin with `|` without quotes',
    {
      help: `put the key in single quotes: ${quoted(`${newText}:`)}`,
      fixes: [{ title: 'Put the key in single quotes', edits: [{ span, newText }] }],
    },
  );
}

/** Signs with which no value begins that has no quotes. */
const RESERVED = '%@`*&!|>,]}';

function reservedSign({ part, base, at, reason }: YamlFailure): Diagnostic | undefined {
  const isEmptyName = reason.startsWith('name of an a');
  const start = isEmptyName ? at - 1 : reservedBefore(part, at);
  if (start === undefined || start < 0) return undefined;
  const sign = part.charAt(start);
  const isList = sign === '-';
  return sigmaDiagnostic(
    'sigma/yaml-unquoted',
    spanIn(base, start, start + 1),
    `a value cannot begin with ${isSpacedSign(sign) ? `${quoted(sign)} and a space` : nameOf(sign)} without quotes`,
    {
      help: `put the whole value in single quotes${isList ? '; the items of a list stand on lines of their own' : ''}`,
      ...quoteFix(part, base, start),
    },
  );
}

/** In a message a backtick would close the quotation that it stands in. */
function nameOf(sign: string): string {
  return sign === '`' ? 'a backtick' : quoted(sign);
}

/** Where on the line, up to `at`, a value begins with a reserved sign. */
function reservedBefore(part: string, at: number): number | undefined {
  let mark = '';
  for (let index = lineAround(part, at).start; index <= at; index++) {
    const character = part.charAt(index);
    if (character === '') return undefined;
    const isSpaced = part[index - 1] === ' ';
    if (isSpaced && (mark === ':' || mark === '-') && RESERVED.includes(character)) {
      return isBlockHeader(part, index) ? undefined : index;
    }
    const isIndicator = isSpacedSign(character) && part[index + 1] === ' ';
    if (isSpaced && mark === ':' && isIndicator) return index;
    if (character !== ' ') mark = character;
  }
  return undefined;
}

/** Signs that are reserved with a space behind them. */
function isSpacedSign(sign: string): boolean {
  return sign === '-' || sign === '?';
}

/** Whether `|` or `>` is followed only by what belongs to a block's header. */
function isBlockHeader(part: string, start: number): boolean {
  if (part[start] !== '|' && part[start] !== '>') return false;
  let at = start + 1;
  while (at < part.length && '+-0123456789'.includes(part.charAt(at))) at++;
  const rest = part.slice(at, lineAround(part, at).end).trim();
  return rest === '' || rest.startsWith('#');
}

/** A quote that ends the value in the middle: `'it's'`, `'a' or 'b'`. */
function innerQuote(failure: YamlFailure): Diagnostic | undefined {
  const { part, at } = failure;
  if (at >= part.length || part[at] === ':' || isYamlSpace(part.charCodeAt(at))) return undefined;
  let before = at - 1;
  while (before >= 0 && part[before] === ' ') before--;
  const quote = part[before];
  if (quote !== "'" && quote !== '"') return undefined;
  return tellAt(failure, 'sigma/yaml-syntax', 'text follows the quote that ends the value', {
    help: helpBehindQuote(part, at, quote),
  });
}

/** What was probably meant by the text behind a value in quotes. */
function helpBehindQuote(part: string, at: number, quote: string): string {
  const rest = part.slice(at, lineAround(part, at).end);
  if (rest.startsWith('|')) return 'the quotes around a key go around its modifiers too';
  const isList = rest.startsWith(',') || rest.startsWith('or ') || rest.startsWith('and ');
  if (isList && rest.includes(quote)) return `several values are a list: \`['a', 'b']\``;
  return quote === "'"
    ? 'inside single quotes a single quote is written twice'
    : 'inside double quotes a double quote is written `\\"`';
}
