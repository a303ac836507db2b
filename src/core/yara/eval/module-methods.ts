import { fromByteString } from '../../../base/byte-string.ts';
import { isInIpRange } from './ip-range.ts';
import type { Frame } from './frame.ts';
import { UNKNOWN, type StructValue, type Truth, type Value } from './value.ts';

/** A method of a message: the struct it is called on, and its arguments. */
export type ModuleMethodBody = (struct: StructValue, args: readonly Value[], frame: Frame) => Truth;

/**
 * The methods that messages of modules may have, by name; the schema tells which message has which.
 * A method that is not here is unknown, with a reason.
 */
const METHODS: ReadonlyMap<string, ModuleMethodBody> = new Map<string, ModuleMethodBody>([
  [
    'in_range',
    (struct, [cidr]) => {
      const raw = struct?.get('raw');
      return isInIpRange(
        typeof raw === 'string' ? raw : '',
        typeof cidr === 'string' ? fromByteString(cidr) : '',
      );
    },
  ],
]);

/** The body of a method. Never throws. */
export function methodBody(name: string): ModuleMethodBody {
  return (
    METHODS.get(name) ??
    ((_struct, _args, frame) => {
      frame.reasons.add(`\`${name}()\` cannot be told here`);
      return UNKNOWN;
    })
  );
}
