import type { Span } from '../../base/span.ts';
import type { Binary, Expression, ForIn, Quantifier, Rule } from '../yara/syntax/ast.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import { chainOperands, chainOperators } from './and-chain.ts';
import { expressionKey } from './expression-key.ts';
import type { PathPattern, PathScope } from './path-pattern.ts';
import {
  loopScope,
  moduleScope,
  pathLabel,
  resolveIterable,
  resolvePath,
  typeOfPath,
} from './path-pattern.ts';
import { readComparison } from './read-comparison.ts';
import type { ChipAlternative } from './read-comparison.ts';

/**
 * A part of a rule's condition as the row of chips above the editor shows it: plain data, made anew
 * from the text after every change.
 */
export type Chip = GroupChip | LoopChip | TestChip | OtherChip;

interface ChipBase {
  /** Names the chip as long as the text in front of it and in it stays the same. */
  readonly id: string;
  /** The whole operand, with `not` and with its own parentheses. */
  readonly span: Span;
  /** Whether `not` stands in front. */
  readonly negated: boolean;
}

/** Two or more chips joined by one word. */
export interface GroupChip extends ChipBase {
  readonly kind: 'group';
  readonly operator: 'and' | 'or';
  readonly items: readonly Chip[];
}

export type ChipQuantifier =
  | { readonly kind: 'any' | 'all' | 'none' }
  | { readonly kind: 'at-least'; readonly count: number }
  /** A percentage or a computed number, as the text has it. */
  | { readonly kind: 'other'; readonly text: string };

/** A loop over an array or a map. */
export interface LoopChip extends ChipBase {
  readonly kind: 'loop';
  /** `none` for `not for any` too; `negated` tells how it is written. */
  readonly quantifier: ChipQuantifier;
  readonly variables: readonly string[];
  /** What is looped over; undefined where that is no path of the module. */
  readonly path: PathPattern | undefined;
  /** For people: `any match context`. */
  readonly label: string;
  readonly body: Chip;
}

/** What is asked of one place. */
export interface TestChip extends ChipBase {
  readonly kind: 'test';
  readonly test: 'compare' | 'true' | 'defined' | 'length';
  readonly path: PathPattern;
  readonly type: FieldType;
  /** For people: the last name of the path. */
  readonly label: string;
  /** The place as the text has it, where it stands first. */
  readonly subjectSpan: Span;
  /** Empty for `true` and `defined`. */
  readonly alternatives: readonly ChipAlternative[];
}

/** Hand-written text that chips have no shape for. */
export interface OtherChip extends ChipBase {
  readonly kind: 'other';
  readonly text: string;
}

/** Where a chip stands among its neighbours; what an edit of it needs. */
export interface ChipSite {
  readonly chip: Chip;
  /** The whole operand, with `not` and parentheses. */
  readonly operand: Expression;
  /** The operand without them. */
  readonly core: Expression;
  /** What the names around the operand stand for. */
  readonly scope: PathScope;
  readonly home: ChipHome;
}

/** What a chip is a direct part of. */
export type ChipHome =
  | { readonly kind: 'condition'; readonly rule: Rule }
  | { readonly kind: 'body'; readonly loop: ForIn; readonly loopChip: string }
  | {
      readonly kind: 'chain';
      readonly operator: 'and' | 'or';
      readonly operands: readonly Expression[];
      /** The words between the operands. */
      readonly operators: readonly Span[];
      readonly index: number;
      readonly groupChip: string;
    };

/** The chips of a rule, with their sites by id. */
export interface RuleOutline {
  readonly root: Chip;
  readonly sites: ReadonlyMap<string, ChipSite>;
}

/**
 * A rule's condition as chips, or undefined where it has none. `not` and parentheses belong to the
 * chip behind them; a chain of `or` that compares one place several times is one test with several
 * values; whatever chips have no shape for is `other`, with its text. Spans in UTF-16 code units.
 * Never throws.
 */
export function outlineRule(rule: Rule, text: string, schema: ModuleSchema): Chip | undefined {
  return outlineSites(rule, text, schema)?.root;
}

/** As `outlineRule`, with what edits need to know of each chip. Never throws. */
export function outlineSites(
  rule: Rule,
  text: string,
  schema: ModuleSchema,
): RuleOutline | undefined {
  const expression = rule.condition?.expression;
  if (expression === undefined || expression.kind === 'missing') return undefined;
  const sites = new Map<string, ChipSite>();
  const scope = moduleScope(schema);
  const home: ChipHome = { kind: 'condition', rule };
  const root = outline({ text, schema, sites }, { operand: expression, scope, home });
  return { root, sites };
}

interface Outliner {
  readonly text: string;
  readonly schema: ModuleSchema;
  readonly sites: Map<string, ChipSite>;
}

/** An operand without `not` and parentheses. */
interface Core<E extends Expression = Expression> {
  readonly core: E;
  readonly scope: PathScope;
}

/** What all kinds of chips have; the id is that of the kind. */
interface Base {
  readonly id: string;
  readonly span: Span;
  readonly negated: boolean;
}

/** An operand that becomes a chip. */
type Operand = Pick<ChipSite, 'operand' | 'scope' | 'home'>;

function outline(outliner: Outliner, { operand, scope, home }: Operand): Chip {
  const { core, negated } = unwrap(operand);
  const baseOf = (kind: Chip['kind']): Base => {
    const { span } = operand;
    return { id: `${kind}:${span.start}-${span.end}`, span, negated };
  };
  const chip =
    outlineTest(outliner, { core, scope }, baseOf('test')) ??
    outlineGroup(outliner, { core, scope }, baseOf('group')) ??
    outlineLoop(outliner, { core, scope }, baseOf('loop')) ??
    otherChip(outliner, core, baseOf('other'));
  outliner.sites.set(chip.id, { chip, operand, core, scope, home });
  return chip;
}

/** Looks through `not` and parentheses; two `not` undo each other. */
function unwrap(operand: Expression): { readonly core: Expression; readonly negated: boolean } {
  let core = operand;
  let negated = false;
  for (;;) {
    if (core.kind === 'parenthesized') core = core.expression;
    else if (core.kind === 'unary' && core.operator === 'not') {
      core = core.operand;
      negated = !negated;
    } else return { core, negated };
  }
}

function otherChip({ text }: Outliner, core: Expression, base: Base): Chip {
  return { ...base, kind: 'other', text: text.slice(core.span.start, core.span.end) };
}

function outlineGroup(outliner: Outliner, { core, scope }: Core, base: Base): Chip | undefined {
  if (core.kind !== 'binary') return undefined;
  const { operator } = core;
  if (operator !== 'and' && operator !== 'or') return undefined;
  const operands = chainOperands(core, operator);
  const operators = chainOperators(core, operator);
  const items = operands.map((operand, index) =>
    outline(outliner, {
      operand,
      scope,
      home: { kind: 'chain', operator, operands, operators, index, groupChip: base.id },
    }),
  );
  return { ...base, kind: 'group', operator, items };
}

function outlineLoop(outliner: Outliner, { core, scope }: Core, base: Base): LoopChip | undefined {
  if (core.kind !== 'for-in') return undefined;
  const path = resolveIterable(core, scope);
  const written = chipQuantifier(outliner.text, core.quantifier);
  const quantifier: ChipQuantifier =
    base.negated && written.kind === 'any' ? { kind: 'none' } : written;
  const home: ChipHome = { kind: 'body', loop: core, loopChip: base.id };
  const { iterable } = core;
  return {
    ...base,
    kind: 'loop',
    quantifier,
    variables: core.variables.map(({ name }) => name),
    path,
    label: loopLabel(outliner, {
      quantifier,
      path,
      iterable: outliner.text.slice(iterable.span.start, iterable.span.end),
    }),
    body: outline(outliner, { operand: core.body, scope: loopScope(core, scope), home }),
  };
}

function chipQuantifier(text: string, quantifier: Quantifier): ChipQuantifier {
  if (quantifier.kind === 'count' && quantifier.count.kind === 'integer') {
    return { kind: 'at-least', count: Number(quantifier.count.value) };
  }
  if (quantifier.kind === 'count' || quantifier.kind === 'percentage') {
    return { kind: 'other', text: text.slice(quantifier.span.start, quantifier.span.end) };
  }
  return { kind: quantifier.kind };
}

interface LoopParts {
  readonly quantifier: ChipQuantifier;
  readonly path: PathPattern | undefined;
  /** Its text. */
  readonly iterable: string;
}

function loopLabel({ schema }: Outliner, { quantifier, path, iterable }: LoopParts): string {
  const name = path === undefined ? iterable : pathLabel(schema, path).replaceAll('_', ' ');
  const isMap = path !== undefined && typeOfPath(schema, path)?.kind === 'map';
  const what = isMap ? `entry of ${name}` : name;
  switch (quantifier.kind) {
    case 'at-least':
      return `at least ${quantifier.count} ${what}`;
    case 'other':
      return `${quantifier.text} of ${what}`;
    case 'none':
      return `no ${what}`;
    default:
      return `${quantifier.kind} ${what}`;
  }
}

function outlineTest(outliner: Outliner, { core, scope }: Core, base: Base): TestChip | undefined {
  if (core.kind === 'binary') return outlineComparison(outliner, { core, scope }, base);
  const isDefined = core.kind === 'unary' && core.operator === 'defined';
  const subject = isDefined ? core.operand : core;
  const place = placeOf(outliner, subject, scope);
  if (place === undefined) return undefined;
  if (!isDefined && place.type.kind !== 'boolean') return undefined;
  return {
    ...base,
    ...place,
    kind: 'test',
    test: isDefined ? 'defined' : 'true',
    alternatives: [],
  };
}

function outlineComparison(
  outliner: Outliner,
  { core, scope }: Core<Binary>,
  base: Base,
): TestChip | undefined {
  const alternatives: ChipAlternative[] = [];
  let first: Expression | undefined;
  for (const operand of chainOperands(core, 'or')) {
    const comparison = readComparison(outliner.text, outliner.schema, operand);
    if (comparison === undefined) return undefined;
    first ??= comparison.subject;
    if (expressionKey(comparison.subject) !== expressionKey(first)) return undefined;
    alternatives.push(comparison.alternative);
  }
  if (first === undefined) return undefined;
  const counted = lengthSubject(first);
  const place = placeOf(outliner, counted ?? first, scope);
  if (place === undefined) return undefined;
  const test = counted === undefined ? 'compare' : 'length';
  return { ...base, ...place, kind: 'test', test, alternatives, subjectSpan: first.span };
}

type ChipPlace = Omit<TestChip, keyof Base | 'kind' | 'test' | 'alternatives'>;

function placeOf(
  { schema }: Outliner,
  subject: Expression,
  scope: PathScope,
): ChipPlace | undefined {
  const path = resolvePath(subject, scope);
  const type: FieldType | undefined = path && typeOfPath(schema, path);
  if (path === undefined || type === undefined || path.length === 0) return undefined;
  return { path, type, label: pathLabel(schema, path), subjectSpan: subject.span };
}

/** `x` of `x.len()`. */
function lengthSubject(expression: Expression): Expression | undefined {
  if (expression.kind !== 'call' || expression.arguments.length > 0) return undefined;
  const { callee } = expression;
  return callee.kind === 'field' && callee.field.name === 'len' ? callee.object : undefined;
}
