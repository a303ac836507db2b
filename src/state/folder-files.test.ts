import { describe, expect, it } from 'vitest';
import { MAX_FOLDER_FILES, passedOverText, pickFolderFiles } from './folder-files.ts';

function picked(...names: readonly string[]): readonly string[] {
  return pickFolderFiles(names.map((name) => ({ name }))).files.map(({ name }) => name);
}

function toldOf(...names: readonly string[]): string | undefined {
  return passedOverText(pickFolderFiles(names.map((name) => ({ name }))).passedOver);
}

describe('the files of a folder', () => {
  it('are its rules, where it has any, in the order of their paths', () => {
    expect(picked('r/b.yml', 'r/README.md', 'r/a/z.YAML', 'r/a/log.json')).toEqual([
      'r/a/z.YAML',
      'r/b.yml',
    ]);
    expect(toldOf('r/b.yml', 'r/README.md', 'r/a/log.json')).toBe(
      'Passed over 2 files beside the Sigma rules',
    );
  });

  it('are all of them, where it has no rules', () => {
    expect(picked('case/report.json', 'case/log.evtx')).toHaveLength(2);
    expect(toldOf('case/report.json', 'case/log.evtx')).toBeUndefined();
  });

  it('are told apart by the folder that was chosen', () => {
    expect(picked('rules/a.yml', 'rules/a.json', 'logs/a.json')).toEqual([
      'logs/a.json',
      'rules/a.yml',
    ]);
  });

  it('are never hidden, and hidden rules make no folder of rules', () => {
    const names = ['case/.github/ci.yml', 'case/._a.yml', 'case/__MACOSX/a.yml', 'case/a.json'];
    expect(picked(...names)).toEqual(['case/a.json']);
    expect(toldOf(...names)).toBe('Passed over 3 hidden files');
  });

  it('may lie in a hidden folder that was chosen', () => {
    expect(picked('.rules/a.yml')).toEqual(['.rules/a.yml']);
  });

  it('are as many as are read, and the rest is told', () => {
    const names = Array.from({ length: MAX_FOLDER_FILES + 1 }, (_, at) => `r/${at}.yml`);
    expect(picked(...names)).toHaveLength(MAX_FOLDER_FILES);
    expect(toldOf(...names)).toBe('Passed over what is beyond 20,000 files');
  });
});

describe('what was passed over', () => {
  it('is told in one sentence', () => {
    expect(passedOverText({ nHidden: 1, nOther: 1200, nUnreadable: 2, isCut: true })).toBe(
      'Passed over 1,200 files beside the Sigma rules, 1 hidden file, 2 files that could not be read, what is beyond 20,000 files',
    );
  });
});
