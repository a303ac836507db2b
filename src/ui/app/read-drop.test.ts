import { describe, expect, it } from 'vitest';
import type { PassedOver } from '../../state/folder-files.ts';
import { MAX_ENTRIES, readDrop } from './read-drop.ts';
import {
  browserFile,
  brokenFolder,
  droppedData,
  fakeFile,
  fakeFolder,
  goneFile,
  type Dropped,
} from './testdata/fake-drop.ts';

const NOTHING: PassedOver = { nHidden: 0, nOther: 0, nUnreadable: 0, isCut: false };

async function read(...dropped: readonly Dropped[]): Promise<{
  readonly names: readonly string[];
  readonly passedOver: PassedOver;
}> {
  const { sources, passedOver } = await readDrop(droppedData(...dropped));
  return { names: sources.map(({ name }) => name), passedOver };
}

function manyFiles(count: number): ReturnType<typeof fakeFile>[] {
  return Array.from({ length: count }, (_, at) => fakeFile(`rule-${at}.yml`));
}

describe('a dropped folder', () => {
  it('gives the rules at any depth, with their paths and bytes', async () => {
    const folder = fakeFolder('rules', [
      fakeFolder('windows', [fakeFolder('deep', [fakeFile('b.yaml', 'title: B')])]),
      fakeFolder('empty', []),
      fakeFile('a.yml', 'title: A'),
    ]);
    const { sources, passedOver } = await readDrop(droppedData(folder));
    const read = await Promise.all(
      sources.map(async ({ name, sizeBytes, read: bytes }) => [
        name,
        sizeBytes,
        new TextDecoder().decode(await bytes()),
      ]),
    );
    expect(read).toEqual([
      ['rules/a.yml', 8, 'title: A'],
      ['rules/windows/deep/b.yaml', 8, 'title: B'],
    ]);
    expect(passedOver).toEqual(NOTHING);
  });

  it.each([99, 100, 101, 250])('of %i files gives all portions of them', async (count) => {
    const { names } = await read(fakeFolder('rules', [fakeFolder('many', manyFiles(count))]));
    expect(new Set(names).size).toBe(count);
    expect(names).toContain(`rules/many/rule-${count - 1}.yml`);
  });

  it('passes over what is hidden, what is no YAML, and what macOS adds', async () => {
    const { names, passedOver } = await read(
      fakeFolder('rules', [
        fakeFolder('.git', manyFiles(3)),
        fakeFolder('__MACOSX', [fakeFile('a.yml')]),
        fakeFile('.DS_Store'),
        fakeFile('._a.yml'),
        fakeFile('README.md'),
        fakeFile('logo.png'),
        fakeFile('a.yml'),
      ]),
    );
    expect(names).toEqual(['rules/a.yml']);
    expect(passedOver).toEqual({ ...NOTHING, nHidden: 4, nOther: 2 });
  });

  it('without rules gives all that it has', async () => {
    const { names, passedOver } = await read(
      fakeFolder('case', [fakeFile('report.json'), fakeFile('log.evtx'), fakeFile('.x')]),
    );
    expect(names).toEqual(['case/log.evtx', 'case/report.json']);
    expect(passedOver).toEqual({ ...NOTHING, nHidden: 1 });
  });

  it('with things that cannot be read gives the others', async () => {
    const { names, passedOver } = await read(
      fakeFolder('rules', [
        goneFile('gone.yml'),
        brokenFolder('locked', []),
        brokenFolder('half', [fakeFile('read.yml')]),
        fakeFile('a.yml'),
      ]),
    );
    expect(names).toEqual(['rules/a.yml', 'rules/half/read.yml']);
    expect(passedOver).toEqual({ ...NOTHING, nUnreadable: 3 });
  });

  it('without an end is looked through up to a limit', async () => {
    const hidden = Array.from({ length: 20_000 }, (_, at) => fakeFile(`.${at}`));
    const { names, passedOver } = await read(fakeFolder('loop', hidden, { isItsOwnChild: true }));
    expect(names).toEqual([]);
    expect(passedOver.isCut).toBe(true);
    expect(passedOver.nHidden).toBeGreaterThan(20_000);
    expect(passedOver.nHidden).toBeLessThanOrEqual(MAX_ENTRIES);
  });
});

describe('a drop of several things', () => {
  it('gives the files that were dropped themselves first, as they are', async () => {
    const { names, passedOver } = await read(
      fakeFolder('b', [fakeFile('b.yml'), fakeFile('b.txt')]),
      fakeFile('.hidden.json'),
      fakeFolder('a', [fakeFile('a.json')]),
      fakeFile('z.yml'),
    );
    expect(names).toEqual(['.hidden.json', 'z.yml', 'a/a.json', 'b/b.yml']);
    expect(passedOver).toEqual({ ...NOTHING, nOther: 1 });
  });

  it('gives files that the browser has no entry for, and no text', async () => {
    const { names } = await read({ text: 'a dragged word' }, { file: browserFile('a.json', '{}') });
    expect(names).toEqual(['a.json']);
  });
});
