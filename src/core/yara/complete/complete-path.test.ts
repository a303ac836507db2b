import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import type { FieldType, ModuleField, ModuleMessage, ModuleSchema } from '../module-schema.ts';
import { completeAt } from './complete-path.ts';
import type { PathCompletion } from './path-completion.ts';

const TEXT: FieldType = { kind: 'string' };
const NUMBER: FieldType = { kind: 'integer' };
const COLOUR: FieldType = { kind: 'integer', enumPath: 'zoo.Colour' };

function list(element: FieldType): FieldType {
  return { kind: 'array', element };
}

function struct(message: string): FieldType {
  return { kind: 'struct', message };
}

function message(
  name: string,
  fields: Readonly<Record<string, FieldType>>,
  rest: { readonly methods?: readonly string[]; readonly staffOnly?: readonly string[] } = {},
): [string, ModuleMessage] {
  const entries = Object.entries(fields).map(([field, type]): [string, ModuleField] => {
    const isRestricted = rest.staffOnly?.includes(field) ?? false;
    const rule = {
      title: 'refused',
      label: 'staff only',
      acceptIf: ['staff'],
      rejectIf: ['guest'],
    };
    return [field, { name: field, type, access: isRestricted ? [rule] : [] }];
  });
  const methods = (rest.methods ?? []).map((method) => ({
    name: method,
    overloads: [['string' as const]],
    returns: 'boolean' as const,
  }));
  return [
    name,
    { name, fields: new Map(entries), methods: new Map(methods.map((m) => [m.name, m])) },
  ];
}

const ZOO: ModuleSchema = {
  name: 'zoo',
  root: 'Zoo',
  messages: new Map([
    message(
      'Zoo',
      {
        name: TEXT,
        area: NUMBER,
        open: { kind: 'boolean' },
        colour: COLOUR,
        colours: list(COLOUR),
        cages: list(struct('Cage')),
        notes: { kind: 'map', value: TEXT },
        keeper: struct('Keeper'),
        vault: TEXT,
      },
      { staffOnly: ['vault'] },
    ),
    message('Cage', { id: NUMBER, animals: list(struct('Animal')) }),
    message('Animal', { species: TEXT, tags: { kind: 'map', value: TEXT } }, { methods: ['eats'] }),
    message('Keeper', { name: TEXT, phones: list(TEXT) }),
  ]),
  enums: new Map([
    [
      'zoo.Colour',
      new Map([
        ['RED', 1],
        ['BLUE', 2],
      ]),
    ],
    ['zoo.Food.Kind', new Map([['HAY', 1]])],
  ]),
};
const SCHEMAS = new Map([['zoo', ZOO]]);
const KEYS = new Map([
  ['zoo.notes', ['plain', 'with "quote"']],
  ['zoo.cages[].animals[].tags', ['mood']],
]);

const VALUES = new Map(
  ['zoo.keeper.name', 'zoo.keeper.phones[]', 'zoo.notes["k\n"]', 'zoo.notes[*]', 'zoo.area'].map(
    (pattern) => [pattern, ['a\\b']],
  ),
);

function complete(marked: string, features?: ReadonlySet<string>): readonly PathCompletion[] {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const mapKeys = (pattern: string): readonly string[] => KEYS.get(pattern) ?? [];
  const values = (pattern: string): readonly string[] => VALUES.get(pattern) ?? [];
  const known = { mapKeys, values };
  return completeAt(text, offset, SCHEMAS, features ? { ...known, features } : known);
}

/** The labels of one kind, or of all, at the `|` of a condition. */
function labels(condition: string, kind?: PathCompletion['kind']): readonly string[] {
  return complete(`import "zoo" rule a { condition: ${condition}`)
    .filter((completion) => kind === undefined || completion.kind === kind)
    .map((completion) => completion.label);
}

/** The text after choosing the completion of that label, with the cursor as `|`. */
function choose(marked: string, label: string): string {
  const text = marked.replace('|', '');
  const chosen = complete(marked).find((completion) => completion.label === label);
  if (chosen === undefined) return `no ${label}`;
  const caret = chosen.caret ?? chosen.insertText.length;
  const newText = `${chosen.insertText.slice(0, caret)}|${chosen.insertText.slice(caret)}`;
  return applyTextEdits(text, [...(chosen.extraEdits ?? []), { span: chosen.replace, newText }]);
}

const CAGE_FIELDS = ['id', 'animals'];
const ANIMAL_FIELDS = ['species', 'tags'];
const KEEPER_FIELDS = ['name', 'phones'];
const ITERABLE_FIELDS = ['colours', 'cages', 'notes', 'keeper'];

describe('completeAt', () => {
  it.each([
    ['of a struct behind its dot', 'zoo.keeper.|', KEEPER_FIELDS],
    ['while the name is typed', 'zoo.keeper.ph|', KEEPER_FIELDS],
    ['inside of a name', 'zoo.keeper.na|me == "x"', KEEPER_FIELDS],
    ['over line ends and comments', 'zoo // here\n  .keeper /* and */ .|', KEEPER_FIELDS],
    ['of an array element', 'zoo.cages[0].|', CAGE_FIELDS],
    ['of an element with a computed index', 'zoo.cages[#a[1] + 1].|', CAGE_FIELDS],
    ['of a loop variable', 'for any c in zoo.cages: ( c.|', CAGE_FIELDS],
    [
      'of a nested loop variable',
      'for any c in zoo.cages: ( for all a in c.animals: ( a.| ) )',
      ANIMAL_FIELDS,
    ],
    [
      'of the outer variable in the inner loop',
      'for any c in zoo.cages: ( for all a in c.animals: ( c.|',
      CAGE_FIELDS,
    ],
    ['of a variable whose loop has no parenthesis', 'for any c in zoo.cages: c.|', CAGE_FIELDS],
    [
      'of the innermost variable of a name',
      'for any x in zoo.cages: ( for any x in x.animals: ( x.|',
      ANIMAL_FIELDS,
    ],
    ['after a broken term', 'for any c in zoo.cages: ( c.id == and ( or c.|', CAGE_FIELDS],
    [
      'after a loop that is closed',
      'for any c in zoo.cages: ( c.id == 1 ) and zoo.keeper.|',
      KEEPER_FIELDS,
    ],
    ['of a name bound by with', 'with k = zoo.keeper, c = zoo.cages[0]: ( k.|', KEEPER_FIELDS],
    [
      'of a name bound by way of another',
      'with c = zoo.cages[0], a = c.animals[1]: ( a.|',
      ANIMAL_FIELDS,
    ],
    ['of the counted loop', 'for 2 c in zoo.cages: ( c.|', CAGE_FIELDS],
    ['to loop over: those that hold something', 'for any x in zoo.|', ITERABLE_FIELDS],
  ])('offers the fields %s', (_place, condition, expected) => {
    expect(labels(condition, 'field')).toEqual(expected);
  });

  it.each([
    ['behind an unknown field', 'zoo.nothing.|'],
    ['behind an unknown name', 'nothing.|'],
    ['behind a number', '1.|'],
    ['of a variable outside of its loop', 'for any c in zoo.cages: ( c.id == 1 ) and c.|'],
    ['of a key of a map', 'for any k, v in zoo.notes: ( k.|'],
    ['of an element of strings', 'zoo.keeper.phones[0].|'],
    ['in a line comment', 'zoo. // zoo.|'],
    ['in a block comment', 'zoo. /* zoo.| */'],
    ['in a comment that is not closed', 'zoo. /* zoo.|'],
    ['in a string', '"zoo.|"'],
    ['in a string that is not closed', 'zoo.name == "zoo.|'],
    ['in a regular expression', 'zoo.name matches /zoo.|/'],
    ['in a number', 'zoo.area > 10|'],
    ['in a name after an index without brackets', 'zoo.cages].|'],
  ])('offers nothing %s', (_place, condition) => {
    expect(labels(condition)).toEqual([]);
  });

  it.each([
    ['an array', 'zoo.cages.|', ['len']],
    ['a map', 'zoo.notes.|', ['len']],
    ['a string', 'zoo.name.|', ['len']],
    ['a message with methods', 'for any a in zoo.cages[0].animals: ( a.|', ['eats']],
  ])('offers the methods of %s', (_what, condition, expected) => {
    expect(labels(condition, 'method')).toEqual(expected);
  });

  it.each([
    ['of the enum beside a field', 'zoo.colour == |', ['zoo.Colour.RED', 'zoo.Colour.BLUE']],
    ['of the enum while typing', 'zoo.colour != RE|', ['zoo.Colour.RED', 'zoo.Colour.BLUE']],
    [
      'of the enum beside a variable',
      'for any c in zoo.colours: ( c == |',
      ['zoo.Colour.RED', 'zoo.Colour.BLUE'],
    ],
    ['behind the name of an enum', 'zoo.colour == zoo.Colour.|', ['RED', 'BLUE']],
    ['behind a part of a name', 'zoo.Food.|', ['Kind']],
    ['behind the module', 'zoo.|', ['Colour', 'Food']],
    ['beside no enum', 'zoo.area == |', []],
    ['behind a variable with the name of the module', 'for any zoo in zoo.cages: ( zoo.|', []],
  ])('offers the constants %s', (_place, condition, expected) => {
    expect(labels(condition, 'constant')).toEqual(expected);
  });

  it.each([
    ['at the start', '|', ['zoo']],
    ['innermost first', 'for any c in zoo.cages: ( for any a in c.animals: ( |', ['a', 'c', 'zoo']],
    ['behind an operator', 'for any c in zoo.cages: ( c.id == |', ['c', 'zoo']],
    ['both variables of a map', 'for any k, v in zoo.notes: ( |', ['v', 'k', 'zoo']],
    ['a variable of a range', 'for any i in (1..3): ( |', ['i', 'zoo']],
    ['to loop over', 'for any c in |', ['zoo']],
    ['but not behind a value', 'zoo.name |', []],
    ['but not for a new name', 'for any |', []],
  ])('offers names %s', (_place, condition, expected) => {
    expect(labels(condition, 'variable')).toEqual(expected);
  });

  it.each([
    ['at the start', '|', ['for', 'not', 'defined', 'true', 'false', 'any', 'all', 'none', 'with']],
    ['behind for', 'for |', ['any', 'all', 'none']],
    ['behind a loop variable', 'for any c |', ['in']],
    ['behind two loop variables', 'for any k, v |', ['in']],
    ['behind a number of loops', 'for 3 c |', ['in']],
    ['behind any', 'any |', ['of']],
    ['behind of', 'any of |', ['them']],
    ['behind a number field', 'zoo.area |', ['==', '!=', '<', '<=', '>', '>=', 'and', 'or']],
    ['behind a boolean', 'zoo.open |', ['and', 'or']],
    ['behind a right side', '"a" == zoo.name |', ['and', 'or']],
    ['behind a literal', 'zoo.name == "x" |', ['and', 'or']],
    ['behind a parenthesis', '(zoo.open) |', ['and', 'or']],
    ['behind an array', 'zoo.cages |', []],
    ['behind what is looped over', 'for any c in zoo.cages |', []],
  ])('offers words %s', (_place, condition, expected) => {
    expect(labels(condition, 'keyword')).toEqual(expected);
  });

  it('offers the operators for text behind a text field, also while one is typed', () => {
    expect(labels('zoo.name icon|', 'keyword')).toEqual(
      expect.arrayContaining(['icontains', 'startswith', 'matches', 'and']),
    );
  });

  it('knows the keys of maps, also of a loop variable', () => {
    expect(labels('zoo.notes[|]', 'key')).toEqual(['plain', 'with "quote"']);
    expect(labels('for any a in zoo.cages[0].animals: ( a.tags["|"]', 'key')).toEqual(['mood']);
    expect(labels('zoo.cages[|]')).toEqual([]);
  });

  it.each([
    ['', ['import "vt"', 'rule', 'private', 'global']],
    ['rule a : t', []],
    ['rule a { ', ['meta:', 'strings:', 'condition:']],
    ['rule a { condition: true } ', ['import "vt"', 'rule', 'private', 'global']],
    [
      'rule a { strings: $a = { 00 [2-3] ?? } condition: any of them } ',
      ['import "vt"', 'rule', 'private', 'global'],
    ],
  ])('offers words outside of conditions: %s', (text, expected) => {
    expect(complete(`${text}|`).map((completion) => completion.label)).toEqual(expected);
  });

  it('leaves out fields that the features refuse', () => {
    const inRule = 'rule a { condition: zoo.|';
    const has = (features?: ReadonlySet<string>): boolean =>
      complete(inRule, features).some((completion) => completion.label === 'vault');
    expect(has()).toBe(true);
    expect(has(new Set(['staff']))).toBe(true);
    expect(has(new Set(['visitor']))).toBe(false);
    expect(has(new Set(['staff', 'guest']))).toBe(false);
  });

  const HEAD = 'rule a { condition: ';
  it.each([
    ['zoo.ke|', 'keeper', 'zoo.keeper|'],
    ['zoo.ke|eper.name', 'keeper', 'zoo.keeper|.name'],
    ['zoo.cages.|', 'len', 'zoo.cages.len()|'],
    [
      'for any a in zoo.cages[0].animals: ( a.e|',
      'eats',
      'for any a in zoo.cages[0].animals: ( a.eats(|)',
    ],
    ['zoo.notes[|]', 'plain', 'zoo.notes["plain"|]'],
    ['zoo.notes["|"]', 'with "quote"', 'zoo.notes["with \\"quote\\"|"]'],
    ['zoo.notes["pl|ain"] == "x"', 'plain', 'zoo.notes["plain|"] == "x"'],
    ['zoo.notes["pl|', 'plain', 'zoo.notes["plain"]|'],
    ['zoo.notes["pl|] == "x"', 'plain', 'zoo.notes["plain"|] == "x"'],
    ['zoo.colour == |', 'zoo.Colour.RED', 'zoo.colour == zoo.Colour.RED|'],
    ['zoo.colour == RE|', 'zoo.Colour.RED', 'zoo.colour == zoo.Colour.RED|'],
    ['zoo.name ico|', 'icontains', 'zoo.name icontains|'],
  ])('replaces the word at the cursor: %s', (condition, label, expected) => {
    expect(choose(HEAD + condition, label)).toBe(HEAD + expected);
  });

  it.each([
    ['zoo.keeper.name == |', 'zoo.keeper.name == "a\\\\b"|'],
    ['zoo.keeper.name icontains "|', 'zoo.keeper.name icontains "a\\\\b"|'],
    ['zoo.keeper.name == "|"', 'zoo.keeper.name == "a\\\\b|"'],
    ['zoo.keeper.name == "x|y" and true', 'zoo.keeper.name == "a\\\\b|" and true'],
    [
      'for any n in zoo.keeper.phones: ( n == | )',
      'for any n in zoo.keeper.phones: ( n == "a\\\\b"| )',
    ],
    ['zoo.notes["k\\n"] == "|', 'zoo.notes["k\\n"] == "a\\\\b"|'],
    ['zoo.notes[zoo.name] == "|', 'zoo.notes[zoo.name] == "a\\\\b"|'],
  ])('offers the texts that the sample has there: %s', (condition, expected) => {
    expect(choose(HEAD + condition, 'a\\b')).toBe(HEAD + expected);
  });

  it.each(['zoo.area == |', 'zoo.keeper.name matches |', 'zoo.keeper.name |', 'zoo.notes["k"|'])(
    'offers no texts where none can stand: %s',
    (condition) => {
      expect(labels(condition, 'value')).toEqual([]);
    },
  );

  it('writes a loop over an array with its conventional variable', () => {
    expect(choose('rule a {\n  condition:\n    zoo.ca|\n}', 'cages: ( … )')).toBe(
      'rule a {\n  condition:\n    for any zoo_cages in zoo.cages: (\n      |\n    )\n}',
    );
    expect(
      choose(`${HEAD}for any zoo_cages in zoo.cages: ( zoo_cages.a|`, 'animals: ( … )'),
    ).toContain('for any zoo_cages_animals in zoo_cages.animals: (');
  });

  it.each(['zoo.area + zoo.|', 'zoo.name == zoo.|', 'for any c in zoo.|', 'f(zoo.|'])(
    'offers no loop where none may stand: %s',
    (condition) => {
      expect(labels(condition, 'keyword')).toEqual([]);
    },
  );

  it('never throws and never leaves the text, whatever the text', () => {
    const pieces =
      'rule a { } condition : for any in zoo . cages [ ] ( ) with = , " / == and $a { 4D // 5';
    const piece = fc.constantFrom(...pieces.split(' '), ' ', '\n');
    const text = fc.array(piece, { maxLength: 40 }).map((chosen) => chosen.join(' '));
    fc.assert(
      fc.property(text, fc.nat(120), (source, offset) => {
        const cursor = Math.min(offset, source.length);
        for (const { replace } of completeAt(source, offset, SCHEMAS)) {
          expect(replace.start).toBeLessThanOrEqual(cursor);
          expect(replace.end).toBeGreaterThanOrEqual(cursor);
          expect(replace.end).toBeLessThanOrEqual(source.length);
        }
      }),
      { seed: 20_240_117, numRuns: 2000 },
    );
  });
});
