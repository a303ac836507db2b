import type { Diagnostic } from '../../../base/diagnostic.ts';

/** More would be a list nobody reads; graphql-js stops at the same number. */
export const MAX_DIAGNOSTICS = 100;

/**
 * Collects diagnostics in the order in which they are found; keeps the first `MAX_DIAGNOSTICS` errors
 * and as many warnings.
 */
export interface DiagnosticList {
  readonly items: readonly Diagnostic[];
  /** All errors that were added, those that were not kept included. */
  readonly nErrors: number;
  add(diagnostic: Diagnostic): void;
}

/** An empty list. Never throws. */
export function createDiagnosticList(): DiagnosticList {
  const items: Diagnostic[] = [];
  let nErrors = 0;
  let nOthers = 0;
  return {
    items,
    get nErrors() {
      return nErrors;
    },
    add(diagnostic) {
      const n = diagnostic.severity === 'error' ? ++nErrors : ++nOthers;
      if (n <= MAX_DIAGNOSTICS) items.push(diagnostic);
    },
  };
}
