/** Keys that every rule has at the start of a line. */
const KEYS: readonly string[] = ['logsource:', 'detection:'];

/**
 * Whether a text looks like a Sigma rule, whatever its file is called: it begins as YAML does, and has
 * the two keys of every rule each on a line of its own. text: a beginning may do. Never throws. O(n).
 */
export function isSigmaText(text: string): boolean {
  const lines = text.split('\n');
  const first = lines.find((line) => {
    const trimmed = line.trim();
    return trimmed !== '' && trimmed !== '\ufeff' && !trimmed.startsWith('#');
  });
  return first !== undefined && beginsYaml(first) && KEYS.every((key) => hasLine(lines, key));
}

function hasLine(lines: readonly string[], key: string): boolean {
  return lines.some((line) => line.startsWith(key) || line.startsWith(`\ufeff${key}`));
}

/** `---`, or a key without anything in front of it. */
function beginsYaml(line: string): boolean {
  const start = line.startsWith('\ufeff') ? 1 : 0;
  if (line.startsWith('---', start)) return true;
  const colon = line.indexOf(':');
  if (colon <= start) return false;
  for (let at = start; at < colon; at++) {
    const character = line.charAt(at).toLowerCase();
    const isLetter = character >= 'a' && character <= 'z';
    if (!isLetter && character !== '_' && character !== '-') return false;
  }
  return true;
}
