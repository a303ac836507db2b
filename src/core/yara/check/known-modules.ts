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
