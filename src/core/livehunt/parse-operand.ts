import { assertNever } from '../../base/assert.ts';
import { fromByteString, toByteString } from '../../base/byte-string.ts';
import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import { didYouMean, suggestNames } from '../../base/suggest.ts';
import { isReadable } from '../yara/syntax/code-point.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import {
  printFloatLiteral,
  printRegexpLiteral,
  printStringLiteral,
} from '../yara/syntax/literals.ts';
import {
  readFloatLiteral,
  readIntegerLiteral,
  readRegexpLiteral,
  readStringLiteral,
} from '../yara/syntax/literal-values.ts';
import type { Token, TokenKind } from '../yara/syntax/token.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import { constantNumber, findComparisonFault } from './check-test.ts';
import { isLossyText } from './scalar-term.ts';
import type { ComparisonOperator, Operand } from './pick.ts';
import { isTimestampName, parseTimestamp } from './timestamp.ts';

/** What a value is typed for. */
export interface OperandRequest {
  readonly schema: ModuleSchema;
  readonly type: FieldType;
  readonly operator: ComparisonOperator;
  /** Name of the field; a moment takes dates too. */
  readonly fieldName: string;
}

/**
 * The value that a user typed into a field of a chip. Text is taken as it is, no escapes needed; a
 * whole string literal of YARA is read as one. Numbers as YARA writes them (`10MB`, `0x1f`, `-5`), a
 * date where the field is a moment, a constant by its short or full name, a regular expression with
 * or without slashes. The error is a sentence that says what to type. Never throws.
 */
export function parseOperand(request: OperandRequest, text: string): Result<Operand, string> {
  const { schema, type, operator } = request;
  const operand = readOperand(request, text);
  if (!operand.ok) return operand;
  const fault = findComparisonFault(schema, type, { operator, operand: operand.value });
  return fault === undefined ? operand : err(fault);
}

/**
 * The text that stands in a chip's field for a value, so that `parseOperand` reads the same value.
 * Text shows as it is unless it holds what a reader cannot see, or would be taken for a literal: then
 * it shows as a literal. Never throws.
 */
export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'string': {
      const text = fromByteString(operand.value);
      const isPlain =
        toByteString(text) === operand.value &&
        Array.from(text).every((character) => character === ' ' || isReadable(character)) &&
        readWhole(text, 'string') === undefined;
      return isPlain ? text : printStringLiteral(operand.value);
    }
    case 'integer':
      return operand.value.toString();
    case 'float':
      return printFloatLiteral(operand.value);
    case 'regexp':
      return printRegexpLiteral(operand.pattern, operand.flags);
    case 'constant':
      return operand.path;
    default:
      return assertNever(operand, 'operand');
  }
}

function readOperand(request: OperandRequest, text: string): Result<Operand, string> {
  const { type, operator } = request;
  if (operator === 'matches') return readRegexp(text);
  if (type.kind === 'string') return readText(text);
  if (type.kind === 'integer' && type.enumPath !== undefined) {
    const constant = readConstant(request.schema, type.enumPath, text.trim());
    if (constant !== undefined) return constant;
  }
  return readNumber(request, text.trim());
}

function readText(text: string): Result<Operand, string> {
  const token = readWhole(text, 'string');
  if (token !== undefined) return ok({ kind: 'string', value: readStringLiteral(token).value });
  if (isLossyText(text)) return err('the text holds half of a surrogate pair: delete it');
  return ok({ kind: 'string', value: toByteString(text) });
}

function readRegexp(text: string): Result<Operand, string> {
  const token = readWhole(text, 'regexp');
  if (token !== undefined) return ok({ kind: 'regexp', ...readRegexpLiteral(token).value });
  if (text === '') return err('type a regular expression');
  if (isLossyText(text)) return err('the text holds half of a surrogate pair: delete it');
  return ok({ kind: 'regexp', pattern: text, flags: '' });
}

function readConstant(
  schema: ModuleSchema,
  enumPath: string,
  text: string,
): Result<Operand, string> | undefined {
  if (/^-?\d/.test(text)) return undefined;
  for (const path of [text, `${enumPath}.${text}`]) {
    if (constantNumber(schema, path) !== undefined) return ok({ kind: 'constant', path });
  }
  const names = schema.enums.get(enumPath)?.keys() ?? [];
  const short = text.slice(text.lastIndexOf('.') + 1);
  const hint = didYouMean(suggestNames(short, names));
  return err(
    `\`${text}\` is no constant of \`${enumPath}\`${hint === undefined ? '' : `: ${hint}`}`,
  );
}

function readNumber({ type, fieldName }: OperandRequest, text: string): Result<Operand, string> {
  const isNegative = text.startsWith('-');
  const digits = isNegative ? text.slice(1).trimStart() : text;
  const integer = readWhole(digits, 'integer');
  if (integer !== undefined) {
    const { value } = readIntegerLiteral(integer);
    return ok({ kind: 'integer', value: isNegative ? -value : value });
  }
  const float = readWhole(digits, 'float');
  if (float !== undefined) {
    if (type.kind === 'integer') return err('type a whole number');
    const value = readFloatLiteral(float);
    return ok({ kind: 'float', value: isNegative ? -value : value });
  }
  const moment = isTimestampName(fieldName) ? parseTimestamp(text) : undefined;
  if (moment !== undefined) return ok({ kind: 'integer', value: moment });
  return err(
    isTimestampName(fieldName)
      ? 'type a date such as 2024-05-01, or a number of seconds since 1970'
      : 'type a number; KB and MB behind it multiply it',
  );
}

/** The token when the whole text is one faultless literal of this kind. */
function readWhole(text: string, kind: TokenKind): Token | undefined {
  const [token, ...others] = tokenize(text);
  if (token?.kind !== kind || others.length > 0) return undefined;
  return literalProblems(token) === 0 ? token : undefined;
}

function literalProblems(token: Token): number {
  switch (token.kind) {
    case 'string':
      return readStringLiteral(token).diagnostics.length;
    case 'regexp':
      return readRegexpLiteral(token).diagnostics.length;
    case 'integer':
      return readIntegerLiteral(token).diagnostics.length;
    default:
      return 0;
  }
}
