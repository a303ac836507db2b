import { encodeUtf8 } from '../../../base/utf8.ts';
import { indexJson } from '../../json/index-json.ts';
import type { EventValue } from '../../sigma/event.ts';
import { eventValueOf, MAX_VALUE_DEPTH } from './event-values.ts';

/**
 * The object or list that a text is the JSON of, as collectors keep the record that they got; undefined
 * for any other text. Never throws. O(length).
 */
export function jsonInText(text: string): EventValue | undefined {
  const trimmed = text.trimStart();
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return undefined;
  const index = indexJson(encodeUtf8(text), { maxDepth: MAX_VALUE_DEPTH });
  return index.ok ? eventValueOf(index.value, 0) : undefined;
}
