import type { Span } from '../../../base/span.ts';

/** The bytes of a hex pattern, or of one of its alternatives, in the order of the text. */
export type HexSequence = readonly HexToken[];

export type HexToken = HexByte | HexJump | HexAlternatives;

/** `4D`, `4?`, `?D`, `??`, `~4D` */
export interface HexByte {
  readonly kind: 'byte';
  readonly span: Span;
  /** 0 to 255; 0 in the nibbles that the mask leaves open. */
  readonly value: number;
  /** 255 for a whole byte, 0xF0 or 0x0F for a nibble, 0 for `??`. */
  readonly mask: number;
  readonly isNegated: boolean;
}

/** `[4]`, `[4-6]`, `[4-]`, `[-6]`, `[-]` */
export interface HexJump {
  readonly kind: 'jump';
  readonly span: Span;
  readonly first: number | undefined;
  /** Undefined for no upper bound; of `[4]` as `first`. */
  readonly last: number | undefined;
}

/** `( 4D 5A | 7F 45 )` */
export interface HexAlternatives {
  readonly kind: 'alternatives';
  readonly span: Span;
  readonly alternatives: readonly HexSequence[];
}

/**
 * What a hex byte stands for: `text` is two hex digits or question marks, with a `~` in front of a
 * negated one. Never throws.
 */
export function readHexByte(text: string, span: Span): HexByte {
  const isNegated = text.startsWith('~');
  const [high = '?', low = '?'] = isNegated ? text.slice(1) : text;
  const value =
    (high === '?' ? 0 : parseInt(high, 16) << 4) | (low === '?' ? 0 : parseInt(low, 16));
  const mask = (high === '?' ? 0 : 0xf0) | (low === '?' ? 0 : 0x0f);
  return { kind: 'byte', span, value, mask, isNegated };
}

/** A jump as the engine prints it: `[4-6]`, `[4-]`, `[-6]`, `[-]`. Never throws. */
export function printHexJump(jump: Pick<HexJump, 'first' | 'last'>): string {
  return `[${jump.first ?? ''}-${jump.last ?? ''}]`;
}
