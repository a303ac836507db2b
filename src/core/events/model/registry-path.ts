import { withoutTrailingNul, type WrittenPath } from './windows-path.ts';

/** Stands for the user's security identifier, which no sandbox tells with `HKEY_CURRENT_USER`. */
const USER = 'HKU\\<SID>';

/** Roots of the registry as sandboxes write them, lower case, and as Sysmon writes them. */
const ROOTS: readonly (readonly [written: string, sysmon: string])[] = [
  ['hkey_local_machine', 'HKLM'],
  ['\\registry\\machine', 'HKLM'],
  ['<hklm>', 'HKLM'],
  ['hklm', 'HKLM'],
  ['hkey_users', 'HKU'],
  ['\\registry\\user', 'HKU'],
  ['<hku>', 'HKU'],
  ['hku', 'HKU'],
  ['hkey_current_user', USER],
  ['<hkcu>', USER],
  ['hkcu', USER],
  ['hkey_classes_root', 'HKCR'],
  ['<hkcr>', 'HKCR'],
  ['hkcr', 'HKCR'],
  ['hkey_current_config', 'HKLM\\System\\CurrentControlSet\\Hardware Profiles\\Current'],
  ['hkcc', 'HKLM\\System\\CurrentControlSet\\Hardware Profiles\\Current'],
];

/** What the registry editor puts before a root. */
const EDITOR_PREFIX = 'computer\\';

const CONTROL_SET = '\\system\\controlset00';
const USER_CLASSES = '\\software\\classes';

/**
 * A registry key or value as Sysmon writes it: `HKLM\…`, `HKU\<SID>\…`, `HKCR\…`; the numbered control
 * set is the current one, the classes of a user are the key beside the user's own, doubled backslashes
 * are single, none stands at the end. A path of an unknown root stays as it is.
 * Never throws. O(length). Source: learn.microsoft.com, Sysmon, event 12, and Sysmon's own events.
 */
export function sysmonRegistryPath(text: string): WrittenPath {
  const plain = withoutTrailingNul(text);
  const lowered = plain.toLowerCase();
  const start = lowered.startsWith(EDITOR_PREFIX) ? EDITOR_PREFIX.length : 0;
  const root = ROOTS.find(([written]) => isRoot(lowered, start, written));
  if (root === undefined) return { path: plain, remark: undefined };
  const [written, sysmon] = root;
  const rest = restOf(plain.slice(start + written.length));
  const path = withUserClasses(sysmon + withCurrentControlSet(rest));
  return {
    path,
    remark: path === text ? undefined : 'the registry path is written as Sysmon writes it',
  };
}

function isRoot(lowered: string, start: number, written: string): boolean {
  if (!lowered.startsWith(written, start)) return false;
  const end = start + written.length;
  return end === lowered.length || lowered[end] === '\\';
}

function restOf(rest: string): string {
  const single = rest.includes('\\\\') ? rest.replaceAll('\\\\', '\\') : rest;
  return single.endsWith('\\') ? single.slice(0, -1) : single;
}

function withCurrentControlSet(rest: string): string {
  if (!rest.toLowerCase().startsWith(CONTROL_SET)) return rest;
  const end = CONTROL_SET.length + 1;
  const isNumbered = rest.length === end || rest[end] === '\\';
  return isNumbered ? `\\System\\CurrentControlSet${rest.slice(end)}` : rest;
}

/** `HKU\S-1-5-…\Software\Classes\x` is a link to `HKU\S-1-5-…_Classes\x`, which Sysmon names. */
function withUserClasses(path: string): string {
  if (!path.startsWith('HKU\\')) return path;
  const sidEnd = path.indexOf('\\', 'HKU\\'.length);
  if (sidEnd === -1 || !path.toLowerCase().startsWith(USER_CLASSES, sidEnd)) return path;
  const end = sidEnd + USER_CLASSES.length;
  const isWhole = end === path.length || path[end] === '\\';
  return isWhole ? `${path.slice(0, sidEnd)}_Classes${path.slice(end)}` : path;
}
