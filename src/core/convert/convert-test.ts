import { assertNever } from '../../base/assert.ts';
import { binaryNode, integerNode, stringNode, unaryNode } from '../livehunt/expression-nodes.ts';
import type { Test } from '../sigma/compile/compiled-rule.ts';
import { regexpFacts } from '../sigma/regexp/regexp-facts.ts';
import type { Pattern } from '../sigma/pattern/pattern.ts';
import { isMany } from '../sigma/pattern/pattern.ts';
import type { BinaryOperator, Expression, StringOperator } from '../yara/syntax/ast.ts';
import type { FieldReading, Spelling, TextReading } from './field-reading.ts';
import { anyOf, FALSE, notOf, testFormula, TRUE, type KnownFormula } from './formula.ts';
import { networkTest } from './network-pattern.ts';
import { partPattern } from './part-pattern.ts';
import {
  comparisonExpression,
  comparisonOf,
  matchesExpression,
  patternExpression,
} from './pattern-test.ts';
import { regexpPattern } from './regexp-pattern.ts';
import { spelledPatterns } from './spelled-patterns.ts';

/** A test on a reading, or why it cannot be asked, in words. */
export type TestConversion = KnownFormula | { readonly kind: 'lost'; readonly reason: string };

/** What a test needs to know of where it stands. */
export interface TestContext {
  /** Under an even number of negations: what it misses makes the rule true less often. */
  readonly isPositive: boolean;
  /** How another field of the same event is read. */
  readonly read: (field: string) => FieldReading;
}

/** Readings of one value; entries of a map and fixed texts are for items. */
export type ValueReading = Exclude<
  FieldReading,
  { readonly kind: 'entries' | 'fixed' | 'unrecorded' }
>;

const NO_NUMBER_ORDER =
  'the values of a match context are texts, and YARA cannot compare texts as numbers';

/** A test of a field. Never throws. */
export function convertTest(
  test: Test,
  reading: ValueReading,
  context: TestContext,
): TestConversion {
  switch (test.kind) {
    case 'unbound':
      return lost(`the placeholder %${test.placeholder}% has no values`);
    case 'time':
      return lost('YARA cannot take a time of day or a date out of a text');
    default:
  }
  switch (reading.kind) {
    case 'text':
      return convertTextTest(test, reading, context);
    case 'integer':
      return convertIntegerTest(test, reading.expression);
    case 'constants':
      return convertConstantTest(test, reading);
    case 'part': {
      const isUncertain = !context.isPositive && reading.spelling !== undefined;
      if (isUncertain && asksForFolder(test)) return lost(SPELLINGS.name);
      return partPattern(test, reading);
    }
    default:
      return assertNever(reading, 'reading');
  }
}

/** Why a value that is spelled in another way may slip through a filter. */
const SPELLINGS = {
  path: 'sandboxes write folders as placeholders, so that a path that is excluded may not be recognised',
  registry:
    'sandboxes write the roots of the registry in several ways, so that a key that is excluded may not be recognised',
  name: 'some values are only the name of the file, so that a path that is excluded may not be recognised',
  details:
    'sandboxes write numbers and bytes without their type, so that a value that is excluded may not be recognised',
} as const;

/** Whether a test of a value that is spelled in another way may fail for that. */
const UNCERTAIN: Readonly<Record<Spelling, (test: Test) => boolean>> = {
  path: asksForStart,
  registry: asksForStart,
  name: asksForFolder,
  details: asksForType,
};

function convertTextTest(
  test: Exclude<Test, { readonly kind: 'unbound' | 'time' }>,
  reading: TextReading,
  context: TestContext,
): TestConversion {
  const { expression, missing, spelling } = reading;
  if (!context.isPositive && spelling !== undefined && UNCERTAIN[spelling](test)) {
    return lost(SPELLINGS[spelling]);
  }
  const defined = (made: Expression): KnownFormula =>
    testFormula(made, missing === 'entry' ? [expression] : []);
  switch (test.kind) {
    case 'pattern':
      if (isAnything(test.pattern)) return isThere(reading);
      return anyOf(
        spelledPatterns(test.pattern, spelling).map((pattern) =>
          defined(patternExpression(expression, pattern, test.isCased)),
        ),
      );
    case 'regexp': {
      const pattern = regexpPattern(test.written, test.flags);
      return pattern.ok
        ? defined(matchesExpression(expression, pattern.value))
        : lost(`YARA has no regular expression for it: ${pattern.error}`);
    }
    case 'number':
      return anyOf(
        spelledPatterns([test.text], spelling).map((pattern) =>
          defined(patternExpression(expression, pattern, true)),
        ),
      );
    case 'boolean':
      return defined(patternExpression(expression, [String(test.value)], false));
    case 'compare':
      return lost(NO_NUMBER_ORDER);
    case 'null':
      return isMissing(reading);
    case 'exists':
      return test.value ? isThere(reading) : isMissing(reading);
    case 'cidr': {
      const network = networkTest(test.network);
      if (network === undefined) {
        return lost(`the addresses of ${test.network} can be written in too many ways`);
      }
      return defined(
        network.kind === 'comparison'
          ? comparisonExpression(expression, network)
          : matchesExpression(expression, network),
      );
    }
    case 'field-reference':
      return convertReference(test, reading, context);
    default:
      return assertNever(test, 'test');
  }
}

/** That the event has the field. */
function isThere({ expression, missing }: TextReading): KnownFormula {
  switch (missing) {
    case 'entry':
      return testFormula(unaryNode('defined', expression));
    case 'member':
      return testFormula(binaryNode(expression, '!=', stringNode('')));
    case 'element':
      return TRUE;
  }
}

function isMissing(reading: TextReading): KnownFormula {
  const { expression, missing } = reading;
  if (missing !== 'member') return notOf(isThere(reading));
  return testFormula(binaryNode(expression, '==', stringNode('')));
}

const REFERENCE_OPERATORS: Readonly<
  Record<
    Extract<Test, { readonly kind: 'field-reference' }>['operator'],
    readonly [cased: StringOperator | '==', caseless: StringOperator]
  >
> = {
  equals: ['==', 'iequals'],
  contains: ['contains', 'icontains'],
  startswith: ['startswith', 'istartswith'],
  endswith: ['endswith', 'iendswith'],
};

function convertReference(
  test: Extract<Test, { readonly kind: 'field-reference' }>,
  { expression, missing }: TextReading,
  { read }: TestContext,
): TestConversion {
  const other = read(test.field);
  if (other.kind !== 'text') return lost(`the field ${test.field} cannot be compared with here`);
  const [cased, caseless] = REFERENCE_OPERATORS[test.operator];
  const compared = binaryNode(expression, test.isCased ? cased : caseless, other.expression);
  const readings = [
    ...(missing === 'entry' ? [expression] : []),
    ...(other.missing === 'entry' ? [other.expression] : []),
  ];
  return testFormula(compared, readings);
}

const ORDER: Readonly<Record<'lt' | 'lte' | 'gt' | 'gte', BinaryOperator>> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

const INTEGER = /^-?[0-9]{1,18}$/;

function convertIntegerTest(test: Test, expression: Expression): TestConversion {
  switch (test.kind) {
    case 'number':
    case 'compare': {
      if (!INTEGER.test(test.text)) return lost('the value is an integer of 64 bits');
      const operator = test.kind === 'number' ? '==' : ORDER[test.operator];
      return testFormula(binaryNode(expression, operator, integerNode(BigInt(test.text))));
    }
    case 'pattern': {
      const comparison = comparisonOf(test.pattern, test.isCased);
      if (isAnything(test.pattern)) return integerIs('!=', expression);
      const isWhole = comparison?.operator === '==' || comparison?.operator === 'iequals';
      if (!isWhole) return lost('the value is a number, whose digits YARA cannot look at');
      if (!INTEGER.test(comparison.text)) return FALSE;
      return testFormula(binaryNode(expression, '==', integerNode(BigInt(comparison.text))));
    }
    case 'null':
      return integerIs('==', expression);
    case 'exists':
      return integerIs(test.value ? '!=' : '==', expression);
    case 'boolean':
      return FALSE;
    default:
      return lost('the value is a number');
  }
}

/** That a number is there; one that is missing is zero. */
function integerIs(operator: '==' | '!=', expression: Expression): KnownFormula {
  return testFormula(binaryNode(expression, operator, integerNode(0n)));
}

function convertConstantTest(
  test: Test,
  { expression, constants }: Extract<FieldReading, { readonly kind: 'constants' }>,
): TestConversion {
  if (test.kind !== 'pattern') return lost('the value is one of a few constants');
  const comparison = comparisonOf(test.pattern, test.isCased);
  if (comparison?.operator !== '==' && comparison?.operator !== 'iequals') {
    return lost('the value is one of a few constants, whose letters YARA cannot look at');
  }
  const constant = constants.get(comparison.text.toLowerCase());
  return constant === undefined ? FALSE : testFormula(binaryNode(expression, '==', constant));
}

/** Whether a test depends on how a value begins. */
function asksForStart(test: Test): boolean {
  switch (test.kind) {
    case 'pattern':
      return test.pattern.length > 0 && !isMany(test.pattern[0]);
    case 'regexp':
      return regexpFacts(test.written, test.flags).looksBeforeStart;
    default:
      return false;
  }
}

/** Whether a test may ask for more of a path than the name at its end. */
function asksForFolder(test: Test): boolean {
  if (test.kind !== 'pattern') return test.kind === 'regexp';
  const [first, name, ...rest] = test.pattern;
  if (!isMany(first) || rest.length > 0) return true;
  return typeof name === 'string' && /[\\/]/.test(name.slice(1));
}

/** Whether a test asks for the type that Sysmon writes before a value, other than in a way that is known. */
function asksForType(test: Test): boolean {
  if (test.kind === 'regexp') return true;
  if (test.kind !== 'pattern' || spelledPatterns(test.pattern, 'details').length > 1) return false;
  return test.pattern.some((part) => typeof part === 'string' && TYPE_WORDS.test(part));
}

const TYPE_WORDS = /dword|qword|binary|\(0x/i;

/** Whether a pattern is `*`. Never throws. */
export function isAnything(pattern: Pattern): boolean {
  return pattern.length === 1 && isMany(pattern[0]);
}

function lost(reason: string): TestConversion {
  return { kind: 'lost', reason };
}
