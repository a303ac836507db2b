import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { codeActionsAt } from './code-actions.ts';
import { readCursorCondition, readCursorText } from './testdata/cursor-text.ts';

const HEAD = 'import "demo"\nrule r {\n  condition:\n    ';

/** Every action at the cursor: its title, and the condition after it. */
function actionsIn(condition: string): readonly (readonly [string, string])[] {
  const { document, offset, text } = readCursorCondition(condition);
  return codeActionsAt(document, { start: offset, end: offset }).map(({ title, edits }) => [
    title,
    applyTextEdits(text, edits)
      .slice(HEAD.length)
      .replace(/\n\}\n$/, ''),
  ]);
}

describe('codeActionsAt', () => {
  it.each([
    ['demo.nam¦ == "x"', 'Change to `name`', 'demo.name == "x"'],
    ['demo.kind == demo.Kind.OD¦', 'Change to `ODD`', 'demo.kind == demo.Kind.ODD'],
    [
      'for any tag in demo.tags: ( tga¦ == "x" )',
      'Change to `tag`',
      'for any tag in demo.tags: ( tag == "x" )',
    ],
    ['demo.name == "C:\\U¦sers"', 'Change to `\\\\U`', 'demo.name == "C:\\\\Users"'],
    [
      'demo.name == "\\U¦\\n\\\\a\\""',
      'Double every backslash of this text',
      'demo.name == "\\\\U\\\\n\\\\a\\""',
    ],
    ['demo.fresh == tr¦ue', 'Remove the comparison', 'demo.fresh'],
    [
      'demo.fresh ¦!= true and demo.size > 1',
      'Change to `not`',
      'not demo.fresh and demo.size > 1',
    ],
    ['demo.fresh == false¦', 'Change to `not`', 'not demo.fresh'],
    ['demo.fresh == 1¦', 'Remove the comparison', 'demo.fresh'],
    ['¦demo.fresh == 0', 'Change to `not`', 'not demo.fresh'],
    [
      'for any f in demo.flags: ( f¦ != 0 )',
      'Remove the comparison',
      'for any f in demo.flags: ( f )',
    ],
    ['demo.digest == "ABC¦d"', 'Write the text in lower case', 'demo.digest == "abcd"'],
    [
      'demo.digest startswith "\\x41¦b"',
      'Write the text in lower case',
      'demo.digest startswith "ab"',
    ],
    [
      '0¦ of (demo.fresh, demo.size > 1)',
      'Change to `none`',
      'none of (demo.fresh, demo.size > 1)',
    ],
    ['demo.name equ¦als "x"', 'Change to `==`', 'demo.name == "x"'],
  ])('mends %s', (condition, title, expected) => {
    expect(actionsIn(condition)).toContainEqual([title, expected]);
  });

  it.each([
    'demo.na¦me == "x"',
    'demo.fresh¦',
    'demo.size == 1¦',
    'demo.fresh == demo.size¦',
    'demo.digest == "abc1¦"',
    'demo.digest iequals "ABC¦"',
    'demo.name == "ABC¦"',
    '1¦ of (demo.fresh, demo.size > 1)',
    '¦demo.size > 1 and demo.fresh == 1',
  ])('leaves alone %s', (condition) => {
    expect(actionsIn(condition)).toEqual([]);
  });

  it.each([
    [
      'rule r { condition: d¦emo.size > 1 }',
      'import "demo"\n\nrule r { condition: demo.size > 1 }',
    ],
    [
      '// note\nrule r { condition: d¦emo.size > 1 }',
      'import "demo"\n\n// note\nrule r { condition: demo.size > 1 }',
    ],
    [
      'import "pe"\r\nrule r { condition: d¦emo.size > 1 }',
      'import "pe"\r\nimport "demo"\r\nrule r { condition: demo.size > 1 }',
    ],
    ['rule r { condition: p¦e.is_pe }', 'import "pe"\n\nrule r { condition: pe.is_pe }'],
    ['import "dem¦"', 'import "demo"'],
    [
      'rule r { strings: $ab = "1" condition: $¦ac }',
      'rule r { strings: $ab = "1" condition: $ab }',
    ],
  ])('mends outside of conditions: %s', (marked, expected) => {
    const { document, offset, text } = readCursorText(marked);
    const actions = codeActionsAt(document, { start: offset, end: offset });
    expect(actions.map(({ edits }) => applyTextEdits(text, edits))).toContain(expected);
  });

  it('passes on the fixes of diagnostics at the place, each once', () => {
    const { document, offset } = readCursorCondition('demo.nam¦ == "x"');
    const span = { start: offset - 3, end: offset };
    const fix = { title: 'Change it', edits: [{ span, newText: 'name' }] };
    const base = { severity: 'error', message: 'unknown', fixes: [fix] } as const;
    const diagnostics = [
      { ...base, code: 'E008', span },
      { ...base, code: 'E008', span: { start: 0, end: 3 } },
    ];
    const actions = codeActionsAt(document, { start: offset, end: offset }, diagnostics);
    const texts = actions.map(({ edits }) => edits.map(({ newText }) => newText).join());
    expect(texts).toEqual([...new Set(texts)]);
    expect(actions[0]).toEqual({
      title: 'Change it',
      edits: fix.edits,
      diagnostic: diagnostics[0],
    });
  });

  it('offers an import once, however its line ends', () => {
    const { document, offset } = readCursorText('rule r { condition: d¦emo.size > 1 }');
    const carried = {
      code: 'E009',
      severity: 'error',
      message: 'unknown identifier',
      span: { start: offset - 1, end: offset + 3 },
      fixes: [
        {
          title: 'Add `import "demo"`',
          edits: [{ span: { start: 0, end: 0 }, newText: 'import "demo"\n' }],
        },
      ],
    } as const;
    const actions = codeActionsAt(document, { start: offset, end: offset }, [carried]);
    expect(actions.map(({ title }) => title)).toEqual(['Add `import "demo"`']);
  });

  it('offers what a selection holds, in one list', () => {
    const { document, text } = readCursorCondition('¦demo.fresh == 1 and 0 of (true, false)');
    const titles = codeActionsAt(document, { start: 0, end: text.length }).map(
      ({ title }) => title,
    );
    expect(titles).toEqual(['Remove the comparison', 'Change to `none`']);
  });
});
