import { invariant } from '../../base/assert.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { ModuleField } from '../yara/module-schema.ts';
import { VT_SCHEMA, vtMessage } from './vt-schema.ts';

/** A message with its fields in the order in which they are shown, which is how drafts number them. */
export interface MessageLayout {
  readonly number: number;
  readonly fields: readonly ModuleField[];
  /** The position of each field among the shown ones. */
  readonly positions: ReadonlyMap<string, number>;
  /** Per position, the field's name as the key of a JSON member: in quotes, without the colon. */
  readonly keys: readonly Uint8Array[];
}

/** Messages whose members are shown in another order than the schema's: what hunters come for first. */
const FIRST_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  [VT_SCHEMA.root, ['behaviour']],
  ['vt.fileanalysis.BehaviourSummary', ['sigma_analysis_results']],
]);

const LAYOUTS: readonly MessageLayout[] = Array.from(VT_SCHEMA.messages.keys(), createLayout);
const LAYOUTS_BY_NAME: ReadonlyMap<string, MessageLayout> = new Map(
  Array.from(VT_SCHEMA.messages.keys(), (name, number) => [name, layoutNumbered(number)]),
);

/** The layout of the message with this full name. Throws InvariantError for a name that the schema does not have. */
export function layoutOf(message: string): MessageLayout {
  const layout = LAYOUTS_BY_NAME.get(message);
  invariant(layout !== undefined, `no message ${message} in the vt schema`);
  return layout;
}

/** The layout with this number. Throws InvariantError for an unknown one. */
export function layoutNumbered(number: number): MessageLayout {
  const layout = LAYOUTS[number];
  invariant(layout !== undefined, 'messages are numbered by their layouts');
  return layout;
}

function createLayout(message: string, number: number): MessageLayout {
  const { fields } = vtMessage(message);
  const names = new Set([...(FIRST_FIELDS.get(message) ?? []), ...fields.keys()]);
  const shown = Array.from(names).flatMap((name) => fields.get(name) ?? []);
  return {
    number,
    fields: shown,
    positions: new Map(shown.map(({ name }, position) => [name, position])),
    keys: shown.map(({ name }) => encodeUtf8(`"${name}"`)),
  };
}
