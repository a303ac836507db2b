/** The two documents of a sample: its file object and the list of its behaviours. */
import { md5, sha1, sha256, ssdeep, tlsh } from './seeded.mjs';

/** The reserved host stands for the service, so that no string in a sample leads to a real host. */
const API = 'https://virustotal.example/api/v3';

/** Says in every sample, where a reader meets it first, that nothing in it is real. */
export const SYNTHETIC_TAG = 'synthetic-sample';

/** Sum of the levels of Sigma results, in the order the API has them. */
function levelCounts(results) {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const result of results) counts[result.rule_level] += 1;
  return counts;
}

function sigmaAttributes(results) {
  if (results.length === 0) return {};
  const summary = {};
  for (const source of new Set(results.map((result) => result.rule_source))) {
    summary[source] = levelCounts(results.filter((result) => result.rule_source === source));
  }
  return {
    sigma_analysis_results: results,
    sigma_analysis_stats: levelCounts(results),
    sigma_analysis_summary: summary,
  };
}

/** `{data: file object}`. `attributes` come after the identity and before the Sigma results. */
export function fileReport({ label, attributes, tags, sigma }) {
  const id = sha256(label);
  return {
    data: {
      id,
      type: 'file',
      links: { self: `${API}/files/${id}` },
      attributes: {
        synthetic: true,
        md5: md5(label),
        sha1: sha1(label),
        sha256: id,
        vhash: md5(`vhash:${label}`),
        ssdeep: ssdeep(label),
        tlsh: tlsh(label),
        ...attributes,
        tags: [...tags, SYNTHETIC_TAG],
        ...sigmaAttributes(sigma),
      },
    },
  };
}

/** One `file_behaviour`. The id holds the sandbox's name as it is, blanks and all. */
export function behaviour({ label, sandbox, analysisDateSec, attributes }) {
  const id = `${sha256(label)}_${sandbox}`;
  return {
    id,
    type: 'file_behaviour',
    links: { self: `${API}/file_behaviours/${id}` },
    attributes: {
      sandbox_name: sandbox,
      analysis_date: analysisDateSec,
      last_modification_date: analysisDateSec + 97,
      behash: md5(`behash:${id}`),
      has_html_report: false,
      has_evtx: false,
      has_memdump: false,
      has_pcap: false,
      ...attributes,
    },
  };
}

/** `{data: [behaviours], meta}`. */
export function behavioursReport(label, behaviours) {
  return {
    meta: { count: behaviours.length, synthetic: true },
    links: { self: `${API}/files/${sha256(label)}/behaviours?limit=10` },
    data: behaviours,
  };
}
