import { describe, expect, it } from 'vitest';
import { readMetaValue } from './read-meta-value.ts';

describe('readMetaValue', () => {
  it.each([
    ['x', 'string', { kind: 'string', text: 'x' }],
    ['12', 'string', { kind: 'string', text: '12' }],
    [' -12 ', 'integer', { kind: 'integer', value: -12n }],
    ['twelve', 'integer', { kind: 'string', text: 'twelve' }],
    ['true', 'boolean', { kind: 'boolean', value: true }],
    ['yes', 'boolean', { kind: 'string', text: 'yes' }],
    ['1.5', 'float', { kind: 'string', text: '1.5' }],
  ] as const)('reads %j for a %s', (text, kind, value) => {
    expect(readMetaValue(text, kind)).toEqual(value);
  });
});
