import { describe, expect, it } from 'vitest';
import { conditionAfter, NEW } from './testdata/chip-edits.ts';

describe('a chip that is gone', () => {
  it('is told apart from an edit that is not possible', () => {
    expect(conditionAfter(NEW, { kind: 'remove', chip: 'test:1-2' })).toBe(
      'no-such-chip: The rule has changed meanwhile: try again',
    );
  });
});
