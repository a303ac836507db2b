import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMatchContextText } from './match-context-text.ts';

describe('parseMatchContextText', () => {
  it.each([
    ["$EventID: '1'", { EventID: '1' }],
    [
      "$CommandLine: 'attrib  +H a.bak', $EventID: '1'",
      { CommandLine: 'attrib  +H a.bak', EventID: '1' },
    ],
    ["$A: 'it's, said', $B: ''", { A: "it's, said", B: '' }],
    ["$A: 'x', $ not a name: 'y', $B: 'z'", { A: "x', $ not a name: 'y", B: 'z' }],
    ["$Image: 'C:\\Windows\\a.exe'", { Image: 'C:\\Windows\\a.exe' }],
    ["$A: 'two\nlines'", { A: 'two\nlines' }],
    ["$A: '1', $A: '2'", { A: '2' }],
    ["$A: '''", { A: "'" }],
  ])('reads %s', (text, fields) => {
    expect(Object.fromEntries(parseMatchContextText(text) ?? [])).toEqual(fields);
  });

  it.each(['', 'x', '$', "$A: '", "$A: 'x", "A: 'x'", "$A = 'x'", "$: 'x'", "'"])(
    'does not read %j',
    (text) => {
      expect(parseMatchContextText(text)).toBeUndefined();
    },
  );

  it('reads what it would be written as', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);
    const value = fc.string().filter((text) => !text.includes("', $"));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, value), { minLength: 1, selector: ([key]) => key }),
        (fields) => {
          const text = fields.map(([key, field]) => `$${key}: '${field}'`).join(', ');
          expect([...(parseMatchContextText(text) ?? [])]).toEqual(fields);
        },
      ),
      { seed: 7 },
    );
  });
});
