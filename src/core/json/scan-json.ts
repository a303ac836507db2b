import { JSON_KIND } from './json-index.ts';
import {
  addNode,
  closeNode,
  growIndexBuilder,
  isContainerKind,
  type JsonIndexBuilder,
} from './json-index-builder.ts';
import { BYTE, endOfNumber, endOfString, endOfWord, skipSpace } from './scan-token.ts';

/** What the grammar asked for at the place where a document broke. */
export type Expectation =
  | 'document'
  | 'first-element'
  | 'element'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'member-value'
  | 'separator'
  | 'end'
  /** Inside a string, a number, or one of the three words. */
  | 'string'
  | 'number'
  | 'word'
  /** A container too many, one inside the other. */
  | 'depth';

/** Where and why scanning stopped. `container`: the innermost open array or object, -1 for none. */
export interface ScanFailure {
  readonly offset: number;
  readonly expected: Expectation;
  readonly container: number;
}

/** Which value a byte starts, by `JSON_KIND`; NO_VALUE where it starts none. */
const NO_VALUE = 0xff;
const VALUE_STARTS = new Uint8Array(256).fill(NO_VALUE);
VALUE_STARTS[BYTE.openBrace] = JSON_KIND.object;
VALUE_STARTS[BYTE.openBracket] = JSON_KIND.array;
VALUE_STARTS[BYTE.quote] = JSON_KIND.string;
VALUE_STARTS.fill(JSON_KIND.number, BYTE.zero, BYTE.nine + 1);
VALUE_STARTS[BYTE.minus] = JSON_KIND.number;
VALUE_STARTS['t'.charCodeAt(0)] = JSON_KIND.true;
VALUE_STARTS['f'.charCodeAt(0)] = JSON_KIND.false;
VALUE_STARTS['n'.charCodeAt(0)] = JSON_KIND.null;

/**
 * Scans one JSON value that starts at or after `start` and must be all there is up to the end of
 * `bytes`, and adds its nodes to `builder`. maxDepth: how many arrays and objects may stand one inside
 * the other. Returns undefined when the value is valid, else where it breaks; the builder is then of
 * use for its open containers only. Never throws, never recurses. Source: RFC 8259.
 */
export function scanJson(
  bytes: Uint8Array,
  start: number,
  builder: JsonIndexBuilder,
  maxDepth: number,
): ScanFailure | undefined {
  let at = skipSpace(bytes, start);
  let parent = -1;
  let inObject = false;
  let keyStart = 0;
  let keyEnd = 0;
  for (;;) {
    if (inObject) {
      keyStart = at;
      if (bytes[at] !== BYTE.quote) return failure(builder, at, parent, 'key');
      keyEnd = endOfString(bytes, at);
      if (keyEnd < 0) return failure(builder, ~keyEnd, parent, 'string');
      at = skipSpace(bytes, keyEnd);
      if (bytes[at] !== BYTE.colon) return failure(builder, at, parent, 'colon');
      at = skipSpace(bytes, at + 1);
    } else {
      keyStart = 0;
      keyEnd = 0;
    }
    const kind = at < bytes.length ? (VALUE_STARTS[bytes[at] ?? 0] ?? NO_VALUE) : NO_VALUE;
    if (kind === NO_VALUE) return failure(builder, at, parent, 'value');
    if (builder.nNodes === builder.capacity) growIndexBuilder(builder, at / bytes.length);
    const node = addNode(builder, { kind, parent, start: at, keyStart, keyEnd });
    if (isContainerKind(kind)) {
      if ((builder.depths[node] ?? 0) >= maxDepth) return failure(builder, at, parent, 'depth');
      at = skipSpace(bytes, at + 1);
      if (bytes[at] !== closerOf(kind)) {
        parent = node;
        inObject = kind === JSON_KIND.object;
        continue;
      }
      at++;
    } else {
      const end = endOfScalar(bytes, at, kind);
      if (end < 0) return failure(builder, ~end, parent, scalarExpectation(kind));
      at = end;
    }
    closeNode(builder, node, at);
    // The value is complete: leave every container that ends here, up to the comma before the next value.
    for (;;) {
      at = skipSpace(bytes, at);
      if (parent === -1) return at < bytes.length ? failure(builder, at, parent, 'end') : undefined;
      if (bytes[at] === BYTE.comma) break;
      if (bytes[at] !== (inObject ? BYTE.closeBrace : BYTE.closeBracket)) {
        return failure(builder, at, parent, 'separator');
      }
      closeNode(builder, parent, ++at);
      parent = builder.parentIds[parent] ?? -1;
      inObject = parent !== -1 && builder.kinds[parent] === JSON_KIND.object;
    }
    at = skipSpace(bytes, at + 1);
  }
}

function closerOf(kind: number): number {
  return kind === JSON_KIND.object ? BYTE.closeBrace : BYTE.closeBracket;
}

function endOfScalar(bytes: Uint8Array, at: number, kind: number): number {
  if (kind === JSON_KIND.string) return endOfString(bytes, at);
  if (kind === JSON_KIND.number) return endOfNumber(bytes, at);
  if (kind === JSON_KIND.true) return endOfWord(bytes, at, 'true');
  return endOfWord(bytes, at, kind === JSON_KIND.false ? 'false' : 'null');
}

function scalarExpectation(kind: number): 'string' | 'number' | 'word' {
  if (kind === JSON_KIND.string) return 'string';
  return kind === JSON_KIND.number ? 'number' : 'word';
}

/** An expectation as the scanner has it at hand, before a look at the container. */
type Wanted =
  | 'value'
  | Exclude<Expectation, 'document' | 'first-element' | 'element' | 'first-key' | 'member-value'>;

/** Tells which value or key was expected, from what the innermost container holds so far. */
function failure(
  builder: JsonIndexBuilder,
  offset: number,
  container: number,
  expected: Wanted,
): ScanFailure {
  if (expected === 'key') {
    const isFirst = builder.childCounts[container] === 0;
    return { offset, container, expected: isFirst ? 'first-key' : 'key' };
  }
  if (expected !== 'value') return { offset, container, expected };
  if (container === -1) return { offset, container, expected: 'document' };
  if (builder.kinds[container] === JSON_KIND.object) {
    return { offset, container, expected: 'member-value' };
  }
  const isFirst = builder.childCounts[container] === 0;
  return { offset, container, expected: isFirst ? 'first-element' : 'element' };
}
