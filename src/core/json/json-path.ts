import { err, ok, type Result } from '../../base/result.ts';
import { didYouMean, suggestNames } from '../../base/suggest.ts';
import { visibleText } from '../../base/visible-text.ts';
import { childIds, entryOf, kindOf, type JsonIndex } from './json-index.ts';
import { memberOf } from './json-members.ts';
import { keyOf } from './json-text.ts';
import { parseJsonPath, type JsonPathError, type JsonPathStep } from './parse-json-path.ts';

/** The steps from the root to a node; none for the root. Throws InvariantError for an unknown id. O(depth). */
export function pathStepsOf(index: JsonIndex, node: number): readonly JsonPathStep[] {
  const steps: JsonPathStep[] = [];
  for (let id = node; entryOf(index.parentIds, id) !== -1; id = entryOf(index.parentIds, id)) {
    steps.push(keyOf(index, id) ?? entryOf(index.ordinals, id));
  }
  return steps.reverse();
}

/**
 * The JSONPath of a node: `$.data.attributes.names[0]`, `$['weird key']`. A member whose key comes
 * again later in the same object has the same path as the later one. Throws InvariantError for an
 * unknown id. O(depth). Source: RFC 9535, with the shorthand of section 2.5.1 for ASCII names.
 */
export function jsonPathOf(index: JsonIndex, node: number): string {
  return printJsonPath(pathStepsOf(index, node));
}

/**
 * Writes steps as a JSONPath. Quotes, backslashes, controls and every invisible character of a key are
 * escaped, so that the path fits one line and hides nothing. Never throws.
 */
export function printJsonPath(steps: readonly JsonPathStep[]): string {
  let path = '$';
  for (const step of steps) {
    if (typeof step === 'number') path += `[${String(step)}]`;
    else path += isPlainName(step) ? `.${step}` : `['${escapeName(step)}']`;
  }
  return path;
}

/**
 * The node that a JSONPath names, in the syntax of `jsonPathOf` and with keys in double quotes too.
 * Of members with the same key the last one. The error says what the path misses. Never throws.
 */
export function nodeAtJsonPath(index: JsonIndex, path: string): Result<number, JsonPathError> {
  const parsed = parseJsonPath(path);
  if (!parsed.ok) return parsed;
  const steps = parsed.value;
  let node = 0;
  for (const [depth, step] of steps.entries()) {
    const next =
      typeof step === 'string' ? memberOf(index, node, step) : elementOf(index, node, step);
    if (next === undefined) {
      const at = `\`${printJsonPath(steps.slice(0, depth))}\``;
      return err({ message: `${at} ${missingText(index, node, step)}` });
    }
    node = next;
  }
  return ok(node);
}

/**
 * The element of an array at a position from 0; undefined where there is none or the node is no
 * array. Throws InvariantError for an unknown id. O(position).
 */
export function elementOf(
  index: JsonIndex,
  arrayNode: number,
  ordinal: number,
): number | undefined {
  if (kindOf(index, arrayNode) !== 'array') return undefined;
  if (ordinal >= entryOf(index.childCounts, arrayNode)) return undefined;
  let child = arrayNode + 1;
  for (let at = 0; at < ordinal; at++) child = entryOf(index.nextIds, child);
  return child;
}

const KIND_TEXT = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  true: 'a boolean',
  false: 'a boolean',
  null: 'null',
} as const;

function missingText(index: JsonIndex, node: number, step: JsonPathStep): string {
  const kind = kindOf(index, node);
  if (typeof step === 'number') {
    if (kind !== 'array') return `is ${KIND_TEXT[kind]} and has no elements`;
    const count = entryOf(index.childCounts, node);
    return `has ${count === 1 ? '1 element' : `${String(count)} elements`}, none at position ${String(step)}`;
  }
  if (kind !== 'object') return `is ${KIND_TEXT[kind]} and has no members`;
  const keys = Array.from(childIds(index, node), (child) => keyOf(index, child) ?? '');
  const hint = didYouMean(suggestNames(step, keys).map(visibleText));
  const missing = `has no member \`${visibleText(step)}\``;
  return hint === undefined ? missing : `${missing}: ${hint}`;
}

function isPlainName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

const NAME_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["'", "\\'"],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);

function escapeName(name: string): string {
  let escaped = '';
  for (const character of name) {
    const known = NAME_ESCAPES.get(character);
    if (known !== undefined) escaped += known;
    else if (visibleText(character) === character) escaped += character;
    else for (const unit of character.split('')) escaped += unicodeEscape(unit);
  }
  return escaped;
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
