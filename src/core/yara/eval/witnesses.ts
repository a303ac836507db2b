import type { RuleEvaluation } from './evaluate-rules.ts';
import type { Witness } from './recorder.ts';

/**
 * The places that a rule's verdict rests on, in the order of the text, without repetition.
 * For a rule that matches: of `and`, all operands; of `or`, those that are true; of a loop, the
 * elements for which the body held, and what the body read in them (for `none`, what it read where it
 * did not hold); of a comparison, what it read; of `not`, what its operand read. For a rule that does
 * not match, what keeps it from matching, by the same rules. At most `maxWitnesses` of the run; a
 * single loop adds at most 1,000. Empty for an untraced run. Never throws.
 */
export function witnessesOf(evaluation: RuleEvaluation): readonly Witness[] {
  return evaluation.trace?.evidence ?? [];
}
