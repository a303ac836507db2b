import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { definitionAt } from './definition-at.ts';
import { referencesAt } from './references-at.ts';
import { renameAt, renameTargetAt } from './rename-at.ts';
import { markSpans, readCursorCondition, readCursorText } from './testdata/cursor-text.ts';

function places(marked: string): string | undefined {
  const { document, offset, text } = readCursorText(marked);
  const found = referencesAt(document, offset);
  return found && markSpans(text, [found.declaration, ...found.uses]);
}

function rename(marked: string, name: string): string {
  const { document, offset, text } = readCursorText(marked);
  const renamed = renameAt(document, offset, name);
  return renamed.ok ? applyTextEdits(text, renamed.value) : `refused: ${renamed.error}`;
}

/** As `rename`, of a condition that stands in a file. */
function renameIn(condition: string, name: string): string {
  const { document, offset, text } = readCursorCondition(condition);
  const renamed = renameAt(document, offset, name);
  if (!renamed.ok) return `refused: ${renamed.error}`;
  const start = text.indexOf('condition:') + 'condition:'.length;
  return applyTextEdits(text, renamed.value)
    .slice(start)
    .trim()
    .replace(/\s*\}$/, '');
}

describe('definitionAt', () => {
  it.each([
    ['for any g in demo.groups: ( g¦.id == 1 )', 'g in'],
    ['for any k, v in demo.labels: ( ¦v == "x" )', 'v in'],
    ['with p = demo.part: ( p¦.title == "x" )', 'p = '],
    ['with a = demo.part, b = a¦.title: ( b == "x" )', 'a = '],
  ])('leads to the declaration: %s', (condition, start) => {
    const { document, offset, text } = readCursorCondition(condition);
    const found = definitionAt(document, offset);
    expect(found?.start).toBe(text.indexOf(start, text.indexOf('condition')));
  });

  it.each([
    ['rule a { condition: true } rule b { condition: ¦a }', 5],
    ['rule b { condition: a¦ } rule a { condition: true }', 29],
    ['rule r { strings: $x = "1" condition: #¦x > 1 }', 19],
  ])('leads to rules and patterns: %s', (marked, start) => {
    const { document, offset } = readCursorText(marked);
    expect(definitionAt(document, offset)?.start).toBe(start);
  });

  it.each(['demo.na¦me == "x"', '¦demo.name == "x"', 'nothing¦ == 1', 'uint8¦(0) == 1'])(
    'knows no declaration of what no text declares: %s',
    (condition) => {
      const { document, offset } = readCursorCondition(condition);
      expect(definitionAt(document, offset)).toBeUndefined();
    },
  );
});

describe('referencesAt', () => {
  it.each([
    [
      'rule ¦a { condition: true } rule b { condition: a or not a }',
      'rule ⟦a⟧ { condition: true } rule b { condition: ⟦a⟧ or not ⟦a⟧ }',
    ],
    [
      'rule r { strings: $a = "1" $b = "2" condition: ¦$a and #a > 1 and @a[1] > !a and 1 of ($a, $b) }',
      'rule r { strings: $⟦a⟧ = "1" $b = "2" condition: $⟦a⟧ and #⟦a⟧ > 1 and @⟦a⟧[1] > !⟦a⟧ and 1 of ($⟦a⟧, $b) }',
    ],
    [
      'rule r { strings: $a = "1" condition: $a¦ } rule s { strings: $a = "1" condition: $a }',
      'rule r { strings: $⟦a⟧ = "1" condition: $⟦a⟧ } rule s { strings: $a = "1" condition: $a }',
    ],
    [
      'rule r { condition: for any x in (1..2): ( ¦x == 1 and for any x in (x, 3): ( x == 2 ) ) }',
      'rule r { condition: for any ⟦x⟧ in (1..2): ( ⟦x⟧ == 1 and for any x in (⟦x⟧, 3): ( x == 2 ) ) }',
    ],
    [
      'rule r { condition: for any x in (1..2): ( for any x in (x, 3): ( x¦ == 2 ) ) }',
      'rule r { condition: for any x in (1..2): ( for any ⟦x⟧ in (x, 3): ( ⟦x⟧ == 2 ) ) }',
    ],
    [
      'rule r { condition: for any x in (1..2): ( ¦x == 1 ) and for any x in (1..2): ( x == 1 ) }',
      'rule r { condition: for any ⟦x⟧ in (1..2): ( ⟦x⟧ == 1 ) and for any x in (1..2): ( x == 1 ) }',
    ],
  ])('keeps scopes apart: %s', (marked, expected) => {
    expect(places(marked)).toBe(expected);
  });
});

describe('renameAt', () => {
  it.each([
    [
      'for any ¦g in demo.groups: ( g.id == 1 )',
      'group',
      'for any group in demo.groups: ( group.id == 1 )',
    ],
    [
      'for any k, v in demo.labels: ( v¦ == k )',
      'value',
      'for any k, value in demo.labels: ( value == k )',
    ],
    ['with p = demo.part: ( p¦.title == "p" )', 'q', 'with q = demo.part: ( q.title == "p" )'],
    [
      'for any tags in demo.tags: ( tag¦s == "tags" )',
      'x',
      'for any x in demo.tags: ( x == "tags" )',
    ],
    [
      'for any ¦x in (1..2): ( for any y in (1..2): ( y == 1 ) )',
      'y',
      'for any y in (1..2): ( for any y in (1..2): ( y == 1 ) )',
    ],
    ['for any ¦g in demo.groups: ( g.', 'h', 'for any h in demo.groups: ( h.'],
  ])('renames variables: %s', (condition, name, expected) => {
    expect(renameIn(condition, name)).toBe(expected);
  });

  it.each([
    [
      'rule ¦a { condition: true } rule b { condition: a }',
      'c',
      'rule c { condition: true } rule b { condition: c }',
    ],
    [
      'rule a { condition: true } rule b { condition: a¦ } // a',
      'c',
      'rule c { condition: true } rule b { condition: c } // a',
    ],
    [
      'rule r { strings: $a = "1" condition: #¦a > 1 and $a }',
      '$b',
      'rule r { strings: $b = "1" condition: #b > 1 and $b }',
    ],
    [
      'rule r { strings: $a¦ = "1" condition: any of ($a, $x*) }',
      'a2',
      'rule r { strings: $a2 = "1" condition: any of ($a2, $x*) }',
    ],
    ['rule ¦a { condition: true }', 'a', 'rule a { condition: true }'],
  ])('renames rules and patterns: %s', (marked, name, expected) => {
    expect(rename(marked, name)).toBe(expected);
  });

  it.each([
    ['for any ¦g in demo.groups: ( g.id == 1 )', 'for'],
    ['for any ¦g in demo.groups: ( g.id == 1 )', '1x'],
    ['for any ¦g in demo.groups: ( g.id == 1 )', 'a b'],
    ['for any ¦g in demo.groups: ( g.id == 1 )', ''],
    ['for any ¦g in demo.groups: ( g.id == 1 )', 'demo'],
    ['for any ¦g in demo.groups: ( g.id == uint8(0) )', 'uint8'],
    ['for any ¦x in (1..2): ( for any y in (1..2): ( x == y ) )', 'y'],
    ['for any x in (1..2): ( for any ¦y in (1..2): ( x == y ) )', 'x'],
    ['for any ¦x in (1..2): ( x == 1 and z )', 'z'],
    ['for any ¦x in (1..2): ( x == 1 and not r )', 'r'],
    ['demo.¦name == "x"', 'title'],
  ])('refuses what would mean something else: %s as %s', (condition, name) => {
    expect(renameIn(condition, name)).toMatch(/^refused: \S/);
  });

  it.each([
    ['rule ¦a { condition: true } rule b { condition: true }', 'b'],
    ['rule ¦a { condition: true } rule b { condition: for any x in (1..2): ( a ) }', 'x'],
    ['import "demo" rule ¦a { condition: true }', 'demo'],
    ['rule r { strings: $¦a = "1" $b = "2" condition: $a and $b }', 'b'],
    ['rule r { strings: $¦a = "1" $x1 = "2" condition: $a and any of ($x*) }', 'x2'],
    ['rule r { strings: $¦a1 = "1" condition: any of ($a*) }', 'b'],
    ['rule r { strings: $¦a = "1" condition: $a }', 'b*'],
  ])('refuses names that are taken: %s as %s', (marked, name) => {
    expect(rename(marked, name)).toMatch(/^refused: \S/);
  });

  it('tells what would be renamed, by the word at the cursor', () => {
    const { document, offset, text } = readCursorText(
      'rule r { strings: $abc = "1" condition: #a¦bc > 1 }',
    );
    const target = renameTargetAt(document, offset);
    expect(target?.name).toBe('abc');
    expect(target && text.slice(target.span.start - 1, target.span.end)).toBe('#abc');
  });
});
