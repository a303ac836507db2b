import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { ModuleSchema } from '../core/yara/module-schema.ts';
import { checkFile } from '../core/yara/check/check-file.ts';
import type { Rule, YaraFile } from '../core/yara/syntax/ast.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { findCrashes } from './crash-guard.ts';
import { runCompiler, type EngineGlue } from './run-compiler.ts';
import { standInModule, type GlobalValue } from './stand-in-module.ts';
import { standInSource } from './stand-in-source.ts';
import { readReports, toReport, type EngineRun, type YaraEngine } from './yara-x-engine.ts';

/**
 * Starts an engine whose own module cannot be used: rules are compiled against a global of the same
 * shape (`standInModule`), and what that cannot tell is told by our checker. wasm: as its authors ship
 * it. features: what the rules may use of the module. Throws what WebAssembly throws when the module
 * cannot be instantiated.
 */
export function createStandInEngine(
  glue: EngineGlue,
  wasm: WebAssembly.Module,
  options: { readonly schema: ModuleSchema; readonly features: ReadonlySet<string> },
): YaraEngine {
  glue.initSync({ module: wasm });
  const { schema, features } = options;
  const modules = new Map([[schema.name, schema]]);
  const module = standInModule(schema);
  return {
    compile(text): EngineRun {
      const parsed = parseYara(text);
      const { file } = parsed;
      const crashes = findCrashes(text, parsed);
      if (crashes.length > 0) return { kind: 'checked', report: toReport(crashes) };
      const syntax = parsed.diagnostics;
      const checked = checkFile(file, { modules, features, syntax });
      const { source, globals, changed } = standInSource(text, file, {
        types: checked.types,
        module: schema.name,
      });
      const run = runCompiler(
        glue,
        source,
        withModule(globals, { file, name: schema.name, module }),
      );
      if (run.kind === 'trapped') return run;
      const said = readReports(run.reports, source, parseYara(source));
      // The engine knows the language; only where the source hides the text, we know more of it.
      const hidden = syntax.filter((diagnostic) => touches(diagnostic, changed));
      const own = [...hidden, ...checked.diagnostics];
      const merged = mergeVerdicts({ said: said.diagnostics, own, syntax, changed, file });
      return { kind: 'checked', report: { ...toReport(merged), nMore: said.nMore } };
    },
  };
}

/** A text that does not import the module must not know it. */
function withModule(
  globals: ReadonlyMap<string, GlobalValue>,
  given: { readonly file: YaraFile; readonly name: string; readonly module: GlobalValue },
): ReadonlyMap<string, GlobalValue> {
  const { file, name, module } = given;
  const isImported = file.items.some((item) => item.kind === 'import' && item.module.text === name);
  return isImported ? new Map([...globals, [name, module]]) : globals;
}

/** What the engine said of the stand-in's source, and what our checker says of the text. */
export interface Verdicts {
  readonly said: readonly Diagnostic[];
  readonly own: readonly Diagnostic[];
  /** What our parser says, which the engine's would say too. */
  readonly syntax: readonly Diagnostic[];
  /** Where the source reads otherwise than the text. */
  readonly changed: readonly Span[];
  readonly file: YaraFile;
}

/**
 * One list of both, rule by rule, in the order of the text. The engine's errors count unless they are
 * about a place that it saw changed; where both have errors but not the same ones, ours do, for we
 * know the module. Of the warnings all count, but for those of the engine about changed places and
 * `invariant_expr`, which it gives for defaults of globals. Never throws. O(diagnostics · rules).
 */
export function mergeVerdicts({
  said,
  own,
  syntax,
  changed,
  file,
}: Verdicts): readonly Diagnostic[] {
  const rules = file.items.filter((item): item is Rule => item.kind === 'rule');
  const places: readonly (Rule | undefined)[] = [undefined, ...rules];
  const isChanged = (place: { readonly span: Span }): boolean => touches(place, changed);
  const merged = places.flatMap((place) => {
    const isHere = (diagnostic: Diagnostic): boolean => ruleOf(diagnostic, rules) === place;
    const ours = own.filter(isHere);
    const theirs = said.filter(isHere).flatMap((diagnostic) => {
      const same = ours.find((each) => isSame(each, diagnostic));
      if (isChanged(diagnostic)) return same ?? [];
      if (diagnostic.code === 'invariant_expr' && same === undefined) return [];
      return withoutFixes(diagnostic, isChanged);
    });
    return [
      ...mergeErrors(theirs.filter(isError), ours.filter(isError), syntax),
      ...unite(
        theirs.filter((each) => !isError(each)),
        ours.filter((each) => !isError(each)),
      ),
    ];
  });
  return merged.sort((a, b) => a.span.start - b.span.start);
}

function touches({ span }: { readonly span: Span }, places: readonly Span[]): boolean {
  return places.some(({ start, end }) => start < span.end && span.start < end);
}

function mergeErrors(
  theirs: readonly Diagnostic[],
  ours: readonly Diagnostic[],
  syntax: readonly Diagnostic[],
): readonly Diagnostic[] {
  const agreed = [...ours, ...syntax];
  if (ours.length === 0 || theirs.some((diagnostic) => isIn(diagnostic, agreed))) return theirs;
  // The engine stops at the first error of a rule; further ones of ours would be news.
  return ours.slice(0, 1);
}

function unite(theirs: readonly Diagnostic[], ours: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...theirs, ...ours.filter((diagnostic) => !isIn(diagnostic, theirs))];
}

function isIn(diagnostic: Diagnostic, list: readonly Diagnostic[]): boolean {
  return list.some((other) => isSame(other, diagnostic));
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.span.start === b.span.start;
}

/** Without the fixes that would write what the text never said. */
function withoutFixes(
  { fixes, ...diagnostic }: Diagnostic,
  isChanged: (edit: TextEdit) => boolean,
): Diagnostic {
  const kept = fixes?.filter(({ edits }) => !edits.some(isChanged)) ?? [];
  return kept.length === 0 ? diagnostic : { ...diagnostic, fixes: kept };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function ruleOf({ span }: Diagnostic, rules: readonly Rule[]): Rule | undefined {
  return rules.find((rule) => rule.span.start <= span.start && span.start <= rule.span.end);
}
