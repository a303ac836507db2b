import type { Diagnostic } from '../../../base/diagnostic.ts';
import { lineColumnAt, type Span } from '../../../base/span.ts';
import { checkFilter, compileRule } from '../../sigma/compile/compile-rule.ts';
import type { CompiledRule } from '../../sigma/compile/compiled-rule.ts';
import type {
  RuleFile,
  RuleFileProblem,
  RuleOrigin,
  Ruleset,
  RulesetCorrelation,
} from '../../sigma/compile/ruleset.ts';
import { buildWitnessTable } from '../../sigma/index/witness-table.ts';
import { collectRules } from '../../sigma/rule/collect-rules.ts';
import { readDocumentAt } from '../../sigma/rule/read-document-at.ts';
import type { CollectedCorrelation, CollectionMember } from '../../sigma/rule/rule-collection.ts';
import { readSigmaFile, type SigmaFile } from '../../sigma/rule/read-sigma-file.ts';
import { sigmaDiagnostic } from '../../sigma/sigma-code.ts';
import { readLinks } from './read-links.ts';
import { ruleTexts, type RuleSource, type RuleText } from './rule-texts.ts';
import type { Work } from './sigma-bench.ts';

/** Told of a YAML file that has nothing of a rule in it. */
const NOT_A_RULE = 'sigma/not-a-rule';

/** Files between two yields: some milliseconds. */
const FILES_PER_STEP = 8;

export interface ReadRulesetOptions {
  /** The values of placeholders, by name without percent signs; without them, rules that ask for them cannot be told. */
  readonly placeholders?: ReadonlyMap<string, readonly string[]>;
  /** Reads what is in folders for deprecated or unsupported rules too. */
  readonly readsAll?: boolean;
}

/**
 * Reads and compiles rule files, archives of them too, as one ruleset: filters are joined to the rules
 * that they are for. What is wrong with a rule, a file or an archive is a problem and does not stop the
 * others. YAML files of archives and folders that are something else than rules are passed over.
 * Never throws. O(bytes).
 */
export function* readRuleset(
  files: readonly RuleSource[],
  { placeholders, readsAll = false }: ReadRulesetOptions = {},
): Work<Ruleset> {
  yield { stage: 'reading', done: 0, total: 0 };
  const { texts, unread, nLeftOut } = ruleTexts(files, { readsAll });
  const read: SigmaFile[] = [];
  const kept: RuleText[] = [];
  /** For each file kept what is wrong with it whatever its rules are. */
  const ofTexts: (readonly Diagnostic[])[] = [];
  for (const [done, text] of texts.entries()) {
    if (done % FILES_PER_STEP === 0) yield { stage: 'reading', done, total: texts.length };
    const file = readSigmaFile(text.name, text.text);
    if (text.isOfMany && isSomethingElse(file)) continue;
    ofTexts.push(problemsOfText(text, file));
    read.push(file);
    kept.push(text);
  }
  const collection = collectRules(read);
  const found = new Map<number, Diagnostic[]>();
  const add = (file: number, diagnostics: readonly Diagnostic[]): void => {
    const known = found.get(file);
    if (known === undefined) found.set(file, [...diagnostics]);
    else known.push(...diagnostics);
  };
  for (const [file, diagnostics] of ofTexts.entries())
    if (diagnostics.length > 0) add(file, diagnostics);
  for (const { file, diagnostic } of collection.diagnostics) add(file, [diagnostic]);
  for (const { file, filter } of collection.filters) add(file, checkFilter(filter));

  const rules: CompiledRule[] = [];
  const origins: RuleOrigin[] = [];
  /** For each rule of the collection its position among those that could be compiled. */
  const positions: (number | undefined)[] = [];
  for (const [done, { file, rule, filters }] of collection.rules.entries()) {
    if (done % FILES_PER_STEP === 0) {
      yield { stage: 'compiling', done, total: collection.rules.length };
    }
    const compiled = compileRule(rule, {
      filters,
      ...(placeholders === undefined ? {} : { placeholders }),
    });
    add(file, compiled.diagnostics);
    positions.push(compiled.rule === undefined ? undefined : rules.length);
    if (compiled.rule === undefined) continue;
    rules.push(compiled.rule);
    origins.push({ file, span: rule.span });
  }
  // Matching needs it, and so does a pack: it is made once.
  const witnesses = buildWitnessTable(rules.map(({ root }) => root));
  const correlations = compiledCorrelations(collection.correlations, positions);
  return {
    rules,
    witnesses,
    origins,
    files: [
      ...kept.map(({ name, text }): RuleFile => ({ name, readText: () => text })),
      ...unread.map(({ name }): RuleFile => ({ name, readText: () => undefined })),
    ],
    nLeftOut,
    correlations,
    nFilters: collection.filters.filter((filter) => filter.rules.length > 0).length,
    links: readLinks(read, collection, { positions, correlations }),
    problems: [
      ...problemsOf(kept, found),
      ...unread.map(({ message }, at) => unreadProblem(kept.length + at, message)),
    ],
  };
}

/** Those whose rules could all be compiled. */
function compiledCorrelations(
  collected: readonly CollectedCorrelation[],
  rulePositions: readonly (number | undefined)[],
): readonly RulesetCorrelation[] {
  const kept: RulesetCorrelation[] = [];
  const positions: (number | undefined)[] = [];
  // Those that others are about come first, wherever they are written.
  const pending = new Set(collected.keys());
  for (let before = -1; pending.size !== before;) {
    before = pending.size;
    for (const at of pending) {
      const found = collected[at];
      const members = found?.members.map(({ kind, index }): CollectionMember | undefined => {
        const position = (kind === 'rule' ? rulePositions : positions)[index];
        return position === undefined ? undefined : { kind, index: position };
      });
      if (found === undefined || members === undefined || !members.every(isKnown)) continue;
      const { file, correlation } = found;
      positions[at] = kept.length;
      kept.push({ origin: { file, span: correlation.span }, members, read: () => correlation });
      pending.delete(at);
    }
  }
  return kept;
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/**
 * The rule that is written at a place of a file's text, compiled with its spans, without the filters of
 * other files; undefined where there is none any more. Never throws. O(text).
 */
export function compileRuleAt(
  text: string,
  span: Span,
  options: Pick<ReadRulesetOptions, 'placeholders'> = {},
): CompiledRule | undefined {
  const document = readDocumentAt(text, span.start, 'detection');
  if (document === undefined) return undefined;
  // Values that the rule cannot take leave its placeholders open.
  return compileRule(document, options).rule ?? compileRule(document).rule;
}

function isSomethingElse({ documents, diagnostics }: SigmaFile): boolean {
  return documents.length === 0 && diagnostics.some(({ code }) => code === NOT_A_RULE);
}

/** What is wrong with a file whatever its rules are. */
function problemsOfText(
  { lossyAt, isOfMany }: RuleText,
  { documents, diagnostics }: SigmaFile,
): readonly Diagnostic[] {
  if (lossyAt !== undefined) {
    const message = 'the file is not UTF-8: bytes that are no character of it are lost';
    const span = { start: lossyAt, end: lossyAt + 1 };
    return [sigmaDiagnostic('sigma/not-utf8', span, message, { help: 'save it as UTF-8' })];
  }
  // A file that was named on purpose and has nothing in it is a mistake; among many it is none.
  const isEmpty = !isOfMany && documents.length === 0 && diagnostics.length === 0;
  const span = { start: 0, end: 0 };
  return isEmpty ? [sigmaDiagnostic(NOT_A_RULE, span, 'there is no rule in the file')] : [];
}

function problemsOf(
  texts: readonly RuleText[],
  found: ReadonlyMap<number, readonly Diagnostic[]>,
): readonly RuleFileProblem[] {
  return texts.flatMap(({ text }, file) => {
    const told = new Set<string>();
    return (found.get(file) ?? []).flatMap(({ severity, code, message, help, span }) => {
      // Compiling may tell again what reading has told.
      const key = `${span.start} ${span.end} ${message}`;
      if (told.has(key)) return [];
      told.add(key);
      const place = lineColumnAt(text, span.start);
      return { file, severity, code, message, help, place };
    });
  });
}

function unreadProblem(file: number, message: string): RuleFileProblem {
  return {
    file,
    severity: 'error',
    code: 'sigma/unread-file',
    message,
    help: undefined,
    place: undefined,
  };
}
