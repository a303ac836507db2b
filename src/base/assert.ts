/** Thrown by `invariant` and `assertNever`: always a bug of this program, never the user's fault. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/**
 * States what must be true at this point. Throws InvariantError when it is not: only for our own
 * bugs, never for anything that a user's file or text can bring about.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Ends an exhaustive switch: a new member of the union no longer compiles. Throws InvariantError. */
export function assertNever(value: never, what = 'value'): never {
  throw new InvariantError(`unexpected ${what}: ${String(value)}`);
}
