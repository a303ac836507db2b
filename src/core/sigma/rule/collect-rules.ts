import { collectCorrelations } from './collect-correlations.ts';
import { collectFilters } from './collect-filters.ts';
import type { Placed } from './document-index.ts';
import { indexDocuments } from './document-index.ts';
import type { SigmaFile } from './read-sigma-file.ts';
import type { CollectedFilter, FileDiagnostic, RuleCollection } from './rule-collection.ts';
import type { FilterRule, SigmaDocument } from './sigma-rule.ts';

/**
 * The documents of files as one collection: each filter with the rules that it applies to, each
 * correlation with the rules that it is about. The order of files and of documents does not matter for
 * what they say of each other. Nothing that is wrong with one document stops another. Never throws.
 * O(documents + filters · rules). Source: Sigma specification 2.1; see `collectFilters` and
 * `collectCorrelations`.
 */
export function collectRules(files: readonly SigmaFile[]): RuleCollection {
  const found: FileDiagnostic[] = [];
  const documents = files.flatMap(({ fileName, documents: own }, file): readonly Placed[] =>
    own.map((document) => ({ file, fileName, document })),
  );
  const rules = ofKind(documents, 'detection');
  const index = indexDocuments(documents, found);
  const filters = collectFilters(ofKind(documents, 'filter'), rules, index, found);
  const correlations = collectCorrelations(ofKind(documents, 'correlation'), rules, index, found);
  const silent = silentMembers(correlations);
  const applied = filtersOfRules(filters);
  return {
    rules: rules.map(({ file, fileName, document }, position) => ({
      file,
      fileName,
      rule: document,
      filters: applied.get(position) ?? [],
      isReportedAlone: !silent.has(`rule ${position}`),
    })),
    correlations: correlations.map((correlation, position) => ({
      ...correlation,
      isReportedAlone: !silent.has(`correlation ${position}`),
    })),
    filters,
    diagnostics: inOrder(files, found),
  };
}

function ofKind<Kind extends SigmaDocument['kind']>(
  documents: readonly Placed[],
  kind: Kind,
): readonly Placed<Extract<SigmaDocument, { readonly kind: Kind }>>[] {
  const isOfKind = (
    document: SigmaDocument,
  ): document is Extract<SigmaDocument, { readonly kind: Kind }> => document.kind === kind;
  return documents.flatMap(({ file, fileName, document }) =>
    isOfKind(document) ? [{ file, fileName, document }] : [],
  );
}

/** What correlations are about that do not want their rules reported by themselves. */
function silentMembers(correlations: ReturnType<typeof collectCorrelations>): ReadonlySet<string> {
  return new Set(
    correlations.flatMap(({ correlation, members }) =>
      correlation.generate ? [] : members.map(({ kind, index }) => `${kind} ${index}`),
    ),
  );
}

function filtersOfRules(
  filters: readonly CollectedFilter[],
): ReadonlyMap<number, readonly FilterRule[]> {
  const applied = new Map<number, FilterRule[]>();
  for (const { filter, rules } of filters) {
    for (const rule of rules) {
      const list = applied.get(rule);
      if (list === undefined) applied.set(rule, [filter]);
      else list.push(filter);
    }
  }
  return applied;
}

/** All diagnostics file by file, in the order of the text. */
function inOrder(
  files: readonly SigmaFile[],
  found: readonly FileDiagnostic[],
): readonly FileDiagnostic[] {
  const lists = files.map(({ fileName, diagnostics }, file): FileDiagnostic[] =>
    diagnostics.map((diagnostic) => ({ file, fileName, diagnostic })),
  );
  for (const entry of found) lists[entry.file]?.push(entry);
  return lists.flatMap((list) =>
    list.sort((a, b) => a.diagnostic.span.start - b.diagnostic.span.start),
  );
}
