import { err, ok, type Result } from '../../base/result.ts';
import { crc32 } from './crc32.ts';
import { inflate } from './deflate.ts';
import {
  locateZipData,
  readZipDirectory,
  type ZipDirectoryError,
  type ZipEntry,
} from './zip-directory.ts';

export interface UnzippedFile {
  /** As the archive has it: `rules/windows/x.yml`. It may be any text, `../../x` too. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A wanted file that could not be read; `reason` is a sentence without a full stop. */
export interface RefusedFile {
  readonly name: string;
  readonly reason: string;
}

export interface UnzipOutcome {
  /** In the order of the archive's directory; a name may be there twice. */
  readonly files: readonly UnzippedFile[];
  readonly refused: readonly RefusedFile[];
}

/** `message` says what is wrong and what to do, for people. */
export interface UnzipError {
  readonly kind: 'not-a-zip' | 'damaged' | 'encrypted' | 'unsupported' | 'too-large';
  readonly message: string;
}

export interface UnzipLimits {
  readonly maxEntries: number;
  /** Of all wanted files together, unpacked. */
  readonly maxTotalBytes: number;
  /** Unpacked to packed, from `ratioFromBytes` on: real logs and rules stay under 100. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
}

export const UNZIP_LIMITS: UnzipLimits = {
  maxEntries: 200_000,
  maxTotalBytes: 1024 ** 3,
  maxRatio: 200,
  ratioFromBytes: 64 * 1024 ** 2,
};

const METHOD_STORED = 0;
const METHOD_DEFLATE = 8;
/** Source: PKWARE APPNOTE 6.3.10, section 4.4.5. */
const METHOD_NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'xz'],
  [98, 'PPMd'],
]);

/**
 * The files of a ZIP archive that `wants` asks for by name; folders are left out. What the directory
 * announces is held against the limits before anything is unpacked, and no file may hold more than
 * announced, so that a bomb costs nothing. A single file that is encrypted, damaged (its checksum is
 * compared) or packed in a way that is not supported is refused with a reason, and the others are read;
 * an error when there is none that can be read, or for the archive as a whole. Never throws.
 */
export function unzip(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
  limits: UnzipLimits = UNZIP_LIMITS,
): Result<UnzipOutcome, UnzipError> {
  const directory = readZipDirectory(bytes, limits.maxEntries);
  if (!directory.ok) return err(describeDirectoryError(directory.error, limits));
  const entries = directory.value.filter(({ name }) => !name.endsWith('/') && wants(name));
  const totalBytes = entries.reduce((total, { size }) => total + size, 0);
  const excess = findExcess(totalBytes, bytes.length, limits);
  if (excess !== undefined) return err({ kind: 'too-large', message: excess });

  const files: UnzippedFile[] = [];
  const refused: RefusedFile[] = [];
  let firstRefusal: EntryRefusal | undefined;
  for (const entry of entries) {
    const data = readEntry(bytes, entry);
    if (data.ok) {
      files.push({ name: entry.name, bytes: data.value });
    } else if (data.error.kind === 'too-large') {
      return err({ kind: 'too-large', message: data.error.reason });
    } else {
      firstRefusal ??= data.error;
      refused.push({ name: entry.name, reason: data.error.reason });
    }
  }
  if (firstRefusal !== undefined && files.length === 0) {
    return err({
      kind: firstRefusal.kind,
      message: `No file of the archive can be read: ${firstRefusal.reason}`,
    });
  }
  return ok({ files, refused });
}

interface EntryRefusal {
  readonly kind: 'damaged' | 'encrypted' | 'unsupported' | 'too-large';
  readonly reason: string;
}

function readEntry(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array, EntryRefusal> {
  if (entry.isEncrypted) {
    return err({
      kind: 'encrypted',
      reason: 'It is encrypted: unpack the archive with its password first',
    });
  }
  const data = locateZipData(bytes, entry);
  if (!data.ok) return err({ kind: 'damaged', reason: `It is damaged: ${data.error}` });
  const content = unpack(data.value, entry);
  if (!content.ok) return content;
  if (crc32(content.value) !== entry.crc32) {
    return err({ kind: 'damaged', reason: 'It is damaged: its checksum does not fit' });
  }
  return content;
}

function unpack(data: Uint8Array, entry: ZipEntry): Result<Uint8Array, EntryRefusal> {
  if (entry.method === METHOD_STORED) {
    return data.length === entry.size
      ? ok(data)
      : err({ kind: 'damaged', reason: 'It is damaged: its size does not fit' });
  }
  if (entry.method !== METHOD_DEFLATE) {
    const method = METHOD_NAMES.get(entry.method) ?? `method ${entry.method}`;
    return err({
      kind: 'unsupported',
      reason: `It is packed with ${method}, which is not supported: pack it with Deflate`,
    });
  }
  const content = inflate(data, entry.size);
  if (content.ok) return content;
  if (content.error.kind === 'longer') {
    return err({
      kind: 'too-large',
      reason: 'The archive was stopped: a file in it is larger than the archive says',
    });
  }
  return err({ kind: 'damaged', reason: 'It is damaged: its data cannot be unpacked' });
}

function findExcess(
  totalBytes: number,
  packedBytes: number,
  limits: UnzipLimits,
): string | undefined {
  if (totalBytes > limits.maxTotalBytes) {
    return `The archive holds ${inMegabytes(totalBytes)}, more than ${inMegabytes(limits.maxTotalBytes)}: unpack it and load a part`;
  }
  if (totalBytes > limits.ratioFromBytes && totalBytes > packedBytes * limits.maxRatio) {
    return `The archive would grow to more than ${limits.maxRatio} times its size, as a bomb does: unpack it and load a part`;
  }
  return undefined;
}

function describeDirectoryError(error: ZipDirectoryError, limits: UnzipLimits): UnzipError {
  switch (error.kind) {
    case 'not-a-zip':
      return { kind: 'not-a-zip', message: 'This is not a ZIP archive' };
    case 'several-disks':
      return {
        kind: 'unsupported',
        message: 'The archive is one part of several: join them first',
      };
    case 'too-many-entries':
      return {
        kind: 'too-large',
        message: `The archive holds more than ${limits.maxEntries} files: unpack it and load a part`,
      };
    case 'damaged':
      return { kind: 'damaged', message: `The archive is damaged: ${error.what}` };
  }
}

function inMegabytes(sizeBytes: number): string {
  return `${Math.ceil(sizeBytes / 1024 ** 2)} MB`;
}
