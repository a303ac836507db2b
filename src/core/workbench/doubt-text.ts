import { assertNever } from '../../base/assert.ts';
import type { Loss } from '../sigma/event.ts';
import type { Doubt } from '../sigma/match/verdict.ts';

/** Why a rule cannot be told, in a sentence without a full stop. Never throws. */
export function doubtText(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'truncated':
      return `Only the beginning of ${doubt.field} was recorded`;
    case 'end-only':
      return `Only the end of ${doubt.field} is known`;
    case 'hashed':
      return `A hash was recorded in the place of ${doubt.field}`;
    case 'fragment':
      return `${doubt.field} is part ${doubt.part} of ${doubt.of}`;
    case 'not-recorded':
      return doubt.field === undefined
        ? 'Not every field of the event was recorded'
        : `${doubt.field} was not recorded`;
    case 'placeholder':
      return `Nobody has given values for %${doubt.name}%`;
    case 'needs-event-stream':
      return 'The rule counts or orders events, which single events cannot tell';
    case 'too-long':
      return `${doubt.field} is too long for the rule's regular expressions`;
    default:
      return assertNever(doubt, 'doubt');
  }
}

/** How a recorded value falls short of what happened, in a few words. Never throws. */
export function lossText(loss: Loss): string {
  switch (loss.kind) {
    case 'truncated':
      return 'only the beginning was recorded';
    case 'end-only':
      return 'only the end is known';
    case 'hashed':
      return 'a hash in the place of the text';
    case 'fragment':
      return `part ${loss.part} of ${loss.of}`;
    default:
      return assertNever(loss, 'loss');
  }
}
