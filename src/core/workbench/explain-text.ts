import type { VtModel } from '../vt/vt-model.ts';
import { printVtPath, structureNodeAt } from '../vt/vt-path.ts';
import type { ExplainNode, RuleExplanation } from '../yara/explain/explain-node.ts';
import { explainRule } from '../yara/explain/explain-rule.ts';
import type { ValuePath } from '../yara/module-value.ts';
import { activeRuleOf, type RunRules } from './run-rules.ts';
import type { Explanation, ExplanationPart, NearMiss, Witness } from './workbench.ts';

/** Witnesses that are handed out per part; the counts go on. */
const MAX_WITNESSES = 100;

/**
 * Why the active rule of a text matches the open sample or not, as sentences with links into the
 * tree. Undefined where there is nothing to explain: no rule, no sample, a rule with errors, one that
 * hunts for something else than files. run: of this text on this model. cursor: UTF-16; the rule that
 * holds it is the active one, else the last. Never throws. Cost: a bounded search for near misses.
 */
export function explainText(
  ruleText: string,
  run: RunRules,
  { model, cursor }: { readonly model: VtModel | undefined; readonly cursor?: number | undefined },
): Explanation | undefined {
  const active = activeRuleOf(run.rules, cursor);
  if (model === undefined || active === undefined) return undefined;
  const explanation = explainOne(ruleText, run, { model, rule: active });
  if (explanation?.condition === undefined) return undefined;
  return {
    name: explanation.name,
    sentence: explanation.sentence,
    condition: partOf(explanation.condition, model),
  };
}

/**
 * The same of one rule, by its position in the text, as the evaluator explains it, for printing.
 * Undefined where there is nothing to explain. Never throws.
 */
export function explainOne(
  text: string,
  { file, types, evaluations }: RunRules,
  { model, rule }: { readonly model: VtModel; readonly rule: number },
): RuleExplanation | undefined {
  if (types === undefined || evaluations[rule] === undefined) return undefined;
  return explainRule({ text, file, types, data: model.data, evaluations, rule });
}

/** Recursion is safe: the parser limits how deep a condition nests. */
function partOf(node: ExplainNode, model: VtModel): ExplanationPart {
  return {
    span: node.span,
    outcome: node.outcome,
    sentence: node.sentence,
    notes: node.notes,
    witnesses: node.witnesses.slice(0, MAX_WITNESSES).map(({ path, value }) => ({
      ...placeOf(path, model),
      value: value === undefined ? '' : String(value),
    })),
    nWitnesses: node.nWitnesses,
    compared: comparedPlaces(node, model),
    nearMiss: nearMissOf(node, model),
    children: node.children.map((child) => partOf(child, model)),
    decisive: node.decisive,
    nOmitted: node.nOmitted,
  };
}

/** What a comparison that does not hold has read. */
function comparedPlaces({ comparison, outcome }: ExplainNode, model: VtModel): readonly Witness[] {
  if (comparison === undefined || outcome === 'true') return [];
  return [comparison.left, comparison.right].flatMap(({ path, value }) =>
    path === undefined ? [] : [{ ...placeOf(path, model), value: value ?? '' }],
  );
}

function nearMissOf({ nearestMiss }: ExplainNode, model: VtModel): NearMiss | undefined {
  if (nearestMiss === undefined) return undefined;
  const places: Witness[] = nearestMiss.failures.flatMap(({ path, value }) =>
    path === undefined ? [] : [{ ...placeOf(path, model), value: value ?? '' }],
  );
  return { sentence: nearestMiss.sentence, places };
}

function placeOf(path: ValuePath, model: VtModel): Pick<Witness, 'vtPath' | 'node'> {
  return { vtPath: printVtPath(path), node: structureNodeAt(model, path) };
}
