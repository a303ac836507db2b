import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { suggestNames } from '../../../base/suggest.ts';
import type { SigmaCode } from '../sigma-code.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';

/** What reading the documents of a file shares. */
export interface ReadContext {
  /** The whole file. */
  readonly text: string;
  readonly diagnostics: Diagnostic[];
  /** How many more there were than are kept. */
  nDropped: number;
  nErrors: number;
  nOthers: number;
  /** Something of the present document has no meaning: it cannot be evaluated. */
  isBroken: boolean;
  /** How many like names may still be looked for. */
  nSuggestions: number;
}

/** Of a file; further ones are counted: nobody reads them. */
export const MAX_DIAGNOSTICS = 1000;

/** Looking for like names is slow, and nobody reads the hundredth. */
const MAX_SUGGESTIONS = 30;
const MAX_SUGGESTED_LENGTH = 64;
const MAX_CANDIDATES = 300;

type More = Partial<Pick<Diagnostic, 'severity' | 'help' | 'related' | 'fixes'>>;

/** The context at the beginning of a file. */
export function createReadContext(text: string): ReadContext {
  return {
    text,
    diagnostics: [],
    nDropped: 0,
    nErrors: 0,
    nOthers: 0,
    isBroken: false,
    nSuggestions: MAX_SUGGESTIONS,
  };
}

/** Tells of a problem that leaves the document its meaning. */
export function remark(
  context: ReadContext,
  code: SigmaCode,
  span: Span,
  message: string,
  more?: More,
): void {
  addDiagnostic(context, sigmaDiagnostic(code, span, message, more));
}

/**
 * Adds a diagnostic, or counts it where there are enough. An error is not crowded out by what matters
 * less: it says why a document is left out.
 */
export function addDiagnostic(context: ReadContext, diagnostic: Diagnostic): void {
  const isError = diagnostic.severity === 'error';
  if ((isError ? context.nErrors : context.nOthers) >= MAX_DIAGNOSTICS) {
    context.nDropped++;
    return;
  }
  if (isError) context.nErrors++;
  else context.nOthers++;
  context.diagnostics.push(diagnostic);
}

/** The most important ones of more diagnostics than are listed, in their order. */
export function mostImportant(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MAX_DIAGNOSTICS) return diagnostics;
  const nErrors = diagnostics.filter(({ severity }) => severity === 'error').length;
  let nOthers = Math.max(0, MAX_DIAGNOSTICS - nErrors);
  return diagnostics
    .filter(({ severity }) => severity === 'error' || nOthers-- > 0)
    .slice(0, MAX_DIAGNOSTICS);
}

/** Tells of a problem that takes the document its meaning. */
export function fail(
  context: ReadContext,
  code: SigmaCode,
  span: Span,
  message: string,
  more?: More,
): void {
  context.isBroken = true;
  remark(context, code, span, message, more);
}

/** As `suggestNames`, with a bound on the work for a whole file, whatever its names are. */
export function nearNames(
  context: ReadContext,
  name: string,
  candidates: readonly string[],
): readonly string[] {
  if (context.nSuggestions === 0 || name.length > MAX_SUGGESTED_LENGTH) return [];
  context.nSuggestions--;
  const short = candidates.filter((candidate) => candidate.length <= MAX_SUGGESTED_LENGTH);
  return suggestNames(name, short.slice(0, MAX_CANDIDATES));
}

/** The fix that puts the nearest name in the place of a wrong one; nothing where none is near. */
export function nameFix(span: Span, names: readonly string[]): More {
  const [nearest] = names;
  if (nearest === undefined) return {};
  return { fixes: [{ title: `Write \`${nearest}\``, edits: [{ span, newText: nearest }] }] };
}
