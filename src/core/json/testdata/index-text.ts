import { invariant } from '../../../base/assert.ts';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { indexJson } from '../index-json.ts';
import type { JsonIndex } from '../json-index.ts';

/** The index of a valid JSON text; an invalid one is a mistake of the test. */
export function indexText(text: string): JsonIndex {
  const result = indexJson(encodeUtf8(text));
  invariant(result.ok, `not JSON: ${text}`);
  return result.value;
}
