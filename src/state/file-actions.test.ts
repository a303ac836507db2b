import { describe, expect, it } from 'vitest';
import { createFileActions, type FileActions } from './file-actions.ts';
import type { PassedOver } from './folder-files.ts';
import type { FileSource } from './report-files.ts';

const SKIPPED: PassedOver = { nHidden: 2, nOther: 0, nUnreadable: 0, isCut: false };

/** What is done and told, in order. */
function traced(): { readonly actions: FileActions; readonly trace: readonly string[] } {
  const trace: string[] = [];
  const opening = (what: string) => async (files: readonly FileSource[]) => {
    await Promise.resolve();
    trace.push(`${what}: ${files.map(({ name }) => name).join(' ')}`);
  };
  const actions = createFileActions({
    openFiles: opening('reports'),
    openRuleFiles: opening('rules'),
    openLogFiles: opening('logs'),
    loadYaraFiles: opening('YARA'),
    tell: (text, tone = 'info') => trace.push(`${tone}: ${text}`),
  });
  return { actions, trace };
}

function file(name: string, content = ''): FileSource {
  const bytes = new TextEncoder().encode(content);
  return { name, sizeBytes: bytes.length, read: async () => bytes };
}

describe('opening files', () => {
  it('tells rules by their names, without reading them', async () => {
    const { actions, trace } = traced();
    const unread = (): never => {
      throw new Error('nothing of it is wanted yet');
    };
    await actions.openAny([{ name: 'r/a.yml', sizeBytes: 1, read: unread, readHead: unread }]);
    expect(trace).toEqual(['rules: r/a.yml']);
  });

  it('tells what was passed over when all is open', async () => {
    const { actions, trace } = traced();
    await actions.openAny([file('r/a.yml'), file('b.json', '{}')], SKIPPED);
    expect(trace.toSorted()).toEqual([
      'info: Passed over 2 hidden files',
      'reports: b.json',
      'rules: r/a.yml',
    ]);
    expect(trace.at(-1)).toBe('info: Passed over 2 hidden files');
  });

  it('says that there is nothing to open, and why', async () => {
    const { actions, trace } = traced();
    await actions.openAny([]);
    await actions.openAny([], SKIPPED);
    expect(trace).toEqual([
      'refusal: There is no file to open',
      'refusal: There is no file to open. Passed over 2 hidden files',
    ]);
  });
});
