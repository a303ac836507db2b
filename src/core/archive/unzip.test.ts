import * as fc from 'fast-check';
import { deflateSync, strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeZip, type ZippedFile, type ZipShape } from './testdata/make-zip.ts';
import { unzip, UNZIP_LIMITS, type UnzipLimits } from './unzip.ts';
import { isZip } from './zip-directory.ts';

const SEED = 7_011;
const A: ZippedFile = { name: 'rules/a.yml', text: 'title: A\n'.repeat(40) };
const B: ZippedFile = { name: 'rules/b.yml', text: 'title: B' };

/** What comes out, as lines: `name: start of its text`, `name! reason`, or `kind: message`. */
function outcomeOf(
  bytes: Uint8Array,
  limits: Partial<UnzipLimits> = {},
  wants = (name: string): boolean => name !== '',
): readonly string[] {
  const result = unzip(bytes, wants, { ...UNZIP_LIMITS, ...limits });
  if (!result.ok) return [`${result.error.kind}: ${result.error.message}`];
  return [
    ...result.value.files.map(({ name, bytes }) => `${name}: ${strFromU8(bytes).slice(0, 8)}`),
    ...result.value.refused.map(({ name, reason }) => `${name}! ${reason}`),
  ];
}

const BOTH = ['rules/a.yml: title: A', 'rules/b.yml: title: B'];

describe('archives that are read', () => {
  it.each<[string, ZipShape]>([
    ['plain', {}],
    ['behind a program that unpacks it', { before: strToU8('MZ'.repeat(500)) }],
    ['with something after it', { after: strToU8('\n\n') }],
    ['with a comment', { comment: 'made by hand' }],
    ['with a comment that looks like an end', { comment: 'PK\u0005\u0006'.repeat(9) }],
    ['with 64-bit records', { is64: true }],
    ['with 64-bit records behind a program', { is64: true, before: strToU8('MZ'.repeat(500)) }],
  ])('%s', (_, shape) => {
    expect(outcomeOf(makeZip([A, B], shape))).toEqual(BOTH);
  });

  it('stored files, empty files and no files', () => {
    const files: ZippedFile[] = [
      { ...A, method: 0 },
      { name: 'empty', text: '' },
    ];
    expect(outcomeOf(makeZip(files))).toEqual(['rules/a.yml: title: A', 'empty: ']);
    expect(outcomeOf(makeZip([]))).toEqual([]);
  });

  it('only the wanted files, and no folders', () => {
    const bytes = makeZip([
      { name: 'rules/', text: '', method: 0 },
      A,
      { name: 'x.exe', text: 'MZ' },
    ]);
    const wants = (name: string): boolean => !name.endsWith('.exe');
    expect(outcomeOf(bytes, {}, wants)).toEqual(['rules/a.yml: title: A']);
  });

  it('names as they are, hostile ones too', () => {
    const names = ['../../etc/passwd', '/abs', 'C:\\x', '__proto__', 'é/日本.yml', 'same', 'same'];
    const files = names.map((name) => ({ name, text: 'x' }));
    expect(outcomeOf(makeZip(files))).toEqual(names.map((name) => `${name}: x`));
  });

  it('what another writer makes', () => {
    const bytes = zipSync({
      'rules/a.yml': strToU8(A.text),
      'rules/b.yml': [strToU8(B.text), { level: 0 }],
    });
    expect(outcomeOf(bytes)).toEqual(BOTH);
  });

  it('a file that takes more than one step to unpack', () => {
    const text =
      fc.sample(fc.string({ minLength: 60_000, maxLength: 60_000 }), {
        seed: SEED,
        numRuns: 1,
      })[0] ?? '';
    const bytes = makeZip([{ name: 'long', text }]);
    const result = unzip(bytes, () => true);
    expect(result.ok && result.value.files.map(({ bytes }) => strFromU8(bytes))).toEqual([text]);
  });
});

describe('files that are refused by themselves', () => {
  it.each<[string, Partial<ZippedFile>, string]>([
    ['encrypted', { flags: 1 }, 'It is encrypted: unpack the archive with its password first'],
    [
      'encrypted by AES',
      { method: 99 },
      'It is encrypted: unpack the archive with its password first',
    ],
    [
      'packed otherwise',
      { method: 14 },
      'It is packed with LZMA, which is not supported: pack it with Deflate',
    ],
    [
      'packed by an unknown method',
      { method: 77 },
      'It is packed with method 77, which is not supported: pack it with Deflate',
    ],
    ['with another checksum', { crc32: 1 }, 'It is damaged: its checksum does not fit'],
    ['shorter than said', { size: 9_999 }, 'It is damaged: its data cannot be unpacked'],
    ['stored with another size', { method: 0, size: 3 }, 'It is damaged: its size does not fit'],
    ['with no data', { packed: new Uint8Array() }, 'It is damaged: its data cannot be unpacked'],
    [
      'with data that is none',
      { packed: strToU8('\u0007'.repeat(9)) },
      'It is damaged: its data cannot be unpacked',
    ],
  ])('%s', (_, lie, reason) => {
    const bytes = makeZip([{ ...A, ...lie }, B]);
    expect(outcomeOf(bytes)).toEqual([BOTH[1], `${A.name}! ${reason}`]);
  });

  it('and are an error when nothing is left', () => {
    const bytes = makeZip([
      { ...A, flags: 1 },
      { ...B, flags: 1 },
    ]);
    expect(outcomeOf(bytes)).toEqual([
      'encrypted: No file of the archive can be read: It is encrypted: unpack the archive with its password first',
    ]);
  });
});

describe('archives that are refused', () => {
  const whole = makeZip([A, B]);

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'not-a-zip: This is not a ZIP archive'],
    [
      'another file',
      strToU8('title: A rule, not an archive'),
      'not-a-zip: This is not a ZIP archive',
    ],
    [
      'cut off',
      whole.subarray(0, whole.length - 30),
      'damaged: The archive is damaged: the directory at its end is missing',
    ],
    [
      'without its beginning',
      whole.subarray(60),
      'damaged: The archive is damaged: its directory is cut off',
    ],
    [
      'with a wrong count',
      makeZip([A, B], { nEntries: 3 }),
      'damaged: The archive is damaged: its directory lists 2 of 3 files',
    ],
    [
      'one of several',
      makeZip([A], { disk: 1 }),
      'unsupported: The archive is one part of several: join them first',
    ],
  ])('%s', (_, bytes, message) => {
    expect(outcomeOf(bytes)).toEqual([message]);
  });

  it('beyond the limits, before anything is unpacked', () => {
    const huge = makeZip([{ ...A, size: 3 * 1024 ** 3 }]);
    expect(outcomeOf(huge)).toEqual([
      'too-large: The archive holds 3072 MB, more than 1024 MB: unpack it and load a part',
    ]);
    expect(outcomeOf(makeZip([{ ...A, size: 100 * 1024 ** 2 }]))).toEqual([
      'too-large: The archive would grow to more than 200 times its size, as a bomb does: unpack it and load a part',
    ]);
    expect(outcomeOf(whole, { maxEntries: 1 })).toEqual([
      'too-large: The archive holds more than 1 files: unpack it and load a part',
    ]);
  });

  it.each([
    ['small', 100],
    ['large', 40_000_000],
  ])('a %s file that holds more than it says', (_, nBytes) => {
    const packed = deflateSync(new Uint8Array(nBytes));
    expect(outcomeOf(makeZip([A, { name: 'bomb', text: '', size: 10, packed }]))).toEqual([
      'too-large: The archive was stopped: a file in it is larger than the archive says',
    ]);
  });

  it('a stored block that does not fit', () => {
    const packed = deflateSync(strToU8(A.text), { level: 0 });
    expect(outcomeOf(makeZip([{ ...A, size: 10, packed }]))).toEqual([
      'too-large: The archive was stopped: a file in it is larger than the archive says',
    ]);
  });
});

describe('any bytes', () => {
  it('are read or refused, never thrown at', () => {
    const archives = [
      makeZip([A, B]),
      makeZip([A, B], { is64: true }),
      makeZip([{ ...A, method: 0 }, B]),
    ];
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...archives), damage, fc.nat(), (archive, changes, cut) => {
        const bytes = archive.slice(0, cut % 3 === 0 ? cut % archive.length : archive.length);
        for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte;
        const result = unzip(bytes, () => true);
        expect(result.ok ? '' : result.error.message).not.toContain('undefined');
      }),
      { seed: SEED, numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof unzip(bytes, () => true).ok).toBe('boolean');
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });
});

it('knows an archive by its first bytes', () => {
  expect([makeZip([A]), makeZip([]), strToU8('PK'), strToU8('{"a":1}')].map(isZip)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
