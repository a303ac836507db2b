import { expect, it } from 'vitest';

import { visibleText } from './visible-text.ts';

it.each([
  ['leaves readable text alone', 'C:\\Users\\Ünal 写真 😀', 'C:\\Users\\Ünal 写真 😀'],
  [
    'draws control characters',
    'a\u0000\t\r\n\u001b\u007f',
    'a\u2400\u2409\u240d\u240a\u241b\u2421',
  ],
  ['marks C1 controls', '\u0085', '\ufffd'],
  ['marks bidi and zero-width characters', 'a\u202eb\u200bc\ufeffd', 'a\ufffdb\ufffdc\ufffdd'],
  ['marks line separators', '\u2028\u2029', '\ufffd\ufffd'],
  ['marks a lone surrogate', 'a\ud800b', 'a\ufffdb'],
  ['marks invisible characters beyond the first plane once', '\u{e0041}\u{f0000}', '\ufffd\ufffd'],
  ['marks fillers that are letters by name only', '\u3164', '\ufffd'],
])('%s', (_name, text, visible) => {
  expect(visibleText(text)).toBe(visible);
});
