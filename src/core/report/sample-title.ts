import { visibleText } from '../../base/visible-text.ts';
import { childIds, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { numberTextOf, stringOf } from '../json/json-text.ts';
import type { Candidate } from './find-candidates.ts';
import { objectOf, textOf } from './vt-object.ts';

/** How much of a name is shown. UTF-16 code units. */
const MAX_NAME = 80;

/** How many digits of a hash stand for it where it has no name. */
const HASH_DIGITS = 16;

/** Stats that say that an engine did not look at the file. Source: docs.virustotal.com/reference/analyses-object. */
const NOT_SCANNED: ReadonlySet<string> = new Set(['type-unsupported', 'typeUnsupported']);

/**
 * A candidate in one line, as far as it tells: `loader.exe · Win32 EXE · 43/71`; a behaviour by its
 * sandbox, a nameless file by the start of its hash. Nothing hidden in it. Never throws.
 */
export function sampleTitle(index: JsonIndex, candidate: Candidate): string {
  const { attributes } = candidate;
  const hash =
    candidate.sha256 === undefined ? undefined : `${candidate.sha256.slice(0, HASH_DIGITS)}…`;
  const name = fileNameOf(index, attributes) ?? hash ?? 'a sample without a name';
  const parts = [name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name];
  const type =
    textOf(index, attributes, 'type_description') ?? textOf(index, attributes, 'type_tag');
  if (type !== undefined) parts.push(type);
  const detections = detectionsOf(index, attributes);
  if (detections !== undefined) parts.push(detections);
  if (candidate.role === 'behaviour') parts.push(candidate.sandbox ?? 'behaviour');
  return visibleText(parts.join(' · '));
}

function fileNameOf(index: JsonIndex, attributes: number): string | undefined {
  const name = textOf(index, attributes, 'meaningful_name');
  if (name !== undefined) return name;
  const names = memberOf(index, attributes, 'names');
  if (names === undefined || kindOf(index, names) !== 'array') return undefined;
  for (const child of childIds(index, names)) {
    if (kindOf(index, child) === 'string') return stringOf(index, child);
  }
  return undefined;
}

/** Malicious verdicts of those that were given. */
function detectionsOf(index: JsonIndex, attributes: number): string | undefined {
  const stats = objectOf(index, attributes, 'last_analysis_stats');
  const malicious = stats === undefined ? undefined : memberOf(index, stats, 'malicious');
  if (stats === undefined || malicious === undefined) return undefined;
  if (kindOf(index, malicious) !== 'number') return undefined;
  let total = 0;
  for (const child of childIds(index, stats)) {
    const isCounted = kindOf(index, child) === 'number' && !isUnsupported(index, stats, child);
    if (isCounted) total += Number(numberTextOf(index, child));
  }
  return `${numberTextOf(index, malicious)}/${String(total)}`;
}

function isUnsupported(index: JsonIndex, stats: number, child: number): boolean {
  return [...NOT_SCANNED].some((name) => memberOf(index, stats, name) === child);
}
