import type { DiagnosticFix } from '../../../base/diagnostic.ts';
import { quoted } from '../sigma-code.ts';
import { singleQuoted } from '../yaml/quote-fix.ts';
import type { YamlScalar } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { remark } from './read-context.ts';

/**
 * Tells of a value that is good YAML and was hardly meant: quotes of a word processor, a dash, a colon or
 * a comma that is a part of the text, a value that is a comment. Never throws. O(length).
 */
export function checkSlips(context: ReadContext, scalar: YamlScalar): void {
  if (scalar.style !== 'plain') return;
  if (scalar.type === 'null' && scalar.text === '') checkComment(context, scalar);
  if (scalar.type !== 'string') return;
  const { text } = scalar;
  if (TYPOGRAPHIC_QUOTES.includes(text.charAt(0))) reportQuotes(context, scalar);
  else if (isNumberList(text)) reportNumbers(context, scalar);
  else if (standsAlone(context, scalar)) checkLine(context, scalar);
}

const TYPOGRAPHIC_QUOTES = '‘’‚‛“”„‟«»`´';

function reportQuotes(context: ReadContext, { text, span }: YamlScalar): void {
  const isClosed = text.length > 1 && TYPOGRAPHIC_QUOTES.includes(text.at(-1) ?? ' ');
  const newText = singleQuoted(text.slice(1, -1));
  remark(
    context,
    'sigma/typographic-quote',
    span,
    `${quoted(text.charAt(0))} is no quote for YAML, but a part of the text`,
    {
      help: 'quotes are `\'` and `"`; if it is meant, put all of it in single quotes',
      fixes: isClosed ? [{ title: 'Use single quotes', edits: [{ span, newText }] }] : [],
    },
  );
}

/** `4624, 4625`, but not `1,000`. */
function isNumberList(text: string): boolean {
  if (!text.includes(',')) return false;
  const pieces = text.split(',').map((piece) => piece.trim());
  if (!pieces.every((piece) => piece !== '' && isDigits(piece))) return false;
  const [first = '', ...others] = pieces;
  const isOneNumber = first.length <= 3 && others.every((piece) => piece.length === 3);
  return !isOneNumber || text.includes(' ');
}

function isDigits(text: string): boolean {
  for (const sign of text) if (sign < '0' || sign > '9') return false;
  return true;
}

function reportNumbers(context: ReadContext, { text, span }: YamlScalar): void {
  const isValue = context.text.slice(0, span.start).trimEnd().endsWith(':');
  const message = `${quoted(text)} is one text, not a list of numbers`;
  remark(context, 'sigma/text-of-numbers', span, message, {
    help: 'a list stands in brackets',
    fixes: isValue ? [{ title: 'Make it a list', edits: [{ span, newText: `[${text}]` }] }] : [],
  });
}

/** Whether the value begins a line. */
function standsAlone({ text }: ReadContext, { span }: YamlScalar): boolean {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  return text.slice(lineStart, span.start).trim() === '';
}

function checkLine(context: ReadContext, scalar: YamlScalar): void {
  const { text, span } = scalar;
  if (text.length > 1 && text.startsWith('-')) {
    const message = 'a dash without a space behind it is a part of the text and begins no list';
    remark(
      context,
      'sigma/dash-without-space',
      { start: span.start, end: span.start + 1 },
      message,
      {
        help: 'write `- ` in front of each value; a text that begins with a dash needs quotes',
        fixes: [spaceAfterDashes(context, scalar)],
      },
    );
    return;
  }
  const colon = text.indexOf(':');
  const next = text.charAt(colon + 1);
  if (colon < 2 || next === '/' || next === '\\' || !isName(text.slice(0, colon))) return;
  const place = { start: span.start + colon, end: span.start + colon + 1 };
  const message = `without a space behind its colon ${quoted(text)} is a keyword, and no field with a value`;
  remark(context, 'sigma/colon-without-space', place, message, {
    help: 'if it is meant as a text, put it in quotes',
    fixes: [
      {
        title: 'Insert a space',
        edits: [{ span: { start: place.end, end: place.end }, newText: ' ' }],
      },
    ],
  });
}

function spaceAfterDashes({ text }: ReadContext, { span }: YamlScalar): DiagnosticFix {
  const edits: DiagnosticFix['edits'][number][] = [];
  for (let at = span.start; at < span.end;) {
    while (text[at] === ' ') at++;
    if (text[at] === '-') edits.push({ span: { start: at + 1, end: at + 1 }, newText: ' ' });
    const lineEnd = text.indexOf('\n', at);
    at = lineEnd === -1 ? span.end : lineEnd + 1;
  }
  return { title: 'Make it a list', edits };
}

/** A name of a field, with modifiers. */
function isName(text: string): boolean {
  for (const sign of text) {
    const lower = sign.toLowerCase();
    const isWordSign = (lower >= 'a' && lower <= 'z') || (sign >= '0' && sign <= '9');
    if (!isWordSign && !'_.|-'.includes(sign)) return false;
  }
  return true;
}

/** `User: #admin`; a sign with a space behind it is meant as a comment. */
function checkComment(context: ReadContext, { span }: YamlScalar): void {
  const { text } = context;
  let at = span.start;
  while (text[at] === ' ') at++;
  if (text[at] !== '#' || at === span.start) return;
  const lineEnd = text.indexOf('\n', at);
  const comment = text.slice(at, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  if (comment.length < 2 || comment[1] === ' ' || comment[1] === '#') return;
  const place = { start: at, end: at + comment.length };
  remark(
    context,
    'sigma/comment-value',
    place,
    `${quoted(comment)} is a comment, and the value null`,
    {
      help: 'a text that begins with `#` needs quotes',
      fixes: [
        {
          title: 'Put it in single quotes',
          edits: [{ span: place, newText: singleQuoted(comment) }],
        },
      ],
    },
  );
}
