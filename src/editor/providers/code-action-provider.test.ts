import type { IRange, languages } from 'monaco-editor/editor';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { applyTextEdits } from '../../base/text-edit.ts';
import type { CodeAction } from '../../core/yara/services/code-action.ts';
import { codeActionsAt } from '../../core/yara/services/code-actions.ts';
import { readRuleDocument } from '../../core/yara/services/rule-document.ts';
import { createTestModel, type TestModel } from '../testdata/text-model.ts';
import { registerCodeActions } from './code-action-provider.ts';
import { createTextOf } from './provider-context.ts';

const registered = vi.hoisted(() => ({ provider: undefined as unknown }));

vi.mock('monaco-editor/editor', () => ({
  MarkerSeverity: { Hint: 1, Info: 2, Warning: 4, Error: 8 },
  languages: {
    register: () => undefined,
    registerCodeActionProvider: (_: string, provider: unknown) => {
      registered.provider = provider;
      return { dispose: () => undefined };
    },
  },
}));

const TOKEN = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** As much of a text edit of Monaco as is looked at. */
interface MonacoEdit {
  readonly versionId: number;
  readonly textEdit: { readonly range: IRange; readonly text: string };
}

const noAnswer = async (): Promise<readonly CodeAction[]> => [];

let model: TestModel = createTestModel('');

/** What the provider offers at the place of a problem, each action as title and edits. */
async function actionsFor(
  diagnostic: Diagnostic,
  answer: (text: string, diagnostics: readonly Diagnostic[]) => PromiseLike<readonly CodeAction[]>,
): Promise<readonly languages.CodeAction[] | undefined> {
  const context = {
    model,
    text: createTextOf(model),
    diagnostics: () => [diagnostic],
    tell: () => undefined,
  };
  registerCodeActions(context, {
    codeActions: (text, _, diagnostics) => answer(text, diagnostics),
  });
  // The mock above has been given what was registered; enums and ranges are plain here.
  const provider = registered.provider as {
    provideCodeActions(
      ...request: readonly unknown[]
    ): Promise<{ readonly actions: readonly languages.CodeAction[] } | null>;
  };
  const start = model.getPositionAt(diagnostic.span.start);
  const range = {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: start.lineNumber,
    endColumn: start.column,
  };
  const marker = { ...range, severity: 8, message: diagnostic.message };
  const found = await provider.provideCodeActions(model, range, { markers: [marker] }, TOKEN);
  return found?.actions;
}

/** The text after an action, from its ranges of lines and columns. */
function applied(action: languages.CodeAction | undefined): string {
  // Only text edits are made here.
  const edits = (action?.edit?.edits ?? []) as unknown as readonly MonacoEdit[];
  const offset = (lineNumber: number, column: number): number =>
    model.getOffsetAt({ lineNumber, column });
  return applyTextEdits(
    model.getValue(),
    edits.map(({ textEdit: { range, text } }) => ({
      span: {
        start: offset(range.startLineNumber, range.startColumn),
        end: offset(range.endLineNumber, range.endColumn),
      },
      newText: text,
    })),
  );
}

/** A problem with the word `from`, which a fix turns into `to`. */
function problemOf(text: string, from: string, to: string): Diagnostic {
  const start = text.lastIndexOf(from);
  const span = { start, end: start + from.length };
  const fixes = [{ title: `Change to \`${to}\``, edits: [{ span, newText: to }] }];
  return { code: 'E008', severity: 'error', message: 'unknown', span, fixes };
}

describe('a quick fix', () => {
  beforeEach(() => {
    registered.provider = undefined;
  });

  it.each([
    ['a plain text', 'rule r { condition: vt.sise > 1 }'],
    ['lines that end with CR and LF', 'rule r {\r\n  condition:\r\n    vt.sise > 1\r\n}\r\n'],
    ['characters of two units before', '// 😀\n"😀𝒳" == "😀" and vt.sise > 1'],
    ['characters of two units behind', 'vt.sise > 1 and "😀" == "𝒳"\r\n// 😀'],
    ['tabs and marks', '\t\t/* e\u0301 \u202e */\tvt.sise > 1'],
  ])('changes exactly its characters: %s', async (_, text) => {
    model = createTestModel(text);
    const diagnostic = problemOf(text, 'sise', 'size');
    const [action] =
      (await actionsFor(diagnostic, async (asked, diagnostics) =>
        codeActionsAt(readRuleDocument(asked, new Map()), diagnostic.span, diagnostics),
      )) ?? [];
    expect(action).toMatchObject({ title: 'Change to `size`', kind: 'quickfix' });
    expect(action?.diagnostics).toHaveLength(1);
    expect(applied(action)).toBe(text.replace('sise', 'size'));
  });

  it('is bound to the version of the text that it was made for', async () => {
    model = createTestModel('a');
    const edits = [{ span: { start: 0, end: 1 }, newText: 'b' }];
    const [action] =
      (await actionsFor(problemOf('a', 'a', 'b'), async () => [
        { title: 'b', edits, diagnostic: undefined },
      ])) ?? [];
    expect(action?.edit?.edits).toMatchObject([{ versionId: 1, resource: { path: 'rule.yar' } }]);
  });

  it('is not offered when the text has changed before it came', async () => {
    model = createTestModel('a');
    const actions = await actionsFor(problemOf('a', 'a', 'b'), async () => {
      model.change('ab');
      return [{ title: 'b', edits: [], diagnostic: undefined }];
    });
    expect(actions).toBeUndefined();
  });

  it('is asked for with the problems of this text', async () => {
    model = createTestModel('a');
    const diagnostic = problemOf('a', 'a', 'b');
    const asked: unknown[] = [];
    await actionsFor(diagnostic, (text, diagnostics) => {
      asked.push(text, diagnostics);
      return noAnswer();
    });
    expect(asked).toEqual(['a', [diagnostic]]);
  });
});
