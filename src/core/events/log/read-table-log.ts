import type { EventValue } from '../../sigma/event.ts';
import { delimiterOf, forEachRow, type Delimiter } from './delimited-rows.ts';
import type { RecordMap } from './record-map.ts';

/** A table's form, as far as its beginning tells. */
interface TableHead {
  readonly kind: 'named' | 'zeek' | 'w3c';
  readonly delimiter: Delimiter;
  readonly names: readonly string[];
  /** Zeek's types of the columns; empty for others. */
  readonly types: readonly string[];
  /** Zeek's name of the log. */
  readonly path: string | undefined;
  /** Where the rows start. */
  readonly start: number;
}

/** Names of columns that tell a table of events whatever the file is called. */
const KNOWN_NAMES: ReadonlySet<string> = new Set([
  'EventID',
  'EventId',
  'EventCode',
  'Event ID',
  'Channel',
  'RuleTitle',
  '@timestamp',
  'ActionType',
  'TimeGenerated',
  'winlog.event_id',
  'event.code',
  '_raw',
]);

const TABLE_ENDINGS: readonly string[] = ['.csv', '.tsv'];

/** Lines at the start that may be before the names. */
const MAX_HEAD_LINES = 32;

/**
 * Whether a text that is of no other form is a table of events: with the names of its columns in the
 * first line (by the name of the file, or by these), or with the heads of Zeek or of the W3C. Never
 * throws. O(head).
 */
export function isTableLog(fileName: string, head: string): boolean {
  const table = headOfTable(head);
  if (table === undefined) return false;
  if (table.kind !== 'named' || table.names.some((name) => KNOWN_NAMES.has(name))) return true;
  const name = fileName.toLowerCase();
  return TABLE_ENDINGS.some((ending) => name.endsWith(ending));
}

/**
 * Takes the rows of a table as records, by the names of its columns: all values are texts, but for the
 * lists of Zeek; a value that is empty, or `-` in the logs of Zeek and the W3C, is not there. Returning
 * false ends the reading. Never throws. O(length).
 * Sources: RFC 4180; Zeek documentation, "Log formats"; W3C, "Extended Log File Format".
 */
export function readTableLog(text: string, take: (record: RecordMap) => boolean): void {
  const head = headOfTable(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (head === undefined) return;
  const start = head.start + (text.startsWith('\ufeff') ? 1 : 0);
  let { names } = head;
  forEachRow(text, { start, delimiter: head.delimiter }, (row) => {
    const [first = ''] = row;
    if (head.kind !== 'named' && first.startsWith('#')) {
      if (first === '#Fields:') names = row.slice(1);
      return true;
    }
    const record = recordOfRow({ ...head, names }, row);
    return record.size === 0 || take(record);
  });
}

function headOfTable(text: string): TableHead | undefined {
  let types: readonly string[] = [];
  let names: readonly string[] | undefined;
  let path: string | undefined;
  let at = 0;
  for (let nLines = 0; nLines < MAX_HEAD_LINES && at < text.length; nLines++) {
    const feed = text.indexOf('\n', at);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(at, end).trimEnd();
    const [word = '', ...rest] = line.split(line.startsWith('#Fields: ') ? ' ' : '\t');
    if (!line.startsWith('#')) {
      if (names !== undefined)
        return { kind: 'zeek', delimiter: '\t', names, types, path, start: at };
      if (line !== '') return headOfNames(text, at, line);
    } else if (word === '#Fields:') {
      return { kind: 'w3c', delimiter: ' ', names: rest, types, path, start: end + 1 };
    } else if (word === '#fields') names = rest;
    else if (word === '#types') types = rest;
    else if (word === '#path') [path] = rest;
    at = end + 1;
  }
  return undefined;
}

function headOfNames(text: string, start: number, line: string): TableHead | undefined {
  const delimiter = delimiterOf(line);
  // Names of columns have no braces; a line of syslog with JSON in it has.
  const isMarkup = '[<'.includes(line.charAt(0)) || line.includes('{');
  if (delimiter === undefined || isMarkup) return undefined;
  let names: readonly string[] = [];
  forEachRow(line, { start: 0, delimiter }, (row) => {
    names = row.map((name) => name.trim());
    return false;
  });
  const isTable = names.length > 1 && names.every((name) => name !== '' && name.length < 200);
  const feed = text.indexOf('\n', start);
  const end = feed === -1 ? text.length : feed;
  return isTable
    ? { kind: 'named', delimiter, names, types: [], path: undefined, start: end + 1 }
    : undefined;
}

/** Names of the W3C that rules write in another way. Source: Sigma taxonomy, "Webserver". */
const W3C_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['cs(User-Agent)', ['cs-user-agent', 'c-useragent']],
  ['cs(Referer)', ['cs-referer']],
  ['cs(Cookie)', ['cs-cookie']],
  ['cs-uri-stem', ['cs-uri-stem', 'c-uri']],
]);

function recordOfRow(head: TableHead, row: readonly string[]): RecordMap {
  const record = new Map<string, EventValue>();
  for (const [at, name] of head.names.entries()) {
    const value = row[at];
    if (value === undefined || value === '') continue;
    if (head.kind === 'named') record.set(name, value);
    else if (value !== '-') {
      for (const known of (head.kind === 'w3c' ? W3C_NAMES.get(name) : undefined) ?? [name]) {
        record.set(known, valueOf(value, head.types[at]));
      }
    }
  }
  if (record.size > 0 && head.path !== undefined) record.set('_path', head.path);
  const [date, time] = [record.get('date'), record.get('time')];
  if (head.kind === 'w3c' && typeof date === 'string' && typeof time === 'string') {
    record.set('@timestamp', `${date}T${time}Z`);
  }
  return record;
}

function valueOf(value: string, type: string | undefined): EventValue {
  const isList = type?.startsWith('vector[') === true || type?.startsWith('set[') === true;
  if (value === '(empty)') return isList ? [] : '';
  return isList ? value.split(',') : value;
}
