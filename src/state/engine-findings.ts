import type { Diagnostic } from '../base/diagnostic.ts';
import { spanContains, type Span } from '../base/span.ts';
import type { Analysis, RuleAnalysis } from '../core/workbench/workbench.ts';
import { TARGET_ENTITIES, type TargetEntity } from '../core/vt/target-entity.ts';
import type { EngineAnswer } from './app-ports.ts';
import type { EngineFinding } from './app-state.ts';

/** What a rule's meta says that it hunts for; files where that is nothing known. */
export function targetOfRule(rule: RuleAnalysis | undefined): TargetEntity {
  const word = rule?.meta.find(({ key }) => key === 'target_entity')?.text;
  return TARGET_ENTITIES.find((entity) => entity === word) ?? 'file';
}

/**
 * The diagnostics to show once the engine has checked a text for one target: the engine's for the
 * rules of that target and for what stands outside of rules, ours for the rest, and ours that only we
 * give. A place is not told twice; where both tell of it, our help and fixes stay.
 */
export function mergeDiagnostics(
  analysis: Analysis,
  engine: readonly Diagnostic[],
  target: TargetEntity,
): readonly Diagnostic[] {
  const others = analysis.rules.filter((rule) => targetOfRule(rule) !== target);
  const isOfOthers = ({ span }: Diagnostic): boolean =>
    others.some((rule) => holdsStart(rule.span, span));
  const own = analysis.diagnostics.filter(
    (diagnostic) => isOfOthers(diagnostic) || diagnostic.code.startsWith('yara/'),
  );
  const ours = new Map(analysis.diagnostics.map((diagnostic) => [placeOf(diagnostic), diagnostic]));
  const told = new Set<string>();
  return [...engine.filter((diagnostic) => !isOfOthers(diagnostic)), ...own]
    .filter((diagnostic) => {
      const place = placeOf(diagnostic);
      return told.has(place) ? false : told.add(place);
    })
    .map((diagnostic) => withHelpOf(diagnostic, ours.get(placeOf(diagnostic))))
    .sort((a, b) => a.span.start - b.span.start);
}

/** The engine's words, and what we know of a way out where it says none. */
function withHelpOf(diagnostic: Diagnostic, same: Diagnostic | undefined): Diagnostic {
  if (same === undefined) return diagnostic;
  const help = diagnostic.help ?? same.help;
  const fixes = diagnostic.fixes ?? same.fixes;
  return {
    ...diagnostic,
    ...(help !== undefined && { help }),
    ...(fixes !== undefined && { fixes }),
  };
}

function placeOf({ code, span }: Diagnostic): string {
  return `${code} ${span.start}`;
}

/** What an answer says of a text, in short. */
export function findingOf(
  name: string,
  answer: Exclude<EngineAnswer, { readonly kind: 'superseded' }>,
  diagnostics: readonly Diagnostic[],
): EngineFinding {
  if (answer.kind !== 'checked') {
    const { kind, message, lastGood } = answer;
    return { name, kind, message, lastGood };
  }
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  const kind = hasErrors ? 'refuses' : 'compiles';
  return { name, kind, message: answer.standIn ?? '', lastGood: undefined };
}

function holdsStart(outer: Span, inner: Span): boolean {
  return spanContains(outer, { start: inner.start, end: inner.start });
}
