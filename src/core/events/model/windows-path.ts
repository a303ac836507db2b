/** A path as Sysmon would write it, and what had to be said for that. */
export interface WrittenPath {
  readonly path: string;
  /** Undefined where the path is as the report has it. */
  readonly remark: string | undefined;
}

/** Folder names that need not be asked of the sandbox. Source: KNOWNFOLDERID, defaults since Windows Vista. */
const WINDOWS = 'C:\\Windows';
const PROFILE = 'C:\\Users\\<USER>';

/**
 * Placeholders that sandboxes put in place of a folder, by their name without the signs around it, lower
 * case. Those for the sample's own folder are not here: nobody says where that is.
 * Source: names counted in reports; vxCube has `<SYSTEM32>`, others variables of the environment.
 */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['system32', `${WINDOWS}\\System32`],
  ['windir', WINDOWS],
  ['windows', WINDOWS],
  ['systemroot', WINDOWS],
  ['systemdrive', 'C:'],
  ['programfiles', 'C:\\Program Files'],
  ['programw6432', 'C:\\Program Files'],
  ['programfiles(x86)', 'C:\\Program Files (x86)'],
  ['commonprogramfiles', 'C:\\Program Files\\Common Files'],
  ['commonprogramfiles(x86)', 'C:\\Program Files (x86)\\Common Files'],
  ['programdata', 'C:\\ProgramData'],
  ['allusersprofile', 'C:\\ProgramData'],
  ['public', 'C:\\Users\\Public'],
  ['userprofile', PROFILE],
  ['homepath', PROFILE],
  ['appdata', `${PROFILE}\\AppData\\Roaming`],
  ['localappdata', `${PROFILE}\\AppData\\Local`],
  ['temp', `${PROFILE}\\AppData\\Local\\Temp`],
  ['tmp', `${PROFILE}\\AppData\\Local\\Temp`],
  ['conhost', `${WINDOWS}\\System32\\conhost.exe`],
]);

/** What stands around a placeholder; the longer signs first. */
const SIGNS: readonly (readonly [open: string, close: string])[] = [
  ['%%', '%%'],
  ['%', '%'],
  ['<', '>'],
  ['${', '}'],
];

/** The longest name of a placeholder, and some. */
const MAX_NAME_LENGTH = 32;

/** Names of paths of the object manager and of long paths, for the drive letter behind them. */
const NAMESPACES: readonly string[] = ['\\??\\', '\\\\?\\'];

/**
 * A Windows path as Sysmon writes paths: a placeholder at its start is the folder that it stands for, a
 * prefix of the object manager before a drive letter is gone, NUL characters at the end too, slashes
 * behind a drive letter are backslashes. Anything else stays as it is. Never throws. O(length).
 */
export function sysmonPath(text: string): WrittenPath {
  const plain = withoutNamespace(withBackslashes(withoutTrailingNul(text)));
  const placeholder = placeholderAt(plain);
  const remark = plain === text ? undefined : 'written as Windows writes paths';
  if (placeholder === undefined) return { path: plain, remark };
  return {
    path: placeholder.folder + plain.slice(placeholder.end),
    remark: `\`${plain.slice(0, placeholder.end)}\` is taken as ${placeholder.folder}`,
  };
}

/** Words of sandboxes for the whole path of the sample, lower case. */
const SAMPLE_WORDS: ReadonlySet<string> = new Set([
  '${samplepath}',
  '<path_sample.exe>',
  '%samplepath%',
  '%samplename%',
]);

/**
 * Whether a path is a sandbox's word for the sample, and nothing else: what stands there is not known,
 * not even its ending. Never throws.
 */
export function isSamplePlaceholder(path: string): boolean {
  return SAMPLE_WORDS.has(path.toLowerCase());
}

/** A text without the NUL characters at its end, which some sandboxes keep of the system's strings. Never throws. */
export function withoutTrailingNul(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return end === text.length ? text : text.slice(0, end);
}

function placeholderAt(
  text: string,
): { readonly folder: string; readonly end: number } | undefined {
  for (const [open, close] of SIGNS) {
    if (!text.startsWith(open)) continue;
    const at = text.slice(0, MAX_NAME_LENGTH).indexOf(close, open.length);
    if (at === -1) return undefined;
    const folder = FOLDERS.get(text.slice(open.length, at).toLowerCase());
    const end = at + close.length;
    const isWhole = end === text.length || text[end] === '\\' || text[end] === '"';
    return folder === undefined || !isWhole ? undefined : { folder, end };
  }
  return undefined;
}

function withoutNamespace(text: string): string {
  const namespace = NAMESPACES.find((prefix) => text.startsWith(prefix));
  if (namespace === undefined) return text;
  const rest = text.slice(namespace.length);
  return rest[1] === ':' || rest.startsWith('%') ? rest : text;
}

function withBackslashes(text: string): string {
  return text[1] === ':' && text.includes('/') && !text.includes('\\')
    ? text.replaceAll('/', '\\')
    : text;
}
