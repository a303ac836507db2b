import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../base/assert.ts';
import { applyTextEdits } from '../../base/text-edit.ts';
import type { Rule } from '../yara/syntax/ast.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { editHeader, type HeaderEdit } from './edit-header.ts';

const PLAIN = `import "vt"

rule a {
  meta:
    target_entity = "file" // what it hunts
    author = "me"
  condition:
    true
}
`;

function firstRule(text: string): Rule {
  const rule = parseYara(text).file.items.find((item) => item.kind === 'rule');
  invariant(rule !== undefined, 'the text has a rule');
  return rule;
}

/** The text after an edit of its first rule, or the error's message. */
function edited(text: string, edit: HeaderEdit): string {
  const edits = editHeader(text, firstRule(text), edit);
  return edits.ok ? applyTextEdits(text, edits.value) : edits.error.message;
}

describe('editHeader', () => {
  it('renames', () => {
    expect(edited(PLAIN, { kind: 'rename', name: 'b_2' })).toBe(
      PLAIN.replace('rule a', 'rule b_2'),
    );
  });

  it.each(['', '2b', 'a-b', 'rule', 'a b', 'a{', 'é'])('refuses the name %j in words', (name) => {
    expect(edited(PLAIN, { kind: 'rename', name })).toContain('A rule name starts with');
  });

  it('changes a value and keeps the comment beside it', () => {
    expect(
      edited(PLAIN, { kind: 'set-meta', index: 0, value: { kind: 'string', text: 'ur"l\n' } }),
    ).toBe(PLAIN.replace('"file"', String.raw`"ur\"l\n"`));
  });

  it.each([
    [{ kind: 'integer', value: -3n }, 'n = -3'],
    [{ kind: 'boolean', value: true }, 'n = true'],
    [{ kind: 'string', text: 'x' }, 'n = "x"'],
  ] as const)('adds an entry behind the last, like its neighbours', (value, line) => {
    expect(edited(PLAIN, { kind: 'add-meta', key: 'n', value })).toBe(
      PLAIN.replace('"me"\n', `"me"\n    ${line}\n`),
    );
  });

  it('makes the section where there is none', () => {
    expect(
      edited('rule a {\n\tcondition:\n\t\ttrue\n}', {
        kind: 'add-meta',
        key: 'k',
        value: { kind: 'string', text: 'v' },
      }),
    ).toBe('rule a {\n\tmeta:\n\t\tk = "v"\n\tcondition:\n\t\ttrue\n}');
  });

  it('makes the section in a rule on one line', () => {
    const text = edited('rule a { condition: true }', {
      kind: 'add-meta',
      key: 'k',
      value: { kind: 'boolean', value: false },
    });
    expect(parseYara(text).diagnostics).toEqual([]);
    expect(firstRule(text).meta?.entries).toHaveLength(1);
  });

  it('removes an entry with its line', () => {
    expect(edited(PLAIN, { kind: 'remove-meta', index: 1 })).toBe(
      PLAIN.replace('    author = "me"\n', ''),
    );
  });

  it('removes the section with its last entry', () => {
    expect(
      edited('rule a {\n  meta:\n    k = 1\n  condition:\n    true\n}', {
        kind: 'remove-meta',
        index: 0,
      }),
    ).toBe('rule a {\n  condition:\n    true\n}');
  });

  it('says when the entry is gone', () => {
    expect(edited(PLAIN, { kind: 'remove-meta', index: 2 })).toContain('no such meta entry');
  });

  it('writes any text so that the rule stays one rule with that value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = edited(PLAIN, {
          kind: 'add-meta',
          key: 'k',
          value: { kind: 'string', text: value },
        });
        const { file, diagnostics } = parseYara(text);
        expect(diagnostics).toEqual([]);
        expect(file.items).toHaveLength(2);
        expect(firstRule(text).meta?.entries).toHaveLength(3);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
