import type { KnownPart } from '../pattern/partial-text.ts';
import type { PreparedValue } from './prepared-value.ts';
import type { Truth } from './verdict.ts';

/** A test of single texts, ready to run. Neither function throws. */
export interface ReadyTest {
  /** Of a text that is whole. Unknown for a text that is too long for a regular expression. */
  readonly holds: (value: PreparedValue) => Truth;
  /** Of a text of which only a part is known. */
  readonly holdsForPart: (value: PreparedValue, known: KnownPart) => Truth;
}
