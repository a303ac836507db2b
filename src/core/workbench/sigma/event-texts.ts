import type { EventValue } from '../../sigma/event.ts';

/** One text of an event. */
export interface FieldText {
  /** Name at the top of the event. */
  readonly root: string;
  /** Where it is: `Image`, `Args[1]`, `a.b`. */
  readonly key: string;
  /** As Sigma rules read it; `null` for null. */
  readonly text: string;
}

/** Deeper values of hostile logs are not shown. */
const MAX_DEPTH = 20;

/** Nobody reads more fields of one event. */
const MAX_TEXTS = 500;

/**
 * The texts of an event's values in their order, those within lists and maps each for itself. At most
 * 500, to a depth of 20. Never throws.
 */
export function eventTexts(fields: ReadonlyMap<string, EventValue>): readonly FieldText[] {
  const texts: FieldText[] = [];
  for (const [root, value] of fields) collect(texts, { root, key: root, depth: 0 }, value);
  return texts;
}

function collect(
  texts: FieldText[],
  at: { readonly root: string; readonly key: string; readonly depth: number },
  value: EventValue,
): void {
  if (texts.length >= MAX_TEXTS || at.depth > MAX_DEPTH) return;
  const { root, key } = at;
  const depth = at.depth + 1;
  if (isList(value)) {
    for (const [index, member] of value.entries()) {
      collect(texts, { root, key: value.length === 1 ? key : `${key}[${index}]`, depth }, member);
    }
  } else if (isMap(value)) {
    for (const [name, member] of value) {
      collect(texts, { root, key: `${key}.${name}`, depth }, member);
    }
  } else texts.push({ root, key, text: String(value) });
}

/** `instanceof` does not narrow to a readonly Map. */
function isMap(value: EventValue): value is ReadonlyMap<string, EventValue> {
  return value instanceof Map;
}

/** `Array.isArray` turns a readonly array into one of any. */
function isList(value: EventValue): value is readonly EventValue[] {
  return Array.isArray(value);
}
