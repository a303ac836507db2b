import type { BodyHolds } from './find-join.ts';
import type { SynthesisContext } from './pick.ts';

export function createBodyHolds(_context: SynthesisContext): BodyHolds {
  return () => 'unknown';
}
