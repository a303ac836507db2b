import * as fc from 'fast-check';
import type { ItemNode, RuleNode, Test } from '../../compile/compiled-rule.ts';
import type { Ruleset, RulesetCorrelation } from '../../compile/ruleset.ts';
import type { Pattern, PatternPart } from '../../pattern/pattern.ts';
import type { ModifierName, RuleHead } from '../../rule/sigma-rule.ts';

const TEXT = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '\\cmd.exe',
    '\\powershell.exe',
    'é',
    '日本',
    '😀',
    '\u0000',
    '__proto__',
  ),
  fc.string({ maxLength: 12 }),
);
/** With lone surrogates too. */
const ANY_TEXT = fc.oneof(TEXT, fc.constantFrom('\ud800', 'x\udc00y'));
const OPTIONAL = fc.option(ANY_TEXT, { nil: undefined });
const MODIFIERS = fc.constantFrom<readonly ModifierName[]>([], ['contains'], ['re', 'i'], ['all']);

const PATTERN: fc.Arbitrary<Pattern> = fc.array(
  fc.oneof<fc.Arbitrary<PatternPart>[]>(
    ANY_TEXT,
    fc.constantFrom<PatternPart>({ kind: 'one' }, { kind: 'many' }),
  ),
  { maxLength: 4 },
);

const TEST: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: fc.constant('pattern'), pattern: PATTERN, isCased: fc.boolean() }),
  fc.record({
    kind: fc.constant('pattern'),
    pattern: PATTERN,
    isCased: fc.boolean(),
    encoding: fc.record({ name: fc.constantFrom('base64', 'base64offset'), text: ANY_TEXT }),
  }),
  fc.record({
    kind: fc.constant('regexp'),
    source: ANY_TEXT,
    written: ANY_TEXT,
    flags: fc.constantFrom('', 'i', 'ims'),
  }),
  fc.record({
    kind: fc.constant('number'),
    text: fc.constantFrom('1', '-2.5', '18446744073709551615'),
  }),
  fc.record({
    kind: fc.constant('compare'),
    operator: fc.constantFrom('lt', 'lte', 'gt', 'gte'),
    text: fc.constantFrom('0', '1e3'),
  }),
  fc.record({ kind: fc.constantFrom('boolean', 'exists'), value: fc.boolean() }),
  fc.constant<Test>({ kind: 'null' }),
  fc.record({ kind: fc.constant('cidr'), network: fc.constantFrom('10.0.0.0/8', 'fe80::/10') }),
  fc.record({
    kind: fc.constant('field-reference'),
    field: ANY_TEXT,
    operator: fc.constantFrom('equals', 'contains', 'startswith', 'endswith'),
    isCased: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('time'),
    part: fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'year'),
    operator: fc.constantFrom('eq', 'lt', 'lte', 'gt', 'gte'),
    value: fc.double({ noNaN: true }),
  }),
  fc.record({ kind: fc.constant('unbound'), placeholder: ANY_TEXT }),
);

const ITEM: fc.Arbitrary<ItemNode> = fc.record({
  kind: fc.constant('item'),
  field: OPTIONAL,
  linking: fc.constantFrom('any', 'all'),
  isNegated: fc.boolean(),
  modifiers: MODIFIERS,
  groups: fc.array(fc.record({ tests: fc.array(TEST, { maxLength: 3 }) }), { maxLength: 3 }),
});

const { node: NODE } = fc.letrec<{ node: RuleNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ITEM,
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      children: fc.array(tie('node'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not'), child: tie('node') }),
    fc.record({
      kind: fc.constant('at-least'),
      count: fc.constantFrom(0, 1, 2, 1e12),
      children: fc.array(tie('node'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('selection'), name: ANY_TEXT, child: tie('node') }),
    fc.constant<RuleNode>({ kind: 'never' }),
  ),
}));

const HEAD: fc.Arbitrary<RuleHead> = fc.record({
  title: ANY_TEXT,
  id: OPTIONAL,
  name: OPTIONAL,
  level: OPTIONAL,
  status: OPTIONAL,
  description: ANY_TEXT,
  author: ANY_TEXT,
  date: OPTIONAL,
  modified: OPTIONAL,
  license: OPTIONAL,
  references: fc.array(ANY_TEXT, { maxLength: 3 }),
  tags: fc.array(ANY_TEXT, { maxLength: 3 }),
  falsePositives: fc.array(ANY_TEXT, { maxLength: 3 }),
});

const RULE = fc.record({
  head: HEAD,
  logsource: fc.record({ product: OPTIONAL, category: OPTIONAL, service: OPTIONAL }),
  root: NODE,
  unevaluated: OPTIONAL,
});

/** Rules of every shape, in files of any text; none has spans. */
export const RANDOM_RULESET: fc.Arbitrary<Ruleset> = fc
  .record({
    rules: fc.array(RULE, { maxLength: 8 }),
    texts: fc.array(
      fc.oneof(fc.string({ maxLength: 60 }), fc.constant('title: x\n'.repeat(9000))),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
    counts: fc.tuple(fc.nat(), fc.nat()),
    place: fc.option(fc.record({ line: fc.nat({ max: 9999 }), column: fc.nat({ max: 999 }) })),
    help: OPTIONAL,
  })
  .map(({ rules, texts, counts: [nLeftOut, nFilters], place, help }) => ({
    rules,
    origins: rules.map((_, index) => ({
      file: index % texts.length,
      span: { start: index, end: index * 3 },
    })),
    files: texts.map((text, index) => ({ name: `rules/${index % 7}/x.yml`, readText: () => text })),
    nLeftOut,
    correlations: rules.map((_, index): RulesetCorrelation => ({
      origin: { file: index % texts.length, span: { start: index, end: index * 3 } },
      members: [
        { kind: 'rule', index },
        ...(index > 0 ? [{ kind: 'correlation', index: index - 1 } as const] : []),
      ],
      read: () => undefined,
    })),
    nFilters,
    links: {
      filters: texts.slice(0, 3).map((_, file) => ({
        origin: { file, span: { start: file, end: file + 9 } },
        rules: rules.map((__, index) => index).slice(file),
        read: () => undefined,
      })),
      openCorrelations: texts.slice(0, 2).map((_, file) => ({
        origin: { file, span: { start: 2 * file, end: 2 * file } },
        read: () => undefined,
      })),
      placeholders: texts.slice(0, 2).map((text, file) => ({
        name: text.slice(0, 20),
        rules: rules.map((_, index) => index).slice(file),
      })),
    },
    witnesses: undefined,
    problems: (['error', 'warning', 'info'] as const).map((severity, index) => ({
      file: index % texts.length,
      severity,
      code: 'sigma/unknown-field',
      message: `wrong in ${index} ways`,
      help,
      place: place === null ? undefined : { line: place.line + 1, column: place.column },
    })),
  }));
