import type { languages } from 'monaco-editor/editor';
import { describe, expect, it, vi } from 'vitest';
import type { EditorServices } from '../editor-services.ts';
import { createTestModel, type TestModel } from '../testdata/text-model.ts';
import { createTextOf, type ProviderContext } from './provider-context.ts';
import { registerServices } from './register-services.ts';

/** What was registered, by the name of the function that took it. */
const registered = vi.hoisted(() => new Map<string, unknown>());

vi.mock('monaco-editor/editor', () => {
  const take =
    (name: string) =>
    (_: string, provider: unknown): { dispose: () => void } => {
      registered.set(name, provider);
      return { dispose: () => undefined };
    };
  const kinds = { register: () => undefined, DocumentHighlightKind: { Read: 1, Write: 2 } };
  return {
    MarkerSeverity: {},
    languages: {
      ...kinds,
      CompletionItemInsertTextRule: { InsertAsSnippet: 4, KeepWhitespace: 1 },
      CompletionItemKind: { Field: 3 },
      SymbolKind: { Class: 4 },
      ...Object.fromEntries(
        [
          'registerHoverProvider',
          'registerDefinitionProvider',
          'registerReferenceProvider',
          'registerDocumentHighlightProvider',
          'registerRenameProvider',
          'registerDocumentSymbolProvider',
          'registerFoldingRangeProvider',
          'registerSignatureHelpProvider',
          'registerDocumentSemanticTokensProvider',
          'registerCodeActionProvider',
          'registerDocumentFormattingEditProvider',
          'registerCompletionItemProvider',
        ].map((name) => [name, take(name)]),
      ),
    },
  };
});

const SPAN = { start: 0, end: 1 };

const ANSWERS: Required<{ [Service in keyof EditorServices]: unknown }> = {
  complete: [
    { label: 'file_size', kind: 'field', detail: 'integer', insertText: 'size', replace: SPAN },
  ],
  hover: { span: SPAN, code: 'x', lines: [] },
  definition: SPAN,
  references: { declaration: SPAN, uses: [] },
  renameTarget: { span: SPAN, name: 'x' },
  rename: { ok: true, value: [] },
  symbols: [{ name: 'r', detail: '', kind: 'rule', span: SPAN, nameSpan: SPAN, children: [] }],
  foldingRanges: [{ span: SPAN, kind: 'block' }],
  signature: { forms: [], meaning: '', activeForm: 0, activeParameter: 0 },
  semanticTokens: Uint32Array.of(0, 0, 1, 0, 0),
  codeActions: [],
  format: { ok: true, value: [] },
};

interface Bench {
  readonly model: TestModel;
  readonly told: string[];
  readonly signals: AbortSignal[];
  /** Asks a provider; `meanwhile` happens before the services answer. */
  readonly ask: (
    provider: string,
    method: string,
    ...request: readonly unknown[]
  ) => Promise<unknown>;
}

function setUp(meanwhile: (model: TestModel) => void, answers: object = ANSWERS): Bench {
  const model = createTestModel('x == 1');
  const told: string[] = [];
  const signals: AbortSignal[] = [];
  const context: ProviderContext = {
    model,
    text: createTextOf(model),
    diagnostics: () => [],
    tell: (message) => told.push(message),
  };
  const services = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      async (...request: readonly unknown[]) => {
        const signal = request.at(-1);
        if (signal instanceof AbortSignal) signals.push(signal);
        await Promise.resolve();
        meanwhile(model);
        return answer;
      },
    ]),
  );
  registerServices(context, services);
  return {
    model,
    told,
    signals,
    ask: async (provider, method, ...request) => {
      // Each was registered by `registerServices` under this name.
      const target = registered.get(provider) as Record<
        string,
        (...all: readonly unknown[]) => unknown
      >;
      return target[method]?.(model, ...request);
    },
  };
}

const HERE = { lineNumber: 1, column: 2 };
const TOKEN = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};
const RANGE = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };

const QUESTIONS: readonly (readonly [string, string, readonly unknown[]])[] = [
  ['registerHoverProvider', 'provideHover', [HERE, TOKEN]],
  ['registerDefinitionProvider', 'provideDefinition', [HERE, TOKEN]],
  ['registerReferenceProvider', 'provideReferences', [HERE, { includeDeclaration: true }, TOKEN]],
  ['registerDocumentHighlightProvider', 'provideDocumentHighlights', [HERE, TOKEN]],
  ['registerDocumentSymbolProvider', 'provideDocumentSymbols', [TOKEN]],
  ['registerFoldingRangeProvider', 'provideFoldingRanges', [{}, TOKEN]],
  ['registerSignatureHelpProvider', 'provideSignatureHelp', [HERE, TOKEN]],
  ['registerCodeActionProvider', 'provideCodeActions', [RANGE, { markers: [] }, TOKEN]],
];

describe('an answer about the text as it is', () => {
  it.each(QUESTIONS)('is used: %s', async (provider, method, request) => {
    const { ask } = setUp(() => undefined);
    expect(await ask(provider, method, ...request)).toBeTruthy();
  });
});

describe('an answer about an older text', () => {
  it.each(QUESTIONS)('is dropped: %s', async (provider, method, request) => {
    const { ask } = setUp((model) => model.change('y'));
    expect((await ask(provider, method, ...request)) ?? undefined).toBeUndefined();
  });

  it('is told where the user waits for it', async () => {
    const { ask, told } = setUp((model) => model.change('y'));
    const options = { insertSpaces: true, tabSize: 2 };
    const format = 'provideDocumentFormattingEdits';
    expect(await ask('registerDocumentFormattingEditProvider', format, options, TOKEN)).toBeNull();
    expect(
      await ask('registerRenameProvider', 'provideRenameEdits', HERE, 'z', TOKEN),
    ).toMatchObject({ edits: [], rejectReason: 'The text has changed; try again' });
    expect(told).toEqual([
      'Cannot format: the text has changed meanwhile',
      'The text has changed; try again',
    ]);
  });

  it('still colours: Monaco moves the tokens itself, and asks again where there are none', async () => {
    const [provider, method] = [
      'registerDocumentSemanticTokensProvider',
      'provideDocumentSemanticTokens',
    ] as const;
    const changed = setUp((model) => model.change('y'));
    expect(await changed.ask(provider, method, null, TOKEN)).toEqual({
      data: ANSWERS.semanticTokens,
    });
    const dropped = setUp(() => undefined, { ...ANSWERS, semanticTokens: undefined });
    await expect(dropped.ask(provider, method, null, TOKEN)).rejects.toMatchObject({
      name: 'Canceled',
      message: 'Canceled',
    });
  });
});

describe('completions', () => {
  const complete = async (change: string): Promise<languages.CompletionList> => {
    const { ask } = setUp((model) => model.change(change));
    // What the provider gives.
    return (await ask(
      'registerCompletionItemProvider',
      'provideCompletionItems',
      HERE,
      {},
      TOKEN,
    )) as languages.CompletionList;
  };

  it.each(['x == 1', 'xy == 1', 'xyz_ == 1'])(
    'are for the place that was asked about when typing goes on: %s',
    async (now) => {
      const { suggestions } = await complete(now);
      expect(suggestions).toMatchObject([
        { range: { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 2 } },
      ]);
    },
  );

  it.each(['y == 1', 'x == 2', ' == 1', ''])(
    'are dropped when something else has changed: %s',
    async (now) => {
      expect(await complete(now)).toEqual({ suggestions: [] });
    },
  );
});

describe('a question that Monaco takes back', () => {
  it('is taken back from the services, and its answer is dropped', async () => {
    const listeners: (() => void)[] = [];
    const token = {
      isCancellationRequested: false,
      onCancellationRequested: (listener: () => void) => {
        listeners.push(listener);
        return { dispose: () => undefined };
      },
    };
    const { ask, signals } = setUp(() => {
      for (const listener of listeners) listener();
    });
    expect(await ask('registerHoverProvider', 'provideHover', HERE, token)).toBeNull();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('is not asked when that has happened before', async () => {
    const { ask, signals } = setUp(() => undefined);
    const token = { ...TOKEN, isCancellationRequested: true };
    expect(await ask('registerHoverProvider', 'provideHover', HERE, token)).toBeNull();
    expect(signals).toEqual([]);
  });
});
