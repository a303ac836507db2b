import { describe, expect, it } from 'vitest';
import type { EngineFinding } from '../../../state/app-state.ts';
import { engineText } from './engine-text.ts';

function finding(kind: EngineFinding['kind'], more: Partial<EngineFinding> = {}): EngineFinding {
  return { name: 'YARA-X 1', kind, message: '', lastGood: undefined, ...more };
}

describe('engineText', () => {
  it.each([
    [finding('compiles'), 'YARA-X 1 agrees it compiles'],
    [
      finding('compiles', { message: 'another version' }),
      'YARA-X 1 agrees it compiles, with a stand-in for vt',
    ],
    // The verdict says that it does not compile, and why.
    [finding('refuses'), undefined],
    [finding('refuses', { message: 'another version' }), 'YARA-X 1 checks with a stand-in for vt'],
    [finding('stopped', { message: 'trap' }), 'YARA-X 1 was stopped; checked without it'],
    [
      finding('stopped', { lastGood: 'compiles' }),
      'YARA-X 1 was stopped; checked without it (an earlier text compiled)',
    ],
    [finding('unavailable'), 'checked without YARA-X 1'],
    [
      finding('unavailable', { lastGood: 'refuses' }),
      'checked without YARA-X 1 (an earlier text did not compile)',
    ],
  ])('%j', (said, expected) => {
    expect(engineText(said)).toBe(expected);
  });
});
