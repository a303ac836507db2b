import { err, ok, type Result } from '../../../base/result.ts';
import { gunzip, isGzip } from '../../archive/gunzip.ts';
import { unzip } from '../../archive/unzip.ts';
import { isZip } from '../../archive/zip-directory.ts';
import { MAX_JSON_BYTES } from '../../json/index-json.ts';

/** A log in a file. */
export interface LogPart {
  /** In an archive; undefined for a file that is the log. */
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
}

/** The logs in a file, and what could not be unpacked, in words. */
export interface UnpackedLog {
  readonly parts: readonly LogPart[];
  readonly notes: readonly string[];
}

/** Endings of logs, of which an archive may have others beside. */
const LOG_ENDINGS: readonly string[] = [
  '.evtx',
  '.json',
  '.jsonl',
  '.ndjson',
  '.log',
  '.xml',
  '.csv',
  '.tsv',
  '.gz',
];

/** What systems add to archives by themselves. */
const SYSTEM_FOLDER = '__MACOSX/';

/** Whether a file of an archive is read as a log, by its name. Never throws. */
export function isLogName(name: string): boolean {
  const lowered = name.toLowerCase();
  return !name.startsWith(SYSTEM_FOLDER) && LOG_ENDINGS.some((ending) => lowered.endsWith(ending));
}

/**
 * The logs in a file: those of a ZIP archive, that in a gzip file, else the file itself. A message
 * where there is none. Never throws. O(packed and unpacked bytes).
 */
export function unpackLog(bytes: Uint8Array): Result<UnpackedLog, string> {
  if (!isZip(bytes)) return unpackGzip({ name: undefined, bytes });
  const archive = unzip(bytes, isLogName);
  if (!archive.ok) return err(archive.error.message);
  const notes = archive.value.refused.map(({ name, reason }) => `${name}: ${reason}`);
  const parts: LogPart[] = [];
  for (const file of archive.value.files) {
    const unpacked = unpackGzip(file);
    if (unpacked.ok) {
      parts.push(...unpacked.value.parts);
      notes.push(...unpacked.value.notes.map((note) => `${file.name}: ${note}`));
    } else notes.push(`${file.name}: ${unpacked.error}`);
  }
  if (parts.length === 0 && notes.length === 0) {
    return err(`there is no log in the archive: none of its files ends with ${LOG_ENDINGS.join()}`);
  }
  return ok({ parts, notes });
}

function unpackGzip(part: LogPart): Result<UnpackedLog, string> {
  if (!isGzip(part.bytes)) return ok({ parts: [part], notes: [] });
  const unpacked = gunzip(part.bytes, MAX_JSON_BYTES);
  if (!unpacked.ok) {
    return err(
      unpacked.error.kind === 'damaged'
        ? 'the gzip file is damaged'
        : `the gzip file holds more than ${String(MAX_JSON_BYTES / 1024 ** 2)} MiB: unpack it and load a part`,
    );
  }
  const { bytes, isWhole } = unpacked.value;
  const notes = isWhole ? [] : ['the gzip file is cut off or damaged: read as far as it goes'];
  return ok({ parts: [{ name: part.name, bytes }], notes });
}
