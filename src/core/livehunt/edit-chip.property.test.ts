import type { Arbitrary } from 'fast-check';
import {
  array,
  assert,
  boolean,
  constantFrom,
  letrec,
  nat,
  oneof,
  property,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../base/text-edit.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import type { ChipEdit } from './edit-chip.ts';
import { editChip } from './edit-chip.ts';
import type { Chip } from './outline.ts';
import { outlineRule } from './outline.ts';

const SEED = 20_240_501;

/** Conditions as people write them, with comments and line ends in all places. */
function conditions(): Arbitrary<string> {
  const gap = constantFrom(' ', '\n    ', ' // c\n', ' /* d */ ', '\n\n  // e\n\t');
  const test = constantFrom(
    'vt.metadata.new_file',
    'vt.metadata.file_name == "a"',
    '(vt.metadata.file_name endswith ".a" or vt.metadata.file_name matches /b/i)',
    'vt.metadata.file_size >= 10MB',
    'filesize < 9',
    'not (vt.metadata.magic contains "m")',
    'not vt.metadata.subfile',
    'vt.metadata.tags.len() > 1',
    'defined vt.metadata.exiftool["K"]',
  );
  const { whole } = letrec<{ whole: string; part: string }>((tie) => ({
    whole: oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('part'),
      tuple(array(tuple(tie('part'), gap), { minLength: 2, maxLength: 3 }), boolean()).map(
        ([parts, isAnd]) => {
          const word = isAnd ? 'and' : 'or';
          return parts.map(([part, space]) => `${part}${space}`).join(`${word} `);
        },
      ),
    ),
    part: oneof(
      { depthSize: 'small', withCrossShrink: true },
      test,
      tuple(tie('whole'), gap).map(([inner, space]) => `(${space}${inner})`),
      tuple(constantFrom('', 'not '), constantFrom('any', 'all', '2'), tie('whole'), gap).map(
        ([not, quantifier, inner, space]) =>
          `${not}for ${quantifier} t in vt.metadata.tags: (${space}t == "x" and (${inner})${space})`,
      ),
    ),
  }));
  return whole;
}

function allChips(chip: Chip): readonly Chip[] {
  if (chip.kind === 'group') return [chip, ...chip.items.flatMap(allChips)];
  return chip.kind === 'loop' ? [chip, ...allChips(chip.body)] : [chip];
}

/** Every edit that the chips of a text offer. */
function allEdits(chip: Chip): readonly ChipEdit[] {
  const id = chip.id;
  return [
    { kind: 'negate', chip: id },
    { kind: 'remove', chip: id },
    { kind: 'toggle-group', chip: id },
    { kind: 'set-quantifier', chip: id, quantifier: { kind: 'none' } },
    { kind: 'set-quantifier', chip: id, quantifier: { kind: 'any' } },
    { kind: 'set-quantifier', chip: id, quantifier: { kind: 'at-least', count: 3 } },
    { kind: 'own-loop', chip: id },
    { kind: 'same-loop', chip: id },
    { kind: 'set-operator', chip: id, operator: 'matches' },
    { kind: 'set-operator', chip: id, operator: '>=' },
    { kind: 'set-value', chip: id, alternative: 0, text: '5' },
    { kind: 'add-alternative', chip: id, text: '"q"' },
    { kind: 'remove-alternative', chip: id, alternative: 0 },
    { kind: 'set-test', chip: id, test: { kind: 'defined' } },
    ...(chip.kind === 'group'
      ? [0, 1].map((at) => ({
          kind: 'group' as const,
          chips: [chip.items[at]?.id ?? '', chip.items.at(-1)?.id ?? ''],
          operator: chip.operator === 'and' ? ('or' as const) : ('and' as const),
        }))
      : []),
  ];
}

function commentsOf(text: string): readonly string[] {
  return tokenize(text)
    .filter((token) => token.kind === 'comment')
    .map((token) => token.text.replace(/^\/[/*]|\*\/$/g, '').trim());
}

/** Comments of `before` that `after` has fewer of, wherever they stand there; two may have become one. */
function lostComments(before: string, after: string): readonly string[] {
  const left = commentsOf(after).flatMap((comment) => comment.split(/; | \/\/ /));
  return commentsOf(before).filter((comment) => {
    const at = left.indexOf(comment);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

describe('any edit of any chip', () => {
  it('leaves a rule that parses, the text around it, and its comments', () => {
    assert(
      property(conditions(), nat(), nat(), (condition, whichChip, whichEdit) => {
        const text = `rule r {\n  condition:\n    ${condition}\n}\n// end\n`;
        const [rule] = parseYara(text).file.items.filter((item) => item.kind === 'rule');
        const root = rule && outlineRule(rule, text, VT_SCHEMA);
        const chips = root === undefined ? [] : allChips(root);
        const chip = chips[whichChip % Math.max(chips.length, 1)];
        const edits = chip === undefined ? [] : allEdits(chip);
        const edit = edits[whichEdit % Math.max(edits.length, 1)];
        const result = edit && editChip(text, edit, VT_SCHEMA);
        expect(result === undefined || result.ok || result.error.kind !== 'no-such-chip').toBe(
          true,
        );
        const after = result?.ok === true ? result.value : { text, edits: [] };
        expect(parseYara(after.text).diagnostics).toEqual([]);
        expect(applyTextEdits(text, after.edits)).toBe(after.text);
        expect(after.text.endsWith('\n}\n// end\n')).toBe(true);
        const lost = edit?.kind === 'remove' ? [] : lostComments(text, after.text);
        expect({ edit, after: after.text, lost }).toEqual({ edit, after: after.text, lost: [] });
        const problem = result?.ok === false ? result.error.message : '';
        expect(problem).not.toContain('would break');
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });
});
