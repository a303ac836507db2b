import { languages, type IDisposable, type IPosition, type IRange } from 'monaco-editor/editor';
import { plainBlock } from '../plain-markdown.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import type { ProviderContext } from './provider-context.ts';

/** A hover is read, not searched: a value of a megabyte would freeze the page. UTF-16 code units. */
const MAX_HOVER_UNITS = 2000;

/** What a mark tells, and where its term stands now. */
export interface MarkedTerm {
  readonly range: IRange;
  /** Plain text of one or more lines. */
  readonly hover: string;
}

/**
 * What the innermost term under the pointer came to, with its witnesses: on all of a loop's words, not
 * on its sign alone. A value of a report is shown as a block of text, never read as Markdown.
 */
export function registerTermHovers(
  { model }: Pick<ProviderContext, 'model'>,
  terms: () => readonly MarkedTerm[],
): IDisposable {
  return languages.registerHoverProvider(YARA_LANGUAGE_ID, {
    provideHover(asked, position) {
      if (asked !== model) return null;
      const term = innermost(terms(), position);
      if (term === undefined || term.hover === '') return null;
      const { hover, range } = term;
      const isLong = hover.length > MAX_HOVER_UNITS;
      const text = isLong ? `${hover.slice(0, MAX_HOVER_UNITS)}…` : hover;
      return { range, contents: [plainBlock(text)] };
    },
  });
}

/** Of terms that lie in each other, the later one is the inner one. */
function innermost(terms: readonly MarkedTerm[], at: IPosition): MarkedTerm | undefined {
  return terms.findLast(
    ({ range }) =>
      isNotAfter(range.startLineNumber, range.startColumn, at) &&
      !isNotAfter(range.endLineNumber, range.endColumn, at),
  );
}

function isNotAfter(line: number, column: number, at: IPosition): boolean {
  return line < at.lineNumber || (line === at.lineNumber && column <= at.column);
}
