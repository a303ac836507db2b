import { describe, expect, it } from 'vitest';
import { INITIAL_SIGMA, type SigmaSlice } from './sigma-state.ts';
import { createMisplacedFiles, type MisplacedFileActions } from './misplaced-files.ts';
import type { FileSource } from './report-files.ts';
import type { StoreKernel } from './store-kernel.ts';

/** What is opened and told, in order, and the Sigma slice. */
function traced(): {
  readonly actions: MisplacedFileActions;
  readonly trace: readonly string[];
  readonly sigma: () => SigmaSlice;
} {
  const trace: string[] = [];
  let sigma = INITIAL_SIGMA;
  const opening = (what: string) => async (files: readonly FileSource[]) => {
    trace.push(`${what}: ${files.map(({ name }) => name).join(' ')}`);
  };
  const kernel = {
    get: () => ({ sigma }),
    patch: (_: string, change: Partial<SigmaSlice>) => {
      sigma = { ...sigma, ...change };
    },
    tell: (text: string) => trace.push(text),
  };
  const actions = createMisplacedFiles(kernel as unknown as StoreKernel, {
    openAny: opening('any'),
    openFiles: opening('report'),
    openLogFiles: opening('logs'),
    loadYaraFiles: opening('YARA'),
  });
  return { actions, trace, sigma: () => sigma };
}

function file(name: string, content = ''): FileSource {
  const bytes = new TextEncoder().encode(content);
  return { name, sizeBytes: bytes.length, read: async () => bytes };
}

const REPORT = file('r.json', '{"data":{"type":"file","id":"0","attributes":{}}}');
const YARA = file('r.yar', 'rule a { condition: true }');

describe('files that are given as Sigma rules', () => {
  it('are opened where they are rules or logs', async () => {
    const { actions, trace, sigma } = traced();
    const log = file('l.json', '[{"EventID":1,"Channel":"Security","Computer":"a"}]');
    await actions.openAsSigma([file('a.yml', 'title: a'), file('b.yaml', 'x'), log]);
    expect(trace).toEqual(['any: a.yml b.yaml', 'logs: l.json']);
    expect(sigma().misplaced).toEqual([]);
  });

  it('are told by their names where these are of rules, without reading them', async () => {
    const { actions, trace } = traced();
    const unread = (): never => {
      throw new Error('nothing of it is wanted yet');
    };
    await actions.openAsSigma([{ name: 'r/a.yml', sizeBytes: 1, read: unread, readHead: unread }]);
    expect(trace).toEqual(['any: r/a.yml']);
  });

  it('are left alone and told what they are where they are something else', async () => {
    const { actions, trace, sigma } = traced();
    await actions.openAsSigma([REPORT, YARA, file('a.yml'), file('i.png', '\u0000')]);
    expect(sigma().misplaced).toMatchObject([
      { fileName: 'r.json', offer: { opensAs: 'report', label: 'Open it as a report' } },
      { fileName: 'r.yar', offer: { opensAs: 'yara', label: 'Open it in the editor' } },
      { fileName: 'a.yml', message: 'is empty', offer: undefined },
      { fileName: 'i.png', offer: undefined },
    ]);
    expect(trace).toEqual([
      'r.json is JSON and may be a VirusTotal report, and 3 more are no Sigma rules either',
    ]);
  });

  it('are opened where they belong when the user says so, once', async () => {
    const { actions, trace, sigma } = traced();
    await actions.openAsSigma([REPORT, YARA]);
    const [report, yara] = sigma().misplaced;
    await actions.openMisplaced(yara?.id ?? -1);
    await actions.openMisplaced(report?.id ?? -1);
    await actions.openMisplaced(report?.id ?? -1);
    expect(trace.slice(1)).toEqual(['YARA: r.yar', 'report: r.json']);
    expect(sigma()).toMatchObject({ misplaced: [], nMisplaced: 0 });
  });

  it('are told of one by one up to a number, and anew each time', async () => {
    const { actions, sigma } = traced();
    await actions.openAsSigma(Array.from({ length: 50 }, (_, at) => file(`${at}.png`)));
    expect([sigma().misplaced.length, sigma().nMisplaced]).toEqual([20, 50]);
    await actions.openAsSigma([file('a.yml', 'title: a')]);
    expect([sigma().misplaced.length, sigma().nMisplaced]).toEqual([0, 0]);
  });

  it('go to who says what is wrong where they cannot be read', async () => {
    const { actions, trace } = traced();
    const gone = { ...file('gone.zip'), read: () => Promise.reject(new Error('gone')) };
    await actions.openAsSigma([gone]);
    expect(trace).toEqual(['any: gone.zip']);
  });

  it('may be none, and what was passed over is told', async () => {
    const { actions, trace } = traced();
    await actions.openAsSigma([], { nHidden: 1, nOther: 0, nUnreadable: 0, isCut: false });
    expect(trace).toEqual(['any: ']);
  });
});
