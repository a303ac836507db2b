import { visibleText } from '../../base/visible-text.ts';
import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { keyOf } from '../json/json-text.ts';
import type { Findings } from './find-candidates.ts';
import type { ReportError } from './sample-report.ts';
import { objectOf, textOf, type VtObject } from './vt-object.ts';

/** What to load, in the words of every refusal. */
const LOAD_INSTEAD =
  'load the reply of /api/v3/files/{hash}, /files/{hash}/behaviours or /files/{hash}/behaviour_summary';

/** How much of a text of the document a message quotes. UTF-16 code units. */
const MAX_QUOTED = 120;

/**
 * What the types of the API are called, one and several. Source: docs.virustotal.com/reference, the
 * object pages.
 */
const TYPE_NAMES: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['file', ['a link to a file', 'links to files']],
  ['file_behaviour', ['a link to a behaviour', 'links to behaviours']],
  ['url', ['a URL object', 'URL objects']],
  ['domain', ['a domain object', 'domain objects']],
  ['ip_address', ['an IP address object', 'IP address objects']],
  ['analysis', ['an analysis (the state of a scan)', 'analyses (the states of scans)']],
  ['collection', ['a collection', 'collections']],
  ['comment', ['a comment', 'comments']],
  ['graph', ['a graph', 'graphs']],
  ['hunting_notification', ['a hunting notification', 'hunting notifications']],
  ['hunting_ruleset', ['a Livehunt ruleset', 'Livehunt rulesets']],
  ['resolution', ['a DNS resolution', 'DNS resolutions']],
  ['retrohunt_job', ['a Retrohunt job', 'Retrohunt jobs']],
  ['sigma_rule', ['a Sigma rule', 'Sigma rules']],
  ['submission', ['a submission', 'submissions']],
  ['threat_actor', ['a threat actor', 'threat actors']],
  ['user', ['a user', 'users']],
  ['vote', ['a vote', 'votes']],
  ['vulnerability', ['a vulnerability', 'vulnerabilities']],
  ['whois', ['a whois record', 'whois records']],
]);

/**
 * Why a document without a report is refused: it names what it is and what to load instead.
 * Never throws.
 */
export function refusalOf(index: JsonIndex, findings: Findings): ReportError {
  const reply = errorReplyOf(index);
  if (reply !== undefined) return reply;
  const [first] = findings.others;
  if (first !== undefined) return wrongObject(first, findings.others);
  if (findings.hasOldReport) {
    return notAReport('this is a report of the old VirusTotal API v2', LOAD_INSTEAD);
  }
  if (kindOf(index, 0) === 'object' && objectOf(index, 0, 'net') !== undefined) {
    return notAReport('this is the structure of a URL, domain or IP address (`net`)', LOAD_INSTEAD);
  }
  if (holdsNothing(index)) {
    return notAReport('this reply of VirusTotal is empty: it holds no file', LOAD_INSTEAD);
  }
  return notAReport(`this is ${describe(index)}, not a VirusTotal report`, LOAD_INSTEAD);
}

function notAReport(what: string, advice: string): ReportError {
  return { kind: 'not-a-report', message: `${what}; ${advice}` };
}

/** Source: docs.virustotal.com/reference/errors. */
function errorReplyOf(index: JsonIndex): ReportError | undefined {
  const error = kindOf(index, 0) === 'object' ? objectOf(index, 0, 'error') : undefined;
  if (error === undefined) return undefined;
  const code = textOf(index, error, 'code');
  const text = textOf(index, error, 'message');
  if (code === undefined && text === undefined) return undefined;
  const name = quoted(code ?? 'unnamed');
  const why = text === undefined ? '' : ` (${quoted(text)})`;
  const message = `this is an error reply of VirusTotal, ${name}${why}, and holds no report; ask again, then ${LOAD_INSTEAD}`;
  return { kind: 'vt-error', code: code ?? '', message };
}

function wrongObject(first: VtObject, others: readonly VtObject[]): ReportError {
  const isOneType = others.every((object) => object.type === first.type);
  const [one, many] = TYPE_NAMES.get(first.type) ?? unknownTypeNames(first.type);
  const count = String(others.length);
  const what =
    others.length === 1
      ? one
      : isOneType
        ? `a list of ${count} ${many}`
        : `a list of ${count} objects, ${one} first`;
  const message = `this is ${what}, not a file report; ${LOAD_INSTEAD}`;
  return { kind: 'wrong-object', objectType: first.type, message };
}

function unknownTypeNames(type: string): readonly [string, string] {
  return [
    `a VirusTotal object of type ${quoted(type)}`,
    `VirusTotal objects of type ${quoted(type)}`,
  ];
}

/** Whether it is `{"data": []}`, `{"data": null}` or an empty list. */
function holdsNothing(index: JsonIndex): boolean {
  const data = kindOf(index, 0) === 'array' ? 0 : memberOf(index, 0, 'data');
  if (data === undefined) return false;
  const kind = kindOf(index, data);
  const isContainer = kind === 'array' || kind === 'object';
  return kind === 'null' || (isContainer && entryOf(index.childCounts, data) === 0);
}

/** What JSON it is: by its first key, which tells a person what program wrote it. */
function describe(index: JsonIndex): string {
  const kind = kindOf(index, 0);
  const count = entryOf(index.childCounts, 0);
  switch (kind) {
    case 'object':
      if (count === 0) return 'an empty JSON object';
      return `a JSON object with ${quoted(keyOf(index, 1) ?? '')}${count > 1 ? ' and other keys' : ''}`;
    case 'array':
      return `a JSON list of ${String(count)} ${count === 1 ? 'value' : 'values'}`;
    default:
      return `a single JSON value (${kind})`;
  }
}

function quoted(text: string): string {
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return `\`${visibleText(shown)}\``;
}
