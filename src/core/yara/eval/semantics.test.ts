import { describe, expect, it } from 'vitest';
import type { Verdict } from './evaluate-rules.ts';
import { verdictOf } from './testdata/evaluate-text.ts';

type Row = readonly [condition: string, verdict: Verdict];

/** A sample with something of everything; `part` and `host` are absent. */
const DATA = {
  name: 'Loader.exe',
  size: 5,
  count: 0,
  kind: 7,
  ratio: 0.5,
  fresh: true,
  tags: ['a', 'b'],
  scores: [1, 2, 3],
  flags: [false, true],
  labels: { a: 'b', É: 'x', __proto__x: 'y' },
  groups: [
    { id: 1, title: 'one', values: { k: 'v' }, names: ['x', 'y'], items: [{ key: 'i' }] },
    { id: 2, title: 'two' },
  ],
};

function table(title: string, rows: readonly Row[], data: object = DATA): void {
  it.each(rows)(`${title}: %s is %s`, (condition, verdict) => {
    expect(verdictOf(condition, data)).toBe(verdict);
  });
}

table('numbers and strings as booleans', [
  ['demo.size', true],
  ['demo.count', false],
  ['demo.ratio', true],
  ['0.0', false],
  ['demo.name', true],
  ['""', false],
  ['not demo.count', true],
  ['demo.size and demo.name', true],
  ['demo.count or 0.0', false],
  ['any of (demo.count, demo.size)', true],
  ['for all x in demo.tags : (x)', true],
]);

table('comparison between types', [
  ['demo.size == 5.0', true],
  ['demo.ratio < 1', true],
  ['demo.fresh == 1', true],
  ['demo.fresh == 2', false],
  ['0 == demo.fresh', false],
  ['demo.fresh == demo.fresh', true],
  ['9223372036854775807 == 9223372036854775808.0', true],
  ['"é" > "z"', true],
  ['"" < "a"', true],
  ['"ab" > "a"', true],
  ['demo.kind == demo.Kind.ODD', true],
  ['demo.Net.Protocol.TCP == 1', true],
]);

table('undefined stops every operator but those that catch it', [
  ['demo.tags[9] == "a"', false],
  ['not demo.tags[9] == "a"', false],
  ['demo.tags[9] != "a"', false],
  ['not (demo.labels["no"] contains "a")', false],
  ['demo.labels["no"] matches /a/', false],
  ['not (demo.labels["no"] matches /a/)', false],
  ['defined demo.labels["no"]', false],
  ['not defined demo.labels["no"]', true],
  ['defined demo.labels["a"]', true],
  ['defined (demo.tags[9] == "a")', false],
  ['defined (demo.tags[9] == "a" and true)', true],
  ['not (demo.tags[9] == "a" and true)', true],
  ['not (demo.tags[9] == "a" or false)', true],
  ['demo.tags[9] == "a" or true', true],
  ['true and demo.tags[9] == "a"', false],
  ['defined (1 \\ demo.count)', false],
  ['defined (1 % demo.count)', false],
  ['defined (1.0 \\ demo.count)', true],
  ['not (1 \\ demo.count == 1)', false],
  ['demo.tags[demo.count - 1] == "a"', false],
  ['not (demo.tags[demo.count - 1] == "a")', false],
  ['demo.groups[9].title == ""', false],
  ['not demo.groups[9].title == ""', false],
  ['defined demo.groups[9].names.len()', false],
]);

table('undefined in loops, `with` and `of`', [
  ['for any x in demo.tags : (demo.tags[9] == "a")', false],
  ['not for any x in demo.tags : (demo.tags[9] == "a")', true],
  ['defined (for any x in demo.tags : (demo.tags[9] == "a"))', true],
  ['for any x in (demo.tags[9], "a") : (x == "a")', true],
  ['for all x in (demo.tags[9], "a") : (x == "a")', false],
  ['with x = demo.tags[9] : (not defined x)', true],
  ['with x = demo.tags[9] : (x == "a" or true)', true],
  ['not with x = demo.tags[9] : (x == "a")', false],
  ['any of (demo.tags[9] == "a", true)', false],
  ['not any of (demo.tags[9] == "a", true)', false],
  ['any of (true, demo.tags[9] == "a")', true],
  ['none of (demo.tags[9] == "a", false)', false],
  ['defined (none of (true, demo.tags[9] == "a"))', true],
  ['defined (all of (false, demo.tags[9] == "a"))', true],
  ['defined (2 of (false, false, demo.tags[9] == "a"))', false],
  ['1 of (false, true, demo.tags[9] == "a")', true],
  ['for any x in demo.groups[9].names : (true)', false],
  ['not for any x in demo.groups[9].names : (true)', false],
  ['not (for 1 \\ demo.count x in demo.tags : (true))', false],
  ['not (for any i in (0..1 \\ demo.count) : (true))', true],
  ['defined (for any i in (0..1 \\ demo.count) : (true))', true],
]);

table('absent data has the defaults of proto3', [
  ['demo.part.title == ""', true],
  ['defined demo.part.title', true],
  ['demo.groups[1].id == 2 and demo.groups[1].title == "two"', true],
  ['demo.groups[1].part.title == ""', true],
  ['demo.groups[1].values.len() == 0', true],
  ['defined demo.groups[1].values["k"]', false],
  ['demo.groups[1].names.len() == 0', true],
]);

table('a list of structs has one phantom element where its parent is absent', [
  ['demo.groups[1].items.len() == 0', true],
  ['demo.groups[1].part.groups.len() == 1', true],
  ['demo.part.groups.len() == 1', true],
  ['demo.part.groups[0].title == ""', true],
  ['defined demo.part.groups[1].title', false],
  ['for any g in demo.part.groups : (g.title == "")', true],
  ['demo.part.groups[0].items.len() == 1', true],
  ['demo.part.groups[0].part.groups.len() == 1', true],
  ['demo.part.tags.len() == 0', true],
  ['demo.part.groups[0].names.len() == 0', true],
]);

table(
  'a list of structs that is present and empty has none',
  [
    ['demo.part.groups.len() == 0', true],
    ['for any g in demo.part.groups : (true)', false],
    ['demo.groups.len() == 0', true],
  ],
  { part: {} },
);

table('quantifiers of loops', [
  ['for any x in demo.scores : (x == 3)', true],
  ['for any x in demo.scores : (x == 4)', false],
  ['for all x in demo.scores : (x > 0)', true],
  ['for all x in demo.scores : (x > 1)', false],
  ['for none x in demo.scores : (x > 3)', true],
  ['for none x in demo.scores : (x > 2)', false],
  ['for 2 x in demo.scores : (x > 1)', true],
  ['for 3 x in demo.scores : (x > 1)', false],
  ['for 0 x in demo.scores : (x > 3)', true],
  ['for 0 x in demo.scores : (x > 2)', false],
  ['for demo.count x in demo.scores : (x > 2)', false],
  ['for (demo.count - 1) x in demo.scores : (x > 2)', true],
  ['for (demo.count - 1) x in demo.scores : (x > 3)', false],
  ['for 34% x in demo.scores : (x > 1)', true],
  ['for 34% x in demo.scores : (x > 2)', false],
  ['for 33% x in demo.scores : (x > 2)', true],
  ['for 100% x in demo.scores : (x > 0)', true],
  ['for 0% x in demo.scores : (x > 3)', true],
  ['for 0% x in demo.scores : (x > 2)', false],
  ['for (demo.count - 5)% x in (0..5) : (false)', true],
  ['for (demo.count + 500)% x in (0..5) : (true)', false],
]);

table(
  'every quantifier is false over nothing',
  [
    ...['any', 'all', 'none', '0', '1', '0%', '100%'].flatMap((quantifier): Row[] => [
      [`for ${quantifier} x in demo.tags : (true)`, false],
      [`for ${quantifier} x in demo.tags : (false)`, false],
      [`for ${quantifier} k, v in demo.labels : (false)`, false],
      [`for ${quantifier} i in (3..demo.size) : (false)`, false],
    ]),
    ['not for any x in demo.tags : (true)', true],
    ['defined (for 1 \\ demo.count i in (3..demo.size) : (true))', true],
  ],
  { part: {} },
);

table('quantifiers of tuples', [
  ['any of (false, demo.fresh)', true],
  ['all of (true, demo.fresh)', true],
  ['none of (false, demo.size == 6)', true],
  ['2 of (true, false, true)', true],
  ['50% of (true, false, false)', false],
  ['50% of (true, true, false)', true],
  ['(demo.count - 1) of (false, false)', false],
]);

table('what loops run over', [
  ['for any i in (1..3) : (i == 3)', true],
  ['for any k, v in demo.labels : (k == "a" and v == "b")', true],
  ['for any g in demo.groups : (g.values["k"] == "v")', true],
  ['for any g in demo.groups : (for any n in g.names : (n == "y"))', true],
  ['for all x in (1, 2, 3) : (x > 0)', true],
  ['for any x in demo.flags : (x)', true],
  ['for any x in demo.tags : (for any y in demo.tags : (x != y))', true],
  ['for any x in demo.tags : (for any x in (1..2) : (x == 2))', true],
  ['for any demo in demo.tags : (demo == "a")', true],
  ['for any i in (1..3) : (with j = i * 2 : (j == 6))', true],
]);

table('`with`', [
  ['with a = 5, b = a + 1 : (b == 6)', true],
  ['with g = demo.groups[0] : (g.title == "one" and g.names[1] == "y")', true],
  ['with m = demo.labels : (m["a"] == "b" and m.len() == 3)', true],
  ['with s = demo.labels["a"] : (s.len() == 1)', true],
  ['with d = demo : (d.size == 5)', true],
  ['with a = 1 : (with a = 2 : (a == 2))', true],
]);

table('integers of 64 bits', [
  ['demo.size + 9223372036854775807 < 0', true],
  ['demo.size * 9223372036854775807 == 9223372036854775803', true],
  ['-(demo.count - 9223372036854775807 - 1) < 0', true],
  ['(demo.count - 7) \\ 2 == -3', true],
  ['(demo.count - 7) % 3 == -1', true],
  ['(demo.count - 9223372036854775807 - 1) % -1 == 0', true],
  ['1 << 63 == -9223372036854775807 - 1', true],
  ['demo.size << 64 == 0', true],
  ['(demo.count - 1) >> 64 == 0', true],
  ['(demo.count - 4) >> 1 == -2', true],
  ['1 << (demo.count - 1) == -9223372036854775807 - 1', true],
  ['~demo.count == -1', true],
  ['demo.size & 4 | 2 == 6', true],
  ['0x55 ^ 0xff == 0xaa', true],
  ['7 \\ 2 \\ 2.0 == 1.5', true],
  ['1.0 \\ demo.count > 1000.0', true],
  ['0.0 \\ 0.0 != 0.0 \\ 0.0', true],
]);

table('constants are folded through floats', [
  ['9007199254740993 + 0 == 9007199254740992', true],
  ['9007199254740993 == 9007199254740993', true],
  ['9223372036854775807 + 1 == 9223372036854775807', true],
  ['9007199254740993 + 0 + demo.count == 9007199254740993', true],
  ['(9007199254740993 + 0) + demo.count == 9007199254740993', true],
  ['demo.count + (9007199254740993 + 0) == 9007199254740992', true],
  ['with a = 9007199254740993 : (a + 0 == 9007199254740992)', true],
]);

table('string operators', [
  ['demo.name contains "der"', true],
  ['demo.name contains "DER"', false],
  ['demo.name icontains "DER"', true],
  ['demo.name startswith "Load"', true],
  ['demo.name istartswith "LOAD"', true],
  ['demo.name endswith ".exe"', true],
  ['demo.name iendswith ".EXE"', true],
  ['demo.name iequals "LOADER.EXE"', true],
  ['demo.name iequals "loader"', false],
  ['demo.name contains ""', true],
  ['demo.name endswith ""', true],
  ['demo.tags[1] startswith demo.labels["a"]', true],
]);

table('case beyond ASCII, code point by code point', [
  ['"É" icontains "é"', true],
  ['"\\xe2\\x84\\xaa" icontains "k"', true],
  ['"K" icontains "\\xe2\\x84\\xaa"', true],
  ['"ß" iequals "ss"', false],
  ['"İ" iequals "i̇"', true],
  ['"ΣΑΣ" iendswith "σασ"', true],
  ['"ΣΑΣ" iendswith "σας"', false],
  ['"\\xffÉ" iequals "\\xffé"', true],
  ['"\\xc3" icontains "\\xe3"', false],
  ['demo.labels["É"] == "x"', true],
  ['demo.labels["é"] == "x"', false],
]);

table('lengths', [
  ['demo.name.len() == 10', true],
  ['demo.tags.len() == 2', true],
  ['demo.labels.len() == 3', true],
  ['with s = "É" : (s.len() == 2)', true],
]);

describe('hostile data', () => {
  it.each([
    ['demo.labels["__proto__"] == "p"', true],
    ['defined demo.labels["toString"]', false],
    ['demo.labels["\\xef\\xbf\\xbd"] == "lone"', true],
    ['demo.name == "\\xef\\xbf\\xbd"', true],
    ['demo.name.len() == 3', true],
    ['demo.size < 0', true],
    ['demo.tags.len() == 0', true],
    ['demo.part.title == ""', true],
    ['demo.fresh', false],
  ] satisfies Row[])('%s is %s', (condition, verdict) => {
    const labels = new Map([
      ['__proto__', 'p'],
      ['\udc00', 'lone'],
    ]);
    const data = {
      name: '\ud800',
      size: 2n ** 63n,
      labels,
      tags: 'no list',
      part: 'no struct',
      fresh: 1,
    };
    expect(verdictOf(condition, data)).toBe(verdict);
  });
});

describe('addresses', () => {
  it.each([
    ['demo.host.in_range("1.2.3.0/24")', true],
    ['demo.host.in_range("1.2.4.0/24")', false],
    ['not demo.host.in_range("nonsense")', true],
    ['not demo.host.in_range(demo.tags[9])', false],
    ['demo.host.looks_like("a")', 'unknown'],
  ] satisfies Row[])('%s is %s', (condition, verdict) => {
    expect(verdictOf(condition, { host: { raw: '1.2.3.4' } })).toBe(verdict);
  });
});
