import { toByteString } from '../../../base/byte-string.ts';
import type { TypeTable } from '../check/type-table.ts';
import type { Expression, Rule, YaraFile } from '../syntax/ast.ts';
import type { ModuleStruct } from '../module-value.ts';
import { compileExpression } from './compile-expression.ts';
import { createColumnStore, type ColumnStore } from './columns.ts';
import { createFrame, MAX_TURNS, type Evaluate, type Frame } from './frame.ts';
import { numberExpressions } from './number-expressions.ts';
import { N_OUTCOMES } from './outcome.ts';
import {
  createRecorder,
  createWitnessList,
  type ExpressionTrace,
  type Recorder,
  type Witness,
} from './recorder.ts';
import { foldCase } from './string-operations.ts';
import { createTextCache } from './text-cache.ts';
import { truthOf, UNKNOWN, type Truth } from './value.ts';

/** Whether a rule matches; unknown where that depends on the file's bytes or a limit was met. */
export type Verdict = boolean | 'unknown';

/** How a rule came to its verdict. Plain data. */
export interface RuleTrace {
  /** By the numbers of `numberExpressions`. */
  readonly expressions: readonly ExpressionTrace[];
  /** The places that the verdict rests on, see `witnessesOf`. */
  readonly evidence: readonly Witness[];
}

/** What became of a rule. Plain data. */
export interface RuleEvaluation {
  /** Empty for a rule that is broken before its name. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly isPrivate: boolean;
  readonly isGlobal: boolean;
  /** Why the verdict is unknown, or which global rule forbids a match; empty otherwise. */
  readonly reasons: readonly string[];
  /** Of traced runs, for rules without errors. */
  readonly trace: RuleTrace | undefined;
}

export interface EvaluationOptions {
  readonly trace: boolean;
  /**
   * Witnesses kept per expression (of loops at most 100), and places kept as evidence per rule; 100 when
   * left out.
   */
  readonly maxWitnesses?: number;
}

export const DEFAULT_MAX_WITNESSES = 100;

/** Elements that a loop keeps as witnesses: what was read in them says more. */
const MAX_ELEMENTS = 100;

function isLoop({ kind }: Expression): boolean {
  return kind === 'for-in' || kind === 'for-of';
}

/** Rules that are ready to run over data, again and again. */
export interface CompiledFile {
  readonly rules: readonly CompiledRule[];
}

interface CompiledRule {
  readonly rule: Rule;
  /** Undefined for a rule with errors. */
  readonly condition: CompiledCondition | undefined;
}

interface CompiledCondition {
  readonly evaluate: Evaluate;
  readonly expressions: readonly Expression[];
}

/**
 * Compiles the conditions of a checked file. `types` must be of this very tree. Never throws. O(nodes).
 */
export function compileFile(
  file: YaraFile,
  types: TypeTable,
  options: { readonly trace: boolean },
): CompiledFile {
  const toBytes = createTextCache(toByteString);
  const foldCached = createTextCache(foldCase);
  const rules = file.items.filter((item): item is Rule => item.kind === 'rule');
  return {
    rules: rules.map((rule) => {
      if (!rule.condition || types.brokenRules.has(rule)) return { rule, condition: undefined };
      const numbers = options.trace ? numberExpressions(rule) : undefined;
      const context = {
        types,
        toBytes,
        foldCase: foldCached,
        slots: new Map(),
        arraySlots: new Set<number>(),
        numbers,
        compile: compileExpression,
      };
      const evaluate = compileExpression(rule.condition.expression, context);
      return { rule, condition: { evaluate, expressions: [...(numbers?.keys() ?? [])] } };
    }),
  };
}

/**
 * Runs compiled rules over a module's data. One evaluation per rule, in the order of the text. Never
 * throws. O(turns of all loops), at most `MAX_TURNS`. columns: shared by data that are looked at
 * together; left out, those of the data.
 */
export function runFile(
  compiled: CompiledFile,
  data: ModuleStruct,
  options: { readonly maxWitnesses?: number; readonly columns?: ColumnStore } = {},
): readonly RuleEvaluation[] {
  const columns = options.columns ?? columnsOf(data);
  const verdicts = new Map<Rule, Truth>();
  const budget = { nTurnsLeft: MAX_TURNS };
  const evaluations = compiled.rules.map(({ rule, condition }) => {
    if (!condition) return describe(rule, UNKNOWN, ['the rule has errors'], undefined);
    const maxWitnesses = options.maxWitnesses ?? DEFAULT_MAX_WITNESSES;
    const recorders = condition.expressions.map((each) =>
      createRecorder(each, isLoop(each) ? Math.min(maxWitnesses, MAX_ELEMENTS) : maxWitnesses),
    );
    const counts = new Uint32Array(recorders.length * N_OUTCOMES);
    const frame = createFrame({ root: data, verdicts, counts, recorders, budget, columns });
    const truth = truthOf(condition.evaluate(frame)) ?? false;
    verdicts.set(rule, truth);
    const reasons = truth === UNKNOWN ? [...frame.reasons] : [];
    return describe(rule, truth, reasons, finishTrace(frame, recorders, maxWitnesses));
  });
  return applyGlobalRules(evaluations);
}

/** What was found out of data before, for as long as they live. */
const COLUMNS = new WeakMap<ModuleStruct, ColumnStore>();

function columnsOf(data: ModuleStruct): ColumnStore {
  const known = COLUMNS.get(data);
  if (known) return known;
  const columns = createColumnStore();
  COLUMNS.set(data, columns);
  return columns;
}

/**
 * Whether the rules of a file match the data, with a trace if asked for. types: of this very tree;
 * data: the root of the module. A traced run takes every turn of every loop and looks at every operand
 * of `and` and `or`; its verdicts are those of an untraced run. Never throws.
 */
export function evaluateRules(
  file: YaraFile,
  types: TypeTable,
  data: ModuleStruct,
  options: EvaluationOptions,
): readonly RuleEvaluation[] {
  const evaluations = runFile(compileFile(file, types, options), data, options);
  const isSure = !options.trace || evaluations.every((each) => each.verdict !== 'unknown');
  if (isSure) return evaluations;
  // Without short cuts, a traced run may meet the limit on turns where an untraced one does not.
  const untraced = runFile(compileFile(file, types, { trace: false }), data);
  return evaluations.map((evaluation, at) => {
    const other = untraced[at];
    if (!other || other.verdict === evaluation.verdict) return evaluation;
    return { ...evaluation, verdict: other.verdict, reasons: other.reasons };
  });
}

function describe(
  rule: Rule,
  truth: Truth,
  reasons: readonly string[],
  trace: RuleTrace | undefined,
): RuleEvaluation {
  return {
    name: rule.name?.name ?? '',
    verdict: truth === UNKNOWN ? 'unknown' : truth === true,
    isPrivate: rule.modifiers.some((modifier) => modifier.name === 'private'),
    isGlobal: rule.modifiers.some((modifier) => modifier.name === 'global'),
    reasons,
    trace,
  };
}

function finishTrace(
  frame: Frame,
  recorders: readonly Recorder[],
  maxWitnesses: number,
): RuleTrace | undefined {
  if (recorders.length === 0) return undefined;
  const evidence = createWitnessList(maxWitnesses);
  for (const read of frame.evidence) evidence.add(read);
  return {
    expressions: recorders.map((each, number) => each.finish(frame.counts, number)),
    evidence: evidence.items,
  };
}

/** A global rule that does not match forbids a match to all rules; source: YARA manual, "Global rules". */
function applyGlobalRules(evaluations: readonly RuleEvaluation[]): readonly RuleEvaluation[] {
  const forbidding = evaluations.find((each) => each.isGlobal && each.verdict === false);
  const doubtful = evaluations.find((each) => each.isGlobal && each.verdict === 'unknown');
  if (!forbidding && !doubtful) return evaluations;
  return evaluations.map((evaluation) => {
    if (evaluation.verdict === false) return evaluation;
    if (forbidding) {
      const reasons = [`the global rule \`${forbidding.name}\` does not match`];
      return { ...evaluation, verdict: false, reasons };
    }
    if (evaluation.verdict === 'unknown') return evaluation;
    const reasons = [`the global rule \`${doubtful?.name ?? ''}\` cannot be told`];
    return { ...evaluation, verdict: 'unknown', reasons };
  });
}
