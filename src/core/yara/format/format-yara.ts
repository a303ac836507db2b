import { err, ok, type Result } from '../../../base/result.ts';
import type { Span } from '../../../base/span.ts';
import { tokenize } from '../syntax/lexer.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { placePieces } from './place-pieces.ts';
import { renderPieces } from './render-pieces.ts';
import { sourcePieces } from './source-pieces.ts';
import { tokenRoles } from './token-roles.ts';

export interface FormatOptions {
  /** One level of indentation: spaces, or a tab. */
  readonly indent?: string;
}

const DEFAULT_INDENT = '  ';

/** Why a text was not formatted: its first error of syntax. */
export interface FormatRefusal {
  readonly message: string;
  readonly span: Span;
}

/** Errors within a literal or a list of names: they leave no doubt about what belongs where. */
const HARMLESS_CODES: ReadonlySet<string> = new Set([
  'E020',
  'E021',
  'E027',
  'E029',
  'E030',
  'E031',
]);

/**
 * The text of a YARA file in the layout of `yr fmt`: sections and definitions on lines of their own,
 * equals signs aligned per group, one space between tokens, conditions indented by their parentheses.
 * Where lines break within a condition is the author's choice; parentheses are neither added nor
 * taken away. All tokens and comments are kept, in their order; a comment loses only the spaces at
 * the ends of its lines. CRLF stays CRLF. An empty text stays empty; any other ends in a line end.
 * Formatting twice changes nothing more. Refused for a text with an error of syntax.
 * Never throws. O(text). Source: yara-x fmt, with its defaults; but for it, no space stands before
 * the `%` of a percentage, and empty lines next to braces and headers go.
 */
export function formatYara(
  text: string,
  options: FormatOptions = {},
): Result<string, FormatRefusal> {
  const { file, diagnostics } = parseYara(text);
  const error = diagnostics.find(
    ({ severity, code }) => severity === 'error' && !HARMLESS_CODES.has(code),
  );
  if (error) return err({ message: error.message, span: error.span });
  const tokens = tokenize(text);
  const placed = placePieces(sourcePieces(tokens), tokenRoles(file, tokens));
  const { indent = DEFAULT_INDENT } = options;
  return ok(renderPieces(placed, { indent, lineEnd: lineEndOf(text) }));
}

/** As the first line of the text ends. */
function lineEndOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text.charAt(at - 1) === '\r' ? '\r\n' : '\n';
}
