import { describe, expect, it } from 'vitest';
import { fakeRow } from '../../../state/fake-ports.ts';
import { levelGlyph, rowCount, rowName, rowReason, valueTone } from './row-text.ts';

describe('rowName', () => {
  it.each([
    ['a value', fakeRow(1, { key: 'Image', preview: 'C:\\a.exe' }), 'Image C:\\a.exe'],
    [
      'a cut value',
      fakeRow(1, { key: 'k', preview: 'ab', fullLength: 1234 }),
      'k ab … 1,234 bytes',
    ],
    ['a list', fakeRow(1, { key: 'tags', kind: 'array', nChildren: 1240 }), 'tags 1,240'],
    ['an empty object', fakeRow(1, { key: 'o', kind: 'object' }), 'o { }'],
    [
      'an object with a summary',
      fakeRow(1, { key: '0', kind: 'object', nChildren: 7, summary: 'Run Key', badge: 'high' }),
      '0 Run Key high',
    ],
    [
      'a value that the rule uses',
      fakeRow(1, { key: 'k', preview: 'v', mark: 'true' }),
      'k v (used by the rule, true here)',
    ],
    [
      'a field outside the module',
      fakeRow(1, { key: 'k', preview: 'v', exposure: { reason: 'r' } }),
      'k v (not in the vt module)',
    ],
    [
      'text with hidden characters',
      fakeRow(1, { key: 'a\u202eb', preview: 'c\nd' }),
      'a\ufffdb c\u240ad',
    ],
  ])('of %s', (_, row, name) => {
    expect(rowName(row)).toBe(name);
  });
});

describe('rowReason', () => {
  it('gives the reason and what to use instead', () => {
    expect(rowReason({ exposure: { reason: 'Not exposed', instead: 'vt.x' } })).toBe(
      'Not exposed. Use instead: vt.x',
    );
    expect(rowReason({ exposure: { reason: 'Not exposed' } })).toBe('Not exposed');
    expect(rowReason({ isLossy: true })).toContain('broken characters');
    expect(rowReason({})).toBeUndefined();
  });
});

describe('the look of a row', () => {
  it.each([
    ['string', undefined, 'string'],
    ['string', 'enum', 'word'],
    ['number', 'timestamp', 'time'],
    ['number', 'integer', 'number'],
    ['true', 'boolean', 'word'],
    ['null', undefined, 'word'],
  ] as const)('colours a %s of type %s as %s', (kind, valueType, tone) => {
    expect(valueTone({ kind, ...(valueType === undefined ? {} : { valueType }) })).toBe(tone);
  });

  it('counts lists and objects only, and only without a summary', () => {
    expect(rowCount({ kind: 'string', nChildren: 0 })).toBeUndefined();
    expect(rowCount({ kind: 'array', nChildren: 0 })).toBe('[ ]');
    expect(rowCount({ kind: 'object', nChildren: 3, summary: 's' })).toBeUndefined();
  });

  it('has a shape for each level and one for all others', () => {
    expect(['critical', 'High', 'medium', 'low', 'informational', '?'].map(levelGlyph)).toEqual([
      '◆',
      '▲',
      '■',
      '▽',
      '◇',
      '·',
    ]);
  });
});
