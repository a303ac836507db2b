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
  /** Something of the present document has no meaning: it cannot be evaluated. */
  isBroken: boolean;
  /** How many like names may still be looked for. */
  nSuggestions: number;
}

/** Looking for like names is slow, and nobody reads the hundredth. */
const MAX_SUGGESTIONS = 30;
const MAX_SUGGESTED_LENGTH = 64;
const MAX_CANDIDATES = 300;

type More = Partial<Pick<Diagnostic, 'severity' | 'help' | 'related' | 'fixes'>>;

/** The context at the beginning of a file. */
export function createReadContext(text: string): ReadContext {
  return { text, diagnostics: [], isBroken: false, nSuggestions: MAX_SUGGESTIONS };
}

/** Tells of a problem that leaves the document its meaning. */
export function remark(
  context: ReadContext,
  code: SigmaCode,
  span: Span,
  message: string,
  more?: More,
): void {
  context.diagnostics.push(sigmaDiagnostic(code, span, message, more));
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
