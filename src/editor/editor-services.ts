import type { Diagnostic } from '../base/diagnostic.ts';
import type { Result } from '../base/result.ts';
import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { CodeAction } from '../core/yara/services/code-action.ts';
import type { DocumentSymbol } from '../core/yara/services/document-symbols.ts';
import type { FoldingRange } from '../core/yara/services/folding-ranges.ts';
import type { Hover } from '../core/yara/services/hover-at.ts';
import type { References } from '../core/yara/services/references-at.ts';
import type { RenameTarget } from '../core/yara/services/rename-at.ts';
import type { Signature } from '../core/yara/services/signature-at.ts';
import type { Completion } from './editor-handle.ts';

/**
 * Comes later: what is asked lives in a worker. Undefined where there is nothing to say, and where no
 * answer will come: the text has changed since, or the question was taken back by its signal.
 */
export type Answer<T> = PromiseLike<T | undefined>;

/**
 * What the editor can ask about its text; each may be missing. Texts are whole, offsets UTF-16, and
 * all that comes back is plain text: the editor never reads it as Markdown or HTML.
 */
export interface EditorServices {
  readonly complete?: (
    text: string,
    offset: number,
    signal: AbortSignal,
  ) => Answer<readonly Completion[]>;
  readonly hover?: (text: string, offset: number, signal: AbortSignal) => Answer<Hover>;
  readonly definition?: (text: string, offset: number, signal: AbortSignal) => Answer<Span>;
  readonly references?: (text: string, offset: number, signal: AbortSignal) => Answer<References>;
  readonly renameTarget?: (
    text: string,
    offset: number,
    signal: AbortSignal,
  ) => Answer<RenameTarget>;
  readonly rename?: (
    text: string,
    offset: number,
    newName: string,
    signal: AbortSignal,
  ) => Answer<Result<readonly TextEdit[], string>>;
  readonly symbols?: (text: string, signal: AbortSignal) => Answer<readonly DocumentSymbol[]>;
  readonly foldingRanges?: (text: string, signal: AbortSignal) => Answer<readonly FoldingRange[]>;
  readonly signature?: (text: string, offset: number, signal: AbortSignal) => Answer<Signature>;
  /** As `encodeSemanticTokens` writes them. */
  readonly semanticTokens?: (text: string, signal: AbortSignal) => Answer<Uint32Array>;
  /** diagnostics: those that were set for exactly this text. */
  readonly codeActions?: (
    text: string,
    span: Span,
    diagnostics: readonly Diagnostic[],
    signal: AbortSignal,
  ) => Answer<readonly CodeAction[]>;
  /** indent: what one level of indentation is. */
  readonly format?: (
    text: string,
    indent: string,
    signal: AbortSignal,
  ) => Answer<Result<readonly TextEdit[], string>>;
}
