import { decodeUtf8 } from '../../../base/utf8.ts';
import { syscallName } from './syscall-names.ts';
import type { EventValue } from '../../sigma/event.ts';

/** A record of the Linux audit daemon. */
export interface AuditRecord {
  readonly fields: Map<string, EventValue>;
  /** Records of one event have the same; undefined where the line has none. */
  readonly eventId: string | undefined;
  /** Milliseconds since 1970, UTC. */
  readonly time: number | undefined;
}

/** What separates the fields of the kernel from their interpretation (`log_format = ENRICHED`). */
const GROUP_SEPARATOR = '\u001d';

/** Fields that auditd writes in hexadecimal where they hold a space, a quote or a control character. */
const ENCODED_FIELDS: ReadonlySet<string> = new Set([
  'acct',
  'cmd',
  'comm',
  'cwd',
  'data',
  'dir',
  'exe',
  'file',
  'key',
  'name',
  'path',
  'proctitle',
  'vm',
  'watch',
]);

/** A record can have this many fields; a command with more arguments is cut by the kernel. */
const MAX_FIELDS = 10_000;

/**
 * A line of an audit log: `type=SYSCALL msg=audit(1604994496.155:92733): arch=…`, also with a node or
 * the head of syslog before it, as an event with `type` and the record's own fields. Quotes are taken off,
 * text that auditd encoded is decoded (arguments of EXECVE too), a system call gets its name as `SYSCALL`, fields of a user-space record
 * (`msg='op=…'`) stand beside the others. A field without a value (`key=(null)`) is null. Undefined for
 * any other line. Never throws. O(length). Source: auditd.conf(5), linux-audit field dictionary.
 */
export function readAuditLine(line: string): AuditRecord | undefined {
  const start = startOfRecord(line);
  if (start === undefined) return undefined;
  const fields = new Map<string, EventValue>();
  let head: { readonly time: number | undefined; readonly eventId: string } | undefined;
  const visit = (name: string, value: string, quote: string): void => {
    if (head === undefined && (name === 'msg' || name === 'audit') && quote === '') {
      head = headOf(value);
      if (head !== undefined) return;
    }
    if (name === 'msg' && quote !== '') eachField(value, 0, visit);
    else if (fields.size < MAX_FIELDS) {
      const type = fields.get('type');
      fields.set(name, valueOf(name, value, quote, typeof type === 'string' ? type : ''));
    }
  };
  eachField(line, start, visit);
  if (!fields.has('type') || (head === undefined && fields.size < 2)) return undefined;
  const call = syscallName(fields.get('arch'), fields.get('syscall'));
  if (call !== undefined && !fields.has('SYSCALL')) fields.set('SYSCALL', call);
  return { fields, eventId: head?.eventId, time: head?.time };
}

/** Whether a line may be of an audit log; cheap. Never throws. */
export function looksLikeAuditLine(line: string): boolean {
  return startOfRecord(line) !== undefined;
}

function startOfRecord(line: string): number | undefined {
  const at = line.indexOf('type=');
  if (at === -1 || (at > 0 && line[at - 1] !== ' ')) return undefined;
  const msg = line.indexOf('audit(', at);
  return msg === -1 ? undefined : at;
}

/** `audit(1604994496.155:92733):` */
function headOf(
  value: string,
): { readonly time: number | undefined; readonly eventId: string } | undefined {
  const open = value.indexOf('audit(');
  const close = value.indexOf(')', open);
  if (open !== 0 || close === -1) return undefined;
  const eventId = value.slice(open + 'audit('.length, close);
  const seconds = Number(eventId.slice(0, Math.max(0, eventId.indexOf(':'))));
  const time = Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : undefined;
  return { time, eventId };
}

/** Fields of auoms that have spaces and no quotes; the next one is always there. */
const AUOMS_TEXTS: ReadonlySet<string> = new Set(['proctitle', 'cmdline']);
const AFTER_AUOMS_TEXT = ' redactors=';

/** Calls for every `name=value` from `start` on; `quote` is empty for a bare value. */
function eachField(
  line: string,
  start: number,
  visit: (name: string, value: string, quote: string) => void,
): void {
  const isAuoms = line.startsWith('type=AUOMS', start);
  let at = start;
  while (at < line.length) {
    while (isSeparator(line[at])) at++;
    const nameStart = at;
    while (at < line.length && line[at] !== '=' && !isSeparator(line[at])) at++;
    const name = line.slice(nameStart, at);
    if (line[at] !== '=') {
      // `audit(…):` of auoms has no name.
      if (name.startsWith('audit(')) visit('audit', name, '');
      continue;
    }
    const valueStart = at + 1;
    const quote = line[valueStart] ?? '';
    if (quote === '"' || quote === "'") {
      const end = closingQuote(line, valueStart);
      visit(name, line.slice(valueStart + 1, end), quote);
      at = end + 1;
      continue;
    }
    at = endOfBareValue(line, valueStart, isAuoms && AUOMS_TEXTS.has(name));
    const value = line.slice(valueStart, at);
    visit(name, value.endsWith(',') ? value.slice(0, -1) : value, '');
  }
}

/** Quotes within a value that are looked at, so that a line of quotes takes linear time. */
const MAX_INNER_QUOTES = 64;

/** The quote that ends a value: quotes within it are not escaped, but no field follows them. */
function closingQuote(line: string, open: number): number {
  const quote = line.charAt(open);
  const first = line.indexOf(quote, open + 1);
  let close = first;
  for (let nTried = 0; close !== -1 && nTried < MAX_INNER_QUOTES; nTried++) {
    if (isFieldEnd(line, close + 1)) return close;
    close = line.indexOf(quote, close + 1);
  }
  return first === -1 ? line.length : first;
}

/** The longest name of a field, and some. */
const MAX_NAME_LENGTH = 48;

/** Whether the line ends here, or goes on with a separator and the name of a field. */
function isFieldEnd(line: string, start: number): boolean {
  let at = start;
  if (line[at] === ',') at++;
  if (at >= line.length || line[at] === GROUP_SEPARATOR) return true;
  if (!isSeparator(line[at])) return false;
  while (isSeparator(line[at])) at++;
  const end = Math.min(line.length, at + MAX_NAME_LENGTH);
  if (at === line.length) return true;
  const nameStart = at;
  while (at < end && isNameUnit(line.charCodeAt(at))) at++;
  return at > nameStart && line[at] === '=';
}

function endOfBareValue(line: string, start: number, hasSpaces: boolean): number {
  if (hasSpaces) {
    const end = line.indexOf(AFTER_AUOMS_TEXT, start);
    return end === -1 ? line.length : end;
  }
  let at = start;
  while (at < line.length && !isSeparator(line[at])) at++;
  return at;
}

function isSeparator(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t' || unit === GROUP_SEPARATOR;
}

function isNameUnit(unit: number): boolean {
  const letter = unit | 0x20;
  const isDigit = unit >= 0x30 && unit <= 0x39;
  return isDigit || (letter >= 0x61 && letter <= 0x7a) || unit === 0x5f || unit === 0x2d;
}

function valueOf(name: string, value: string, quote: string, type: string): EventValue {
  if (quote !== '') return value;
  if (value === '(null)' || value === '(none)') return null;
  const isArgument = type === 'EXECVE' && name.startsWith('a') && isDigits(name, 1);
  if (!isArgument && !ENCODED_FIELDS.has(name)) return value;
  return decodeHex(value) ?? value;
}

/** The text that pairs of hexadecimal digits stand for, with NUL (between arguments) as a space. */
function decodeHex(value: string): string | undefined {
  if (value.length < 2 || value.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(value.length / 2);
  for (let at = 0; at < value.length; at += 2) {
    const high = hexDigit(value.charCodeAt(at));
    const low = hexDigit(value.charCodeAt(at + 1));
    if (high === undefined || low === undefined) return undefined;
    bytes[at / 2] = high * 16 + low;
  }
  return decodeUtf8(bytes).replaceAll('\u0000', ' ').trimEnd();
}

function hexDigit(unit: number): number | undefined {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  // auditd writes capital letters, which a word in lower case is not.
  return unit >= 0x41 && unit <= 0x46 ? unit - 0x37 : undefined;
}

function isDigits(text: string, start: number): boolean {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return text.length > start;
}
