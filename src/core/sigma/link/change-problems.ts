import type { Diagnostic } from '../../../base/diagnostic.ts';
import { lineColumnAt, type Span } from '../../../base/span.ts';
import type { RuleFileProblem, Ruleset } from '../compile/ruleset.ts';
import type { SigmaCode } from '../sigma-code.ts';

/** What the company of other rulesets changes in what is wrong with one. Spans are into its files. */
export interface ProblemChanges {
  /** Problems that are none any more. */
  readonly settled: readonly {
    readonly file: number;
    readonly code: SigmaCode;
    readonly span: Span;
  }[];
  readonly added: readonly { readonly file: number; readonly diagnostic: Diagnostic }[];
}

/**
 * The problems of a ruleset after changes, file by file as they are; the very same list where there are
 * no changes. What is told already is not told again. Never throws. O(problems + texts of the files
 * concerned).
 */
export function changeProblems(
  { problems, files }: Pick<Ruleset, 'problems' | 'files'>,
  changes: readonly ProblemChanges[],
): readonly RuleFileProblem[] {
  const settled = changes.flatMap((each) => each.settled);
  const added = changes.flatMap((each) => each.added);
  if (settled.length === 0 && added.length === 0) return problems;
  const texts = new Map<number, string>();
  const placeAt = (file: number, { start }: Span): RuleFileProblem['place'] => {
    const text = texts.get(file) ?? files[file]?.readText() ?? '';
    texts.set(file, text);
    return lineColumnAt(text, start);
  };
  const gone = new Set(
    settled.map(({ file, code, span }) => keyOf({ file, code, place: placeAt(file, span) })),
  );
  const kept = problems.filter((problem) => !gone.has(keyOf(problem)));
  const told = new Set(kept.map(keyOf));
  for (const { file, diagnostic } of added) {
    const { severity, code, message, help, span } = diagnostic;
    const problem = { file, severity, code, message, help, place: placeAt(file, span) };
    if (!told.has(keyOf(problem))) kept.push(problem);
    told.add(keyOf(problem));
  }
  return kept.toSorted((a, b) => a.file - b.file);
}

function keyOf({ file, code, place }: Pick<RuleFileProblem, 'file' | 'code' | 'place'>): string {
  return `${file} ${code} ${place?.line ?? 0}:${place?.column ?? 0}`;
}
