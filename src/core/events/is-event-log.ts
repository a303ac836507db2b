import { decodeUtf8 } from '../../base/utf8.ts';
import { gunzipHead, isGzip } from '../archive/gunzip.ts';
import { isZip } from '../archive/zip-directory.ts';
import { zipHeadNames } from '../archive/zip-head.ts';
import { asUtf8 } from './log/decode-log.ts';
import { looksLikeAuditLine } from './log/audit-line.ts';
import { keysOfJsonHead } from './log/json-head.ts';
import { hasCertainSign, hasLogSign } from './log/log-signs.ts';
import { isTableLog } from './log/read-table-log.ts';
import { isLogName } from './log/unpack-log.ts';

/** In which form a log is written. */
export type LogFormat = 'evtx' | 'json' | 'xml' | 'auditd' | 'table' | 'clixml';

/** Bytes at the start of a file that are looked at; a record of a pretty-printed log fits in. */
const HEAD_BYTES = 16 * 1024;

/** What an EVTX file starts with. */
const EVTX_MAGIC = 'ElfFile\u0000';

/**
 * Whether a file is a log of events rather than a report or a rule, judged by its first bytes; the name
 * decides only what these leave open (`.evtx`, `.jsonl` and `.ndjson` of unknown records). A report of
 * VirusTotal is none. Never throws. O(1).
 */
export function isEventLog(fileName: string, bytes: Uint8Array): boolean {
  if (isZip(bytes)) return isZipOfLogs(bytes);
  const inner = isGzip(bytes) ? gunzipHead(bytes, HEAD_BYTES) : bytes;
  const name = isGzip(bytes) ? withoutEnding(fileName, '.gz') : fileName;
  const format = formatOfLog(name, inner);
  if (format !== 'json') return format !== undefined;
  return isJsonLog(name, headOf(inner)) || (isSeveral(headOf(inner)) && !mayBeReport(inner));
}

/** Whether there are several objects, in a list or in lines: more than one thing to tell of is a log. */
function isSeveral(head: string): boolean {
  const record = withoutRemarks(head);
  if (record.startsWith('[')) return record.slice(1).trimStart().startsWith('{');
  const feed = record.indexOf('\n');
  const isLine =
    record.startsWith('{') && record.slice(0, Math.max(0, feed)).trimEnd().endsWith('}');
  return isLine && record.slice(feed).trimStart().startsWith('{');
}

/** Rules may have logs beside them that they are tested with; logs have no rules. */
function isZipOfLogs(bytes: Uint8Array): boolean {
  const names = zipHeadNames(bytes.subarray(0, ZIP_HEAD_BYTES));
  return names.some(isLogName) && !names.some(isRuleName);
}

/** Bytes at the start of an archive that are looked at. */
const ZIP_HEAD_BYTES = 64 * 1024;

const RULE_ENDINGS: readonly string[] = ['.yml', '.yaml', '.yar', '.yara'];

function isRuleName(name: string): boolean {
  return RULE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}

function withoutEnding(name: string, ending: string): string {
  return name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
}

/**
 * The form that a file's first bytes have, undefined where it is none of them. `json` says only that it
 * starts like JSON, or that its first line ends with an object. Never throws. O(1).
 */
export function formatOfLog(fileName: string, bytes: Uint8Array): LogFormat | undefined {
  if (startsWith(bytes, EVTX_MAGIC)) return 'evtx';
  const head = headOf(bytes);
  const record = withoutRemarks(head);
  if (record.startsWith('{') || record.startsWith('[')) return 'json';
  if (isAuditLog(head.trimStart())) return 'auditd';
  if (record.startsWith('<Objs')) return 'clixml';
  if (record.startsWith('<') && !isPriority(record)) {
    return record.includes('<Event') ? 'xml' : undefined;
  }
  if (isTableLog(fileName, head)) return 'table';
  // Behind the head of a line of syslog.
  const [firstLine = ''] = record.split('\n', 1);
  if (firstLine.includes('<Event>') || firstLine.includes('<Event ')) return 'xml';
  if (objectAtEnd(firstLine) !== undefined) return 'json';
  return fileName.toLowerCase().endsWith('.evtx') && bytes.length > 0 ? 'evtx' : undefined;
}

/** `<14>` before a line of syslog. */
function isPriority(line: string): boolean {
  const close = line.indexOf('>');
  if (close < 2 || close > 4) return false;
  for (let at = 1; at < close; at++) if (!'0123456789'.includes(line.charAt(at))) return false;
  return true;
}

/** The object that a line of syslog ends with, behind at least a word. */
function objectAtEnd(line: string): string | undefined {
  const open = line.indexOf('{"');
  const isObject = open > 0 && line.trimEnd().endsWith('}');
  return isObject && line.slice(0, open).includes(' ') ? line.slice(open) : undefined;
}

/** Members of an object that VirusTotal's replies have, and no record of a log. */
const REPORT_KEYS: ReadonlySet<string> = new Set([
  'attributes',
  'context_attributes',
  'sigma_analysis_results',
  'last_analysis_stats',
  'last_analysis_results',
  'sandbox_name',
  'processes_tree',
  'behaviour',
  '_type',
]);

/** Endings of files of records, whatever is in them. */
const RECORD_ENDINGS: readonly string[] = ['.jsonl', '.ndjson'];

/** Lists of a behaviour, which an object without any label may be. */
const BEHAVIOUR_KEYS: readonly string[] = [
  'processes_created',
  'command_executions',
  'files_opened',
  'files_written',
  'files_dropped',
  'registry_keys_set',
  'registry_keys_opened',
  'modules_loaded',
  'dns_lookups',
  'ip_traffic',
  'http_conversations',
  'mitre_attack_techniques',
  'signature_matches',
  'verdicts',
];

/**
 * Whether a file that is no event log by its looks may be one of VirusTotal's replies, or no JSON at
 * all: reading it as a report then says best what is wrong. An object without any of their members
 * (`{"CommandLine":"…"}`) is a record of its own. Never throws. O(1).
 */
export function mayBeReport(bytes: Uint8Array): boolean {
  const start = isGzip(bytes) ? gunzipHead(bytes, HEAD_BYTES) : bytes;
  const { outer, inner } = keysOfJsonHead(withoutRemarks(headOf(start).trimStart()));
  if (outer.size === 0) return true;
  const has = (key: string): boolean => outer.has(key);
  if (has('error') && outer.size === 1) return true;
  if (has('type') && (has('links') || has('relationships'))) return true;
  if (has('data') && ['type', 'id', ...BEHAVIOUR_KEYS].some((key) => inner.has(key))) return true;
  if (has('response_code') || (has('sha256') && has('md5'))) return true;
  return BEHAVIOUR_KEYS.some(has) || [...REPORT_KEYS].some((key) => has(key) || inner.has(key));
}

function isJsonLog(fileName: string, head: string): boolean {
  const record = withoutRemarks(head);
  const [firstLine = ''] = record.split('\n', 1);
  const isPlain = record.startsWith('{') || record.startsWith('[');
  if (isPlain && isListOfXml(record)) return true;
  const keys = keysOfJsonHead(isPlain ? record : (objectAtEnd(firstLine) ?? ''));
  const { outer, inner } = keys;
  if (outer.size === 0) return false;
  if (hasCertainSign(keys)) return true;
  if ([...outer, ...inner].some((key) => REPORT_KEYS.has(key))) return false;
  if (!isPlain || hasLogSign(keys)) return true;
  const name = fileName.toLowerCase();
  return !outer.has('data') && RECORD_ENDINGS.some((ending) => name.endsWith(ending));
}

/** What `ToXml()` of PowerShell becomes as JSON. */
function isListOfXml(record: string): boolean {
  const first = record.slice(1).trimStart();
  return record.startsWith('[') && first.startsWith('"<Event');
}

/** The head from the first line on that is neither empty nor a comment nor evtx_dump's `Record 1`. */
function withoutRemarks(head: string): string {
  let at = 0;
  while (at < head.length) {
    const end = head.indexOf('\n', at);
    const line = head.slice(at, end === -1 ? head.length : end).trim();
    if (line !== '' && !line.startsWith('#') && !line.startsWith('Record ')) {
      return head.slice(at).trimStart();
    }
    at = end === -1 ? head.length : end + 1;
  }
  return '';
}

/** Lines at the start of a file that are looked at: ausearch puts two before a record. */
const FIRST_LINES = 8;

function isAuditLog(head: string): boolean {
  return head.split('\n', FIRST_LINES).some((line) => looksLikeAuditLine(line));
}

function headOf(bytes: Uint8Array): string {
  const head = asUtf8(bytes.subarray(0, HEAD_BYTES));
  if (head === undefined) return '';
  const text = decodeUtf8(head);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  for (let at = 0; at < magic.length; at++) if (bytes[at] !== magic.charCodeAt(at)) return false;
  return true;
}
