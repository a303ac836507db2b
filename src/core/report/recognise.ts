import { childIds, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { keyOf } from '../json/json-text.ts';
import { objectOf, textOf } from './vt-object.ts';

/**
 * Lists that only a sandbox's behaviour has, so that an object that has one without any label is one.
 * `tags`, `tls` and `verdicts` are left out: others have them too.
 * Source: docs.virustotal.com/reference/file-behaviour-summary.
 */
const BEHAVIOUR_NAMES: ReadonlySet<string> = new Set([
  'activities_started',
  'calls_highlighted',
  'command_executions',
  'content_model_observers',
  'content_model_sets',
  'crypto_algorithms_observed',
  'crypto_keys',
  'crypto_plain_text',
  'databases_deleted',
  'databases_opened',
  'dns_lookups',
  'encoding_algorithms_observed',
  'files_attribute_changed',
  'files_copied',
  'files_deleted',
  'files_dropped',
  'files_opened',
  'files_written',
  'http_conversations',
  'ids_alerts',
  'ids_results',
  'invokes',
  'ip_traffic',
  'ja3_digests',
  'mbc',
  'memory_dumps',
  'memory_pattern_domains',
  'memory_pattern_ips',
  'memory_pattern_urls',
  'mitre_attack_techniques',
  'modules_loaded',
  'mutexes_created',
  'mutexes_opened',
  'permissions_checked',
  'permissions_requested',
  'processes_created',
  'processes_injected',
  'processes_killed',
  'processes_terminated',
  'processes_tree',
  'registry_keys_deleted',
  'registry_keys_opened',
  'registry_keys_set',
  'services_bound',
  'services_created',
  'services_deleted',
  'services_opened',
  'services_started',
  'services_stopped',
  'shared_preferences_lookups',
  'shared_preferences_sets',
  'sigma_analysis_results',
  'signals_hooked',
  'signals_observed',
  'signature_matches',
  'sms_sent',
  'smtp_conversations',
  'system_property_lookups',
  'system_property_sets',
  'text_decoded',
  'text_highlighted',
  'verdict_labels',
  'windows_hidden',
  'windows_searched',
]);

/** Attributes that a file object has besides its hashes. Source: docs.virustotal.com/reference/files. */
const FILE_NAMES: readonly string[] = [
  'exiftool',
  'first_submission_date',
  'last_analysis_results',
  'last_analysis_stats',
  'meaningful_name',
  'pe_info',
  'times_submitted',
  'type_description',
  'type_tag',
  'vhash',
];

/** Fields of the module's `metadata`. Source: VirusTotal/yara-x lib/src/modules/protos/vt/titan.proto. */
const METADATA_NAMES: readonly string[] = [
  'analysis_stats',
  'exiftool',
  'file_name',
  'file_size',
  'file_type',
  'md5',
  'new_file',
  'sha256',
  'signatures',
  'tags',
];

/** What an object without a label is, judged by its members. */
export type UnlabelledKind = 'structure' | 'api-v2' | 'file' | 'behaviour-summary';

/**
 * What an object is that carries no type: the structure (`behaviour` and `metadata` in the module's
 * names), a report of the old API, the attributes of a file, or those of a behaviour as the behaviour
 * summary has them. Undefined for any other value. Never throws. O(members).
 */
export function unlabelledKindOf(index: JsonIndex, node: number): UnlabelledKind | undefined {
  if (kindOf(index, node) !== 'object') return undefined;
  if (isStructure(index, node)) return 'structure';
  if (memberOf(index, node, 'response_code') !== undefined) {
    const isVerbose = memberOf(index, node, 'verbose_msg') !== undefined;
    if (isVerbose || memberOf(index, node, 'scans') !== undefined) return 'api-v2';
  }
  const hash = textOf(index, node, 'sha256') ?? textOf(index, node, 'md5');
  if (hash !== undefined && hasOneOf(index, node, FILE_NAMES)) return 'file';
  return hasBehaviour(index, node) ? 'behaviour-summary' : undefined;
}

function isStructure(index: JsonIndex, node: number): boolean {
  const behaviour = objectOf(index, node, 'behaviour');
  const metadata = objectOf(index, node, 'metadata');
  if (behaviour !== undefined && metadata !== undefined) return true;
  if (behaviour !== undefined) return hasBehaviour(index, behaviour);
  return metadata !== undefined && hasOneOf(index, metadata, METADATA_NAMES);
}

/** Numbers and texts of these names are a program's summary of a behaviour; a behaviour has lists. */
function hasBehaviour(index: JsonIndex, node: number): boolean {
  for (const child of childIds(index, node)) {
    if (kindOf(index, child) !== 'array') continue;
    if (BEHAVIOUR_NAMES.has(keyOf(index, child) ?? '')) return true;
  }
  return false;
}

function hasOneOf(index: JsonIndex, node: number, names: readonly string[]): boolean {
  return names.some((name) => memberOf(index, node, name) !== undefined);
}
