/** Whether an unknown value is an object that is neither null nor an array. Never throws. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an unknown value is an integer that a double holds exactly. Never throws. */
export function isSafeInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
