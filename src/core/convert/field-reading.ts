import type { Expression } from '../yara/syntax/ast.ts';

/** How a field of a Sigma event is read where events are looked for. */
export type FieldReading =
  | TextReading
  | { readonly kind: 'integer'; readonly expression: Expression }
  /** An enum: the constants by what events call them, lower case. */
  | {
      readonly kind: 'constants';
      readonly expression: Expression;
      readonly constants: ReadonlyMap<string, Expression>;
    }
  | PartReading
  | EntriesReading
  /** All events there have this text. */
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'unrecorded'; readonly reason: string };

/** A text of its own. */
export interface TextReading {
  readonly kind: 'text';
  readonly expression: Expression;
  /** `entry`: undefined where it is missing; `member`: empty then; `element`: always there. */
  readonly missing: 'entry' | 'member' | 'element';
  /** In what ways it is spelled otherwise than the rule expects. */
  readonly spelling?: Spelling;
}

/**
 * `path`: sandboxes write folders as placeholders, `registry`: roots in several ways, `details`: numbers
 * without their type. `name`: a path, or only the name of the file.
 */
export type Spelling = 'path' | 'registry' | 'details' | 'name';

/** A text within another one: the program in a command line, the host in a URL. */
export interface PartReading {
  readonly kind: 'part';
  readonly expression: Expression;
  readonly frames: readonly Frame[];
  readonly spelling?: Spelling;
}

/** What stands around the part from the beginning on, as regular expressions, and the characters that it consists of. */
export interface Frame {
  readonly before: string;
  readonly any: string;
  readonly after: string;
  /**
   * What may stand in the place of `*\` (and `*` and a slash) at the beginning of a pattern: a program
   * without its folder is one too.
   */
  readonly folder?: string;
  /** What may be left out at the end, lower case: the ending of a program. */
  readonly ending?: string;
}

/** The values of a map: of the keys that are `key` in any case, or of all. */
export interface EntriesReading {
  readonly kind: 'entries';
  readonly map: Expression;
  readonly key: string | undefined;
  /** Names for key and value. */
  readonly variables: readonly [string, string];
}

/** Where events are looked for, and how their fields are read there. */
export interface EventSource {
  /** For a comment. */
  readonly description: string;
  readonly read: (field: string) => FieldReading;
  /** All values of an event. */
  readonly readAll: () => FieldReading;
  /** That there is an event for which the body holds. */
  readonly exists: (body: Expression) => Expression;
}
