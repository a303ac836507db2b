const KILOBYTE = 1024n;
const MEGABYTE = 1024n * 1024n;

/**
 * The shorter way to write a size, `10MB` or `4KB`, where the field's name says that it is one and the
 * number is a whole multiple; undefined otherwise. YARA knows no larger unit. Never throws.
 */
export function sizeLiteral(fieldName: string, value: bigint): string | undefined {
  if (!/(^|_)size(_|$)/.test(fieldName) || value <= 0n) return undefined;
  if (value % MEGABYTE === 0n) return `${value / MEGABYTE}MB`;
  return value % KILOBYTE === 0n ? `${value / KILOBYTE}KB` : undefined;
}
