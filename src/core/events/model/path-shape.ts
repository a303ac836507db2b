/** Endings of programs and scripts that only Windows starts by name. */
const WINDOWS_ENDINGS: readonly string[] = ['.exe', '.com', '.bat', '.cmd', '.scr', '.dll'];

/** Beginnings of paths that only macOS has. */
const MACOS_ROOTS: readonly string[] = [
  '/Applications/',
  '/Library/',
  '/System/',
  '/Users/',
  '/Volumes/',
  '/private/',
];

const MACOS_BUNDLE = '.app/Contents/';

/**
 * Which family of systems a path or a command line is of, by how it is written: a drive letter, a
 * backslash before any slash, a placeholder of a sandbox or a program's ending are Windows; a slash at
 * the start is a Unix. Undefined for what could be either, a bare word. Never throws. O(first word).
 */
export function shapeOfPath(text: string): 'windows' | 'unix' | undefined {
  const start = text.startsWith('"') || text.startsWith("'") ? 1 : 0;
  const first = text[start] ?? '';
  if (first === '/' || text.startsWith('./', start) || text.startsWith('~/', start)) return 'unix';
  if (first === '\\' || first === '<') return 'windows';
  if (text[start + 1] === ':' && (text[start + 2] === '\\' || text[start + 2] === '/')) {
    return isLetter(first) ? 'windows' : undefined;
  }
  const word = firstWord(text, start).toLowerCase();
  const backslash = word.indexOf('\\');
  if (backslash > 0) {
    const slash = word.indexOf('/');
    if (slash === -1 || backslash < slash) return 'windows';
  }
  return WINDOWS_ENDINGS.some((ending) => word.endsWith(ending)) ? 'windows' : undefined;
}

/** Whether a Unix path or command line names a place that only macOS has. Never throws. */
export function isMacosPath(text: string): boolean {
  const start = text.startsWith('"') || text.startsWith("'") ? 1 : 0;
  return (
    MACOS_ROOTS.some((root) => text.startsWith(root, start)) || text.includes(MACOS_BUNDLE, start)
  );
}

function firstWord(text: string, start: number): string {
  let end = start;
  while (end < text.length && text[end] !== ' ' && text[end] !== '"' && text[end] !== '\t') end++;
  return text.slice(start, end);
}

function isLetter(unit: string): boolean {
  const lowered = unit.toLowerCase();
  return lowered >= 'a' && lowered <= 'z';
}
