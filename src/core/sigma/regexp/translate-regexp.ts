import { RE2JS } from 're2js';

import { assertNever } from '../../../base/assert.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { parseRegexp } from './parse-regexp.ts';
import type {
  Assertion,
  ClassItem,
  RegexpClass,
  RegexpError,
  RegexpNode,
  RegexpRepeat,
} from './regexp-node.ts';

/** RE2 repeats at most so often, repetitions within repetitions multiplied. Source: RE2's syntax. */
const MAX_RE2_REPEAT = 1000;

/** A translation is no longer; only repetitions of repetitions make it longer than what was written. */
const MAX_SOURCE_LENGTH = 200_000;

/** Characters, with all repetitions written out. PCRE's own limit is 64 KB of code. */
const MAX_SIZE = 66_000;

/**
 * Translates a regular expression to the dialect of the engine, which takes time linear in the text.
 * written: PCRE, flags: of `i`, `m`, `s`. `$` also holds before a newline that ends the text; `\d`,
 * `\w`, `\s`, `\b` are about ASCII; without case, characters are equal that fold to the same. Never throws.
 */
export function translateRegexp(written: string, flags: string): Result<string, RegexpError> {
  const parsed = parseRegexp(written, flags);
  if (!parsed.ok) return parsed;
  const end = written.length;
  if (sizeOf(parsed.value) > MAX_SIZE) return tooLarge(end);
  const { source } = print(parsed.value);
  if (source.length > MAX_SOURCE_LENGTH) return tooLarge(end);
  try {
    RE2JS.compile(source);
    return ok(source);
  } catch {
    return hasUnknownProperty(source)
      ? err({
          code: 'sigma/regexp-unsupported',
          message: 'the regular expression asks for a property of characters that is not known',
          start: 0,
          end,
        })
      : tooLarge(end);
  }
}

function tooLarge(end: number): Result<string, RegexpError> {
  return err({
    code: 'sigma/regexp-unsupported',
    message: 'the regular expression is too large: its repetitions multiply',
    start: 0,
    end,
  });
}

function hasUnknownProperty(source: string): boolean {
  for (const [property] of source.matchAll(/\\[pP](?:\{[^}]*\}|.)/g)) {
    try {
      RE2JS.compile(property);
    } catch {
      return true;
    }
  }
  return false;
}

function sizeOf(node: RegexpNode): number {
  switch (node.kind) {
    case 'concat':
    case 'alternate':
      return node.nodes.reduce((size, each) => size + sizeOf(each), 1);
    case 'repeat':
      return sizeOf(node.node) * Math.max(1, node.max ?? node.min + 1);
    default:
      return 1;
  }
}

/** Source text, and how often its innermost repetition is repeated. */
interface Printed {
  readonly source: string;
  readonly nRepeats: number;
}

function print(node: RegexpNode): Printed {
  switch (node.kind) {
    case 'literal':
      return leaf(withCase(printCharacter(node.text.codePointAt(0) ?? 0), node.ignoresCase));
    case 'dot':
      return leaf(node.matchesNewline ? '(?s:.)' : '[^\\n]');
    case 'assertion':
      return leaf(printAssertion(node.what));
    case 'class':
      return leaf(printClass(node));
    case 'concat':
      return printSequence(node.nodes);
    case 'alternate': {
      const parts = node.nodes.map(print);
      return {
        source: `(?:${parts.map(({ source }) => source).join('|')})`,
        nRepeats: Math.max(...parts.map(({ nRepeats }) => nRepeats)),
      };
    }
    case 'repeat':
      return printRepeat(node);
    default:
      return assertNever(node, 'node');
  }
}

function leaf(source: string): Printed {
  return { source, nRepeats: 1 };
}

/** Neighbours that ignore case are put into one group: the engine finds them as one text. */
function printSequence(nodes: readonly RegexpNode[]): Printed {
  let source = '';
  let nRepeats = 1;
  let text = '';
  for (const node of [...nodes, undefined]) {
    if (node?.kind === 'literal' && node.ignoresCase) {
      text += printCharacter(node.text.codePointAt(0) ?? 0);
      continue;
    }
    if (text !== '') source += withCase(text, true);
    text = '';
    if (node === undefined) break;
    const part = print(node);
    source += part.source;
    nRepeats = Math.max(nRepeats, part.nRepeats);
  }
  return { source, nRepeats };
}

function withCase(source: string, ignoresCase: boolean): string {
  return ignoresCase ? `(?i:${source})` : source;
}

function printAssertion(what: Assertion): string {
  switch (what) {
    case 'text-start':
      return '\\A';
    case 'line-start':
      return '(?m:^)';
    case 'text-end':
      return '\\z';
    case 'text-end-or-newline':
      return '\\n?\\z';
    case 'line-end':
      return '(?m:$)';
    case 'word':
      return '\\b';
    case 'not-word':
      return '\\B';
  }
}

/** The engine folds what stands for itself, and negates after that. */
function printClass({ items, isNegated, ignoresCase }: RegexpClass): string {
  if (items.length === 0) return isNegated ? '(?s:.)' : '[^\\x00-\\x{10ffff}]';
  const source = `[${isNegated ? '^' : ''}${items.map(printItem).join('')}]`;
  return withCase(source, ignoresCase);
}

function printItem(item: ClassItem): string {
  if (item.kind === 'native') return item.text;
  const first = printCode(item.first);
  return item.first === item.last ? first : `${first}-${printCode(item.last)}`;
}

/** Repetitions that multiply to more than the engine takes are written out in pieces. */
function printRepeat({ node, min, max, isLazy }: RegexpRepeat): Printed {
  const inner = print(node);
  const atom = `(?:${inner.source})`;
  const lazy = isLazy ? '?' : '';
  if (max === undefined && min <= 1) {
    return { source: `${atom}${min === 0 ? '*' : '+'}${lazy}`, nRepeats: inner.nRepeats };
  }
  if (min === 0 && max === 1) return { source: `${atom}?${lazy}`, nRepeats: inner.nRepeats };
  const step = Math.max(1, Math.floor(MAX_RE2_REPEAT / inner.nRepeats));
  const pieces: string[] = [];
  const add = (count: number, piece: (nTimes: number) => string) => {
    for (let left = count; left > 0; left -= step) {
      pieces.push(piece(Math.min(left, step)));
      if (pieces.length * atom.length > MAX_SOURCE_LENGTH) return;
    }
  };
  add(min, (nTimes) => (nTimes === 1 ? atom : `${atom}{${nTimes}}`));
  if (max === undefined) pieces.push(`${atom}*${lazy}`);
  else add(max - min, (nTimes) => `${atom}{0,${nTimes}}${lazy}`);
  const nRepeats = inner.nRepeats * Math.min(step, Math.max(min, max ?? min));
  return { source: pieces.length === 0 ? '(?:)' : `(?:${pieces.join('')})`, nRepeats };
}

function printCharacter(code: number): string {
  const isPlain = code === 0x20 || /^\w$/.test(String.fromCodePoint(code));
  return isPlain ? String.fromCodePoint(code) : printCode(code);
}

function printCode(code: number): string {
  return code > 0xff ? `\\x{${code.toString(16)}}` : `\\x${code.toString(16).padStart(2, '0')}`;
}
