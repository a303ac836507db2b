/** Whether a file is YAML by the ending of its name or path. Never throws. */
export function isYamlName(name: string): boolean {
  const lowered = name.toLowerCase();
  return lowered.endsWith('.yml') || lowered.endsWith('.yaml');
}

/**
 * Whether a step of a path hides what is below it: dot files, and the folder in which macOS puts what
 * other systems do not keep of a file. Never throws.
 */
export function isHiddenName(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX';
}

/**
 * Whether a path within a folder or an archive has a hidden step. With forward slashes; the first step
 * is what the user has chosen, and may have any name but that of macOS. Never throws.
 */
export function isHiddenPath(path: string): boolean {
  const [first, ...below] = path.split('/');
  return first === '__MACOSX' || below.some(isHiddenName);
}
