import { childIds, entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { keyOf, scalarTextOf } from '../json/json-text.ts';
import type { Platform } from '../vt/platform.ts';
import { platformOfSigmaResult, textMember } from './platform-of.ts';
import type { SigmaContext, SigmaReport, SigmaRow } from './workbench.ts';

/** Contexts of one result that are handed out; nobody reads more, and each costs a copy. */
export const MAX_SIGMA_CONTEXTS = 1000;

/**
 * What VirusTotal recorded of Sigma for a sample, read from its structure. Rows come in the order of
 * `vt.behaviour.sigma_analysis_results`; a sample without any gives no rows. `samplePlatform` decides
 * which rules are for another platform. Never throws. O(results and the contexts that are handed out).
 */
export function sigmaReportOf(
  structure: JsonIndex,
  samplePlatform: Platform | undefined,
): SigmaReport {
  const behaviour = memberOf(structure, 0, 'behaviour');
  const results =
    behaviour === undefined ? undefined : memberOf(structure, behaviour, 'sigma_analysis_results');
  if (results === undefined) return { rows: [] };
  return {
    rows: Array.from(childIds(structure, results), (node, resultIndex) =>
      rowOf(structure, { node, resultIndex, samplePlatform }),
    ),
  };
}

function rowOf(
  structure: JsonIndex,
  place: {
    readonly node: number;
    readonly resultIndex: number;
    readonly samplePlatform: Platform | undefined;
  },
): SigmaRow {
  const { node, resultIndex, samplePlatform } = place;
  const { platform } = platformOfSigmaResult(structure, node);
  const contexts = memberOf(structure, node, 'match_context');
  return {
    resultIndex,
    node,
    title: textMember(structure, node, 'rule_title'),
    level: textMember(structure, node, 'rule_level'),
    ruleSource: textMember(structure, node, 'rule_source'),
    ruleId: textMember(structure, node, 'rule_id'),
    description: textMember(structure, node, 'rule_description'),
    author: textMember(structure, node, 'rule_author'),
    platform,
    isForOtherPlatform:
      platform !== undefined && samplePlatform !== undefined && platform !== samplePlatform,
    source: 'vt',
    contexts: contexts === undefined ? [] : firstContexts(structure, contexts),
    nContexts: contexts === undefined ? 0 : entryOf(structure.childCounts, contexts),
  };
}

function firstContexts(structure: JsonIndex, list: number): readonly SigmaContext[] {
  const contexts: SigmaContext[] = [];
  for (const node of childIds(structure, list)) {
    if (contexts.length === MAX_SIGMA_CONTEXTS) break;
    contexts.push(contextOf(structure, node, contexts.length));
  }
  return contexts;
}

function contextOf(structure: JsonIndex, node: number, contextIndex: number): SigmaContext {
  const values = memberOf(structure, node, 'values');
  const fields =
    values === undefined || kindOf(structure, values) !== 'object'
      ? []
      : Array.from(childIds(structure, values), (field) => ({
          key: keyOf(structure, field) ?? '',
          value: scalarTextOf(structure, field) ?? '',
          node: field,
        }));
  return {
    contextIndex,
    node,
    eventId: fields.find((field) => field.key === 'EventID')?.value,
    fields,
  };
}
