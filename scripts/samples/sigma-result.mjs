/** What VirusTotal records of a Sigma rule that fired. The rules are invented for these samples. */
import { sha256 } from './seeded.mjs';

export const RULE_SOURCE = 'Synthetic Rule Set (Samples)';

/** `contexts`: one map of event fields each. The id is a hash of its own, as in the API; no rule has it as its id. */
export function sigmaResult({ title, level, description, author, source = RULE_SOURCE, contexts }) {
  return {
    rule_level: level,
    rule_id: sha256(`sigma-rule:${title}`),
    rule_source: source,
    rule_title: title,
    rule_description: description,
    rule_author: author,
    match_context: contexts.map((values) => ({ values })),
  };
}
