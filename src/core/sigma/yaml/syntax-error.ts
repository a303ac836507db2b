import type { Diagnostic } from '../../../base/diagnostic.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import { bracketError } from './bracket-error.ts';
import { lineError } from './line-error.ts';
import { quoteError } from './quote-error.ts';
import { unclosedError } from './unclosed-error.ts';
import type { YamlFailure } from './yaml-failure.ts';
import { lineAround, spanIn, tellAt } from './yaml-failure.ts';

/**
 * A failure of the YAML parser in words of our own. part: the text that it was given, which begins at
 * `base` of the file; position: where it gave up, in `part`; reason: its message. Never throws.
 * O(lines around).
 */
export function syntaxError(
  part: string,
  base: number,
  position: number,
  reason: string,
): Diagnostic {
  const at = Math.max(0, Math.min(position, part.length));
  const failure = { part, base, at, reason };
  return (
    tooDeep(failure) ??
    forbiddenCharacter(failure) ??
    tab(failure) ??
    oddSpace(failure) ??
    unclosedError(failure) ??
    bracketError(failure) ??
    quoteError(failure) ??
    lineError(failure) ??
    tellAt(failure, 'sigma/yaml-syntax', `this is not YAML: ${reason}`)
  );
}

function tooDeep(failure: YamlFailure): Diagnostic | undefined {
  if (!failure.reason.startsWith('nesting exceeded')) return undefined;
  return tellAt(failure, 'sigma/yaml-too-deep', 'lists and maps nest more than 64 levels deep', {
    help: 'no rule needs so many',
  });
}

function forbiddenCharacter(failure: YamlFailure): Diagnostic | undefined {
  const { part, base, at, reason } = failure;
  const isForbidden =
    reason.includes('non-printable') ||
    reason.startsWith('null byte') ||
    reason === 'expected valid JSON character';
  if (!isForbidden) return undefined;
  const code = part.charCodeAt(at);
  const name = Number.isNaN(code) ? '' : ` U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return sigmaDiagnostic(
    'sigma/yaml-character',
    spanIn(base, at, Math.min(at + 1, part.length)),
    `the character${name} is not allowed in YAML`,
    { help: 'in double quotes an escape like `\\x01` stands for it' },
  );
}

/** A tab in the indentation of the line, whatever the parser says of it. */
function tab(failure: YamlFailure): Diagnostic | undefined {
  const { part, base, at, reason } = failure;
  const start = reason.startsWith('tab characters') ? at : indentingTab(part, at);
  if (start === undefined) return undefined;
  let end = start;
  while (part[end] === '\t') end++;
  const span = spanIn(base, start, end);
  const newText = '    '.repeat(Math.max(1, end - start));
  return sigmaDiagnostic('sigma/yaml-tab', span, 'a tab indents the line', {
    help: 'YAML is indented with spaces',
    fixes: [{ title: 'Replace the tab by spaces', edits: [{ span, newText }] }],
  });
}

function indentingTab(part: string, at: number): number | undefined {
  const line = lineAround(part, at);
  let start = line.start;
  while (start < at && part[start] === ' ') start++;
  return start < at && part[start] === '\t' ? start : undefined;
}

/** Characters that look like a space, and are none for YAML; web pages and chats put them into copies. */
const ODD_SPACES = '\u00a0\u1680\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u205f\u3000\ufeff';

/** One of them in the indentation of the line, or of the one before: the parser takes it for text. */
function oddSpace({ part, base, at }: YamlFailure): Diagnostic | undefined {
  const own = lineAround(part, at);
  const before = own.start === 0 ? own : lineAround(part, own.start - 1);
  const start = oddIndent(part, own.start) ?? oddIndent(part, before.start);
  if (start === undefined) return undefined;
  let end = start;
  while (end < part.length && ODD_SPACES.includes(part.charAt(end))) end++;
  const span = spanIn(base, start, end);
  const name = part.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  const message = `the character U+${name} indents the line; it only looks like a space`;
  return sigmaDiagnostic('sigma/yaml-syntax', span, message, {
    help: 'YAML is indented with spaces',
    fixes: [{ title: 'Replace it by spaces', edits: [{ span, newText: ' '.repeat(end - start) }] }],
  });
}

function oddIndent(part: string, lineStart: number): number | undefined {
  let at = lineStart;
  while (part[at] === ' ') at++;
  return at < part.length && ODD_SPACES.includes(part.charAt(at)) ? at : undefined;
}
