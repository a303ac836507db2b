import type { Diagnostic } from '../../../base/diagnostic.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import type { DocumentIndex, Placed } from './document-index.ts';
import { findDocument } from './document-index.ts';
import { documentName } from './read-head.ts';
import type { CollectedCorrelation, CollectionMember, FileDiagnostic } from './rule-collection.ts';
import type { CorrelationRule, DetectionRule, RuleHead, RuleReference } from './sigma-rule.ts';
import { findCircles } from './strong-components.ts';

type Resolved = Omit<CollectedCorrelation, 'isReportedAlone'>;

/** For each correlation what its references call: a rule, a correlation, or nothing. Positions are into what was given. */
type Targets = readonly (CollectionMember | undefined)[];

/**
 * The correlations with what they are about. One is left out where a reference calls nothing, where it is
 * about itself, also by way of others, and where it is about one that is left out; each is told of at
 * the reference. Never throws. O(references). Source: Sigma correlation rules specification 2.1.
 */
export function collectCorrelations(
  correlations: readonly Placed<CorrelationRule>[],
  rules: readonly Placed<DetectionRule>[],
  index: DocumentIndex,
  diagnostics: FileDiagnostic[],
): readonly Resolved[] {
  const positions = new Map<unknown, CollectionMember>();
  rules.forEach(({ document }, position) =>
    positions.set(document, { kind: 'rule', index: position }),
  );
  correlations.forEach(({ document }, position) => {
    positions.set(document, { kind: 'correlation', index: position });
  });
  const targets = correlations.map(({ document }): Targets =>
    document.rules.map(({ text }) => positions.get(findDocument(index, text)?.document)),
  );
  const isLeftOut = leaveOut(correlations, targets, diagnostics);
  const newPositions: number[] = [];
  let nKept = 0;
  for (const left of isLeftOut) newPositions.push(left ? -1 : nKept++);
  return correlations.flatMap(({ file, fileName, document }, position): readonly Resolved[] => {
    if (isLeftOut[position] === true) return [];
    const members = (targets[position] ?? []).flatMap((target): readonly CollectionMember[] => {
      if (target === undefined) return [];
      if (target.kind === 'rule') return [target];
      return [{ kind: 'correlation', index: newPositions[target.index] ?? -1 }];
    });
    return [{ file, fileName, correlation: document, members }];
  });
}

/** For each correlation whether it is left out, which is told of. */
function leaveOut(
  correlations: readonly Placed<CorrelationRule>[],
  targets: readonly Targets[],
  diagnostics: FileDiagnostic[],
): readonly boolean[] {
  const edges = targets.map((row) =>
    row.flatMap((found) => (found?.kind === 'correlation' ? [found.index] : [])),
  );
  const circles = findCircles(edges);
  const isLeftOut = correlations.map(() => false);
  const queue: number[] = [];
  const drop = (position: number, diagnostic: Diagnostic): void => {
    const { file = 0, fileName = '' } = correlations[position] ?? {};
    diagnostics.push({ file, fileName, diagnostic });
    if (isLeftOut[position] === true) return;
    isLeftOut[position] = true;
    queue.push(position);
  };
  correlations.forEach(({ document }, position) => {
    document.rules.forEach((reference, at) => {
      const target = targets[position]?.[at];
      if (target === undefined) {
        const message = `there is no rule with the id or name ${quoted(reference.text)}`;
        drop(position, sigmaDiagnostic('sigma/unknown-rule', reference.span, message));
      } else if (target.kind === 'correlation' && isSameCircle(circles, position, target.index)) {
        drop(position, correlationCycle(reference, position === target.index));
      }
    });
  });
  const dependents = invert(edges);
  // The queue grows while it is walked.
  for (const next of queue) {
    for (const position of dependents[next] ?? []) {
      if (isLeftOut[position] === true) continue;
      const at = (targets[position] ?? []).findIndex(
        (found) => found?.kind === 'correlation' && found.index === next,
      );
      const reference = correlations[position]?.document.rules[at];
      const head = correlations[next]?.document.head;
      if (reference === undefined || head === undefined) continue;
      drop(position, incompleteCorrelation(head, reference));
    }
  }
  return isLeftOut;
}

function isSameCircle(circles: readonly number[], a: number, b: number): boolean {
  return circles[a] !== -1 && circles[a] === circles[b];
}

/** Says that a reference leads back to the correlation that it stands in. Never throws. */
export function correlationCycle({ text, span }: RuleReference, isItself: boolean): Diagnostic {
  const message = isItself
    ? 'the correlation is about itself'
    : `${quoted(text)} is about this correlation in turn`;
  return sigmaDiagnostic('sigma/correlation-cycle', span, message);
}

/** Says that a reference calls a correlation that is left out. Never throws. */
export function incompleteCorrelation(head: RuleHead, { span }: RuleReference): Diagnostic {
  const message = `the correlation ${documentName(head)} cannot be resolved itself`;
  return sigmaDiagnostic('sigma/incomplete-correlation', span, message);
}

function invert(edges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const inverted: number[][] = edges.map(() => []);
  edges.forEach((row, from) => {
    for (const to of row) inverted[to]?.push(from);
  });
  return inverted;
}
