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
import type { SemanticToken } from '../core/yara/services/semantic-tokens.ts';
import type { Signature } from '../core/yara/services/signature-at.ts';

/** At once, or later: what is asked may live in a worker. */
export type Answer<T> = T | PromiseLike<T>;

/**
 * What the editor can ask about its text; each may be missing. Texts are whole, offsets UTF-16, and
 * all that comes back is plain text: the editor never reads it as Markdown or HTML.
 */
export interface EditorServices {
  readonly hover?: (text: string, offset: number) => Answer<Hover | undefined>;
  readonly definition?: (text: string, offset: number) => Answer<Span | undefined>;
  readonly references?: (text: string, offset: number) => Answer<References | undefined>;
  readonly renameTarget?: (text: string, offset: number) => Answer<RenameTarget | undefined>;
  readonly rename?: (
    text: string,
    offset: number,
    newName: string,
  ) => Answer<Result<readonly TextEdit[], string>>;
  readonly symbols?: (text: string) => Answer<readonly DocumentSymbol[]>;
  readonly foldingRanges?: (text: string) => Answer<readonly FoldingRange[]>;
  readonly signature?: (text: string, offset: number) => Answer<Signature | undefined>;
  readonly semanticTokens?: (text: string) => Answer<readonly SemanticToken[]>;
  /** diagnostics: those that were set for exactly this text. */
  readonly codeActions?: (
    text: string,
    span: Span,
    diagnostics: readonly Diagnostic[],
  ) => Answer<readonly CodeAction[]>;
  /** indent: what one level of indentation is. */
  readonly format?: (text: string, indent: string) => Answer<Result<readonly TextEdit[], string>>;
}
