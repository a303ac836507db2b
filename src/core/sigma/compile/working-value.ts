import type { Test } from './compiled-rule.ts';
import type { TemplatePart } from '../pattern/template.ts';

/**
 * A value of a rule on its way through the modifiers. One written value may become several, where a
 * modifier makes variants.
 */
export type WorkingValue =
  | WorkingString
  | WorkingNumber
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | WorkingRegexp
  | WorkingReference
  | WorkingTime
  /** What no further modifier changes but for those that say that they do. */
  | { readonly kind: 'done'; readonly test: Test };

/** A text, cut at its wildcards. */
export interface WorkingString {
  readonly kind: 'string';
  readonly parts: readonly WorkingPart[];
  /** As the rule has it, escapes included. */
  readonly written: string;
  /** Whether no modifier has changed it. */
  readonly isUntouched: boolean;
  readonly isCased: boolean;
  /** Whether its literals are bytes, one a code unit. */
  readonly isBytes: boolean;
  /** Whether it says where in the value it stands; a keyword that does not may be anywhere. */
  readonly isPlaced: boolean;
  readonly encoding: EncodingNote | undefined;
}

/** How a text was encoded, and the text before. */
export interface EncodingNote {
  readonly name: 'base64' | 'base64offset';
  readonly text: string;
}

/** `dash`: one of the five signs that Windows takes for the dash of an option. */
export type WorkingPart = TemplatePart | DashPart;

/** A dash of an option. */
export interface DashPart {
  readonly kind: 'dash';
  /** As the rule has it. */
  readonly written: string;
}

/** A number. */
export interface WorkingNumber {
  readonly kind: 'number';
  /** As the rule has it. */
  readonly written: string;
  /** Undefined for what is no number to compare with: `.inf`, `.nan`. */
  readonly decimal: string | undefined;
}

/** A regular expression. */
export interface WorkingRegexp {
  readonly kind: 'regexp';
  readonly written: string;
  /** Of `i`, `m`, `s`, in the order of the modifiers. */
  readonly flags: string;
}

/** The name of another field. */
export interface WorkingReference {
  readonly kind: 'reference';
  readonly field: string;
  readonly operator: Extract<Test, { readonly kind: 'field-reference' }>['operator'];
  readonly isCased: boolean;
}

/** What a part of a time is compared with. */
export interface WorkingTime {
  readonly kind: 'time';
  readonly part: Extract<Test, { readonly kind: 'time' }>['part'];
  readonly operator: Extract<Test, { readonly kind: 'time' }>['operator'];
  readonly value: number;
}
