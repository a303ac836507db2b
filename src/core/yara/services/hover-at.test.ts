import { describe, expect, it } from 'vitest';
import type { HoverOptions } from './hover-at.ts';
import { hoverAt } from './hover-at.ts';
import { readCursorCondition, readCursorText } from './testdata/cursor-text.ts';

const OPTIONS: HoverOptions = {
  targets: [
    { label: 'Member', features: new Set(['member']) },
    { label: 'Guest', features: new Set() },
  ],
  meaning: (message, field) =>
    `${message}.${field}` === 'Root.size' ? 'How big it is.' : undefined,
  sampleValue: (pattern) => (pattern === 'demo.tags[]' ? 'a\u0000b\u202ec <b>x</b>' : undefined),
};

function hover(condition: string): readonly string[] | undefined {
  const { document, offset } = readCursorCondition(condition);
  const found = hoverAt(document, offset, OPTIONS);
  return found && [found.code, ...found.lines];
}

describe('hoverAt', () => {
  it.each([
    ['demo.si¦ze > 1', ['demo.size: integer', 'How big it is.']],
    ['demo.size¦ > 1', ['demo.size: integer', 'How big it is.']],
    ['¦demo.size > 1', ['module demo', 'What VirusTotal knows of the object that is hunted.']],
    ['demo.ki¦nd == 1', ['demo.kind: demo.Kind']],
    ['demo.g¦roups.len() > 1', ['demo.groups: array of struct Group']],
    ['demo.labels¦["k"] == "x"', ['demo.labels: map of string']],
    ['demo.part.ti¦tle == "x"', ['demo.part.title: string']],
    [
      'demo.digest¦ == "x"',
      ['demo.digest: string', 'Always in lower case: compare it with text in lower case.'],
    ],
    [
      'demo.secret¦ == "x"',
      ['demo.secret: string', 'Available in Member rules, not in Guest rules.'],
    ],
  ])('tells what a path is: %s', (condition, expected) => {
    expect(hover(condition)).toEqual(expected);
  });

  it.each([
    [
      'for any g in demo.groups: ( ¦g.id == 1 )',
      ['g: struct Group', 'Loop variable: each element of demo.groups.', 'Path: demo.groups[]'],
    ],
    [
      'for any ¦g in demo.groups: ( g.id == 1 )',
      ['g: struct Group', 'Loop variable: each element of demo.groups.', 'Path: demo.groups[]'],
    ],
    ['for any g in demo.groups: ( g.i¦d == 1 )', ['demo.groups[].id: integer']],
    [
      'for any g in demo.groups: ( for any i in g.items: ( i.ke¦y == "x" ) )',
      ['demo.groups[].items[].key: string'],
    ],
    [
      'for any ¦k, v in demo.labels: ( v == "x" )',
      ['k: string', 'Loop variable: each key of demo.labels.'],
    ],
    [
      'for any k, v in demo.labels: ( v¦ == k )',
      ['v: string', 'Loop variable: each value of demo.labels.', 'Path: demo.labels[*]'],
    ],
    ['for any n in (1..3): ( n¦ == 1 )', ['n: integer', 'Loop variable: each element of (1..3).']],
    [
      'with p = demo.part: ( p¦.title == "x" )',
      ['p: struct Part', 'Declared by `with` as demo.part', 'Path: demo.part'],
    ],
    [
      'for any x in demo.groups: ( for any x in demo.scores: ( ¦x == 1 ) )',
      ['x: integer', 'Loop variable: each element of demo.scores.', 'Path: demo.scores[]'],
    ],
  ])('follows variables to what they run over: %s', (condition, expected) => {
    expect(hover(condition)).toEqual(expected);
  });

  it.each([
    ['demo.kind == demo.Kind.O¦DD', ['demo.Kind.ODD = 7', 'Constant of the enum demo.Kind.']],
    ['demo.kind == demo.Ki¦nd.ODD', ['enum demo.Kind', '3 constants: NONE, BIG, ODD']],
    ['demo.kind == demo.N¦et.Protocol.TCP', ['demo.Net', 'Holds enums.']],
    [
      'demo.host.in_ra¦nge("10.0.0.0/8")',
      [
        'in_range(cidr: string) -> boolean',
        'Whether the IP address lies in a block such as "198.51.100.0/24" or "2001:db8::/32".',
      ],
    ],
    [
      'demo.host.looks_l¦ike("x")',
      [
        'looks_like(argument1: string) -> boolean',
        'Also: looks_like(argument1: string, argument2: integer) -> boolean',
      ],
    ],
    [
      'demo.tags.l¦en() > 1',
      ['len() -> integer', 'How many elements or entries there are; of a text, its bytes.'],
    ],
    [
      'uint16¦be(0) == 1',
      [
        'uint16be(offset: integer) -> integer',
        "The unsigned integer of 16 bits, big-endian at an offset of the file: needs the file's bytes.",
      ],
    ],
    ['demo.size > 1 an¦d demo.fresh', ['and', 'Both sides hold. Binds tighter than `or`.']],
    ['demo.size > 2K¦B', ['2048', 'Hexadecimal 0x800.']],
  ])('tells what constants, methods and words are: %s', (condition, expected) => {
    expect(hover(condition)).toEqual(expected);
  });

  it('shows the value of the sample on one line with nothing hidden', () => {
    expect(hover('for any t in demo.tags: ( t¦ == "x" )')?.at(-1)).toBe(
      'In this sample: a\u2400b\ufffdc <b>x</b>',
    );
  });

  it('cuts long values', () => {
    const { document, offset } = readCursorCondition('demo.name¦ == "x"');
    const sampleValue = (): string => 'x'.repeat(100_000);
    expect(hoverAt(document, offset, { sampleValue })?.lines[0]?.length).toBeLessThan(400);
  });

  it.each([
    [
      'rule ¦r : tag { meta: description = "d" x = 1 condition: true }',
      ['rule r : tag', 'description: d'],
    ],
    ['private rule r { condition: true } rule s { condition: ¦r }', ['private rule r']],
    ['rule r : ta¦g { condition: true }', ['tag', 'Rules can be chosen by their tags.']],
    [
      'rule r { meta: auth¦or = "x" condition: true }',
      ['author (meta)', 'For people and tools; decides nothing.'],
    ],
    ['import "de¦mo"', ['import "demo"', 'What VirusTotal knows of the object that is hunted.']],
    [
      'import "pe" rule r { condition: p¦e.is_pe }',
      ['module pe', 'Reads the bytes of the file, which a report does not hold.'],
    ],
    [
      'rule r { strings: $a = "x" wide condition: #¦a > 1 }',
      ['$a = "x" wide', 'Searched in the bytes of the file, which a report does not hold.'],
    ],
  ])('tells what stands outside of conditions: %s', (marked, expected) => {
    const { document, offset } = readCursorText(marked);
    const found = hoverAt(document, offset);
    expect(found && [found.code, ...found.lines]).toEqual(expected);
  });

  it.each([
    '¦',
    'rule r {¦ condition: true }',
    'import "demo" rule r { condition: demo.nothing¦ == 1 }',
    'import "demo" rule r { condition: demo.¦ }',
    'rule r { condition: unknown¦ }',
    '/* demo.si¦ze */',
    'rule r { condition: demo.name == "te¦xt" }',
  ])('says nothing where there is nothing to say: %s', (marked) => {
    const { document, offset } = readCursorText(marked);
    expect(hoverAt(document, offset, OPTIONS)).toBeUndefined();
  });

  it('is about the word at the cursor only', () => {
    const { document, offset, text } = readCursorCondition('demo.part.ti¦tle == "x"');
    const span = hoverAt(document, offset)?.span;
    expect(span && text.slice(span.start, span.end)).toBe('title');
  });
});
