import { quoted } from '../sigma-code.ts';
import { locateInScalar } from '../yaml/locate-in-scalar.ts';
import { singleQuoted } from '../yaml/quote-fix.ts';
import type { YamlScalar } from '../yaml/yaml-node.ts';
import type { Yaml11Reading } from '../yaml/yaml11-reading.ts';
import { yaml11Reading } from '../yaml/yaml11-reading.ts';
import type { ReadContext } from './read-context.ts';
import { remark } from './read-context.ts';

/**
 * Tells of a value that YAML turns into something that its author may not mean: an escape that makes a
 * control character, a word that older readers take for a boolean, a number that is none. Never throws.
 */
export function checkScalar(context: ReadContext, scalar: YamlScalar): void {
  if (scalar.style === 'double') checkControl(context, scalar);
  if (scalar.style !== 'plain') return;
  const reading = yaml11Reading(scalar.text);
  if (reading !== undefined) reportVersion(context, scalar, reading);
  else if (scalar.type === 'float' || scalar.type === 'integer') checkNumber(context, scalar);
}

/** Tells of a key that older readers do not take for text. One that is none here is told of as such. */
export function checkKey(context: ReadContext, key: YamlScalar): void {
  if (key.type === 'string') checkScalar(context, key);
}

/** Names of control characters, as their escapes in double quotes are written. */
const CONTROL_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x00, '\\0'],
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x1b, '\\e'],
]);

function checkControl(context: ReadContext, scalar: YamlScalar): void {
  const { text, span } = scalar;
  const raw = context.text.slice(span.start + 1, span.end - 1);
  // A value without a backslash has no escape: a line break in it is one of the file.
  if (!raw.includes('\\')) return;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code !== 0x7f) continue;
    const escape = CONTROL_ESCAPES.get(code) ?? `\\x${code.toString(16).padStart(2, '0')}`;
    if (!raw.includes(escape)) continue;
    const message = `${quoted(escape)} in double quotes is a control character`;
    const isOneLine = !raw.includes('\n') && !raw.includes('\r');
    remark(context, 'sigma/yaml-control-character', span, message, {
      help: 'single quotes keep each backslash as it is',
      fixes: isOneLine
        ? [{ title: 'Use single quotes', edits: [{ span, newText: singleQuoted(raw) }] }]
        : [],
    });
    return;
  }
}

function reportVersion(context: ReadContext, scalar: YamlScalar, reading: Yaml11Reading): void {
  const here = scalar.type === 'string' ? 'a text' : 'a number';
  const message = `${quoted(scalar.text)} is ${here} in YAML 1.2, but ${readingName(reading)} for programs that read YAML 1.1`;
  remark(context, 'sigma/yaml-version', scalar.span, message, {
    help: 'put it in quotes, if it is meant as text',
    fixes: [quoteFixOf(context, scalar)],
  });
}

function readingName(reading: Yaml11Reading): string {
  switch (reading.kind) {
    case 'boolean':
      return `the boolean \`${reading.value}\``;
    case 'integer':
      return `the number ${reading.text}`;
    case 'float':
      return 'a number';
    case 'date':
      return 'a date';
    case 'text':
      return 'a text';
  }
}

function quoteFixOf(context: ReadContext, scalar: YamlScalar) {
  const span = locateInScalar(context.text, scalar)(0, scalar.text.length);
  return {
    title: 'Put the value in quotes',
    edits: [{ span, newText: singleQuoted(scalar.text) }],
  };
}

/** `61e8`, `.inf` and `0089` are numbers, which matters where they were cut from a hash. */
function checkNumber(context: ReadContext, scalar: YamlScalar): void {
  const { text } = scalar;
  const digits = text.startsWith('-') || text.startsWith('+') ? text.slice(1) : text;
  const isPadded =
    scalar.type === 'integer' && digits.length > 1 && digits.startsWith('0') && !isPrefixed(digits);
  const lower = text.toLowerCase();
  const isOdd = scalar.type === 'float' && (lower.includes('e') || lower.includes('n'));
  if (!isPadded && !isOdd) return;
  remark(context, 'sigma/yaml-number', scalar.span, `${quoted(text)} is read as a number`, {
    help: 'put it in quotes, if it is meant as text',
    fixes: [quoteFixOf(context, scalar)],
  });
}

function isPrefixed(digits: string): boolean {
  return digits.startsWith('0x') || digits.startsWith('0o');
}
