import { assertNever } from '../../../base/assert.ts';
import type { ByteString } from '../../../base/byte-string.ts';
import type { ConstantValue, ExpressionType } from '../check/expression-type.ts';
import { isScalar } from '../check/expression-type.ts';
import { factsOf } from '../check/type-table.ts';
import type { Binary, Expression, Unary } from '../syntax/ast.ts';
import { visitExpressions, withoutParentheses } from '../syntax/child-nodes.ts';
import { calculate, compare, invertBits, negate } from './arithmetic.ts';
import { compileAccess, compileLocate } from './compile-access.ts';
import { compileCall } from './compile-call.ts';
import type { CompileContext } from './compile-context.ts';
import { compileLogic } from './compile-logic.ts';
import { compileForIn, compileWith } from './compile-loop.ts';
import { compileOfTuple } from './compile-of.ts';
import { isNeverUndefined } from './definedness.ts';
import { compileColumnTest } from './compile-column-test.ts';
import { compileReadTest } from './compile-read-test.ts';
import { countOutcome, type Evaluate } from './frame.ts';
import { createMatcher } from './matcher.ts';
import { outcomeCode } from './outcome.ts';
import { ignoresCase, STRING_TESTS } from './string-operations.ts';
import { compileValueTest, matchTest } from './value-test.ts';
import { truthOf, UNKNOWN, withoutOperands } from './value.ts';

/** Compiles an expression of a checked condition; in a traced run, with its recorder around it. */
export function compileExpression(expression: Expression, context: CompileContext): Evaluate {
  const test = compileColumnTest(expression, context) ?? compileReadTest(expression, context);
  if (test) return test;
  const evaluate = compileNode(expression, context);
  const number = context.numbers?.get(expression);
  const { type, constant } = factsOf(context.types, expression);
  const isFixed = constant !== undefined && constant.kind !== 'boolean';
  if (number === undefined) return evaluate;
  if (isFixed || !isTest(expression, type)) {
    return (frame) => {
      const value = evaluate(frame);
      if (!frame.isMuted) countOutcome(frame, number, outcomeCode(value));
      return value;
    };
  }
  return (frame) => {
    const mark = frame.evidence.length;
    const { collects } = frame;
    frame.collects = true;
    const value = evaluate(frame);
    frame.collects = collects;
    if (!frame.isMuted) {
      countOutcome(frame, number, outcomeCode(value));
      frame.recorders[number]?.keep(value, frame.evidence, mark);
    }
    if (!collects && frame.evidence.length > mark) frame.evidence.length = mark;
    return value;
  };
}

/**
 * Whether what an expression read explains it. What joins other expressions is explained by them; a
 * place that was read explains the comparison that it stands in, unless it is a truth of its own.
 */
function isTest(expression: Expression, type: ExpressionType): boolean {
  switch (expression.kind) {
    case 'identifier':
    case 'field':
    case 'index':
      return type.kind === 'boolean';
    case 'parenthesized':
    case 'for-in':
    case 'for-of':
    case 'of':
    case 'with':
      return false;
    case 'binary':
      return expression.operator !== 'and' && expression.operator !== 'or';
    case 'unary':
      return expression.operator !== 'not';
    default:
      return true;
  }
}

function compileNode(expression: Expression, context: CompileContext): Evaluate {
  const { constant, type } = factsOf(context.types, expression);
  if (constant) return compileConstant(constant);
  if (type.kind === 'opaque') return compileOpaque(expression, context);
  switch (expression.kind) {
    case 'identifier':
    case 'field':
    case 'index':
      return compileRead(expression, context);
    case 'call':
      return compileCall(expression, context);
    case 'parenthesized':
      return context.compile(expression.expression, context);
    case 'unary':
      return compileUnary(expression, context);
    case 'binary':
      return compileBinary(expression, context);
    case 'for-in':
      return compileForIn(expression, context);
    case 'of':
      return expression.items.kind === 'tuple'
        ? compileOfTuple(expression, expression.items, context)
        : needsFile('the `strings` section');
    case 'with':
      return compileWith(expression, context);
    case 'for-of':
      return needsFile('the `strings` section');
    case 'pattern-match':
    case 'pattern-value':
      return needsFile(`\`${expression.identifier.name}\``);
    case 'filesize':
    case 'entrypoint':
      return needsFile(`\`${expression.kind}\``);
    case 'boolean':
    case 'integer':
    case 'float':
    case 'string':
    case 'regexp':
    case 'missing':
      // Literals are constants, a regexp is compiled with its `matches`, a hole makes the rule broken.
      return () => UNKNOWN;
    default:
      return assertNever(expression);
  }
}

function compileConstant(constant: ConstantValue): Evaluate {
  const { value } = constant;
  return () => value;
}

function needsFile(what: string): Evaluate {
  const reason = `${what} needs the file's bytes`;
  return (frame) => {
    frame.reasons.add(reason);
    return UNKNOWN;
  };
}

/** What a module returns that reads the file. */
function compileOpaque(expression: Expression, context: CompileContext): Evaluate {
  const modules = new Set<string>();
  visitExpressions(expression, (each) => {
    const { referent } = factsOf(context.types, each);
    if (referent?.kind === 'opaque-module') modules.add(`module \`${referent.name}\``);
  });
  if (modules.size === 0) return () => UNKNOWN;
  return needsFile([...modules].join(', '));
}

/** A read of the data; in a traced run, the place of a scalar is evidence. */
function compileRead(expression: Expression, context: CompileContext): Evaluate {
  const evaluate = compileAccess(expression, context);
  const { type } = factsOf(context.types, expression);
  const locate = context.numbers && isScalar(type) && compileLocate(expression, context);
  if (!locate) return evaluate;
  return (frame) => {
    const value = evaluate(frame);
    const path = locate(frame);
    if (path) frame.evidence.push({ path, value });
    return value;
  };
}

function compileUnary(unary: Unary, context: CompileContext): Evaluate {
  const operand = context.compile(unary.operand, context);
  switch (unary.operator) {
    case 'not':
      return (frame) => {
        const truth = truthOf(operand(frame));
        return typeof truth === 'boolean' ? !truth : truth;
      };
    case 'defined': {
      const ofUnknown = isNeverUndefined(unary.operand) ? true : UNKNOWN;
      return (frame) => {
        const value = operand(frame);
        return value === UNKNOWN ? ofUnknown : value !== undefined;
      };
    }
    case '-':
      return (frame) => negate(operand(frame));
    case '~':
      return (frame) => invertBits(operand(frame));
    default:
      return assertNever(unary.operator);
  }
}

function compileBinary(binary: Binary, context: CompileContext): Evaluate {
  const { operator } = binary;
  switch (operator) {
    case 'and':
    case 'or':
      return compileLogic(binary, context);
    case 'matches':
      return compileMatches(binary, context);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const left = context.compile(binary.left, context);
      const right = context.compile(binary.right, context);
      return (frame) => compare(operator, left(frame), right(frame));
    }
    case '+':
    case '-':
    case '*':
    case '\\':
    case '%':
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return compileArithmetic(binary, operator, context);
    default:
      return compileStringTest(binary, operator, context);
  }
}

/**
 * A chain is walked without recursion, as those of `and` and `or` are. Parentheses on the left do not
 * end it, for the engine's tree has none: a constant there is no constant of its own.
 */
function compileArithmetic(
  top: Binary,
  operator: Parameters<typeof calculate>[0],
  context: CompileContext,
): Evaluate {
  const steps: { readonly right: Evaluate; readonly numbers: readonly number[] }[] = [];
  let first: Expression = top;
  let wrappers: Expression[] = [];
  for (let at: Expression = top; at.kind === 'binary' && at.operator === operator;) {
    const nodes = at === top ? [] : [...wrappers, at];
    const numbers = nodes.flatMap((node) => context.numbers?.get(node) ?? []);
    steps.push({ right: context.compile(at.right, context), numbers });
    first = at.left;
    wrappers = parenthesesOf(first);
    at = withoutParentheses(first);
  }
  steps.reverse();
  const start = context.compile(first, context);
  return (frame) => {
    let value = start(frame);
    for (const { right, numbers } of steps) {
      value = calculate(operator, value, right(frame));
      if (frame.isMuted) continue;
      for (const number of numbers) countOutcome(frame, number, outcomeCode(value));
    }
    return value;
  };
}

function parenthesesOf(expression: Expression): Expression[] {
  const nodes: Expression[] = [];
  for (let at = expression; at.kind === 'parenthesized'; at = at.expression) nodes.push(at);
  return nodes;
}

function compileStringTest(
  binary: Binary,
  operator: keyof typeof STRING_TESTS,
  context: CompileContext,
): Evaluate {
  const test = STRING_TESTS[operator];
  const left = context.compile(binary.left, context);
  const known = ignoresCase(operator) ? compileValueTest(binary, context) : undefined;
  if (known) return (frame) => known.apply(left(frame), frame);
  const fold = ignoresCase(operator) ? context.foldCase : (bytes: ByteString) => bytes;
  const right = context.compile(binary.right, context);
  return (frame) => {
    const value = left(frame);
    const other = right(frame);
    return typeof value === 'string' && typeof other === 'string'
      ? test(fold(value), fold(other))
      : withoutOperands(value, other);
  };
}

function compileMatches(binary: Binary, context: CompileContext): Evaluate {
  const left = context.compile(binary.left, context);
  const literal = withoutParentheses(binary.right);
  if (literal.kind !== 'regexp') return () => UNKNOWN;
  const test = matchTest(createMatcher(literal.pattern, literal.flags));
  return (frame) => test(left(frame), frame);
}
