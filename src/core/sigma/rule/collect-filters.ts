import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import type { DocumentIndex, Placed } from './document-index.ts';
import { findDocument } from './document-index.ts';
import { documentName } from './read-head.ts';
import type { CollectedFilter, FileDiagnostic } from './rule-collection.ts';
import type {
  DetectionRule,
  FilterRule,
  Logsource,
  RuleHead,
  RuleReference,
} from './sigma-rule.ts';

/** More filters on one rule are none that people keep. */
export const MAX_FILTERS = 100;

/**
 * For each filter the rules that it applies to: those that it names by id or name, or any, and of them
 * those whose logsource has all that the filter's has. What cannot be found, or does not fit, is told
 * of. Never throws. O(filters · rules). Source: Sigma filters specification 2.1; pySigma for `any` and
 * for the logsource.
 */
export function collectFilters(
  filters: readonly Placed<FilterRule>[],
  rules: readonly Placed<DetectionRule>[],
  index: DocumentIndex,
  diagnostics: FileDiagnostic[],
): readonly CollectedFilter[] {
  const positions = new Map(rules.map(({ document }, position) => [document, position]));
  const nFilters = rules.map(() => 0);
  return filters.map((placed) => {
    const { file, fileName, document: filter } = placed;
    const wanted =
      filter.rules === 'any'
        ? fittingRules(filter, rules)
        : namedRules(placed, filter.rules, { index, positions, diagnostics });
    if (filter.rules === 'any' && wanted.length === 0) {
      const message = 'no rule has the logsource of this filter';
      const diagnostic = sigmaDiagnostic('sigma/filter-without-rule', titleSpan(filter), message);
      diagnostics.push({ file, fileName, diagnostic });
    }
    const applied = wanted.filter((rule) => {
      nFilters[rule] = (nFilters[rule] ?? 0) + 1;
      return (nFilters[rule] ?? 0) <= MAX_FILTERS;
    });
    if (applied.length < wanted.length) {
      diagnostics.push({ file, fileName, diagnostic: tooManyFilters(filter) });
    }
    return { file, fileName, filter, rules: applied };
  });
}

/** Where what is wrong with a filter as a whole is told. Never throws. */
export function titleSpan({ headSpans, span }: FilterRule): Span {
  return headSpans?.title ?? span;
}

/** Says that a filter is one too many. Never throws. */
export function tooManyFilters(filter: FilterRule): Diagnostic {
  const message = `rules have more than ${MAX_FILTERS} filters; this one is not applied to all of its rules`;
  return sigmaDiagnostic('sigma/too-many-filters', titleSpan(filter), message);
}

/** Says that a filter names a rule that it is not for. span: where it names it. Never throws. */
export function otherLogsource(rule: RuleHead, span: Span): Diagnostic {
  const message = `the filter does not apply to ${documentName(rule)}, which has another logsource`;
  return sigmaDiagnostic('sigma/filter-logsource', span, message);
}

function fittingRules(
  { logsource }: FilterRule,
  rules: readonly Placed<DetectionRule>[],
): readonly number[] {
  return rules.flatMap(({ document }, position) =>
    covers(logsource, document.logsource) ? [position] : [],
  );
}

interface Lookup {
  readonly index: DocumentIndex;
  readonly positions: ReadonlyMap<DetectionRule, number>;
  readonly diagnostics: FileDiagnostic[];
}

function namedRules(
  { file, fileName, document: filter }: Placed<FilterRule>,
  references: readonly RuleReference[],
  { index, positions, diagnostics }: Lookup,
): readonly number[] {
  const found = new Set<number>();
  for (const { text, span } of references) {
    const target = findDocument(index, text)?.document;
    if (target?.kind !== 'detection') {
      const message =
        target === undefined
          ? `there is no rule with the id or name ${quoted(text)}`
          : `${quoted(text)} is a correlation; filters are for rules`;
      diagnostics.push({
        file,
        fileName,
        diagnostic: sigmaDiagnostic('sigma/unknown-rule', span, message, { severity: 'warning' }),
      });
    } else if (covers(filter.logsource, target.logsource)) {
      found.add(positions.get(target) ?? -1);
    } else {
      diagnostics.push({ file, fileName, diagnostic: otherLogsource(target.head, span) });
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Whether what the filter's logsource says is said by the rule's too. Never throws. */
export function covers(filter: Logsource, rule: Logsource): boolean {
  return (
    (filter.product === undefined || filter.product === rule.product) &&
    (filter.category === undefined || filter.category === rule.category) &&
    (filter.service === undefined || filter.service === rule.service)
  );
}
