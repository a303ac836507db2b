/**
 * What can be looked for in an event without evaluating a rule. `number`: the value is this number, its
 * text in the form of `decimalKey`. `present`: the field is there; its text is empty. Texts are folded.
 */
export type WitnessKind = 'equals' | 'startswith' | 'endswith' | 'contains' | 'number' | 'present';

/** As they are numbered in tables. */
export const WITNESS_KINDS: readonly WitnessKind[] = [
  'equals',
  'startswith',
  'endswith',
  'contains',
  'number',
  'present',
];

/** `field` undefined: any value of the event, for keywords. */
export interface Witness {
  readonly kind: WitnessKind;
  readonly field: string | undefined;
  readonly text: string;
}
