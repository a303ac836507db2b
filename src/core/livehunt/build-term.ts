import { invariant } from '../../base/assert.ts';
import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import type { ModuleSchema } from '../yara/module-schema.ts';
import type { PathStep, ValuePath } from '../yara/module-value.ts';
import {
  chainNode,
  identifierNode,
  stepNode,
  parenthesizedNode,
  unaryNode,
} from './expression-nodes.ts';
import { buildLeafTerms } from './leaf-terms.ts';
import { isLossyText } from './scalar-term.ts';
import { readPickedPlace } from './picked-place.ts';
import type { PickedPlace } from './picked-place.ts';
import type { Pick, PickQuantifier, SynthesisContext, SynthesisError } from './pick.ts';
import type { Term, TermQuantifier, TestTerm } from './term.ts';

/** Where a term will stand: what its path may start from. */
export interface TermBase {
  /** The module's name, or the variable of the loop that was joined. */
  readonly name: string;
  /** How many steps of the picked path that name stands for. */
  readonly nSteps: number;
  /** All names that are bound there; a new variable takes none of them. */
  readonly names: ReadonlySet<string>;
}

/** The outermost base: nothing is joined. Never throws. */
export function moduleBase({ name }: ModuleSchema): TermBase {
  return { name, nSteps: 0, names: new Set([name]) };
}

/**
 * The condition that a pick stands for, as terms to be joined by `and` at `base`. Each array that the
 * path goes through after the base becomes a loop; a negated pick negates the outermost of them, so
 * that it says "no element", which an empty list satisfies. `not-usable` and `wrong-test` say why a
 * place or a test cannot be written. Never throws.
 */
export function buildTerms(
  pick: Pick,
  context: SynthesisContext,
  base: TermBase,
): Result<readonly Term[], SynthesisError> {
  const place = readPickedPlace(context.schema, context.data, pick.path);
  if (!place.ok) return place;
  const fault = findPickFault(pick);
  if (fault !== undefined) return err({ kind: 'wrong-test', message: fault });
  if (pick.path.some((step) => step.kind === 'key' && isLossyText(step.key))) {
    return err({
      kind: 'not-usable',
      message: 'The key holds half of a surrogate pair, which no text in a rule can stand for',
    });
  }
  const writer: TermWriter = { pick, context, place: place.value };
  const terms = writeFrom(writer, identifierNode(base.name), base);
  if (!terms.ok) return terms;
  const isNegated = pick.negated !== (pick.quantifier?.kind === 'none');
  return ok(isNegated ? [negateTerms(terms.value)] : terms.value);
}

/** The negation of terms that stand for their conjunction, as one term. Never throws. */
export function negateTerms(terms: readonly Term[]): Term {
  const [only] = terms;
  if (only?.kind === 'loop' && terms.length === 1) return { ...only, negated: !only.negated };
  const tests = terms.filter((term): term is TestTerm => term.kind === 'test');
  const all = chainNode(
    'and',
    tests.map((test) => test.expression),
  );
  invariant(
    all !== undefined && tests.length === terms.length,
    'only tests or one loop are negated',
  );
  const comment = tests.length === 1 ? tests[0]?.comment : undefined;
  return { kind: 'test', expression: negateExpression(all), comment };
}

/**
 * `not e` with parentheses where people expect them: around a comparison or a chain, not around a
 * bare value; a double negation is dropped. Never throws.
 */
export function negateExpression(expression: Expression): Expression {
  if (expression.kind === 'unary' && expression.operator === 'not') return expression.operand;
  const isBare = ['identifier', 'field', 'index', 'call', 'parenthesized'].includes(
    expression.kind,
  );
  return unaryNode('not', isBare ? expression : parenthesizedNode(expression));
}

interface TermWriter {
  readonly pick: Pick;
  readonly context: SynthesisContext;
  readonly place: PickedPlace;
}

function writeFrom(
  writer: TermWriter,
  subject: Expression,
  base: TermBase,
): Result<readonly Term[], SynthesisError> {
  const { pick, context, place } = writer;
  const rest = pick.path.slice(base.nSteps);
  const loopAt = rest.findIndex((step, at) => opensLoop(pick, step, base.nSteps + at));
  const straight = loopAt === -1 ? rest : rest.slice(0, loopAt);
  const target = straight.reduce(stepNode, subject);
  if (loopAt === -1) {
    const { schema } = context;
    return buildLeafTerms({ schema, place, expression: target }, pick.test);
  }
  const name = [base.name, ...straight.map(stepName)].join('_');
  const isMap = rest[loopAt]?.kind === 'key';
  const names = new Set(base.names);
  const variables = (isMap ? [`${name}_key`, `${name}_value`] : [name]).map((wanted) => {
    const free = freeName(wanted, names);
    names.add(free);
    return free;
  });
  const nSteps = base.nSteps + loopAt + 1;
  const variable = variables.at(-1) ?? name;
  const body = writeFrom(writer, identifierNode(variable), { name: variable, nSteps, names });
  if (!body.ok) return body;
  const isInnermost = !pick.path
    .slice(nSteps)
    .some((step, at) => opensLoop(pick, step, nSteps + at));
  const quantifier = loopQuantifier(pick.quantifier, isInnermost);
  return ok([
    { kind: 'loop', negated: false, quantifier, variables, iterable: target, body: body.value },
  ]);
}

/** Whether this step of the picked path is gone through by a loop. Never throws. */
export function opensLoop(pick: Pick, step: PathStep, at: number): boolean {
  if (step.kind === 'index') return true;
  return step.kind === 'key' && pick.anyKey === true && at === pick.path.length - 1;
}

/** The first loop step of the path at or after `from`, or undefined. Never throws. */
export function nextLoopStep(path: ValuePath, from: number): number | undefined {
  const at = path.findIndex((step, index) => index >= from && step.kind === 'index');
  return at === -1 ? undefined : at;
}

function stepName(step: PathStep): string {
  return step.kind === 'field' ? step.name : 'entry';
}

/** "At least N" counts the innermost elements; "all" speaks of every level. */
function loopQuantifier(
  quantifier: PickQuantifier | undefined,
  isInnermost: boolean,
): TermQuantifier {
  if (quantifier?.kind === 'all') return 'all';
  if (quantifier?.kind === 'at-least' && isInnermost) return { atLeast: quantifier.count };
  return 'any';
}

function findPickFault(pick: Pick): string | undefined {
  if (pick.quantifier?.kind === 'at-least') {
    const { count } = pick.quantifier;
    if (!Number.isSafeInteger(count) || count < 1)
      return '"at least" needs a whole number from 1 on';
  }
  if (pick.anyKey === true && pick.path.at(-1)?.kind !== 'key')
    return 'Only the entry of a map can be tested under any key';
  return undefined;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let suffix = 2; taken.has(name); suffix++) name = `${wanted}_${suffix}`;
  return name;
}
