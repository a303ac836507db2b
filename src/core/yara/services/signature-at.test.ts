import { describe, expect, it } from 'vitest';
import { signatureAt } from './signature-at.ts';
import { readCursorCondition } from './testdata/cursor-text.ts';

function active(condition: string): string | undefined {
  const { document, offset } = readCursorCondition(condition);
  const signature = signatureAt(document, offset);
  return (
    signature &&
    `${signature.forms[signature.activeForm]?.label} #${signature.activeParameter} of ${signature.forms.length}`
  );
}

describe('signatureAt', () => {
  it.each([
    ['demo.tags.len(¦)', 'len() -> integer #0 of 1'],
    ['demo.host.in_range(¦', 'in_range(cidr: string) -> boolean #0 of 1'],
    ['demo.host.in_range("10.¦', 'in_range(cidr: string) -> boolean #0 of 1'],
    ['demo.host.looks_like(¦)', 'looks_like(argument1: string) -> boolean #0 of 2'],
    [
      'demo.host.looks_like("x", ¦)',
      'looks_like(argument1: string, argument2: integer) -> boolean #1 of 2',
    ],
    ['uint16be(¦0) == 1', 'uint16be(offset: integer) -> integer #0 of 1'],
    ['uint8(uint16(¦', 'uint16(offset: integer) -> integer #0 of 1'],
    ['uint8((1 + 2) * ¦', 'uint8(offset: integer) -> integer #0 of 1'],
    ['uint8((¦', undefined],
    ['uint8(demo.scores[0] + ¦', 'uint8(offset: integer) -> integer #0 of 1'],
    ['for any g in demo.groups: ( g.names.len(¦', 'len() -> integer #0 of 1'],
    ['demo.host.in_range("x")¦', undefined],
    ['demo.host.nothing(¦', undefined],
    ['demo.size.len(¦', undefined],
    ['( ¦', undefined],
    ['for any uint8 in (1..2): ( uint8(¦ ) )', undefined],
    ['¦', undefined],
  ])('%s', (condition, expected) => {
    expect(active(condition)).toBe(expected);
  });
});
