import type { SeededRandom } from './seeded-random.ts';

/** Values as they are in the event logs of a Windows machine that is used by people and by programs. */

const PROGRAMS = [
  'C:\\Windows\\System32\\svchost.exe',
  'C:\\Windows\\System32\\cmd.exe',
  'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  'C:\\Windows\\System32\\conhost.exe',
  'C:\\Windows\\System32\\rundll32.exe',
  'C:\\Windows\\System32\\reg.exe',
  'C:\\Windows\\System32\\schtasks.exe',
  'C:\\Windows\\System32\\net.exe',
  'C:\\Windows\\System32\\wbem\\WmiPrvSE.exe',
  'C:\\Windows\\explorer.exe',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE',
  'C:\\Program Files\\Windows Defender\\MsMpEng.exe',
  'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\MpCmdRun.exe',
] as const;

const FOLDERS = [
  'C:\\Windows\\Temp',
  'C:\\Windows\\Prefetch',
  'C:\\ProgramData\\Package Cache',
  'C:\\Program Files\\Contoso\\Agent',
  'C:\\Users\\Public\\Documents',
] as const;

const EXTENSIONS = ['tmp', 'log', 'dll', 'exe', 'json', 'txt', 'dat', 'pf', 'etl', 'ps1'] as const;

const ARGUMENTS = [
  '-k netsvcs -p -s Schedule',
  '/c "echo ready > out.log"',
  '-NoProfile -ExecutionPolicy Bypass -File C:\\Scripts\\inventory.ps1',
  '--type=renderer --field-trial-handle=1840 --lang=en-US',
  '/Create /SC DAILY /TN "Contoso Update" /TR update.exe',
  'query HKLM\\Software\\Microsoft\\Windows\\CurrentVersion /v ProgramFilesDir',
  '0xffffffff -ForceV1',
  '-secured -Embedding',
  'shell32.dll,Control_RunDLL desk.cpl',
  'use Z: \\\\files\\share /persistent:no',
] as const;

/** A program's path; now and then one that no other event has. */
export function programPath(random: SeededRandom): string {
  return random.next() < 0.7
    ? random.pick(PROGRAMS)
    : `C:\\Program Files\\Vendor ${random.hex(4)}\\bin\\${random.hex(8)}.exe`;
}

/** A command line with something in it that no other has. */
export function commandLine(random: SeededRandom, image: string): string {
  return `"${image}" ${random.pick(ARGUMENTS)} --id ${random.hex(10)} /out:${filePath(random)}`;
}

/** A file's path that no other event has. */
export function filePath(random: SeededRandom): string {
  const folder =
    random.next() < 0.5
      ? random.pick(FOLDERS)
      : `C:\\Users\\user${random.below(40)}\\AppData\\Local\\Temp\\${random.hex(6)}`;
  return `${folder}\\${random.hex(8)}.${random.pick(EXTENSIONS)}`;
}

/** A path in the registry as Sysmon writes it. */
export function registryPath(random: SeededRandom): string {
  const root = random.pick([
    'HKLM\\SOFTWARE',
    'HKU\\S-1-5-21-1004\\Software',
    'HKLM\\System',
  ] as const);
  const key = random.pick([
    'CurrentVersion\\Explorer',
    'Installer',
    'Tracing',
    'Policies',
  ] as const);
  return `${root}\\Microsoft\\Windows\\${key}\\${random.hex(8)}\\Value${random.below(90)}`;
}

/** A process's GUID as Sysmon writes it. */
export function processGuid(random: SeededRandom): string {
  return `{${random.hex(8)}-${random.hex(4)}-${random.hex(4)}-${random.hex(4)}-${random.hex(12)}}`.toUpperCase();
}

/** Three hashes of one file as Sysmon writes them. */
export function hashList(random: SeededRandom): string {
  return `MD5=${random.hex(32)},SHA256=${random.hex(64)},IMPHASH=${random.hex(32)}`.toUpperCase();
}

/** A time of one day, as event logs write it. */
export function utcTime(random: SeededRandom): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = [random.below(24), random.below(60), random.below(60)].map(two).join(':');
  return `2024-05-14 ${time}.${String(random.below(1000)).padStart(3, '0')}`;
}
