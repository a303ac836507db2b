import type { Quantifier } from '../syntax/ast.ts';
import type { Outcome } from './explain-node.ts';

/** How often what is quantified came to what. */
export interface QuantifiedCount {
  readonly quantifier: Quantifier;
  /** As the engine counts, see `Requirement`: 0 is none at all. */
  readonly required: number;
  readonly n: number;
  readonly nTrue: number;
  readonly nUnknown: number;
  readonly outcome: Outcome;
  /** `element`, `entry`, `number`, `condition`. */
  readonly noun: string;
  /** `satisfies the body`, `satisfy the body`, `does not satisfy the body`. */
  readonly verbs: { readonly one: string; readonly several: string; readonly not: string };
}

/** `3 of 41 elements satisfy the body; at least 5 must`. Never throws. */
export function quantifiedSentence(count: QuantifiedCount): string {
  const { n, nTrue, nUnknown, verbs, noun } = count;
  const verb = nTrue > 1 ? verbs.several : verbs.one;
  const isNone = nTrue === 0;
  const what =
    n === 1
      ? `the only ${noun} ${isNone ? verbs.not : verbs.one}`
      : isNone
        ? `none of the ${counted(n, noun)} ${verb}`
        : `${nTrue === n ? 'all' : `${nTrue} of`} ${counted(n, noun)} ${verb}`;
  const doubt = nUnknown > 0 ? `; for ${nUnknown} it cannot be told` : '';
  return `${what}${doubt}${demandOf(count)}`;
}

/** `1 element`, `3 entries`. Never throws. */
export function counted(n: number, noun: string): string {
  if (n === 1) return `1 ${noun}`;
  return `${n} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** What the quantifier asks for, where the counts alone do not tell. */
function demandOf({ quantifier, required, n, nTrue, outcome }: QuantifiedCount): string {
  switch (quantifier.kind) {
    case 'any':
      return '';
    case 'all':
      return nTrue === n ? '' : '; all must';
    case 'none':
      return outcome === 'true' ? ', as asked for' : '; none may';
    default:
      return required === 0 ? '; none may' : `; at least ${Math.max(required, 1)} must`;
  }
}
