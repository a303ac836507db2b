/**
 * Modules that rules may import and that read the file's bytes. We have no file, only its report:
 * what they return is `opaque`, and a rule that depends on it "needs the file's bytes".
 * Source: modules of YARA-X 1.20, and `magic`, which VirusTotal's engine has besides.
 */
export const FILE_MODULES: ReadonlySet<string> = new Set([
  'console',
  'crx',
  'cuckoo',
  'dex',
  'dotnet',
  'elf',
  'hash',
  'lnk',
  'macho',
  'magic',
  'math',
  'pe',
  'string',
  'time',
  'zip',
]);

/** The functions that need no import; each reads the file at an offset. */
export const FILE_FUNCTIONS: ReadonlyMap<string, 'integer' | 'float'> = new Map([
  ['uint8', 'integer'],
  ['uint16', 'integer'],
  ['uint32', 'integer'],
  ['uint8be', 'integer'],
  ['uint16be', 'integer'],
  ['uint32be', 'integer'],
  ['int8', 'integer'],
  ['int16', 'integer'],
  ['int32', 'integer'],
  ['int8be', 'integer'],
  ['int16be', 'integer'],
  ['int32be', 'integer'],
  ['float32', 'float'],
  ['float32be', 'float'],
  ['float64', 'float'],
  ['float64be', 'float'],
]);

/** What is known of all strings that a function returns. */
export interface StringConstraints {
  /** In bytes. */
  readonly length: number | undefined;
  readonly letterCase: 'lowercase' | 'uppercase' | undefined;
}

function digest(length: number, letterCase: 'lowercase' | 'uppercase'): StringConstraints {
  return { length, letterCase };
}

/** Functions of modules that return hashes in hexadecimal. Source: modules of YARA-X 1.20. */
export const STRING_FUNCTIONS: ReadonlyMap<string, StringConstraints> = new Map([
  ['hash.md5', digest(32, 'lowercase')],
  ['hash.sha1', digest(40, 'lowercase')],
  ['hash.sha256', digest(64, 'lowercase')],
  ['pe.imphash', digest(32, 'lowercase')],
  ['elf.import_md5', digest(32, 'lowercase')],
  ['elf.telfhash', digest(72, 'uppercase')],
  ['macho.dylib_hash', digest(32, 'lowercase')],
  ['macho.entitlement_hash', digest(32, 'lowercase')],
  ['macho.export_hash', digest(32, 'lowercase')],
  ['macho.import_hash', digest(32, 'lowercase')],
  ['macho.symhash', digest(32, 'lowercase')],
  ['dex.signature', digest(40, 'lowercase')],
  ['crx.permhash', digest(64, 'lowercase')],
]);

/** The numbers that the functions of integers can return. */
export const FUNCTION_RANGES: ReadonlyMap<string, readonly [bigint, bigint]> = new Map(
  [8n, 16n, 32n].flatMap((bits) =>
    ['', 'be'].flatMap((order) => [
      [`uint${bits}${order}`, [0n, 2n ** bits - 1n]] as const,
      [`int${bits}${order}`, [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n]] as const,
    ]),
  ),
);
