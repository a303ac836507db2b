import { assertNever } from '../../../base/assert.ts';
import type {
  Binary,
  Expression,
  Identifier,
  PatternAnchor,
  PatternSet,
  Quantifier,
  Range,
  Tuple,
  Unary,
} from './ast.ts';
import { visitExpressions } from './child-nodes.ts';
import {
  BOOLEAN_TERM,
  needsParentheses,
  rightMinimum,
  startsWithModulo,
  TERM,
} from './parentheses.ts';
import {
  printFloatLiteral,
  printIntegerLiteral,
  printRegexpLiteral,
  printStringLiteral,
} from './literals.ts';
import { PRECEDENCE } from './operators.ts';

const INDENT = '  ';

/** How an expression is laid out. */
export interface PrintOptions {
  /** `lines` (the default): bodies of loops on lines of their own; `line`: all on one line. */
  readonly form?: 'lines' | 'line';
  /** Indentation of the lines after the first. */
  readonly indent?: string;
  /** Escapes everything outside of printable ASCII in strings. */
  readonly ascii?: boolean;
  /** In the form of lines, longer groups and lists have one operand a line; without it, none has. */
  readonly width?: number;
}

interface Layout {
  readonly isOneLine: boolean;
  readonly indent: string;
  readonly ascii: boolean;
  readonly width: number;
}

/**
 * The text of an expression, with the parentheses that the grammar needs and those that are nodes:
 * `parseYara` reads the same tree from it, but for spans and parentheses. What no text can say (a
 * comparison as an operand of arithmetic, a postfix on a literal) is printed as it stands and does
 * not parse. A missing expression prints as nothing. Iterative on chains of operators. Never throws.
 */
export function printExpression(expression: Expression, options: PrintOptions = {}): string {
  return print(expression, layoutOf(options));
}

/**
 * The text of a whole condition: as `printExpression`, but with each operand of its outermost `and`
 * or `or` on a line of its own, the operator leading.
 */
export function printCondition(expression: Expression, options: PrintOptions = {}): string {
  return printChain(expression, layoutOf(options), 'leading');
}

function layoutOf({ form = 'lines', indent = '', ascii = false, width }: PrintOptions): Layout {
  return { isOneLine: form === 'line', indent, ascii, width: width ?? Infinity };
}

function print(node: Expression, layout: Layout): string {
  switch (node.kind) {
    case 'boolean':
      return String(node.value);
    case 'integer':
      return printIntegerLiteral(node.value);
    case 'float':
      return printFloatLiteral(node.value);
    case 'string':
      return printStringLiteral(node.value, { ascii: layout.ascii });
    case 'regexp':
      return printRegexpLiteral(node.pattern, node.flags);
    case 'identifier':
      return node.name;
    case 'field':
    case 'index':
    case 'call':
      return printPath(node, layout);
    case 'parenthesized':
      return printParentheses(node.expression, layout);
    case 'unary':
      return printUnary(node, layout);
    case 'binary':
      return printBinary(node, layout);
    case 'filesize':
    case 'entrypoint':
      return node.kind;
    case 'missing':
      return '';
    default:
      return printQuantified(node, layout);
  }
}

type Quantified = Extract<
  Expression,
  { readonly kind: 'for-in' | 'for-of' | 'of' | 'with' | 'pattern-match' | 'pattern-value' }
>;

function printQuantified(node: Quantified, layout: Layout): string {
  switch (node.kind) {
    case 'for-in': {
      const variables = node.variables.map(nameOf).join(', ');
      const head = `for ${printQuantifier(node.quantifier, layout)} ${variables}`;
      return `${head} in ${printIterable(node.iterable, layout)}: ${printBody(node.body, layout)}`;
    }
    case 'for-of': {
      const head = `for ${printQuantifier(node.quantifier, layout)} of`;
      return `${head} ${printPatternSet(node.patterns)}: ${printBody(node.body, layout)}`;
    }
    case 'of': {
      const items =
        node.items.kind === 'tuple'
          ? printTuple(node.items, layout)
          : printPatternSet(node.items) + printAnchor(node.anchor, layout);
      return `${printQuantifier(node.quantifier, layout)} of ${items}`;
    }
    case 'with': {
      const declarations = node.declarations.map(
        ({ name, value }) => `${name.name} = ${print(value, layout)}`,
      );
      return `with ${declarations.join(', ')}: ${printBody(node.body, layout)}`;
    }
    case 'pattern-match':
      return node.identifier.name + printAnchor(node.anchor, layout);
    case 'pattern-value': {
      const index = node.index === undefined ? '' : `[${print(node.index, layout)}]`;
      const range = node.range === undefined ? '' : ` in ${printRange(node.range, layout)}`;
      return node.identifier.name + index + range;
    }
    default:
      return assertNever(node, 'expression');
  }
}

function nameOf(identifier: Identifier): string {
  return identifier.name;
}

/** Iterative: a path may be long, and each of its objects is the tree to the left of it. */
function printPath(node: Expression, layout: Layout): string {
  const parts: string[] = [];
  let at = node;
  for (;;) {
    if (at.kind === 'field') {
      parts.push(`.${at.field.name}`);
      at = at.object;
    } else if (at.kind === 'index') {
      parts.push(`[${print(at.index, layout)}]`);
      at = at.object;
    } else if (at.kind === 'call') {
      parts.push(`(${at.arguments.map((argument) => print(argument, layout)).join(', ')})`);
      at = at.callee;
    } else {
      return printOperand(at, TERM, layout) + parts.reverse().join('');
    }
  }
}

function printUnary(node: Unary, layout: Layout): string {
  const { operator, operand } = node;
  if (operator === 'not' || operator === 'defined') {
    return `${operator} ${printOperand(operand, BOOLEAN_TERM, layout)}`;
  }
  // `-5` would be the literal, not the operator.
  const isFolded = operator === '-' && operand.kind === 'integer' && operand.value >= 0n;
  return (
    operator + (isFolded ? `(${print(operand, layout)})` : printOperand(operand, TERM, layout))
  );
}

/** Walks down the left spine with a loop: a chain may have any length. */
function printBinary(node: Binary, layout: Layout): string {
  const parts: string[] = [];
  let at: Expression = node;
  let minimum = 0;
  while (at.kind === 'binary' && PRECEDENCE[at.operator] >= minimum) {
    minimum = PRECEDENCE[at.operator];
    parts.push(printOperand(at.right, rightMinimum(minimum), layout), at.operator);
    at = at.left;
  }
  parts.push(printOperand(at, minimum, layout));
  return parts.reverse().join(' ');
}

function printOperand(node: Expression, minimum: number, layout: Layout): string {
  return needsParentheses(node, minimum) ? printParentheses(node, layout) : print(node, layout);
}

/**
 * `( … )`; around an `and` or `or` of loops, or one that is too wide, each operand has lines of its own,
 * as in a loop.
 */
function printParentheses(node: Expression, layout: Layout): string {
  const isChain = node.kind === 'binary' && (node.operator === 'and' || node.operator === 'or');
  const isBroken = isChain && !layout.isOneLine && (containsLoop(node) || isWide(node, layout));
  return isBroken ? printBody(node, layout) : `(${print(node, layout)})`;
}

function isWide(node: Expression, layout: Layout): boolean {
  if (layout.width === Infinity) return false;
  return print(node, { ...layout, isOneLine: true }).length > layout.width;
}

function containsLoop(node: Expression): boolean {
  let isFound = false;
  visitExpressions(node, ({ kind }) => {
    isFound ||= kind === 'for-in' || kind === 'for-of' || kind === 'with';
    return !isFound;
  });
  return isFound;
}

function printQuantifier(quantifier: Quantifier, layout: Layout): string {
  switch (quantifier.kind) {
    case 'count': {
      const count = print(quantifier.count, layout);
      // `for a % b x in …` would be a percentage of `a`.
      return startsWithModulo(quantifier.count) ? `(${count})` : count;
    }
    case 'percentage':
      return `${printOperand(quantifier.percentage, TERM, layout)}%`;
    default:
      return quantifier.kind;
  }
}

function printIterable(iterable: Range | Tuple | Expression, layout: Layout): string {
  if (iterable.kind === 'range') return printRange(iterable, layout);
  return iterable.kind === 'tuple' ? printTuple(iterable, layout) : print(iterable, layout);
}

function printRange(range: Range, layout: Layout): string {
  return `(${print(range.first, layout)}..${print(range.last, layout)})`;
}

function printTuple(tuple: Tuple, layout: Layout): string {
  const printed = `(${tuple.items.map((item) => print(item, layout)).join(', ')})`;
  if (layout.isOneLine || printed.length <= layout.width) return printed;
  const inner = { ...layout, indent: layout.indent + INDENT };
  const items = tuple.items.map((item) => `\n${inner.indent}${print(item, inner)}`);
  return `(${items.join(',')}\n${layout.indent})`;
}

function printPatternSet(set: PatternSet): string {
  return set.isThem ? 'them' : `(${set.patterns.map(nameOf).join(', ')})`;
}

function printAnchor(anchor: PatternAnchor | undefined, layout: Layout): string {
  if (anchor === undefined) return '';
  return anchor.kind === 'at'
    ? ` at ${print(anchor.offset, layout)}`
    : ` in ${printRange(anchor.range, layout)}`;
}

/** `( body )`, in the form of lines with one operand of the outermost chain each. */
function printBody(body: Expression, layout: Layout): string {
  if (layout.isOneLine) return `(${print(body, layout)})`;
  const inner = { ...layout, indent: layout.indent + INDENT };
  return `(\n${inner.indent}${printChain(body, inner, 'trailing')}\n${layout.indent})`;
}

/** The operands of the outermost `and` or `or`, one a line. */
function printChain(node: Expression, layout: Layout, joint: 'leading' | 'trailing'): string {
  if (layout.isOneLine || node.kind !== 'binary') return print(node, layout);
  const { operator } = node;
  if (operator !== 'and' && operator !== 'or') return print(node, layout);
  const operands: string[] = [];
  let at: Expression = node;
  while (at.kind === 'binary' && at.operator === operator) {
    operands.push(printOperand(at.right, rightMinimum(PRECEDENCE[operator]), layout));
    at = at.left;
  }
  operands.push(printOperand(at, PRECEDENCE[operator], layout));
  const lineBreak = `\n${layout.indent}`;
  return operands
    .reverse()
    .join(joint === 'leading' ? `${lineBreak}${operator} ` : ` ${operator}${lineBreak}`);
}
