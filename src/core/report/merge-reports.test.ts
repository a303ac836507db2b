import { describe, expect, it } from 'vitest';
import { mergeReports } from './merge-reports.ts';
import { behaviourObject, fileObject, loadReport, SHA_A, SHA_B } from './testdata/load-document.ts';

const fileA = loadReport(fileObject({ size: 1 }), 1);
const behaviourA = loadReport({ data: [behaviourObject({ files_opened: ['x'] })] }, 2);
const fileB = loadReport(fileObject({ size: 2 }, SHA_B), 3);
const summary = loadReport({ data: { files_opened: ['x'] } }, 4);
const stranger = loadReport({ data: { files_written: ['y'] } }, 5);

describe('mergeReports', () => {
  it('makes one sample of the reports of one file, in the order of loading', () => {
    const { samples, notes } = mergeReports([fileA, fileB, behaviourA]);
    expect(samples.map((sample) => sample.sha256)).toEqual([SHA_A, SHA_B]);
    expect(samples[0]?.shapes).toEqual(['file', 'behaviours']);
    expect(samples[0]?.documents.map((document) => document.id)).toEqual([1, 2]);
    expect(samples[0]?.parts.map((part) => part.documentId)).toEqual([1, 2]);
    expect(notes).toEqual([]);
  });

  it('joins reports without a hash to the only sample, whichever came first', () => {
    const { samples } = mergeReports([summary, fileA, stranger]);
    expect(samples).toHaveLength(1);
    expect(samples[0]?.sha256).toBe(SHA_A);
    expect(samples[0]?.documents.map((document) => document.id)).toEqual([1, 4, 5]);
    expect(samples[0]?.notes.map((note) => note.message)).toEqual([
      "document-4.json does not say which file it is about; it is taken as this sample's",
      "document-5.json does not say which file it is about; it is taken as this sample's",
    ]);
  });

  it('keeps a report without a hash apart where there are several samples', () => {
    const { samples, notes } = mergeReports([fileA, fileB, summary]);
    expect(samples).toHaveLength(3);
    expect(notes.map((note) => note.documentId)).toEqual([4]);
    expect(notes[0]?.message).toMatch(/does not say which of the samples/);
  });

  it('keeps reports without a hash apart where no sample has one', () => {
    expect(mergeReports([summary, stranger]).samples).toHaveLength(2);
  });

  it('has no sample of no report', () => {
    expect(mergeReports([])).toEqual({ samples: [], notes: [] });
  });
});
