import { fromByteString, toByteString } from '../../../base/byte-string.ts';
import { ALL_PERMUTATIONS, isPermutationOf } from './domain/permutation.ts';
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
    (struct, [cidr]) =>
      isInIpRange(rawOf(struct), typeof cidr === 'string' ? fromByteString(cidr) : ''),
  ],
  [
    'permutation_of',
    (struct, [target, kinds]) =>
      isPermutationOf(
        toByteString(rawOf(struct)),
        typeof target === 'string' ? target : '',
        typeof kinds === 'bigint' ? kinds : ALL_PERMUTATIONS,
      ),
  ],
]);

/** The address or the domain that a struct is about. */
function rawOf(struct: StructValue): string {
  const raw = struct?.get('raw');
  return typeof raw === 'string' ? raw : '';
}

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
