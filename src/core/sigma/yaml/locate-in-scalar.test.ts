import { describe, expect, it } from 'vitest';
import { locateInScalar } from './locate-in-scalar.ts';
import { parseYaml } from './parse-yaml.ts';
import type { YamlScalar } from './yaml-node.ts';

function scalarIn(text: string): YamlScalar {
  const { root } = parseYaml(text).documents[0] ?? {};
  const value = root?.kind === 'map' ? root.entries[0]?.value : undefined;
  expect(value?.kind).toBe('scalar');
  return value?.kind === 'scalar'
    ? value
    : { kind: 'scalar', text: '', style: 'plain', type: 'null', span: { start: 0, end: 0 } };
}

/** What stands in the file where a piece of the value is. */
function pieceIn(text: string, piece: string): string {
  const scalar = scalarIn(text);
  const start = scalar.text.indexOf(piece);
  const span = locateInScalar(text, scalar)(start, start + piece.length);
  return `${span.start} ${text.slice(span.start, span.end)}`;
}

describe('locateInScalar', () => {
  it.each([
    ['plain', 'a: x and y', 'and', '5 and'],
    ['single quotes', "a: 'x and y'", 'and', '6 and'],
    ['double quotes', 'a: "x and y"', 'and', '6 and'],
    ['doubled quotes', "a: 'it''s x and y'", 'and', '12 and'],
    ['a doubled quote itself', "a: 'it''s'", "t's", "5 t''s"],
    ['several lines', 'a: x\n   and\n   y', 'and', '8 and'],
    ['several lines in quotes', "a: 'x\n\n   and\n   y'", 'and', '10 and'],
    ['a literal block', 'a: |\n  x\n    and y\n', 'and', '13 and'],
    ['a folded block', 'a: >\r\n  x\r\n  and\r\n', 'and', '13 and'],
    ['a piece over lines', 'a: x\n   and\n   y', 'x and', '3 x\n   and'],
    ['escapes', 'a: "x \\x61nd y"', 'and', '3 "x \\x61nd y"'],
  ])('finds a piece in %s', (_, text, piece, expected) => {
    expect(pieceIn(text, piece)).toBe(expected);
  });

  it('finds the place of nothing', () => {
    const text = "a: 'it''s x'";
    const locate = locateInScalar(text, scalarIn(text));
    expect(locate(5, 5)).toEqual({ start: 10, end: 10 });
  });
});
