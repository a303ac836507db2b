import fc from 'fast-check';
import type {
  BinaryOperator,
  Expression,
  Identifier,
  PatternAnchor,
  PatternSet,
  Quantifier,
  Range,
  Tuple,
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

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', span, operator, operatorSpan: span, left, right };
}

const grammar = fc.letrec<Grammar>((tie) => {
  const depth = { maxDepth: 5, depthSize: 'small' } as const;
  const operand = tie('operand');
  const boolean = tie('boolean');
  const range = fc
    .tuple(operand, operand)
    .map(([first, last]): Range => ({ kind: 'range', span, first, last }));
  const anchor: fc.Arbitrary<PatternAnchor> = fc.oneof(
    operand.map((offset): PatternAnchor => ({ kind: 'at', span, offset })),
    range.map((inner): PatternAnchor => ({ kind: 'in', span, range: inner })),
  );
  const maybeAnchor = fc.option(anchor, { nil: undefined });
  const quantifier: fc.Arbitrary<Quantifier> = fc.oneof(
    fc.constantFrom<Quantifier>(
      { kind: 'any', span },
      { kind: 'all', span },
      { kind: 'none', span },
    ),
    operand.map((count): Quantifier => ({ kind: 'count', span, count })),
    tie('term').map((percentage): Quantifier => ({ kind: 'percentage', span, percentage })),
  );
  const patterns: fc.Arbitrary<PatternSet> = fc.oneof(
    fc.constant<PatternSet>({ kind: 'pattern-set', span, patterns: [], isThem: true }),
    fc
      .array(
        fc.tuple(patternNames, fc.boolean()).map(([name, isWild]) => ({
          ...name,
          name: isWild ? `${name.name}*` : name.name,
        })),
        { minLength: 1, maxLength: 3 },
      )
      .map((names): PatternSet => ({ kind: 'pattern-set', span, patterns: names, isThem: false })),
  );
  const tupleOf = (items: fc.Arbitrary<Expression>): fc.Arbitrary<Tuple> =>
    fc
      .array(items, { minLength: 1, maxLength: 3 })
      .map((list): Tuple => ({ kind: 'tuple', span, items: list }));
  const body = boolean.map((inner) => ({ body: inner, bodySpan: span }));
  return {
    path: fc.oneof(
      depth,
      identifiers,
      fc
        .tuple(tie('path'), identifiers)
        .map(([object, field]): Expression => ({ kind: 'field', span, object, field })),
      fc
        .tuple(namedPath(tie('path')), operand)
        .map(([object, index]): Expression => ({ kind: 'index', span, object, index })),
      fc
        .tuple(namedPath(tie('path')), fc.array(boolean, { maxLength: 2 }))
        .map(([callee, list]): Expression => ({ kind: 'call', span, callee, arguments: list })),
    ),
    term: fc.oneof(
      depth,
      literals,
      tie('path'),
      fc
        .tuple(fc.constantFrom<'-' | '~'>('-', '~'), operand)
        .map(([operator, inner]): Expression => unary(operator, inner)),
      patternValue(operand, range),
    ),
    operand: fc.oneof(
      depth,
      tie('term'),
      fc
        .tuple(fc.constantFrom(...ARITHMETIC), operand, operand)
        .map(([operator, left, right]) => binary(operator, left, right)),
    ),
    ordering: fc.oneof(
      depth,
      operand,
      fc
        .tuple(fc.constantFrom(...ORDERINGS), tie('ordering'), operand)
        .map(([operator, left, right]) => binary(operator, left, right)),
    ),
    comparison: fc.oneof(
      depth,
      tie('ordering'),
      fc
        .tuple(fc.constantFrom(...COMPARISONS), tie('comparison'), tie('ordering'))
        .map(([operator, left, right]) => binary(operator, left, right)),
    ),
    quantified: fc.oneof(
      fc
        .record({
          quantifier,
          variables: fc.array(identifiers, { minLength: 1, maxLength: 2 }),
          iterable: fc.oneof(tie('path'), range, tupleOf(operand)),
          body,
        })
        .map(({ body: inner, ...head }): Expression => ({
          kind: 'for-in',
          span,
          ...head,
          ...inner,
        })),
      fc.record({ quantifier, patterns, body }).map(({ body: inner, ...head }): Expression => ({
        kind: 'for-of',
        span,
        ...head,
        ...inner,
      })),
      fc
        .record({ quantifier, items: patterns, anchor: maybeAnchor })
        .map((parts): Expression => ({ kind: 'of', span, ...parts })),
      fc
        .record({ quantifier, items: tupleOf(boolean).filter(isNoPatternSet) })
        .map((parts): Expression => ({ kind: 'of', span, ...parts, anchor: undefined })),
      fc
        .record({
          declarations: fc.array(
            fc.tuple(identifiers, operand).map(([name, value]) => ({ span, name, value })),
            { minLength: 1, maxLength: 2 },
          ),
          body,
        })
        .map(({ body: inner, ...head }): Expression => ({ kind: 'with', span, ...head, ...inner })),
      fc.tuple(patternNames, maybeAnchor).map(([identifier, where]): Expression => ({
        kind: 'pattern-match',
        span,
        identifier,
        anchor: where,
      })),
    ),
    boolean: fc.oneof(
      depth,
      fc.boolean().map((value): Expression => ({ kind: 'boolean', span, value })),
      tie('comparison'),
      fc
        .tuple(fc.constantFrom<'not' | 'defined'>('not', 'defined'), boolean)
        .map(([operator, inner]): Expression => unary(operator, inner)),
      fc
        .tuple(fc.constantFrom<'and' | 'or'>('and', 'or'), boolean, boolean)
        .map(([operator, left, right]) => binary(operator, left, right)),
      tie('quantified'),
    ),
  };
});

function unary(operator: 'not' | 'defined' | '-' | '~', operand: Expression): Expression {
  return { kind: 'unary', span, operator, operatorSpan: span, operand };
}

/** What can be indexed and called: a path that ends in a name. */
function namedPath(
  paths: fc.Arbitrary<Expression>,
): fc.Arbitrary<Extract<Expression, { kind: 'identifier' | 'field' }>> {
  return fc.oneof(
    identifiers,
    fc
      .tuple(paths, identifiers)
      .map(([object, field]) => ({ kind: 'field', span, object, field }) as const),
  );
}

function patternValue(
  operand: fc.Arbitrary<Expression>,
  range: fc.Arbitrary<Range>,
): fc.Arbitrary<Expression> {
  const named = (sigil: string): fc.Arbitrary<Identifier> =>
    patternNames.map((name) => ({ ...name, name: sigil + name.name.slice(1) }));
  const kind = 'pattern-value';
  return fc.oneof(
    fc
      .tuple(named('#'), fc.option(range, { nil: undefined }))
      .map(([identifier, where]): Expression => ({
        kind,
        span,
        what: 'count',
        identifier,
        index: undefined,
        range: where,
      })),
    fc
      .tuple(
        fc.oneof(
          named('@').map((identifier) => ({ what: 'offset', identifier }) as const),
          named('!').map((identifier) => ({ what: 'length', identifier }) as const),
        ),
        fc.option(operand, { nil: undefined }),
      )
      .map(([parts, index]): Expression => ({ kind, span, ...parts, index, range: undefined })),
  );
}

/** Bare patterns only would be read as a set of patterns. */
function isNoPatternSet(tuple: Tuple): boolean {
  return tuple.items.some((item) => item.kind !== 'pattern-match' || item.anchor !== undefined);
}

/** Any expression that the grammar can say as a condition. Spans are empty. */
export const conditions: fc.Arbitrary<Expression> = grammar.boolean;
