import { describe, expect, it } from 'vitest';
import { fakeRow, fakeSample } from '../../../state/fake-ports.ts';
import { branchNote } from './branch-note.ts';

const SAMPLE = fakeSample(1, {
  fileType: 'Win32 EXE',
  detections: { malicious: 3, total: 70 },
  nSigmaResults: 1,
  sandboxes: ['A', 'B'],
});
const branch = (key: string) => fakeRow(1, { key, kind: 'object', nChildren: 4 });

describe('branchNote', () => {
  it.each([
    ['behaviour', '1 Sigma rule · 2 sandboxes'],
    ['metadata', 'Win32 EXE · 3 of 70 engines detect it'],
    ['other', undefined],
  ])('says what %s holds', (key, note) => {
    expect(branchNote(branch(key), SAMPLE)).toBe(note);
  });

  it.each([
    ['without a sample', branch('behaviour'), undefined],
    ['for what is not known', branch('behaviour'), fakeSample(2)],
    ['for a row within', { ...branch('metadata'), level: 2 }, SAMPLE],
    ['for an empty branch', { ...branch('metadata'), nChildren: 0 }, SAMPLE],
    ['for a row on its way', undefined, SAMPLE],
  ])('says nothing %s', (_, row, sample) => {
    expect(branchNote(row, sample)).toBeUndefined();
  });
});
