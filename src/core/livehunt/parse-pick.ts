import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import { didYouMean, suggestNames } from '../../base/suggest.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import {
  readFloatLiteral,
  readIntegerLiteral,
  readRegexpLiteral,
  readStringLiteral,
} from '../yara/syntax/literal-values.ts';
import type { LiteralReading } from '../yara/syntax/literal-values.ts';
import type { Token } from '../yara/syntax/token.ts';
import { isTrivia } from '../yara/syntax/token.ts';
import type { ComparisonOperator, Operand, PickTest } from './pick.ts';
import { COMPARISON_OPERATORS, isComparisonOperator } from './read-comparison.ts';

/** A pick as it is written on a command line; the path is still text. */
export interface ParsedPick {
  readonly pathText: string;
  /** Undefined for the place's default. */
  readonly test: PickTest | undefined;
  readonly negated: boolean;
}

/** What is wrong with a pick's text; `position` counts UTF-16 code units from its start. */
export interface PickSyntaxError {
  readonly message: string;
  readonly position: number;
}

/**
 * Reads `PATH [not] [OP VALUE [or OP VALUE]…]`, where VALUE is a literal of YARA or a constant's name
 * (`vt.FileType.PE_EXE`). In place of OP VALUE may stand `true`, `false`, `defined` or `len >= N`;
 * `== true` and `!= true` are read as `true` and `not true`, as a rule has no operator for booleans. The path
 * ends at the first space or sign of comparison outside of quotes and brackets; whether it leads
 * anywhere is not asked. Never throws. O(text).
 */
export function parsePick(text: string): Result<ParsedPick, PickSyntaxError> {
  const start = text.length - text.trimStart().length;
  const pathEnd = findPathEnd(text, start);
  if (pathEnd === start) return fail('Start with a path, such as vt.metadata.file_name', start);
  const pathText = text.slice(start, pathEnd);
  const tokens = tokenize(text.slice(pathEnd)).filter((token) => !isTrivia(token.kind));
  const reader: Reader = { tokens, offset: pathEnd, end: text.length, at: 0 };
  const negated = takeWord(reader, 'not');
  if (peek(reader) === undefined) return ok({ pathText, test: undefined, negated });
  const truth = takeTruth(reader);
  if (truth !== undefined) {
    return ok({ pathText, test: { kind: 'true' }, negated: negated === truth });
  }
  const test = readTest(reader);
  if (!test.ok) return test;
  const rest = peek(reader);
  if (rest !== undefined) {
    return fail(
      `Unexpected \`${rest.text}\`: join a further value by \`or OP VALUE\``,
      here(reader),
    );
  }
  return ok({ pathText, test: test.value, negated });
}

interface Reader {
  readonly tokens: readonly Token[];
  /** Where the tokens' text starts in the pick. */
  readonly offset: number;
  readonly end: number;
  at: number;
}

function readTest(reader: Reader): Result<PickTest, PickSyntaxError> {
  if (takeWord(reader, 'defined')) return ok({ kind: 'defined' });
  if (takeWord(reader, 'len')) return readLength(reader);
  const alternatives: { readonly operator: ComparisonOperator; readonly operand: Operand }[] = [];
  do {
    const operator = peek(reader)?.text ?? '';
    if (!isComparisonOperator(operator)) {
      return fail(operatorFault(operator), here(reader));
    }
    reader.at++;
    const operand = readOperandToken(reader);
    if (!operand.ok) return operand;
    alternatives.push({ operator, operand: operand.value });
  } while (takeWord(reader, 'or'));
  return ok({ kind: 'compare', alternatives });
}

/** What a text of nothing but `true`, `false`, `== true`, `!= false` … asks for; takes it. */
function takeTruth(reader: Reader): boolean | undefined {
  const words = reader.tokens.slice(reader.at).map(({ text }) => text);
  const word = words.pop();
  const [sign = '=='] = words;
  const isTruth = words.length < 2 && (sign === '==' || sign === '!=');
  if (!isTruth || (word !== 'true' && word !== 'false')) return undefined;
  reader.at = reader.tokens.length;
  return (word === 'true') === (sign === '==');
}

/** Says of what stands in the place of an operator what to write. */
function operatorFault(found: string): string {
  if (found === '') return 'The text ends where an operator such as == or icontains is wanted';
  const fault = `\`${found}\` stands where an operator such as == or icontains is wanted`;
  if (found === 'in') return `${fault}; several values are written \`== "a" or == "b"\``;
  const hint = didYouMean(suggestNames(found, COMPARISON_OPERATORS));
  return hint === undefined ? fault : `${fault}; ${hint}`;
}

function readLength(reader: Reader): Result<PickTest, PickSyntaxError> {
  if (!takeWord(reader, '>=')) return fail('Write a length as `len >= NUMBER`', here(reader));
  const position = here(reader);
  const operand = readOperandToken(reader);
  if (!operand.ok) return operand;
  if (operand.value.kind !== 'integer') return fail('A length is a whole number', position);
  return ok({ kind: 'length', atLeast: operand.value.value });
}

function readOperandToken(reader: Reader): Result<Operand, PickSyntaxError> {
  const position = here(reader);
  const isNegative = takeWord(reader, '-');
  const token = peek(reader);
  if (token === undefined) return fail('The value is missing', position);
  reader.at++;
  const { offset } = reader;
  switch (token.kind) {
    case 'integer':
      return literal(readIntegerLiteral(token), offset, (value) => ({
        kind: 'integer',
        value: isNegative ? -value : value,
      }));
    case 'float': {
      const value = readFloatLiteral(token);
      return ok({ kind: 'float', value: isNegative ? -value : value });
    }
    default:
      break;
  }
  if (isNegative) return fail('A minus needs a number behind it', position);
  if (token.kind === 'string') {
    return literal(readStringLiteral(token), offset, (value) => ({ kind: 'string', value }));
  }
  if (token.kind === 'regexp') {
    return literal(readRegexpLiteral(token), offset, (value) => ({ kind: 'regexp', ...value }));
  }
  if (token.kind === 'identifier') return ok(readConstant(reader, token.text));
  if (token.text.startsWith('"')) {
    return fail('The text lacks its closing quote; a line break in it is written \\n', position);
  }
  const message = `\`${token.text}\` is no value: write a text in double quotes, a number, a regular expression between slashes, or a constant`;
  return fail(message, position);
}

function readConstant(reader: Reader, first: string): Operand {
  let path = first;
  while (peek(reader)?.text === '.') {
    const name = reader.tokens[reader.at + 1];
    if (name === undefined || !/^\w+$/.test(name.text)) break;
    path += `.${name.text}`;
    reader.at += 2;
  }
  return { kind: 'constant', path };
}

/** The operand of a literal, or the first problem of its text; offset: where the tokens start. */
function literal<T>(
  { value, diagnostics }: LiteralReading<T>,
  offset: number,
  operandOf: (value: T) => Operand,
): Result<Operand, PickSyntaxError> {
  const [problem] = diagnostics;
  if (problem === undefined) return ok(operandOf(value));
  const help = problem.help === undefined ? '' : `: ${problem.help}`;
  return fail(`${problem.message}${help}`, offset + problem.span.start);
}

function takeWord(reader: Reader, word: string): boolean {
  if (peek(reader)?.text !== word) return false;
  reader.at++;
  return true;
}

function peek(reader: Reader): Token | undefined {
  return reader.tokens[reader.at];
}

function here(reader: Reader): number {
  const token = peek(reader);
  return token === undefined ? reader.end : reader.offset + token.span.start;
}

function findPathEnd(text: string, start: number): number {
  let quote = '';
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (quote !== '') {
      if (unit === '\\') at++;
      else if (unit === quote) quote = '';
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '[') depth++;
    else if (unit === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[\s=!<>]/.test(unit)) return at;
  }
  return text.length;
}

function fail(
  message: string,
  position: number,
): { readonly ok: false; readonly error: PickSyntaxError } {
  return err({ message, position });
}
