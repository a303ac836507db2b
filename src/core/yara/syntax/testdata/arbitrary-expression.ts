import * as fc from 'fast-check';
import type {
  BinaryOperator,
  Expression,
  FieldAccess,
  Identifier,
  PatternAnchor,
  PatternSet,
  Quantifier,
  Range,
  Tuple,
  UnaryOperator,
  WithDeclaration,
} from '../ast.ts';
import { KEYWORDS } from '../token.ts';

const span = { start: 0, end: 0 };

const COMPARISONS = [
  '==',
  '!=',
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'iequals',
  'matches',
] as const;
const ORDERINGS = ['<', '<=', '>', '>='] as const;
const ARITHMETIC = ['|', '^', '&', '<<', '>>', '+', '-', '*', '\\', '%'] as const;

/** A name that is no reserved word. */
export const identifiers: fc.Arbitrary<Identifier> = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,6}$/)
  .filter((name) => !KEYWORDS.has(name))
  .map((name) => ({ kind: 'identifier', span, name }));

/** Byte strings with every byte, and valid UTF-8 among them. */
export const byteStrings: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)) }),
  fc.constantFrom('', 'C:\\Windows\\', '"', '\xc3\xa9', '\xe2\x80\xae', '\xff', '\n\r\t\0'),
);

const patternNames = fc
  .stringMatching(/^[A-Za-z0-9_]{1,4}$/)
  .map((name): Identifier => ({ kind: 'identifier', span, name: `$${name}` }));

const literals: fc.Arbitrary<Expression> = fc.oneof(
  fc
    .bigInt({ min: -0x7fff_ffff_ffff_ffffn, max: 0x7fff_ffff_ffff_ffffn })
    .map((value): Expression => ({ kind: 'integer', span, value })),
  fc
    .double({ min: 0, max: Number.MAX_VALUE, noNaN: true, noDefaultInfinity: true })
    .map((value): Expression => ({ kind: 'float', span, value: Math.abs(value) })),
  byteStrings.map((value): Expression => ({ kind: 'string', span, value })),
  fc
    .tuple(
      fc.constantFrom('a', '.', '\\/x', '[0-9]+', '\\.exe$', 'é+', 'a b', '\\\\'),
      fc.constantFrom('', 'i', 's', 'is'),
    )
    .map(([pattern, flags]): Expression => ({ kind: 'regexp', span, pattern, flags })),
  fc.constantFrom<Expression>({ kind: 'filesize', span }, { kind: 'entrypoint', span }),
);

interface Grammar {
  readonly path: Expression;
  readonly term: Expression;
  readonly operand: Expression;
  readonly ordering: Expression;
  readonly comparison: Expression;
  readonly boolean: Expression;
  readonly quantified: Expression;
}

type Tie = fc.LetrecTypedTie<Grammar>;
type Rule = fc.Arbitrary<Expression>;

const depth = { maxDepth: 5, depthSize: 'small' } as const;

function unary(operator: UnaryOperator, operand: Expression): Expression {
  return { kind: 'unary', span, operator, operatorSpan: span, operand };
}

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', span, operator, operatorSpan: span, left, right };
}

function binaries(operators: readonly BinaryOperator[], left: Rule, right: Rule): Rule {
  return fc
    .tuple(fc.constantFrom(...operators), left, right)
    .map(([operator, first, second]) => binary(operator, first, second));
}

/** What can be indexed and called: a path that ends in a name. */
function namedPaths(tie: Tie): fc.Arbitrary<Identifier | FieldAccess> {
  return fc.oneof(identifiers, fields(tie));
}

function fields(tie: Tie): fc.Arbitrary<FieldAccess> {
  return fc
    .tuple(tie('path'), identifiers)
    .map(([object, field]) => ({ kind: 'field', span, object, field }));
}

function paths(tie: Tie): Rule {
  return fc.oneof(
    depth,
    identifiers,
    fields(tie),
    fc
      .tuple(namedPaths(tie), tie('operand'))
      .map(([object, index]): Expression => ({ kind: 'index', span, object, index })),
    fc
      .tuple(namedPaths(tie), fc.array(tie('boolean'), { maxLength: 2 }))
      .map(([callee, list]): Expression => ({ kind: 'call', span, callee, arguments: list })),
  );
}

function terms(tie: Tie): Rule {
  return fc.oneof(
    depth,
    literals,
    tie('path'),
    fc
      .tuple(fc.constantFrom<UnaryOperator>('-', '~'), tie('operand'))
      .map(([operator, inner]) => unary(operator, inner)),
    patternCounts(tie),
    patternPlaces(tie),
  );
}

function ranges(tie: Tie): fc.Arbitrary<Range> {
  return fc
    .tuple(tie('operand'), tie('operand'))
    .map(([first, last]) => ({ kind: 'range', span, first, last }));
}

function withSigil(sigil: string): fc.Arbitrary<Identifier> {
  return patternNames.map((name) => ({ ...name, name: sigil + name.name.slice(1) }));
}

function patternCounts(tie: Tie): Rule {
  return fc
    .tuple(withSigil('#'), fc.option(ranges(tie), { nil: undefined }))
    .map(([identifier, range]) => ({
      kind: 'pattern-value',
      span,
      what: 'count',
      identifier,
      index: undefined,
      range,
    }));
}

function patternPlaces(tie: Tie): Rule {
  const places = fc.oneof(
    withSigil('@').map((identifier) => ({ what: 'offset', identifier }) as const),
    withSigil('!').map((identifier) => ({ what: 'length', identifier }) as const),
  );
  return fc
    .tuple(places, fc.option(tie('operand'), { nil: undefined }))
    .map(([place, index]) => ({ kind: 'pattern-value', span, ...place, index, range: undefined }));
}

function anchors(tie: Tie): fc.Arbitrary<PatternAnchor | undefined> {
  return fc.oneof(
    fc.constant(undefined),
    tie('operand').map((offset): PatternAnchor => ({ kind: 'at', span, offset })),
    ranges(tie).map((range): PatternAnchor => ({ kind: 'in', span, range })),
  );
}

function quantifiers(tie: Tie): fc.Arbitrary<Quantifier> {
  return fc.oneof(
    fc.constantFrom<Quantifier>(
      { kind: 'any', span },
      { kind: 'all', span },
      { kind: 'none', span },
    ),
    tie('operand').map((count): Quantifier => ({ kind: 'count', span, count })),
    tie('term').map((percentage): Quantifier => ({ kind: 'percentage', span, percentage })),
  );
}

const wildcards = fc
  .tuple(patternNames, fc.constantFrom('', '*'))
  .map(([name, star]): Identifier => ({ ...name, name: name.name + star }));

const patternSets: fc.Arbitrary<PatternSet> = fc.oneof(
  fc.constant<PatternSet>({ kind: 'pattern-set', span, patterns: [], isThem: true }),
  fc
    .array(wildcards, { minLength: 1, maxLength: 3 })
    .map((patterns): PatternSet => ({ kind: 'pattern-set', span, patterns, isThem: false })),
);

function tuples(items: Rule): fc.Arbitrary<Tuple> {
  return fc
    .array(items, { minLength: 1, maxLength: 3 })
    .map((list) => ({ kind: 'tuple', span, items: list }));
}

/** Bare patterns only would be read as a set of patterns. */
function isNoPatternSet(tuple: Tuple): boolean {
  return tuple.items.some((item) => item.kind !== 'pattern-match' || item.anchor !== undefined);
}

function loops(tie: Tie): Rule {
  const quantifier = quantifiers(tie);
  const body = tie('boolean');
  const variables = fc.array(identifiers, { minLength: 1, maxLength: 2 });
  const iterable = fc.oneof(tie('path'), ranges(tie), tuples(tie('operand')));
  return fc.oneof(
    fc
      .record({ quantifier, variables, iterable, body })
      .map((parts): Expression => ({ kind: 'for-in', span, ...parts, bodySpan: span })),
    fc
      .record({ quantifier, patterns: patternSets, body })
      .map((parts): Expression => ({ kind: 'for-of', span, ...parts, bodySpan: span })),
    fc
      .record({ declarations: fc.array(declarations(tie), { minLength: 1, maxLength: 2 }), body })
      .map((parts): Expression => ({ kind: 'with', span, ...parts, bodySpan: span })),
  );
}

function declarations(tie: Tie): fc.Arbitrary<WithDeclaration> {
  return fc.tuple(identifiers, tie('operand')).map(([name, value]) => ({ span, name, value }));
}

function quantified(tie: Tie): Rule {
  const quantifier = quantifiers(tie);
  const items = tuples(tie('boolean')).filter(isNoPatternSet);
  return fc.oneof(
    loops(tie),
    fc
      .record({ quantifier, items: patternSets, anchor: anchors(tie) })
      .map((parts): Expression => ({ kind: 'of', span, ...parts })),
    fc
      .record({ quantifier, items })
      .map((parts): Expression => ({ kind: 'of', span, ...parts, anchor: undefined })),
    fc
      .record({ identifier: patternNames, anchor: anchors(tie) })
      .map((parts): Expression => ({ kind: 'pattern-match', span, ...parts })),
  );
}

const grammar = fc.letrec<Grammar>((tie: Tie) => ({
  path: paths(tie),
  term: terms(tie),
  operand: fc.oneof(depth, tie('term'), binaries(ARITHMETIC, tie('operand'), tie('operand'))),
  ordering: fc.oneof(depth, tie('operand'), binaries(ORDERINGS, tie('ordering'), tie('operand'))),
  comparison: fc.oneof(
    depth,
    tie('ordering'),
    binaries(COMPARISONS, tie('comparison'), tie('ordering')),
  ),
  quantified: quantified(tie),
  boolean: fc.oneof(
    depth,
    fc.boolean().map((value): Expression => ({ kind: 'boolean', span, value })),
    tie('comparison'),
    fc
      .tuple(fc.constantFrom<UnaryOperator>('not', 'defined'), tie('boolean'))
      .map(([operator, inner]) => unary(operator, inner)),
    binaries(['and', 'or'], tie('boolean'), tie('boolean')),
    tie('quantified'),
  ),
}));

/** Any expression that the grammar can say as a condition. Spans are empty. */
export const conditions: Rule = grammar.boolean;
