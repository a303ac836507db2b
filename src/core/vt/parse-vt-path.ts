import { fromByteString } from '../../base/byte-string.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { didYouMean, suggestNames } from '../../base/suggest.ts';
import { visibleText } from '../../base/visible-text.ts';
import type { FieldType } from '../yara/module-schema.ts';
import type { PathStep, ValuePath } from '../yara/module-value.ts';
import { readIntegerLiteral, readStringLiteral } from '../yara/syntax/literal-values.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import type { Token } from '../yara/syntax/token.ts';
import { printVtPath, typeBelow } from './vt-path.ts';
import { VT_ROOT_TYPE, VT_SCHEMA, vtMessage } from './vt-schema.ts';

/** What is wrong with the text of a path. `offset`: UTF-16, where in the text. */
export interface VtPathError {
  readonly message: string;
  readonly offset: number;
}

/** How much of a wrong token a message quotes. UTF-16 code units. */
const MAX_QUOTED = 40;

const KIND_TEXT = {
  integer: 'an integer',
  float: 'a float',
  boolean: 'a boolean',
  string: 'a string',
  struct: 'an object',
  array: 'an array',
  map: 'a map',
} as const;

/** How far a text has been read: the next token, the path up to it, and the type of what it leads to. */
interface Reading {
  readonly tokens: readonly Token[];
  at: number;
  readonly path: PathStep[];
  type: FieldType;
}

/**
 * The path that a text names in the syntax of `printVtPath`: `vt.behaviour.files_written[3]`,
 * `vt.metadata.exiftool["MIMEType"]`. White space may stand between the parts. Every step is checked
 * against the schema; the error names the near field. Whether a sample has the value is not asked.
 * Never throws. O(text).
 */
export function parseVtPath(text: string): Result<ValuePath, VtPathError> {
  const tokens = tokenize(text).filter(
    (token) => token.kind !== 'whitespace' && token.kind !== 'comment',
  );
  const [root] = tokens;
  if (root?.text !== VT_SCHEMA.name) {
    return fail(root, `expected a path that starts with \`${VT_SCHEMA.name}\``);
  }
  const reading: Reading = { tokens, at: 1, path: [], type: VT_ROOT_TYPE };
  while (reading.at < tokens.length) {
    const step = readStep(reading, text.length);
    if (!step.ok) return step;
    const type = typeBelow(reading.type, step.value);
    // Each step has been checked against the type that it leads away from.
    if (type === undefined) return fail(tokens[reading.at], 'the path goes nowhere');
    reading.path.push(step.value);
    reading.type = type;
  }
  return ok(reading.path);
}

function readStep(reading: Reading, end: number): Result<PathStep, VtPathError> {
  const { tokens, at } = reading;
  const token = tokens[at];
  if (token?.text === '.') {
    reading.at += 2;
    return readField(reading, tokens[at + 1], end);
  }
  if (token?.text === '[') {
    reading.at += 3;
    return readBrackets(reading, tokens.slice(at + 1, at + 3), end);
  }
  return fail(token, `expected \`.\` or \`[\`, found ${found(token)}`, end);
}

function readField(
  reading: Reading,
  token: Token | undefined,
  end: number,
): Result<PathStep, VtPathError> {
  const { type } = reading;
  if (token === undefined || (token.kind !== 'identifier' && token.kind !== 'keyword')) {
    return fail(token, `expected a field name after \`.\`, found ${found(token)}`, end);
  }
  if (type.kind !== 'struct') {
    const hint = type.kind === 'map' ? `; its keys are written \`["${token.text}"]\`` : '';
    return fail(token, `\`${pathText(reading)}\` is ${KIND_TEXT[type.kind]} without fields${hint}`);
  }
  const names = vtMessage(type.message).fields;
  if (names.has(token.text)) return ok({ kind: 'field', name: token.text });
  const hint = didYouMean(suggestNames(token.text, names.keys()));
  const message = `\`${pathText(reading)}\` has no field ${found(token)}`;
  return fail(token, hint === undefined ? message : `${message}; ${hint}`);
}

function readBrackets(
  reading: Reading,
  [token, close]: readonly Token[],
  end: number,
): Result<PathStep, VtPathError> {
  const { type } = reading;
  if (type.kind !== 'array' && type.kind !== 'map') {
    return fail(
      token,
      `\`${pathText(reading)}\` is ${KIND_TEXT[type.kind]}, not a list or map`,
      end,
    );
  }
  const wanted = type.kind === 'array' ? 'integer' : 'string';
  if (token?.kind !== wanted) {
    const what = wanted === 'integer' ? 'a position' : 'a key in double quotes';
    return fail(token, `expected ${what}, found ${found(token)}`, end);
  }
  if (close?.text !== ']') return fail(close, `expected \`]\`, found ${found(close)}`, end);
  return type.kind === 'array' ? indexStep(token) : keyStep(token);
}

function indexStep(token: Token): Result<PathStep, VtPathError> {
  const { value } = readIntegerLiteral(token);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) return fail(token, 'the position is too large');
  return ok({ kind: 'index', index: Number(value) });
}

function keyStep(token: Token): Result<PathStep, VtPathError> {
  const { value, diagnostics } = readStringLiteral(token);
  const [problem] = diagnostics;
  if (problem !== undefined) {
    return err({ message: problem.message, offset: problem.span.start });
  }
  return ok({ kind: 'key', key: fromByteString(value) });
}

function pathText(reading: Reading): string {
  return printVtPath(reading.path);
}

function found(token: Token | undefined): string {
  if (token === undefined) return 'the end';
  const { text } = token;
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return `\`${visibleText(shown)}\``;
}

/** An error at a token, or at the end of the text where there is none. */
function fail(
  token: Token | undefined,
  message: string,
  end = 0,
): { readonly ok: false; readonly error: VtPathError } {
  return err({ message, offset: token?.span.start ?? end });
}
