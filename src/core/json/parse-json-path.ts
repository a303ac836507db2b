import { err, ok, type Result } from '../../base/result.ts';

/** One step on the way from the root to a node: a member's key, or an element's position from 0. */
export type JsonPathStep = string | number;

/** Why a JSONPath names no node, in a sentence without a full stop. */
export interface JsonPathError {
  readonly message: string;
}

/** What the parser has read so far. `at`: UTF-16 code units. */
interface PathReader {
  readonly text: string;
  at: number;
}

/** A step, or the sentence that says why there is none. */
type StepResult = Result<JsonPathStep, string>;

/**
 * The steps of a JSONPath that names one node: `$`, `.name`, `[0]`, `['name']`, `["name"]`; white
 * space around it and inside brackets is skipped. Everything that could name several nodes (`*`, `..`,
 * slices, filters) is refused in words. Never throws. Source: RFC 9535, singular queries.
 */
export function parseJsonPath(path: string): Result<readonly JsonPathStep[], JsonPathError> {
  const text = path.trim();
  if (!text.startsWith('$')) return err({ message: 'a JSONPath starts with `$`' });
  const reader: PathReader = { text, at: 1 };
  const steps: JsonPathStep[] = [];
  while (reader.at < text.length) {
    const column = reader.at + 1;
    const step = parseStep(reader);
    if (!step.ok) return err({ message: `${step.error} (column ${String(column)} of the path)` });
    steps.push(step.value);
  }
  return ok(steps);
}

function parseStep(reader: PathReader): StepResult {
  const sign = reader.text.charAt(reader.at);
  if (sign === '.') return parseShorthand(reader);
  return sign === '[' ? parseBracket(reader) : err(`expected \`.\` or \`[\`, found \`${sign}\``);
}

/** Characters that end a name after a dot; a dash, for one, does not, though RFC 9535 would quote it. */
const NAME_ENDS: ReadonlySet<string> = new Set([
  '.',
  '[',
  ']',
  "'",
  '"',
  '*',
  '(',
  ')',
  ',',
  ' ',
  '\t',
  '\n',
]);

function parseShorthand(reader: PathReader): StepResult {
  const { text } = reader;
  const start = reader.at + 1;
  if (text.charAt(start) === '.') return err('`..` could name several nodes: write the whole path');
  if (text.charAt(start) === '*') return err(SEVERAL_NODES);
  let end = start;
  while (end < text.length && !NAME_ENDS.has(text.charAt(end))) end++;
  if (end === start) return err('expected a name after `.`');
  reader.at = end;
  return ok(text.slice(start, end));
}

const SEVERAL_NODES = '`*` could name several nodes: write a key or a position';

function parseBracket(reader: PathReader): StepResult {
  reader.at++;
  skipBlanks(reader);
  const sign = reader.text.charAt(reader.at);
  if (sign === '*') return err(SEVERAL_NODES);
  const step = sign === "'" || sign === '"' ? parseQuoted(reader) : parsePosition(reader);
  if (!step.ok) return step;
  skipBlanks(reader);
  if (reader.text.charAt(reader.at) !== ']') return err('expected `]`');
  reader.at++;
  return step;
}

function parsePosition(reader: PathReader): StepResult {
  const start = reader.at;
  while (isDigit(reader.text.charAt(reader.at))) reader.at++;
  const digits = reader.text.slice(start, reader.at);
  const isCanonical = digits === '0' || (digits !== '' && !digits.startsWith('0'));
  const position = Number(digits);
  if (isCanonical && Number.isSafeInteger(position)) return ok(position);
  return err('expected a position from 0 or a quoted key in the brackets');
}

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
]);

function parseQuoted(reader: PathReader): StepResult {
  const { text } = reader;
  const quote = text.charAt(reader.at);
  let name = '';
  reader.at++;
  while (reader.at < text.length) {
    const character = text.charAt(reader.at);
    reader.at++;
    if (character === quote) return ok(name);
    if (character === '\\') {
      const escaped = parseEscape(reader);
      if (!escaped.ok) return escaped;
      name += escaped.value;
    } else {
      name += character;
    }
  }
  return err(`expected the closing quote \`${quote}\``);
}

/** What the escape stands for whose backslash was just read. */
function parseEscape(reader: PathReader): Result<string, string> {
  const letter = reader.text.charAt(reader.at);
  reader.at++;
  if (letter === 'u') {
    const hex = reader.text.slice(reader.at, reader.at + 4);
    reader.at += 4;
    const isHex = /^[0-9A-Fa-f]{4}$/.test(hex);
    if (!isHex) return err('expected four hexadecimal digits after `\\u`');
    return ok(String.fromCharCode(Number.parseInt(hex, 16)));
  }
  const meaning = ESCAPED.get(letter);
  return meaning === undefined ? err(`unknown escape \`\\${letter}\``) : ok(meaning);
}

function skipBlanks(reader: PathReader): void {
  while (BLANKS.has(reader.text.charAt(reader.at))) reader.at++;
}

const BLANKS: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r']);

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}
