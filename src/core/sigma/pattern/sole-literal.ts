import { isMany, type Pattern } from './pattern.ts';

/** A literal with or without a `*` at its ends. */
export interface SoleLiteral {
  readonly literal: string;
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

/**
 * What a pattern is that has one literal and no wildcard but a `*` at either end; the empty pattern is
 * the empty literal. Undefined for any other. Never throws.
 */
export function soleLiteral(pattern: Pattern): SoleLiteral | undefined {
  const isOpenStart = isMany(pattern[0]);
  const isOpenEnd = isMany(pattern.at(-1));
  const inner = pattern.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined);
  const [literal = isOpenStart ? undefined : ''] = inner;
  return inner.length < 2 && typeof literal === 'string'
    ? { literal, isOpenStart, isOpenEnd }
    : undefined;
}
