import { describe, expect, it } from 'vitest';
import { parseYara } from './parse-yara.ts';

/** `codes «text that they are silenced in»`, spaces in a row as one. */
function suppressions(source: string): readonly string[] {
  return parseYara(source).file.suppressions.map(({ codes, span }) => {
    const text = source.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
    return `${codes.join('+')} «${text}»`;
  });
}

const RULE = 'rule r { condition: true }';

describe('a comment that silences warnings', () => {
  it.each([
    ['in front of a rule', `// suppress: a\n${RULE}`, [`a «${RULE}»`]],
    ['two lines before it', `// suppress: a\n\n\n${RULE}`, [`a «${RULE}»`]],
    ['on the line of its start', `/* suppress: a */ ${RULE}`, [`a «${RULE}»`]],
    ['behind it', `${RULE} // suppress: a`, [`a «${RULE}»`]],
    ['in front of one of two', `${RULE}\n// suppress: a\n${RULE}`, [`a «${RULE}»`]],
    [
      'of several codes',
      `// suppress: a, b ,c_d\n// and suppress: e.\n${RULE}`,
      [`a+b+c_d «${RULE}»`, `e «${RULE}»`],
    ],
    [
      'in front of a pattern of two lines',
      'rule r { strings:\n // suppress: a\n $a = {\n 01 } condition: $a }',
      ['a «$a = { 01 }»'],
    ],
    [
      'behind a part of a line',
      'rule r { strings: $a = "x" /* suppress: a */ wide\n condition: $a }',
      ['a «rule r { strings: $a = "x"»'],
    ],
    [
      'in front of a line that starts neither',
      'rule r { condition:\n // suppress: a\n true and\n false }',
      ['a «true and»'],
    ],
    ['at the end of the file', `${RULE}\n// suppress: a`, []],
    ['without a code', `// suppress: .\n${RULE}`, []],
    ['without the space', `// suppress:a\n${RULE}`, []],
    ['that is a string', 'rule r { meta: a = "// suppress: a" condition: true }', []],
  ])('%s', (_name, source, expected) => {
    expect(suppressions(source)).toEqual(expected);
  });

  it('may stand a thousand times over nothing', () => {
    expect(suppressions('// suppress: a\n'.repeat(1000))).toEqual([]);
  });
});
