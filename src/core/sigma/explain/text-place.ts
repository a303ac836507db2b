import type { Loss } from '../event.ts';
import { readAll, readField, type PreparedEvent } from '../match/prepared-event.ts';
import type { PreparedValue } from '../match/prepared-value.ts';

/** A text of an event, and where it is. */
export interface TextPlace {
  /** As the rule names it; for keywords the name at the top of the event. */
  readonly field: string;
  readonly value: PreparedValue;
  /** Position among the field's texts; undefined where it has only one. */
  readonly index: number | undefined;
  readonly loss: Loss | undefined;
}

/** The texts of a field, or without one all texts of the event; what keywords are looked for in. Never throws. */
export function textPlaces(event: PreparedEvent, field: string | undefined): readonly TextPlace[] {
  if (field === undefined) {
    return numbered(
      readAll(event).map(({ shortfall, ...text }) => ({ ...text, loss: shortfall?.loss })),
    );
  }
  const reading = readField(event, field);
  if (reading.kind !== 'present') return [];
  const { values, shortfall } = reading;
  const loss = shortfall?.loss;
  return numbered(values.map((value) => ({ field, value, loss })));
}

/** Gives texts of one field, which follow each other, their positions. */
function numbered(texts: readonly Omit<TextPlace, 'index'>[]): readonly TextPlace[] {
  let index = 0;
  return texts.map((text, at) => {
    const isFirst = texts[at - 1]?.field !== text.field;
    const isLast = texts[at + 1]?.field !== text.field;
    index = isFirst ? 0 : index + 1;
    return { ...text, index: isFirst && isLast ? undefined : index };
  });
}
