import { assertNever } from '../../../base/assert.ts';
import type { Loss } from '../../sigma/event.ts';

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
