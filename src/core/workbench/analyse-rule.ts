import type { Diagnostic } from '../../base/diagnostic.ts';
import { fromByteString } from '../../base/byte-string.ts';
import { outlineSites, type RuleOutline } from '../livehunt/outline.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { printVtPath, structureNodeAt } from '../vt/vt-path.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { TargetEntity } from '../vt/target-entity.ts';
import type { RuleEvaluation } from '../yara/eval/evaluate-rules.ts';
import { numberExpressions } from '../yara/eval/number-expressions.ts';
import type { ExpressionTrace, Witness as TracedPlace } from '../yara/eval/recorder.ts';
import type { MetaEntry, Rule } from '../yara/syntax/ast.ts';
import { booleanTermsOf } from './boolean-terms.ts';
import { boundContextsOf } from './bound-contexts.ts';
import { holdsStart } from './check-rules.ts';
import { spreadMarks } from './rule-marks.ts';
import { activeRuleOf, runRules, type RunOptions, type RunRules } from './run-rules.ts';
import type {
  Analysis,
  ChipVerdict,
  MetaFact,
  RuleAnalysis,
  RuleMark,
  TermVerdict,
  Verdict,
  Witness,
} from './workbench.ts';

/** Witnesses that are handed out per rule and per term; the counts go on. */
const MAX_WITNESSES = 100;

/** How much of a witness's value is handed out. UTF-16 code units. */
const MAX_WITNESS_VALUE = 400;

/** An analysis, and what the tree marks of it. */
export interface AnalysedText {
  readonly analysis: Analysis;
  /** By structure node. */
  readonly marks: ReadonlyMap<number, RuleMark>;
}

/**
 * Everything that follows from a rule's text and the open sample: problems, verdicts with their
 * witnesses, chips, marks. The last rule is the active one. Never throws. O(text + rules · sample).
 */
export function analyseText(ruleText: string, options: RunOptions = {}): AnalysedText {
  return analyseRun(ruleText, runRules(ruleText, options), options);
}

export interface AnalyseRunOptions {
  /** That of the run. */
  readonly model?: VtModel | undefined;
  /** UTF-16; the rule that holds it is the active one, else the last. */
  readonly cursor?: number | undefined;
  /** Whether rules that are not active go without chips and terms: nobody looks at those of a thousand. */
  readonly isBrief?: boolean;
}

/** As `analyseText`, of a run that is there already. Never throws. O(rules + their parts). */
export function analyseRun(
  ruleText: string,
  run: RunRules,
  { model, cursor, isBrief = false }: AnalyseRunOptions,
): AnalysedText {
  const { rules, diagnostics, evaluations, otherTargets } = run;
  const active = activeRuleOf(rules, cursor);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const evaluation = active === undefined ? undefined : evaluations[active];
  const activeRule = active === undefined ? undefined : rules[active];
  const places = activeRule && evaluation ? markedPlaces(activeRule, evaluation) : [];
  return {
    analysis: {
      diagnostics,
      rules: rules.map((rule, at) =>
        describeRule({
          rule,
          ruleText,
          model,
          evaluation: evaluations[at],
          otherTarget: otherTargets[at],
          rules,
          errors,
          isDetailed: !isBrief || at === active,
        }),
      ),
      activeRule: active,
      boundContexts: boundContextsOf(evidenceOf(evaluation).map(({ path }) => path)),
    },
    marks: model === undefined ? new Map() : spreadMarks(model.structure, nodesOf(model, places)),
  };
}

/** What a match rests on; empty without a match. */
function evidenceOf(evaluation: RuleEvaluation | undefined): readonly TracedPlace[] {
  return evaluation?.verdict === true ? innermost(evaluation.trace?.evidence ?? []) : [];
}

/** The places without those that lead to another of them: the value says more than the element around it. */
function innermost(places: readonly TracedPlace[]): readonly TracedPlace[] {
  const outer = new Set<string>();
  for (const { path } of places) {
    for (let length = path.length - 1; length > 0; length--) {
      const key = printVtPath(path.slice(0, length));
      if (outer.has(key)) break;
      outer.add(key);
    }
  }
  return places.filter(({ path }) => !outer.has(printVtPath(path)));
}

interface RuleJob {
  readonly rule: Rule;
  readonly ruleText: string;
  readonly model: VtModel | undefined;
  readonly evaluation: RuleEvaluation | undefined;
  /** Set for a rule that hunts for something else than files. */
  readonly otherTarget: TargetEntity | undefined;
  readonly rules: readonly Rule[];
  readonly errors: readonly Diagnostic[];
  readonly isDetailed: boolean;
}

function describeRule(job: RuleJob): RuleAnalysis {
  const { rule, ruleText, model, evaluation, isDetailed } = job;
  const error = errorOf(job);
  const evidence = evidenceOf(evaluation);
  const outline = isDetailed ? outlineSites(rule, ruleText, VT_SCHEMA) : undefined;
  const traced = isDetailed && error === undefined ? evaluation : undefined;
  return {
    name: rule.name?.name ?? '',
    span: rule.span,
    meta: (rule.meta?.entries ?? []).map((entry) => metaFact(entry, ruleText)),
    verdict: error === undefined ? verdictOf(evaluation) : 'cannot-compile',
    reasons: reasonsOf(job, error),
    witnesses: evidence.slice(0, MAX_WITNESSES).map((place) => witnessOf(place, model)),
    nWitnesses: evidence.length,
    chips: outline?.root,
    chipVerdicts: traced && outline ? chipVerdictsOf(rule, outline, traced) : new Map(),
    terms: traced === undefined ? [] : termsOf(rule, traced, model),
  };
}

/** The first error that keeps a rule from compiling: its own, or one outside of all rules. */
function errorOf({ rule, rules, errors }: RuleJob): Diagnostic | undefined {
  return errors.find(
    ({ span }) =>
      holdsStart(rule.span, span) || !rules.some((candidate) => holdsStart(candidate.span, span)),
  );
}

function verdictOf(evaluation: RuleEvaluation | undefined): Verdict {
  if (evaluation === undefined || evaluation.verdict === 'unknown') return 'cannot-tell';
  return evaluation.verdict ? 'matches' : 'does-not-match';
}

const TARGET_WORDS: Readonly<Record<TargetEntity, string>> = {
  file: 'files',
  url: 'URLs',
  domain: 'domains',
  ip_address: 'IP addresses',
  retrohunt: 'files',
};

function reasonsOf(
  { model, evaluation, otherTarget }: RuleJob,
  error: Diagnostic | undefined,
): readonly string[] {
  if (error !== undefined) return [error.message];
  if (otherTarget !== undefined) {
    return [
      `the rule hunts for ${TARGET_WORDS[otherTarget]}, and only rules for files can be held against a file report`,
    ];
  }
  if (model === undefined) return ['no sample is open'];
  return evaluation?.reasons ?? [];
}

function metaFact({ key, value }: MetaEntry, ruleText: string): MetaFact {
  return {
    key: key.name,
    kind: value.kind,
    text:
      value.kind === 'string'
        ? fromByteString(value.value)
        : ruleText.slice(value.span.start, value.span.end),
  };
}

function termsOf(
  rule: Rule,
  evaluation: RuleEvaluation,
  model: VtModel | undefined,
): readonly TermVerdict[] {
  return tracedTerms(rule, evaluation).map((trace) => {
    const verdict = verdictOfTrace(trace);
    const places = verdict.outcome === 'true' ? trace.witnesses : trace.misses;
    return {
      ...verdict,
      span: trace.span,
      witnesses: places.slice(0, MAX_WITNESSES).map((place) => witnessOf(place, model)),
    };
  });
}

/** A chip is as true as its operand, whose trace knows of `not`, `and`, `or` and what is undefined. */
function chipVerdictsOf(
  rule: Rule,
  { sites }: RuleOutline,
  evaluation: RuleEvaluation,
): ReadonlyMap<string, ChipVerdict> {
  const numbers = numberExpressions(rule);
  const verdicts = new Map<string, ChipVerdict>();
  for (const [id, { operand }] of sites) {
    const trace = evaluation.trace?.expressions[numbers.get(operand) ?? -1];
    const verdict = trace && verdictOfTrace(trace);
    // What stands in a loop over nothing has come to nothing.
    if (verdict !== undefined && verdict.nTotal > 0) verdicts.set(id, verdict);
  }
  return verdicts;
}

function verdictOfTrace(trace: ExpressionTrace): ChipVerdict {
  const { nTrue, nFalse, nUndefined, nUnknown } = trace;
  return { outcome: outcomeOf(trace), nTrue, nTotal: nTrue + nFalse + nUndefined + nUnknown };
}

/** The traces of a rule's loops and tests, in the order of the text. */
function tracedTerms(rule: Rule, evaluation: RuleEvaluation): readonly ExpressionTrace[] {
  const condition = rule.condition?.expression;
  const traces = evaluation.trace?.expressions;
  if (condition === undefined || traces === undefined) return [];
  const numbers = numberExpressions(rule);
  return booleanTermsOf(condition).flatMap((term) => traces[numbers.get(term) ?? -1] ?? []);
}

function outcomeOf(trace: ExpressionTrace): TermVerdict['outcome'] {
  if (trace.nTrue > 0) return 'true';
  if (trace.nUnknown > 0) return 'unknown';
  return trace.nFalse === 0 && trace.nUndefined > 0 ? 'undefined' : 'false';
}

function isLoop(trace: ExpressionTrace): boolean {
  return trace.kind === 'for-in' || trace.kind === 'for-of';
}

/**
 * The places that the tree marks: what a match rests on; without a match, where each test held, and
 * where the tests that held nowhere looked.
 */
function markedPlaces(
  rule: Rule,
  evaluation: RuleEvaluation,
): readonly (readonly [TracedPlace, RuleMark])[] {
  const tests = tracedTerms(rule, evaluation).filter((trace) => !isLoop(trace));
  const missed = tests
    .filter((trace) => trace.nTrue === 0)
    .flatMap((trace) =>
      trace.misses.map((place) => [place, trace.nUnknown > 0 ? 'unknown' : 'false'] as const),
    );
  const held =
    evaluation.verdict === true
      ? evidenceOf(evaluation)
      : tests.flatMap((trace) => trace.witnesses);
  return [...held.map((place) => [place, 'true'] as const), ...missed];
}

function* nodesOf(
  model: VtModel,
  places: readonly (readonly [TracedPlace, RuleMark])[],
): Generator<readonly [number, RuleMark]> {
  for (const [{ path }, mark] of places) {
    const node = structureNodeAt(model, path);
    if (node !== undefined) yield [node, mark];
  }
}

function witnessOf({ path, value }: TracedPlace, model: VtModel | undefined): Witness {
  const text = value === undefined ? '' : String(value);
  return {
    vtPath: printVtPath(path),
    value: text.length > MAX_WITNESS_VALUE ? `${text.slice(0, MAX_WITNESS_VALUE)}…` : text,
    node: model === undefined ? undefined : structureNodeAt(model, path),
  };
}
