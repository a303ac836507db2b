import type { Diagnostic, RelatedPlace } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { engineSpan } from '../core/yara/check/engine-span.ts';
import type { YaraFile } from '../core/yara/syntax/ast.ts';
import { visitExpressions } from '../core/yara/syntax/child-nodes.ts';
import { tokenize } from '../core/yara/syntax/lexer.ts';
import type { Token } from '../core/yara/syntax/token.ts';
import { placeLabels, type PlacedLabels } from './place-labels.ts';
import type { RawReport } from './raw-report.ts';
import { readFix } from './report-fixes.ts';
import { readLabels } from './report-labels.ts';
import type { SourceLines } from './source-lines.ts';
import { createSourceLines } from './source-lines.ts';

/** Turns reports of the engine about one source into diagnostics. */
export type PlaceReport = (report: RawReport) => Diagnostic;

/**
 * Codes whose label only says in other words what the title says already. For E100 the label is help:
 * it says which field to use instead.
 */
const LABEL_REPEATS_TITLE: ReadonlySet<string> = new Set([
  'E008',
  'E009',
  'E010',
  'E012',
  'E021',
  'E023',
  'E042',
  'E043',
  'duplicate_import',
]);
const LABEL_IS_HELP: ReadonlySet<string> = new Set(['E100']);

/**
 * Prepares a source for placing reports of the engine in it. file: the tree of the same text. The
 * span of a diagnostic is the one that the report marks; where a report cuts its line, the start is
 * that of the report's head and the end that of the expression or token which starts there. Spans in
 * UTF-16 code units. Never throws, also for reports of another text. O(text), then O(report) each.
 */
export function createReportPlacer(text: string, file: YaraFile): PlaceReport {
  const lines = createSourceLines(text);
  let tokens: readonly Token[] | undefined;
  return (report) => {
    const start = lines.offsetAt(report.line, report.column);
    const labels = placeLabels(readLabels(report), lines, { line: report.line, offset: start });
    const span = labels.primary?.span ?? {
      start,
      end: Math.max(
        expressionEnd(file, start, start + labels.minCells),
        tokenEnd((tokens ??= tokenize(text)), start),
      ),
    };
    return toDiagnostic(report, labels, span, lines);
  };
}

function toDiagnostic(
  report: RawReport,
  labels: PlacedLabels,
  span: Span,
  lines: SourceLines,
): Diagnostic {
  const { code, severity, title, notes } = report;
  const label = labels.primaryText;
  const isHelp = LABEL_IS_HELP.has(code);
  const isPlain = isHelp || LABEL_REPEATS_TITLE.has(code) || label === '';
  const help = [...(isHelp && label !== '' ? [label] : []), ...notes].join('; ');
  const related: readonly RelatedPlace[] = labels.others
    .filter(({ text }) => text !== '')
    .map((other) => ({ span: other.span, message: other.text }));
  const fixes = report.patches.flatMap((patch) => readFix(patch, lines) ?? []);
  return {
    code,
    severity,
    message: isPlain ? title : `${title}: ${label}`,
    span,
    ...(help !== '' && { help }),
    ...(related.length > 0 && { related }),
    ...(fixes.length > 0 && { fixes }),
  };
}

/** The end of the smallest expression that starts here and reaches at least so far; else `from`. */
function expressionEnd(file: YaraFile, from: number, atLeast: number): number {
  let end = from;
  visitExpressions(file, (expression) => {
    if (expression.span.start > from || expression.span.end < from) return false;
    const span = engineSpan(expression);
    const fits = span.start === from && span.end >= atLeast;
    if (fits && (end === from || span.end < end)) end = span.end;
    return true;
  });
  return end;
}

/** The end of the token at the offset; at the end of the text, or between tokens, the offset. */
function tokenEnd(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const token = tokens[low];
  return token === undefined || token.kind === 'whitespace' ? offset : token.span.end;
}
