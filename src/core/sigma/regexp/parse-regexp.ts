import { err, ok, type Result } from '../../../base/result.ts';
import { peek, skipSpaceAndComments, take, takeIf } from '../../../base/text-cursor.ts';
import { single } from './class-items.ts';
import { parseClass } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';
import { parseGroupStart, type RegexpFlags } from './parse-group-start.ts';
import { parseQuantifier } from './parse-quantifier.ts';
import type { Assertion, RegexpError, RegexpNode } from './regexp-node.ts';
import { failSyntax, failUnsupported, RegexpFailure, type RegexpReader } from './regexp-reader.ts';

/** Groups nest at most so deep. Source: PCRE2's default. */
const MAX_DEPTH = 250;

/** UTF-16 code units of a regular expression. */
const MAX_LENGTH = 65_536;

/**
 * Reads a regular expression of PCRE, and what authors bring along from Python and JavaScript. flags:
 * of `i`, `m`, `s`, in force from the beginning. An error says where and why: it is none, or it has what
 * only engines with backtracking have (look-around, back-references, atomic and possessive parts,
 * recursion). Groups do not capture. Never throws.
 *
 * `core/yara` has a reader of its own. There the language is that of Rust's engine (operators on sets,
 * brackets in brackets, bytes), and messages and places are the engine's to the letter. Here it is PCRE's,
 * of code points, flags are resolved while reading, and what cannot run in linear time is told as such.
 * Alike are the cursor, which is shared, and the outline of any such reader.
 *
 * Source: Sigma specification, "Regular Expression"; PCRE2, pcre2pattern.
 */
export function parseRegexp(text: string, flags: string): Result<RegexpNode, RegexpError> {
  const reader: RegexpReader = { text, at: 0, depth: 0 };
  try {
    if (text.length > MAX_LENGTH) {
      failUnsupported(reader, 0, `it is longer than ${MAX_LENGTH} characters`);
    }
    const node = parseAlternatives(reader, {
      ignoresCase: flags.includes('i'),
      isMultiLine: flags.includes('m'),
      isDotAll: flags.includes('s'),
      isExtended: false,
      isUngreedy: false,
    });
    if (reader.at < text.length) {
      take(reader);
      failSyntax(reader, reader.at - 1, 'this parenthesis closes no group');
    }
    return ok(node);
  } catch (error) {
    if (error instanceof RegexpFailure) return err(error.failure);
    throw error;
  }
}

/** `flags` is the group's own object: an inline `(?i)` changes it for what follows in the group. */
function parseAlternatives(reader: RegexpReader, flags: RegexpFlags): RegexpNode {
  const nodes = [parseSequence(reader, flags)];
  while (takeIf(reader, '|')) nodes.push(parseSequence(reader, flags));
  const [only] = nodes;
  return only !== undefined && nodes.length === 1 ? only : { kind: 'alternate', nodes };
}

function parseSequence(reader: RegexpReader, flags: RegexpFlags): RegexpNode {
  const nodes: RegexpNode[] = [];
  for (;;) {
    if (flags.isExtended) skipSpaceAndComments(reader);
    const next = peek(reader);
    if (next === '' || next === '|' || next === ')') break;
    const atoms = parseAtom(reader, flags);
    if (flags.isExtended) skipSpaceAndComments(reader);
    const last = atoms.pop();
    nodes.push(...atoms);
    if (last !== undefined) nodes.push(parseQuantifier(reader, last, flags.isUngreedy));
  }
  const [only] = nodes;
  return only !== undefined && nodes.length === 1 ? only : { kind: 'concat', nodes };
}

/** One atom, or several of which a quantifier takes the last; none for flags and comments. */
function parseAtom(reader: RegexpReader, flags: RegexpFlags): RegexpNode[] {
  const start = reader.at;
  const { ignoresCase } = flags;
  switch (peek(reader)) {
    case '(':
      return parseGroup(reader, flags);
    case '[':
      return [{ kind: 'class', ...parseClass(reader), ignoresCase }];
    case '\\':
      return parseEscapeAtom(reader, flags);
    case '.':
      take(reader);
      return [{ kind: 'dot', matchesNewline: flags.isDotAll }];
    case '^':
      take(reader);
      return [assertion(flags.isMultiLine ? 'line-start' : 'text-start')];
    case '$':
      take(reader);
      return [assertion(flags.isMultiLine ? 'line-end' : 'text-end-or-newline')];
    case '*':
    case '+':
    case '?':
      take(reader);
      return failSyntax(reader, start, 'there is nothing before this sign that it could repeat');
    default:
      return [{ kind: 'literal', text: take(reader), ignoresCase }];
  }
}

function parseGroup(reader: RegexpReader, flags: RegexpFlags): RegexpNode[] {
  const start = reader.at;
  const inner = parseGroupStart(reader, flags);
  if (inner === undefined) return [];
  if (++reader.depth > MAX_DEPTH) {
    failUnsupported(reader, start, `groups nest more than ${MAX_DEPTH} deep`);
  }
  const node = parseAlternatives(reader, inner);
  if (!takeIf(reader, ')')) {
    reader.at = start + 1;
    failSyntax(reader, start, 'the group is not closed');
  }
  reader.depth--;
  return [node];
}

function parseEscapeAtom(reader: RegexpReader, { ignoresCase }: RegexpFlags): RegexpNode[] {
  const escape = parseEscape(reader, false);
  switch (escape.kind) {
    case 'character':
      return [{ kind: 'literal', text: String.fromCodePoint(escape.code), ignoresCase }];
    case 'class':
      return [{ kind: 'class', items: escape.items, isNegated: escape.isNegated, ignoresCase }];
    case 'assertion':
      return [assertion(escape.what)];
    case 'line-break':
      return [LINE_BREAK];
    case 'quoted':
      return Array.from(escape.text, (text) => ({ kind: 'literal', text, ignoresCase }));
    case 'nothing':
      return [];
  }
}

function assertion(what: Assertion): RegexpNode {
  return { kind: 'assertion', what };
}

function literal(text: string): RegexpNode {
  return { kind: 'literal', text, ignoresCase: false };
}

const LINE_BREAK: RegexpNode = {
  kind: 'alternate',
  nodes: [
    { kind: 'concat', nodes: [literal('\r'), literal('\n')] },
    {
      kind: 'class',
      items: [
        { kind: 'range', first: 0x0a, last: 0x0d },
        single(0x85),
        single(0x2028),
        single(0x2029),
      ],
      isNegated: false,
      ignoresCase: false,
    },
  ],
};
