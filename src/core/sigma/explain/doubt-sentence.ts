import { assertNever } from '../../../base/assert.ts';
import type { Doubt } from '../match/verdict.ts';
import { quoteName } from './quote-text.ts';

/** Why a verdict cannot be told: one line without a full stop. Never throws. */
export function doubtSentence(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'not-recorded':
      return doubt.field === undefined
        ? 'the event may have had fields that were not recorded'
        : `${quoteName(doubt.field)} is not recorded`;
    case 'truncated':
      return `only the beginning of ${quoteName(doubt.field)} is recorded`;
    case 'end-only':
      return `only the end of ${quoteName(doubt.field)} is known`;
    case 'hashed':
      return `a hash is recorded in the place of ${quoteName(doubt.field)}`;
    case 'fragment':
      return `${quoteName(doubt.field)} is part ${doubt.part} of ${doubt.of} of a longer text`;
    case 'placeholder':
      return `nobody has given values for the placeholder %${quoteName(doubt.name)}%`;
    case 'needs-event-stream':
      return 'the rule is about several events together';
    case 'too-long':
      return `${quoteName(doubt.field)} is too long for a regular expression`;
    default:
      return assertNever(doubt, 'doubt');
  }
}
