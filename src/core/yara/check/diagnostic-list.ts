import type { Diagnostic } from '../../../base/diagnostic.ts';

/** More would be a list nobody reads; graphql-js stops at the same number. */
export const MAX_DIAGNOSTICS = 100;

/** Collects diagnostics in the order in which they are found; keeps the first `MAX_DIAGNOSTICS`. */
export interface DiagnosticList {
  readonly items: readonly Diagnostic[];
  /** All that were added, those that were not kept included. */
  readonly nAdded: number;
  add(diagnostic: Diagnostic): void;
}

/** An empty list. Never throws. */
export function createDiagnosticList(): DiagnosticList {
  const items: Diagnostic[] = [];
  let nAdded = 0;
  return {
    items,
    get nAdded() {
      return nAdded;
    },
    add(diagnostic) {
      nAdded++;
      if (items.length < MAX_DIAGNOSTICS) items.push(diagnostic);
    },
  };
}
