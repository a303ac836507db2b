import type { Diagnostic } from '../base/diagnostic.ts';
import { MAX_DIAGNOSTICS } from '../core/yara/check/diagnostic-list.ts';
import { parseYara, type ParsedYara } from '../core/yara/syntax/parse-yara.ts';
import { findCrashes } from './crash-guard.ts';
import { correctKnownDeviations } from './known-deviations.ts';
import { createReportPlacer } from './place-report.ts';
import { parseRawReport } from './raw-report.ts';
import { runCompiler, type EngineGlue } from './run-compiler.ts';

/** What the engine says of a source. Without errors, the source compiles. */
export interface EngineReport {
  /** Errors and warnings in the order of the text; at most `MAX_DIAGNOSTICS`. */
  readonly diagnostics: readonly Diagnostic[];
  /** More that were left out. */
  readonly nMore: number;
}

/** How a compilation ended; after `trapped` the engine must not be used again. */
export type EngineRun =
  | { readonly kind: 'checked'; readonly report: EngineReport }
  | { readonly kind: 'trapped'; readonly message: string };

/** The engine, ready to compile. */
export interface YaraEngine {
  compile(text: string): EngineRun;
}

/**
 * Starts the engine in its glue. module: the WASM, compiled after `enableFeatures`. Throws what
 * WebAssembly throws when the module cannot be instantiated.
 */
export function createEngine(glue: EngineGlue, module: WebAssembly.Module): YaraEngine {
  glue.initSync({ module });
  return { compile: (text) => compileSource(glue, text) };
}

/**
 * Compiles a source and places what the engine says of it. A source that would crash the engine is
 * not shown to it: the report says why. Warnings and errors that VirusTotal's engine would not give
 * are left out. Spans in UTF-16 code units. Never throws.
 */
function compileSource(glue: EngineGlue, text: string): EngineRun {
  const parsed = parseYara(text);
  const crashes = findCrashes(text, parsed);
  if (crashes.length > 0) return { kind: 'checked', report: toReport(crashes) };
  const run = runCompiler(glue, text);
  if (run.kind === 'trapped') return run;
  return { kind: 'checked', report: readReports(run.reports, text, parsed) };
}

/** What the reports of a source say, at its places. parsed: that source. Never throws. O(source). */
export function readReports(
  reports: readonly string[],
  source: string,
  { file }: ParsedYara,
): EngineReport {
  const place = createReportPlacer(source, file);
  const diagnostics = reports.slice(0, MAX_READ_REPORTS).map((reportText) => {
    const report = parseRawReport(reportText);
    return report === undefined ? unreadable(reportText) : place(report);
  });
  const report = toReport(correctKnownDeviations(diagnostics, file));
  return { ...report, nMore: report.nMore + reports.length - diagnostics.length };
}

/** Some of what is read is left out later; more than this is not read at all. */
const MAX_READ_REPORTS = 2 * MAX_DIAGNOSTICS;

/** Diagnostics as a report, in order; where there are too many, errors are kept rather than warnings. Never throws. */
export function toReport(diagnostics: readonly Diagnostic[]): EngineReport {
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  const byImportance = [
    ...diagnostics.filter(isError),
    ...diagnostics.filter((diagnostic) => !isError(diagnostic)),
  ];
  const kept = byImportance.slice(0, MAX_DIAGNOSTICS);
  return {
    diagnostics: kept.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    nMore: byImportance.length - kept.length,
  };
}

/** The engine has spoken in a way that is not known here: better shown than lost. */
function unreadable(text: string): Diagnostic {
  const [title = ''] = text.split('\n');
  return {
    code: 'yara/engine',
    severity: text.startsWith('warning') ? 'warning' : 'error',
    message: title,
    span: { start: 0, end: 0 },
  };
}
