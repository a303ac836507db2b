import type { Diagnostic } from '../../base/diagnostic.ts';
import { fromByteString } from '../../base/byte-string.ts';
import { spanContains, type Span } from '../../base/span.ts';
import { featuresFor, VT_SCHEMA } from '../vt/vt-schema.ts';
import { TARGET_ENTITIES, type TargetEntity } from '../vt/target-entity.ts';
import { checkFile } from '../yara/check/check-file.ts';
import type { TypeTable } from '../yara/check/type-table.ts';
import type { Rule, YaraFile } from '../yara/syntax/ast.ts';

/** The meta entry by which a rule says what it hunts for. */
export const TARGET_KEY = 'target_entity';

/** The modules whose fields are known. */
const MODULES = new Map([[VT_SCHEMA.name, VT_SCHEMA]]);

/** A file whose rules have been checked, each for what it hunts for. */
export interface CheckedRules {
  /** Those of the parser too, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** For evaluation on a file's data; undefined where no rule is held against it. */
  readonly types: TypeTable | undefined;
  /**
   * By rule, in the order of the text: what it hunts for instead of files, which then cannot be told
   * from a file's report. Undefined for a rule that is held against it.
   */
  readonly otherTargets: readonly (TargetEntity | undefined)[];
}

/**
 * Checks the rules of a file, each with the fields that its target may use. target: what all rules
 * hunt for, and are held against the report for, instead of what their meta says. Rules of several targets may stand in one file while it
 * is written; VirusTotal takes them apart. gti: whether they are for a customer of Google Threat
 * Intelligence. Never throws. O(text) a target.
 */
export function checkRules(
  file: YaraFile,
  syntax: readonly Diagnostic[],
  target?: TargetEntity,
  { gti = true }: { readonly gti?: boolean } = {},
): CheckedRules {
  const targets = ruleTargets(file, target);
  const diagnostics = [...syntax];
  let types: TypeTable | undefined;
  for (const entity of targets.distinct) {
    const checked = checkFile(file, {
      modules: MODULES,
      features: featuresFor(entity, { gti }),
      syntax,
    });
    diagnostics.push(...ownDiagnostics(checked.diagnostics, targets, entity));
    if (target !== undefined || isOfFiles(entity)) types = checked.types;
  }
  return {
    diagnostics: diagnostics.sort((a, b) => a.span.start - b.span.start),
    types,
    otherTargets: targets.rules.map(({ entity }) =>
      target !== undefined || isOfFiles(entity) ? undefined : entity,
    ),
  };
}

/** What the rules of a file hunt for. */
export interface RuleTargets {
  readonly rules: readonly { readonly span: Span; readonly entity: TargetEntity }[];
  /** Each once, in the order of the text; never empty. */
  readonly distinct: readonly TargetEntity[];
}

/** What each rule of a file hunts for: `target` where it is given, else what its meta says, else files. Never throws. */
export function ruleTargets(file: YaraFile, target?: TargetEntity): RuleTargets {
  const rules = file.items
    .filter((item): item is Rule => item.kind === 'rule')
    .map((rule) => ({ span: rule.span, entity: target ?? targetOf(rule) }));
  const distinct = [...new Set(rules.map(({ entity }) => entity))];
  return { rules, distinct: distinct.length === 0 ? [target ?? 'file'] : distinct };
}

/**
 * Of what was said of a whole file checked for one target, that which is true of its rules of this
 * target; what stands outside of the rules is the same for every target, and told with the first.
 * Never throws. O(diagnostics · rules).
 */
export function ownDiagnostics(
  diagnostics: readonly Diagnostic[],
  targets: RuleTargets,
  entity: TargetEntity,
): readonly Diagnostic[] {
  return diagnostics.filter(({ span }) => {
    const holder = targets.rules.find((rule) => holdsStart(rule.span, span));
    return holder === undefined ? entity === targets.distinct[0] : holder.entity === entity;
  });
}

/** Whether rules of this target run over file reports. */
function isOfFiles(target: TargetEntity): boolean {
  return target === 'file' || target === 'retrohunt';
}

/** Whether a span starts in another. */
export function holdsStart(outer: Span, inner: Span): boolean {
  return spanContains(outer, { start: inner.start, end: inner.start });
}

/** What a rule's meta says that it hunts for; `file` where that is nothing known. */
function targetOf(rule: Rule): TargetEntity {
  const entry = rule.meta?.entries.find(({ key }) => key.name === TARGET_KEY);
  const word = entry?.value.kind === 'string' ? fromByteString(entry.value.value) : undefined;
  return TARGET_ENTITIES.find((entity) => entity === word) ?? 'file';
}
