import { assertNever } from '../../base/assert.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { parseRegexp } from '../sigma/regexp/parse-regexp.ts';
import type {
  Assertion,
  ClassItem,
  RegexpClass,
  RegexpNode,
  RegexpRepeat,
} from '../sigma/regexp/regexp-node.ts';
import { checkRegexp } from '../yara/regexp/check-regexp.ts';
import { characterRegexp, ONE_CHARACTER, type YaraRegexp } from './glob-regexp.ts';

/** Code points beyond ASCII that a class may hold one by one. */
const MAX_LISTED = 40;

const LAST_ASCII = 0x7f;
const LAST_CODE = 0x10ffff;

/** Any character beyond ASCII, as its bytes. */
const NOT_ASCII = '[\\xc0-\\xff][\\x80-\\xbf]*';

/** Thrown within this file, with the reason. */
class Untranslatable extends Error {}

/**
 * A regular expression of a Sigma rule in YARA's dialect, which is about bytes: a dot, and a class
 * of what is not listed, take all bytes of one character. `written` and `flags` as the rule has them. An
 * error says, for people, what YARA cannot say. Never throws. O(length).
 */
export function regexpPattern(written: string, flags: string): Result<YaraRegexp, string> {
  const parsed = parseRegexp(written, flags);
  if (!parsed.ok) return err(parsed.error.message);
  const node = withoutOpenEnds(parsed.value);
  const cases = casesOf(node);
  const isCaseless = cases.ignored && !cases.kept;
  try {
    const pattern = print(node, { ignoresCase: isCaseless });
    const flag = isCaseless ? 'i' : '';
    const problem = checkRegexp(pattern, flag);
    return problem === undefined ? ok({ pattern, flags: flag }) : err(problem.message);
  } catch (error) {
    if (error instanceof Untranslatable) return err(error.message);
    throw error;
  }
}

/** What the flags of the whole say, so that a part need not repeat it. */
interface Around {
  readonly ignoresCase: boolean;
}

function print(node: RegexpNode, around: Around): string {
  switch (node.kind) {
    case 'literal': {
      const { text, ignoresCase } = node;
      const source = characterRegexp(text, !ignoresCase);
      return isLetter(text) ? withCase(source, ignoresCase, around) : source;
    }
    case 'dot':
      return node.matchesNewline ? `(?:${ONE_CHARACTER})` : '(?:[^\\n\\x80-\\xbf][\\x80-\\xbf]*)';
    case 'assertion':
      return printAssertion(node.what);
    case 'class':
      return printClass(node, around);
    case 'concat':
      return printSequence(node.nodes, around);
    case 'alternate':
      return `(?:${node.nodes.map((each) => print(each, around)).join('|')})`;
    case 'repeat':
      return printRepeat(node, around);
    default:
      return assertNever(node, 'node');
  }
}

/** Neighbours whose case is not that of the whole share a group. */
function printSequence(nodes: readonly RegexpNode[], around: Around): string {
  let source = '';
  let run: RegexpNode[] = [];
  const flush = (): void => {
    if (run.length > 0) {
      const inner = run.map((each) => print(each, { ignoresCase: true })).join('');
      source += `(?i:${inner})`;
    }
    run = [];
  };
  for (const node of nodes) {
    const isOther = node.kind === 'literal' && node.ignoresCase && isLetter(node.text);
    if (isOther && !around.ignoresCase) {
      run.push(node);
      continue;
    }
    flush();
    source += print(node, around);
  }
  flush();
  return source;
}

function withCase(source: string, ignoresCase: boolean, around: Around): string {
  if (ignoresCase === around.ignoresCase) return source;
  return ignoresCase ? `(?i:${source})` : `(?-i:${source})`;
}

function printAssertion(what: Assertion): string {
  switch (what) {
    case 'text-start':
      return '^';
    case 'line-start':
      return '(?m:^)';
    case 'text-end':
      return '$';
    case 'text-end-or-newline':
      return '\\n?$';
    case 'line-end':
      return '(?m:$)';
    case 'word':
      return '\\b';
    case 'not-word':
      return '\\B';
  }
}

function printRepeat({ node, min, max, isLazy }: RegexpRepeat, around: Around): string {
  const isUnbounded = max === undefined && min <= 1;
  const atom = isUnbounded
    ? (byteAtom(node, around) ?? atomOf(node, around))
    : atomOf(node, around);
  return atom + quantifier(min, max) + (isLazy ? '?' : '');
}

function quantifier(min: number, max: number | undefined): string {
  if (max === undefined) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function atomOf(node: RegexpNode, around: Around): string {
  const source = print(node, around);
  const isAtom = ['literal', 'dot', 'alternate', 'class'].includes(node.kind);
  return isAtom ? source : `(?:${source})`;
}

/** Any number of characters is any number of their bytes. */
function byteAtom(node: RegexpNode, around: Around): string | undefined {
  if (node.kind === 'dot') return node.matchesNewline ? '(?s:.)' : '.';
  if (node.kind !== 'class' || !node.isNegated || hasHigh(node.items)) return undefined;
  return withCase(`[^${classBody(node.items)}]`, node.ignoresCase && hasLetter(node), around);
}

function printClass(node: RegexpClass, around: Around): string {
  const { items, isNegated, ignoresCase } = node;
  const isOther = ignoresCase !== around.ignoresCase && hasLetter(node);
  const inner = isNegated ? printNegated(items) : printPositive(node);
  return isOther ? `(?${ignoresCase ? '' : '-'}i:${inner})` : inner;
}

function printNegated(items: readonly ClassItem[]): string {
  if (items.length === 0) return `(?:${ONE_CHARACTER})`;
  if (items.some(holdsAllHigh)) return `[^${classBody(items)}\\x80-\\xff]`;
  if (hasHigh(items)) {
    throw new Untranslatable('a class of all but some characters beyond ASCII');
  }
  return `(?:[^${classBody(items)}\\x80-\\xff]|${NOT_ASCII})`;
}

function printPositive({ items, ignoresCase }: RegexpClass): string {
  if (items.length === 0) throw new Untranslatable('a class without characters');
  const perl = items.length === 1 && items[0]?.kind === 'native' ? items[0].text : '';
  if (/^\\[dw]$/.test(perl)) return perl;
  const body = classBody(items);
  if (body === '\\s') return body;
  const ascii = body === '' ? [] : [`[${body}]`];
  if (items.some(holdsAllHigh)) return `(?:${[...ascii, NOT_ASCII].join('|')})`;
  const high = highCharacters(items).map((each) => characterRegexp(each, !ignoresCase));
  return high.length === 0 ? ascii.join('') : `(?:${[...ascii, ...high].join('|')})`;
}

/** Whether an item has all characters beyond ASCII. */
function holdsAllHigh(item: ClassItem): boolean {
  if (item.kind === 'native') return OTHERS.has(item.text);
  return item.first <= LAST_ASCII + 1 && item.last >= LAST_CODE;
}

/** What classes of all but some characters have of ASCII. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['\\D', '\\x00-\\x2f\\x3a-\\x7f'],
  ['\\W', '\\x00-\\x2f\\x3a-\\x40\\x5b-\\x5e\\x60\\x7b-\\x7f'],
]);

/** What the items have of ASCII, between brackets. */
function classBody(items: readonly ClassItem[]): string {
  let body = '';
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item === undefined) break;
    if (isRange(item, 0x09, 0x0d) && isRange(items[at + 1], 0x20, 0x20)) {
      body += '\\s';
      at++;
    } else body += item.kind === 'native' ? nativeBody(item.text) : rangeBody(item);
  }
  return body;
}

function isRange(item: ClassItem | undefined, first: number, last: number): boolean {
  return item?.kind === 'range' && item.first === first && item.last === last;
}

function nativeBody(text: string): string {
  if (!/^(?:\\[dwDW]|\[:[a-z]+:\])$/.test(text)) {
    throw new Untranslatable(`the class of characters ${text}`);
  }
  return OTHERS.get(text) ?? text;
}

function rangeBody({ first, last: end }: Extract<ClassItem, { readonly kind: 'range' }>): string {
  if (first > LAST_ASCII) return '';
  const last = Math.min(end, LAST_ASCII);
  if (last === first) return classCharacter(first);
  return `${classCharacter(first)}${last > first + 1 ? '-' : ''}${classCharacter(last)}`;
}

function classCharacter(code: number): string {
  const character = String.fromCharCode(code);
  if (/^[\w %&'"#,;:<=>@!`~.$*+?(){}|/]$/.test(character))
    return character === '/' ? '\\/' : character;
  if (code === 0x0a) return '\\n';
  if (code === 0x0d) return '\\r';
  if (code === 0x09) return '\\t';
  return code > 0x20 && code < LAST_ASCII
    ? `\\${character}`
    : `\\x${code.toString(16).padStart(2, '0')}`;
}

function hasHigh(items: readonly ClassItem[]): boolean {
  return items.some((item) =>
    item.kind === 'range' ? item.last > LAST_ASCII : OTHERS.has(item.text),
  );
}

function highCharacters(items: readonly ClassItem[]): readonly string[] {
  const found: string[] = [];
  for (const item of items) {
    if (item.kind !== 'range' || item.last <= LAST_ASCII) continue;
    const first = Math.max(item.first, LAST_ASCII + 1);
    if (found.length + item.last - first >= MAX_LISTED) {
      throw new Untranslatable('a class of many characters beyond ASCII');
    }
    for (let code = first; code <= item.last; code++) found.push(String.fromCodePoint(code));
  }
  return found;
}

function isLetter(text: string): boolean {
  return /^[A-Za-z]$/.test(text);
}

/** Whether the case of ASCII letters makes a difference in a class. */
function hasLetter({ items }: RegexpClass): boolean {
  return items.some((item) =>
    item.kind === 'native'
      ? /upper|lower/.test(item.text)
      : item.first <= 0x7a && item.last >= 0x41 && !(item.first === 0 && item.last > 0x7a),
  );
}

/** Whether parts ignore the case of letters, and whether parts do not. Iterative. */
function casesOf(root: RegexpNode): { readonly ignored: boolean; readonly kept: boolean } {
  const cases = { ignored: false, kept: false };
  const pending: RegexpNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'concat' || node.kind === 'alternate') pending.push(...node.nodes);
    else if (node.kind === 'repeat') pending.push(node.node);
    else if (isLetterNode(node)) {
      if (node.ignoresCase) cases.ignored = true;
      else cases.kept = true;
    }
  }
  return cases;
}

function isLetterNode(
  node: RegexpNode,
): node is Extract<RegexpNode, { readonly kind: 'literal' | 'class' }> {
  if (node.kind === 'literal') return isLetter(node.text);
  return node.kind === 'class' && hasLetter(node);
}

/** A search need not go through what may be anything, and the engine refuses to at the beginning. */
function withoutOpenEnds(node: RegexpNode): RegexpNode {
  if (node.kind !== 'concat') return node;
  let first = 0;
  let end = node.nodes.length;
  while (first < end && isAnything(node.nodes[first])) first++;
  while (end > first && isAnything(node.nodes[end - 1])) end--;
  if (first === end) return node;
  return { kind: 'concat', nodes: node.nodes.slice(first, end) };
}

function isAnything(node: RegexpNode | undefined): boolean {
  return (
    node?.kind === 'repeat' && node.node.kind === 'dot' && node.min === 0 && node.max === undefined
  );
}
