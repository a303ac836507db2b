import { describe } from 'vitest';
import type { ComparisonOperator } from './pick.ts';
import { expectEdits, NAME, NEW, SIZE } from './testdata/chip-edits.ts';
import type { NamedEdit } from './testdata/chip-edits.ts';

describe('the operator', () => {
  const set = (operator: ComparisonOperator, alternative?: number): NamedEdit => ({
    kind: 'set-operator',
    chip: 'file_name',
    operator,
    ...(alternative === undefined ? {} : { alternative }),
  });

  expectEdits([
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

  expectEdits([
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

  expectEdits([
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
  expectEdits([
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
