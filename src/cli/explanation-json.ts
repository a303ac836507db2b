import { lineColumnAt } from '../base/span.ts';
import type { VtModel } from '../core/vt/vt-model.ts';
import { printVtPath } from '../core/vt/vt-path.ts';
import type { ExplainNode, RuleExplanation } from '../core/yara/explain/explain-node.ts';
import type { Witness } from '../core/yara/eval/recorder.ts';
import type { TermVerdict } from '../core/workbench/workbench.ts';
import { witnessToJson, type WitnessJson } from './witness-value.ts';

/** Witnesses of a part that are printed; the counts go on. */
const MAX_WITNESSES = 100;

/** A test or a loop, what became of it over all turns of the loops around it, and where it stands. */
export interface TermJson {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly outcome: TermVerdict['outcome'];
  readonly nTrue: number;
  readonly nTotal: number;
  readonly witnesses: readonly WitnessJson[];
}

/** A part of a condition, why it came to what it did, and where it stands. */
export interface PartJson {
  /** 0 for the whole condition; the parts of a part follow it, one deeper. */
  readonly depth: number;
  readonly kind: ExplainNode['kind'];
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly outcome: ExplainNode['outcome'];
  readonly sentence: string;
  readonly notes?: readonly string[];
  /** Whether the outcome of the part above rests on this one. */
  readonly decides: boolean;
  /** Over all turns of the loops around it: how often it held, of how many. */
  readonly nTrue?: number;
  readonly nTotal?: number;
  readonly witnesses: readonly WitnessJson[];
  readonly nWitnesses: number;
  /** The element for which the body of a loop is explained. */
  readonly element?: { readonly path: string | null; readonly why: string };
  readonly nearMiss?: string;
  /** Parts that are left out. */
  readonly nOmitted?: number;
}

/**
 * The parts of an explanation, each before its own parts, in the order of the text: the sentences are
 * those of the page. Behind them the tests and loops that no element of a list is explained for, with
 * their counts alone. Empty for a rule with errors. Never throws. O(parts + terms).
 */
export function explanationToJson(
  explanation: RuleExplanation | undefined,
  terms: readonly TermVerdict[],
  ruleText: string,
  model: VtModel,
): readonly (PartJson | TermJson)[] {
  const parts: PartJson[] = [];
  const explained = new Set<string>();
  const root = explanation?.condition;
  const stack = root ? [{ node: root, depth: 0, decides: true }] : [];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, depth } = top;
    explained.add(`${node.span.start} ${node.span.end}`);
    parts.push({ ...partToJson(node, ruleText, model), depth, decides: top.decides });
    const children = node.children.map((child, at) => ({
      node: child,
      depth: depth + 1,
      decides: node.decisive.includes(at),
    }));
    stack.push(...children.reverse());
  }
  const others = terms.filter(({ span }) => !explained.has(`${span.start} ${span.end}`));
  return [...parts, ...others.map((term) => termToJson(term, ruleText, model))];
}

function termToJson(term: TermVerdict, ruleText: string, model: VtModel): TermJson {
  const { line, column } = lineColumnAt(ruleText, term.span.start);
  return {
    text: ruleText.slice(term.span.start, term.span.end),
    line,
    column,
    outcome: term.outcome,
    nTrue: term.nTrue,
    nTotal: term.nTotal,
    witnesses: term.witnesses.map((witness) => witnessToJson(model, witness)),
  };
}

function partToJson(
  node: ExplainNode,
  ruleText: string,
  model: VtModel,
): Omit<PartJson, 'depth' | 'decides'> {
  const { kind, span, outcome, sentence, notes, counts, element, nearestMiss, nOmitted } = node;
  const { line, column } = lineColumnAt(ruleText, span.start);
  return {
    kind,
    text: ruleText.slice(span.start, span.end),
    line,
    column,
    outcome,
    sentence,
    ...(notes.length > 0 && { notes }),
    ...(counts && {
      nTrue: counts.nTrue,
      nTotal: counts.nTrue + counts.nFalse + counts.nUndefined + counts.nUnknown,
    }),
    witnesses: node.witnesses.slice(0, MAX_WITNESSES).map((place) => placeToJson(place, model)),
    nWitnesses: node.nWitnesses,
    ...(element && {
      element: { path: element.path ? printVtPath(element.path) : null, why: element.why },
    }),
    ...(nearestMiss && { nearMiss: nearestMiss.sentence }),
    ...(nOmitted > 0 && { nOmitted }),
  };
}

function placeToJson({ path, value }: Witness, model: VtModel): WitnessJson {
  const text = value === undefined ? '' : String(value);
  return witnessToJson(model, { vtPath: printVtPath(path), value: text, node: undefined });
}
