import type { Diagnostic } from '../../base/diagnostic.ts';
import { fromByteString } from '../../base/byte-string.ts';
import { spanContains, type Span } from '../../base/span.ts';
import { featuresFor, TARGET_ENTITIES, VT_SCHEMA, type TargetEntity } from '../vt/vt-schema.ts';
import { checkFile } from '../yara/check/check-file.ts';
import type { TypeTable } from '../yara/check/type-table.ts';
import type { Rule, YaraFile } from '../yara/syntax/ast.ts';

/** The meta entry by which a rule says what it hunts for. */
const TARGET_KEY = 'target_entity';

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
 * is written; VirusTotal takes them apart. Never throws. O(text) a target.
 */
export function checkRules(
  file: YaraFile,
  syntax: readonly Diagnostic[],
  target?: TargetEntity,
): CheckedRules {
  const rules = file.items.filter((item): item is Rule => item.kind === 'rule');
  const targets = rules.map((rule) => target ?? targetOf(rule));
  const diagnostics = [...syntax];
  let types: TypeTable | undefined;
  const distinct = new Set(targets.length === 0 ? [target ?? 'file'] : targets);
  for (const [at, entity] of [...distinct].entries()) {
    const checked = checkFile(file, {
      modules: MODULES,
      features: featuresFor(entity, { gti: true }),
      syntax,
    });
    const isOwn = ({ span }: Diagnostic): boolean => {
      const holder = rules.findIndex((rule) => holdsStart(rule.span, span));
      // What stands outside of the rules is the same for every target.
      return holder === -1 ? at === 0 : targets[holder] === entity;
    };
    diagnostics.push(...checked.diagnostics.filter(isOwn));
    if (target !== undefined || isOfFiles(entity)) types = checked.types;
  }
  return {
    diagnostics: diagnostics.sort((a, b) => a.span.start - b.span.start),
    types,
    otherTargets: targets.map((entity) =>
      target !== undefined || isOfFiles(entity) ? undefined : entity,
    ),
  };
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
