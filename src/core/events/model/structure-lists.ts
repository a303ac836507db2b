import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { memberOf } from '../../json/json-members.ts';
import { scalarTextOf } from '../../json/json-text.ts';

/** An element of a list in the structure view. */
export interface ListElement {
  readonly node: number;
  readonly index: number;
}

/** The structure's `behaviour`; undefined for a document without one. Never throws. O(members). */
export function behaviourOf(structure: JsonIndex): number | undefined {
  return objectMember(structure, 0, 'behaviour');
}

/** A member that is an object; undefined where there is none. Throws InvariantError for an unknown node. O(members). */
export function objectMember(
  index: JsonIndex,
  node: number | undefined,
  key: string,
): number | undefined {
  const member = node === undefined ? undefined : memberOf(index, node, key);
  return member !== undefined && kindOf(index, member) === 'object' ? member : undefined;
}

/** The elements of a member that is a list; none where there is no such list. Throws InvariantError for an unknown node. O(elements). */
export function elementsOf(
  index: JsonIndex,
  node: number | undefined,
  key: string,
): readonly ListElement[] {
  const list = node === undefined ? undefined : memberOf(index, node, key);
  if (list === undefined || kindOf(index, list) !== 'array') return [];
  return Array.from(childIds(index, list), (element, position) => ({
    node: element,
    index: position,
  }));
}

/** A scalar with its node. */
export interface TextAt {
  readonly text: string;
  readonly node: number;
}

/** A member that is a text, number or boolean, as text; undefined where there is none, or it is null. Throws InvariantError for an unknown node. O(members). */
export function textMember(
  index: JsonIndex,
  node: number | undefined,
  key: string,
): TextAt | undefined {
  const member = node === undefined ? undefined : memberOf(index, node, key);
  return member === undefined ? undefined : textAt(index, member);
}

/** The node as text; undefined for null, an object or a list. Throws InvariantError for an unknown node. */
export function textAt(index: JsonIndex, node: number): TextAt | undefined {
  if (kindOf(index, node) === 'null') return undefined;
  const text = scalarTextOf(index, node);
  return text === undefined ? undefined : { text, node };
}

/** The node as text, and undefined where that is empty: an element without a text tells of nothing. Throws InvariantError for an unknown node. */
export function valueAt(index: JsonIndex, node: number): TextAt | undefined {
  const value = textAt(index, node);
  return value === undefined || value.text === '' ? undefined : value;
}
