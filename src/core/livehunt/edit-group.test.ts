import { describe } from 'vitest';
import { expectEdits, NAME, NEW } from './testdata/chip-edits.ts';
import type { NamedEdit } from './testdata/chip-edits.ts';

describe('not', () => {
  const negate = (chip: string): NamedEdit => ({ kind: 'negate', chip });
  expectEdits([
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
      before: NEW,
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
  expectEdits([
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
  expectEdits([
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
