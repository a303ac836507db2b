/** Signs between a process id and the command that belongs to it. */
const SEPARATORS = '-:,';
const OPENERS = '([';

/** What vxCube adds to a command. */
const SUFFIXES: readonly string[] = [' (with hidden window)'];

/** Digits of a process id, which has 32 bits. */
const MAX_PID_DIGITS = 10;

/**
 * A command without what a sandbox wrote around it: a process id (`1234 - cmd`, `1234: cmd`,
 * `(1234) cmd`, `[1234] cmd`, `pid 1234: cmd`) and vxCube's remark at the end. Never throws. O(1).
 */
export function withoutSandboxRemarks(text: string): string {
  const suffix = SUFFIXES.find((words) => text.endsWith(words));
  const body = suffix === undefined ? text : text.slice(0, -suffix.length);
  return body.slice(endOfProcessId(body));
}

/** Where the command starts behind a process id; 0 where there is none. */
function endOfProcessId(text: string): number {
  const isOpened = text !== '' && OPENERS.includes(text.charAt(0));
  const hasWord = text.slice(0, 3).toLowerCase() === 'pid';
  let at = isOpened ? 1 : hasWord ? 3 : 0;
  if (hasWord) while (at < text.length && ' :='.includes(text.charAt(at))) at++;
  const digits = at;
  while (isDigit(text.charCodeAt(at))) at++;
  if (at === digits || at - digits > MAX_PID_DIGITS) return 0;
  if (isOpened) {
    if (text[at] !== ')' && text[at] !== ']') return 0;
    at++;
  } else {
    while (text[at] === ' ') at++;
    if (at === text.length || !SEPARATORS.includes(text.charAt(at))) return 0;
    at++;
  }
  if (text[at] !== ' ') return 0;
  while (text[at] === ' ') at++;
  return at === text.length ? 0 : at;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
