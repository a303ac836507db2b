import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../base/text-edit.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import type { ChipEdit } from './edit-chip.ts';
import { editChip } from './edit-chip.ts';
import type { Chip } from './outline.ts';
import { outlineRule } from './outline.ts';
import type { ComparisonOperator } from './pick.ts';

/** An edit whose chips are named by what `drawName` gives, not by id. */
type NamedEdit = ChipEdit;

interface Row {
  readonly name: string;
  /** The condition, four spaces in on its own lines. */
  readonly before: string;
  readonly edit: NamedEdit;
  /** The condition after, or the error. */
  readonly after: string;
}

const HEAD = 'import "vt"\n\nrule r {\n  // meta\n  condition:\n    ';
const TAIL = '\n}\n// end\n';

function allChips(chip: Chip): readonly Chip[] {
  if (chip.kind === 'group') return [chip, ...chip.items.flatMap(allChips)];
  return chip.kind === 'loop' ? [chip, ...allChips(chip.body)] : [chip];
}

/** A label for tests and loops, the word for groups, the text for others. */
function drawName(chip: Chip): string {
  if (chip.kind === 'group') return chip.operator;
  return chip.kind === 'other' ? chip.text : chip.label;
}

/** The id of the chip of this name; `name#2` for the second one. */
function idOf(text: string, name: string): string {
  const [wanted = '', which = '1'] = name.split('#');
  const [rule] = parseYara(text).file.items.filter((item) => item.kind === 'rule');
  const root = rule && outlineRule(rule, text, VT_SCHEMA);
  const named = (root === undefined ? [] : allChips(root)).filter(
    (chip) => drawName(chip) === wanted,
  );
  return named[Number(which) - 1]?.id ?? name;
}

function withIds(text: string, edit: NamedEdit): ChipEdit {
  return edit.kind === 'group'
    ? { ...edit, chips: edit.chips.map((name) => idOf(text, name)) }
    : { ...edit, chip: idOf(text, edit.chip) };
}

function conditionAfter(before: string, edit: NamedEdit): string {
  const text = `${HEAD}${before.replaceAll('\n', '\n    ')}${TAIL}`;
  const result = editChip(text, withIds(text, edit), VT_SCHEMA);
  if (!result.ok) return `${result.error.kind}: ${result.error.message}`;
  const { value } = result;
  expect(applyTextEdits(text, value.edits)).toBe(value.text);
  expect(value.text.startsWith(HEAD) && value.text.endsWith(TAIL)).toBe(true);
  return value.text.slice(HEAD.length, -TAIL.length).replaceAll('\n    ', '\n');
}

function expectRows(rows: readonly Row[]): void {
  it.each(rows)('$name', ({ before, edit, after }) => {
    expect(conditionAfter(before, edit)).toBe(after);
  });
}

const NAME = 'vt.metadata.file_name';
const SIZE = 'vt.metadata.file_size';
const NEW = 'vt.metadata.new_file';

describe('the operator', () => {
  const set = (operator: ComparisonOperator, alternative?: number): NamedEdit => ({
    kind: 'set-operator',
    chip: 'file_name',
    operator,
    ...(alternative === undefined ? {} : { alternative }),
  });

  expectRows([
    {
      name: 'is a word in place of a sign, with spaces around it',
      before: `${NAME}=="a" // c`,
      edit: set('icontains'),
      after: `${NAME} icontains "a" // c`,
    },
    {
      name: 'changes in all alternatives',
      before: `(${NAME} == "a" or /* b */ ${NAME} == "b")`,
      edit: set('endswith'),
      after: `(${NAME} endswith "a" or /* b */ ${NAME} endswith "b")`,
    },
    {
      name: 'changes in one alternative',
      before: `(${NAME} == "a" or ${NAME} == "b")`,
      edit: set('endswith', 1),
      after: `(${NAME} == "a" or ${NAME} endswith "b")`,
    },
    {
      name: 'makes a regular expression of a text',
      before: `${NAME} iendswith "a\\\\b.exe"`,
      edit: set('matches'),
      after: `${NAME} matches /a\\\\b\\.exe$/i`,
    },
    {
      name: 'makes a text of a regular expression that stands for one',
      before: `${NAME} matches /^a\\\\b\\.exe$/i`,
      edit: set('iequals'),
      after: `${NAME} iequals "a\\\\b.exe"`,
    },
    {
      name: 'is refused where the regular expression is no text',
      before: `${NAME} matches /a.*b/`,
      edit: set('=='),
      after: 'wrong-value: `/a.*b/` is no plain text: change the value first',
    },
    {
      name: 'is refused where the type does not take it',
      before: `${SIZE} == 1`,
      edit: { kind: 'set-operator', chip: 'file_size', operator: 'contains' },
      after:
        'wrong-value: `contains` needs text, and this is an integer: use ==, !=, <, <=, > or >=',
    },
    {
      name: 'compares lengths',
      before: 'vt.metadata.tags.len() >= 2',
      edit: { kind: 'set-operator', chip: 'tags', operator: '<' },
      after: 'vt.metadata.tags.len() < 2',
    },
  ]);
});

describe('the value', () => {
  const set = (chip: string, text: string, alternative = 0): NamedEdit => ({
    kind: 'set-value',
    chip,
    alternative,
    text,
  });

  expectRows([
    {
      name: 'is text as it was typed',
      before: `${NAME} == "a"`,
      edit: set('file_name', '\\Run\\"x"'),
      after: `${NAME} == "\\\\Run\\\\\\"x\\""`,
    },
    {
      name: 'is read as a literal when it is one',
      before: `${NAME} == "a"`,
      edit: set('file_name', '"\\x00\\\\"'),
      after: `${NAME} == "\\x00\\\\"`,
    },
    {
      name: 'may be empty text',
      before: `${NAME} == "a"`,
      edit: set('file_name', ''),
      after: `${NAME} == ""`,
    },
    {
      name: 'changes in its alternative',
      before: `(${NAME} == "a" or ${NAME} == "b") // c`,
      edit: set('file_name', 'z', 1),
      after: `(${NAME} == "a" or ${NAME} == "z") // c`,
    },
    {
      name: 'is a number as it was typed',
      before: `${SIZE} >= 5`,
      edit: set('file_size', ' 10MB'),
      after: `${SIZE} >= 10MB`,
    },
    {
      name: 'is no text where a number is wanted',
      before: `${SIZE} >= 5`,
      edit: set('file_size', 'big'),
      after: 'wrong-value: Type a number; KB and MB behind it multiply it',
    },
    {
      name: 'is a constant by its short name',
      before: 'vt.metadata.file_type == vt.FileType.PE_EXE',
      edit: set('file_type', 'PE_DLL'),
      after: 'vt.metadata.file_type == vt.FileType.PE_DLL',
    },
    {
      name: 'is no constant that there is none of',
      before: 'vt.metadata.file_type == vt.FileType.PE_EXE',
      edit: set('file_type', 'PE_DLLL'),
      after:
        'wrong-value: `PE_DLLL` is no constant of `vt.FileType`: did you mean `PE_DLL` or `NE_DLL`?',
    },
    {
      name: 'is a date, and its comment follows',
      before: 'vt.metadata.first_submission_date >= 1714564800 // 2024-05-01 12:00:00 UTC',
      edit: set('first_submission_date', '2024-06-01'),
      after: 'vt.metadata.first_submission_date >= 1717200000 // 2024-06-01 00:00:00 UTC',
    },
    {
      name: 'is a regular expression with or without slashes',
      before: `${NAME} matches /a/ or ${NAME} matches /b/`,
      edit: set('file_name', 'C:/x', 1),
      after: `${NAME} matches /a/ or ${NAME} matches /C:\\/x/`,
    },
    {
      name: 'is refused in hand-written text',
      before: 'filesize < 9',
      edit: set('filesize < 9', '8'),
      after: 'not-possible: This part has no value to change: change it in the text',
    },
  ]);
});

describe('alternatives', () => {
  const add = (chip: string, text: string): NamedEdit => ({ kind: 'add-alternative', chip, text });
  const remove = (alternative: number): NamedEdit => ({
    kind: 'remove-alternative',
    chip: 'file_name',
    alternative,
  });

  expectRows([
    {
      name: 'put parentheses around what becomes an or-list',
      before: `${NEW} and ${NAME} endswith ".vbs" // c`,
      edit: add('file_name', '.bat'),
      after: `${NEW} and (${NAME} endswith ".vbs" or ${NAME} endswith ".bat") // c`,
    },
    {
      name: 'use parentheses that are there',
      before: `not (${NAME} == "a")`,
      edit: add('file_name', 'b'),
      after: `not (${NAME} == "a" or ${NAME} == "b")`,
    },
    {
      name: 'go to the end of an or-list',
      before: `(${NAME} == "a" or ${NAME} == "b" )`,
      edit: { kind: 'add-alternative', chip: 'file_name', operator: 'contains', text: 'c' },
      after: `(${NAME} == "a" or ${NAME} == "b" or ${NAME} contains "c" )`,
    },
    {
      name: 'are checked',
      before: `${SIZE} == 1`,
      edit: add('file_size', '99999999999999999999'),
      after: 'wrong-value: Type a number; KB and MB behind it multiply it',
    },
    {
      name: 'go with the word beside them',
      before: `(${NAME} == "a" or ${NAME} == "b" or ${NAME} == "c")`,
      edit: remove(1),
      after: `(${NAME} == "a" or ${NAME} == "c")`,
    },
    {
      name: 'leave no parentheses around the last',
      before: `${NEW} and (${NAME} == "a" or ${NAME} == "b")`,
      edit: remove(0),
      after: `${NEW} and ${NAME} == "b"`,
    },
    {
      name: 'leave the parentheses that not needs',
      before: `not (${NAME} == "a" or ${NAME} == "b")`,
      edit: remove(1),
      after: `not (${NAME} == "a")`,
    },
    {
      name: 'leave comments',
      before: `(\n  ${NAME} == "a" or // first\n  ${NAME} == "b" // second\n)`,
      edit: remove(1),
      after: `\n  ${NAME} == "a" // first // second\n`,
    },
    {
      name: 'are not taken from a single value',
      before: `${NAME} == "a"`,
      edit: remove(0),
      after: 'not-possible: This is the only value: remove the whole condition instead',
    },
  ]);
});

describe('the test', () => {
  expectRows([
    {
      name: 'asks something else of the same place',
      before: `not (${NAME} == "a") and ${NEW}`,
      edit: { kind: 'set-test', chip: 'file_name', test: { kind: 'defined' } },
      after: `not (defined ${NAME}) and ${NEW}`,
    },
    {
      name: 'is checked',
      before: `${NAME} == "a"`,
      edit: { kind: 'set-test', chip: 'file_name', test: { kind: 'true' } },
      after:
        'wrong-value: Only a boolean can stand alone, this is text: give an operator and a value',
    },
    {
      name: 'goes back from a length',
      before: 'for any t in vt.metadata.tags: ((t.len() > 2 /* c */))',
      edit: {
        kind: 'set-test',
        chip: 'tags',
        test: {
          kind: 'compare',
          alternatives: [
            { operator: '==', operand: { kind: 'string', value: 'a' } },
            { operator: '==', operand: { kind: 'string', value: 'b' } },
          ],
        },
      },
      after: 'for any t in vt.metadata.tags: (((t == "a" or t == "b") /* c */))',
    },
  ]);
});

describe('not', () => {
  const negate = (chip: string): NamedEdit => ({ kind: 'negate', chip });
  expectRows([
    {
      name: 'puts a comparison into parentheses',
      before: `${NEW} and ${NAME} == "a" // c`,
      edit: negate('file_name'),
      after: `${NEW} and not (${NAME} == "a") // c`,
    },
    {
      name: 'takes them away again',
      before: `${NEW} and not (${NAME} == "a") // c`,
      edit: negate('file_name'),
      after: `${NEW} and ${NAME} == "a" // c`,
    },
    {
      name: 'stands bare before a boolean',
      before: `${NEW}`,
      edit: negate('new_file'),
      after: `not ${NEW}`,
    },
    {
      name: 'leaves a bare boolean',
      before: `filesize < 9 and not\n${NEW}`,
      edit: negate('new_file'),
      after: `filesize < 9 and ${NEW}`,
    },
    {
      name: 'stands before an or-list',
      before: `${NEW} and(${NAME} == "a" or ${NAME} == "b")`,
      edit: negate('file_name'),
      after: `${NEW} and not (${NAME} == "a" or ${NAME} == "b")`,
    },
    {
      name: 'stands before a loop, which asks for none then',
      before: 'for any t in vt.metadata.tags: (t == "a")',
      edit: negate('any tags'),
      after: 'not for any t in vt.metadata.tags: (t == "a")',
    },
    {
      name: 'takes a whole group',
      before: `${NEW} and filesize < 9`,
      edit: negate('and'),
      after: `not (${NEW} and filesize < 9)`,
    },
    {
      name: 'takes hand-written text',
      before: `${NEW} and filesize < 9`,
      edit: negate('filesize < 9'),
      after: `${NEW} and not (filesize < 9)`,
    },
  ]);
});

describe('removing', () => {
  const remove = (chip: string): NamedEdit => ({ kind: 'remove', chip });
  expectRows([
    {
      name: 'takes the first with the word behind it',
      before: `${NEW}\nand ${NAME} == "a"`,
      edit: remove('new_file'),
      after: `${NAME} == "a"`,
    },
    {
      name: 'takes another with the word in front',
      before: `${NEW} and\n${NAME} == "a" and\nfilesize < 9`,
      edit: remove('file_name'),
      after: `${NEW} and\nfilesize < 9`,
    },
    {
      name: 'leaves comments beside it',
      before: `${NEW} // new\nand ${NAME} == "a" // name\nand filesize < 9`,
      edit: remove('file_name'),
      after: `${NEW} // new // name\nand filesize < 9`,
    },
    {
      name: 'leaves comments in front of the next',
      before: `${NEW} and // new\n// name\n${NAME} == "a"`,
      edit: remove('new_file'),
      after: `// new\n// name\n${NAME} == "a"`,
    },
    {
      name: 'keeps a closing parenthesis out of a comment',
      before: `for any t in vt.metadata.tags: (\n  t != "x" and // why\n  t == "a")`,
      edit: remove('tags#2'),
      after: `for any t in vt.metadata.tags: (\n  t != "x" // why\n  )`,
    },
    {
      name: 'takes a loop that becomes empty',
      before: `${NEW} and for any t in vt.metadata.tags: (\n  t == "a"\n)`,
      edit: remove('tags'),
      after: NEW,
    },
    {
      name: 'takes loops around it that become empty',
      before: `for any r in vt.behaviour.sigma_analysis_results: (\n  for any c in r.match_context: (\n    c.values["Image"] == "a"\n  )\n)\nand ${NEW}`,
      edit: remove('Image'),
      after: NEW,
    },
    {
      name: 'leaves true where nothing is left',
      before: `${NEW} // c`,
      edit: remove('new_file'),
      after: 'true // c',
    },
    {
      name: 'drops parentheses around the last of a group',
      before: `${NEW} and ( ${NAME} == "a" or filesize < 9 )`,
      edit: remove('file_name'),
      after: `${NEW} and filesize < 9`,
    },
  ]);
});

describe('groups', () => {
  const group = (...chips: readonly string[]): NamedEdit => ({
    kind: 'group',
    chips,
    operator: 'or',
  });
  expectRows([
    {
      name: 'turn from and to or, comments in place',
      before: `${NEW} and // a\nfilesize < 9 /* b */ and ${NAME} == "a"`,
      edit: { kind: 'toggle-group', chip: 'and' },
      after: `${NEW} or // a\nfilesize < 9 /* b */ or ${NAME} == "a"`,
    },
    {
      name: 'turn from or to and within parentheses',
      before: `(${NEW} or filesize < 9) and ${NAME} == "a"`,
      edit: { kind: 'toggle-group', chip: 'or' },
      after: `(${NEW} and filesize < 9) and ${NAME} == "a"`,
    },
    {
      name: 'form of neighbours',
      before: `${NEW} and\nfilesize < 9 and // b\n${NAME} == "a"`,
      edit: group('filesize < 9', 'file_name'),
      after: `${NEW} and\n(filesize < 9 or // b\n${NAME} == "a")`,
    },
    {
      name: 'form of all without parentheses',
      before: `${NEW} and filesize < 9`,
      edit: group('new_file', 'filesize < 9'),
      after: `${NEW} or filesize < 9`,
    },
    {
      name: 'form of others by moving them together',
      before: `${NEW} and\nfilesize < 9 and // b\n${NAME} == "a"`,
      edit: group('file_name', 'new_file'),
      after: `(${NEW} or ${NAME} == "a") and\nfilesize < 9 // b`,
    },
    {
      name: 'are refused for chips of different loops',
      before: `${NEW} and for any t in vt.metadata.tags: (t == "a")`,
      edit: group('new_file', 'tags'),
      after: 'not-possible: Choose two or more conditions that stand beside each other',
    },
    {
      name: 'are refused where they are there already',
      before: `${NEW} or filesize < 9 or ${NAME} == "a"`,
      edit: group('new_file', 'file_name'),
      after: 'not-possible: These are joined by or already',
    },
    {
      name: 'are only groups',
      before: NEW,
      edit: { kind: 'toggle-group', chip: 'new_file' },
      after: 'not-possible: Only a group of conditions is joined by and or or',
    },
  ]);
});

describe('the quantifier', () => {
  const LOOP = 't in vt.metadata.tags: (t == "a") // c';
  const set = (chip: string, kind: 'any' | 'all' | 'none'): NamedEdit => ({
    kind: 'set-quantifier',
    chip,
    quantifier: { kind },
  });
  expectRows([
    {
      name: 'all',
      before: `for any ${LOOP}`,
      edit: set('any tags', 'all'),
      after: `for all ${LOOP}`,
    },
    {
      name: 'none, so that an empty list passes',
      before: `for all ${LOOP}`,
      edit: set('all tags', 'none'),
      after: `not for any ${LOOP}`,
    },
    {
      name: 'any instead of none',
      before: `not for any ${LOOP}`,
      edit: set('no tags', 'any'),
      after: `for any ${LOOP}`,
    },
    {
      name: 'none written anew',
      before: `for none ${LOOP}`,
      edit: set('no tags', 'none'),
      after: `not for any ${LOOP}`,
    },
    {
      name: 'at least',
      before: `for 50% ${LOOP}`,
      edit: {
        kind: 'set-quantifier',
        chip: '50% of tags',
        quantifier: { kind: 'at-least', count: 3 },
      },
      after: `for 3 ${LOOP}`,
    },
    {
      name: 'at least none is refused',
      before: `for any ${LOOP}`,
      edit: {
        kind: 'set-quantifier',
        chip: 'any tags',
        quantifier: { kind: 'at-least', count: 0 },
      },
      after: 'wrong-value: Type a whole number from 1 on',
    },
  ]);
});

describe('same element or any element', () => {
  const CONTEXTS =
    'for any r in vt.behaviour.sigma_analysis_results: (\n  for any c in r.match_context: (';
  const IMAGE = 'c.values["Image"] == "a"';
  const USER = 'c.values["User"] == "b"';
  const own = (chip: string): NamedEdit => ({ kind: 'own-loop', chip });
  const same = (chip: string): NamedEdit => ({ kind: 'same-loop', chip });
  expectRows([
    {
      name: 'moves a condition into a loop of its own',
      before: `${CONTEXTS}\n    ${IMAGE} and // image\n    ${USER} // user\n  )\n)`,
      edit: own('User'),
      after: `${CONTEXTS}\n    ${IMAGE} // image\n  ) and\n  for any c in r.match_context: (\n    ${USER} // user\n  )\n)`,
    },
    {
      name: 'moves the first one too, with its comment',
      before: `${CONTEXTS}\n    ${IMAGE} and // image\n    ${USER} // user\n  )\n)`,
      edit: own('Image'),
      after: `${CONTEXTS}\n    ${USER} // user\n  ) and\n  for any c in r.match_context: (\n    ${IMAGE} // image\n  )\n)`,
    },
    {
      name: 'and back',
      before: `${CONTEXTS}\n    ${IMAGE} // image\n  ) and\n  for any c in r.match_context: (\n    ${USER} // user\n  )\n)`,
      edit: same('User'),
      after: `${CONTEXTS}\n    ${IMAGE} and // image\n    ${USER} // user\n  )\n)`,
    },
    {
      name: 'at the outermost level',
      before: `for any t in vt.metadata.tags: (\n  t == "a" and\n  t != "b"\n)\nand ${NEW}`,
      edit: own('tags#2'),
      after: `for any t in vt.metadata.tags: (\n  t == "a"\n)\nand ${NEW}\nand for any t in vt.metadata.tags: (\n  t != "b"\n)`,
    },
    {
      name: 'takes the variable of the other loop',
      before: `for any t in vt.metadata.tags: ( t == "a" ) and\nfor any u in vt.metadata.tags: (u != "b" or u == t)`,
      edit: same('any tags#2'),
      after:
        'not-possible: `t` has another meaning in this loop: rename one of the variables first',
    },
    {
      name: 'renames and keeps an or together',
      before: `for any t in vt.metadata.tags: ( t == "a" ) and\nfor any u in vt.metadata.tags: (u != "b" or (u == "c"))`,
      edit: same('any tags#2'),
      after: `for any t in vt.metadata.tags: ( t == "a" and (t != "b" or (t == "c")) )`,
    },
    {
      name: 'is refused without another loop',
      before: `for any t in vt.metadata.tags: (t == "a") and ${NEW}`,
      edit: same('any tags'),
      after: 'not-possible: There is no other "any" loop over the same list beside it',
    },
    {
      name: 'is refused for what shares no loop',
      before: `${NEW} and filesize < 9`,
      edit: own('new_file'),
      after:
        'not-possible: Only a condition that shares an "any" loop with others can ask for any element on its own',
    },
  ]);
});

describe('a chip that is gone', () => {
  it('is told apart from an edit that is not possible', () => {
    expect(conditionAfter(NEW, { kind: 'remove', chip: 'test:1-2' })).toBe(
      'no-such-chip: The rule has changed meanwhile: try again',
    );
  });
});
