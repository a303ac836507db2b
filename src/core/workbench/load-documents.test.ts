import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { loadReports, type LoadedReports } from './load-documents.ts';

function fileObject(letter: string): string {
  const sha256 = letter.repeat(64);
  return JSON.stringify({ type: 'file', id: sha256, attributes: { sha256, size: 1 } });
}

function loaded(text: string): LoadedReports {
  return loadReports([{ name: 'feed.jsonl', bytes: encodeUtf8(text) }], { firstDocumentId: 3 });
}

function samplesOf({ reports }: LoadedReports): readonly string[] {
  return reports.map(({ sha256 = '' }) => sha256.slice(0, 1));
}

describe('a file of JSON lines', () => {
  it('is a report a line, comments skipped', () => {
    const result = loaded(`## Sandbox Feeds ##\n${fileObject('a')}\n\n${fileObject('b')}\n`);
    expect(samplesOf(result)).toEqual(['a', 'b']);
    expect(result.reports[1]?.documents).toMatchObject([{ id: 4, name: 'feed.jsonl, line 4' }]);
    expect(result.problems).toEqual([]);
  });

  it.each([
    ['a broken object', '{"data": ', 'found the end of the line'],
    ['a line of a log', 'INFO: fetched', 'found `INFO`'],
  ])('keeps its good lines around %s', (_name, line, message) => {
    const result = loaded(`${fileObject('a')}\n${line}\n${fileObject('b')}\n`);
    expect(samplesOf(result)).toEqual(['a', 'b']);
    expect(result.problems).toMatchObject([
      { fileName: 'feed.jsonl', message: expect.stringContaining(message), where: { line: 2 } },
    ]);
  });

  it('tells of so many bad lines, and counts the rest', () => {
    const { problems } = loaded(`${fileObject('a')}\n${fileObject('b')}\n${'x\n'.repeat(50)}`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('30 more lines are no file reports');
  });
});

describe('one broken document', () => {
  it.each([
    ['over many lines', '{\n  "data": [\n    1,\n    2\n  ],\n  x\n}', 6],
    ['cut off', '{"data":\n[{"a": 1},\n{"a"', 3],
    ['followed by something else', `${fileObject('a')}\nx`, 2],
  ])('%s is one problem with its place', (_name, text, line) => {
    const { reports, problems } = loaded(text);
    expect(reports).toEqual([]);
    expect(problems).toMatchObject([{ fileName: 'feed.jsonl', where: { line } }]);
  });
});
