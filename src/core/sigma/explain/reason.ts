import { assertNever } from '../../../base/assert.ts';
import type { Doubt } from '../match/verdict.ts';
import type { Reason } from './rule-explanation.ts';

/** Reasons that tell more than that something differs, the closest to a hit first. */
const CLOSEST: readonly Reason[] = [
  'case-differs',
  'elsewhere',
  'dash-for-empty',
  'number-differs',
  'time-differs',
  'network-differs',
  'regexp-missed',
  'different',
];

/** How far from holding what fails for a reason is: less is closer. Never throws. */
export function distanceOf(reason: Reason): number {
  const at = CLOSEST.indexOf(reason);
  return at === -1 ? CLOSEST.length : at;
}

/** The reason that a doubt is; field: that of the item. Never throws. */
export function reasonOfDoubt(doubt: Doubt, field: string | undefined): Reason {
  switch (doubt.kind) {
    case 'placeholder':
      return 'placeholder-unbound';
    case 'needs-event-stream':
      return 'not-recorded';
    case 'not-recorded':
      return doubt.field === field ? 'not-recorded' : 'reference-not-recorded';
    case 'truncated':
    case 'end-only':
    case 'hashed':
    case 'fragment':
    case 'too-long':
      return doubt.kind;
    default:
      return assertNever(doubt, 'doubt');
  }
}
