import { assertNever } from '../../base/assert.ts';
import type { ReportPart } from '../report/sample-report.ts';
import type { Exposure } from './vt-model.ts';

/**
 * How a value of the report is read for its place in the vt module: `value` by the place's type;
 * `engine-results` an object of engine verdicts to their `result` texts; `first-name` the first text of
 * a list, and only where nothing else filled the place.
 */
export type FieldReading = 'value' | 'engine-results' | 'first-name';

/** Where a field of the report goes; `to` is a path below `vt`, of at least branch and field. */
export interface FieldTarget {
  readonly to: readonly [branch: 'metadata' | 'behaviour', field: string];
  readonly reading: FieldReading;
}

/** What the map says of one name among the report's attributes, and of the names below it. */
export interface FieldRule {
  readonly target?: FieldTarget;
  /** Why the field itself, or what of it no rule takes, is not usable. */
  readonly exposure?: Exposure;
  readonly members: ReadonlyMap<string, FieldRule>;
}

/** A line of the map: a field that has a place in the module, or one that has none. */
type MapLine =
  | { readonly from: string; readonly target: FieldTarget }
  | { readonly from: string; readonly exposure: Exposure };

/** Said of a field that the map does not know. */
export const UNKNOWN_FIELD: Exposure = { reason: 'the vt module has no field for this' };

/** Said of what stands around the attributes: ids, links, cursors. */
export const ENVELOPE: Exposure = {
  reason: "this is part of VirusTotal's reply around the report, not of the report itself",
};

/*
 * Sources: API-FILE docs.virustotal.com/reference/files · API-BEH …/reference/file-behaviour-summary ·
 * SIGMA …/reference/files-sigma_analysis · RULES docs.virustotal.com/docs/writing-yara-rules-for-livehunt ·
 * PROTO VirusTotal/yara-x lib/src/modules/protos/vt · MOCK github.com/usualsuspect/yara_vt_mock ·
 * FEED replies of /feeds/files.
 */
const VT_CLI_LINES: readonly MapLine[] = [
  // vt-cli has the envelope among the attributes; its utils/printer.go.
  { from: '_id', exposure: ENVELOPE },
  { from: '_type', exposure: ENVELOPE },
  { from: '_context_attributes', exposure: ENVELOPE },
];

const FILE_LINES: readonly MapLine[] = [
  ...VT_CLI_LINES,
  metadata('sha256'), // API-FILE, PROTO
  metadata('sha1'), // API-FILE, PROTO
  metadata('md5'), // API-FILE, PROTO
  metadata('ssdeep'), // API-FILE, PROTO
  metadata('tlsh'), // API-FILE, PROTO
  metadata('vhash'), // API-FILE, PROTO
  metadata('telfhash'), // API-FILE, PROTO
  metadata('magic'), // API-FILE, PROTO
  metadata('tags'), // API-FILE, PROTO; a behaviour's `tags` are something else
  metadata('times_submitted'), // API-FILE, PROTO
  metadata('unique_sources'), // API-FILE, PROTO
  metadata('first_submission_date'), // API-FILE, PROTO
  metadata('exiftool'), // API-FILE, PROTO
  metadata('main_icon'), // API-FILE, PROTO
  metadata('goresym'), // PROTO; not in API-FILE, same name where it occurs
  metadata('gti_assessment'), // API-FILE (Google Threat Intelligence), PROTO
  metadata('submitter'), // MOCK puts it among the attributes
  metadata('size', 'file_size'), // renamed; API-FILE, RULES
  metadata('type_tag', 'file_type'), // renamed, a tag to its constant; RULES, MOCK
  metadata('type_tags', 'file_type_tags'), // renamed; RULES, MOCK
  metadata('meaningful_name', 'file_name'), // "as last submitted" is only approximated; MOCK
  metadata('names', 'file_name', 'first-name'), // the same, where there is no meaningful name; API-FILE
  metadata('pe_info.imphash', 'imphash'), // moved; RULES, MOCK
  metadata('last_analysis_stats', 'analysis_stats'), // renamed; RULES
  metadata('last_analysis_results', 'signatures', 'engine-results'), // engine to result text; RULES
  behaviour('sigma_analysis_results'), // the file's copy feeds the behaviour branch; API-FILE, PROTO
  behaviour('sigma_analysis.rule_matches', 'sigma_analysis_results'), // deprecated form; SIGMA
  missing(
    'last_analysis_stats.timeout',
    'the vt module does not count timeouts; VirusTotal documents the field but the engine refuses it',
  ), // PROTO
  missing('last_analysis_stats.confirmed-timeout', 'the vt module does not count timeouts'), // PROTO
  missing('last_analysis_stats.confirmed_timeout', 'the vt module does not count timeouts'), // PROTO
  missing(
    'names',
    'the module has one name, the one of the last submission',
    'vt.metadata.file_name',
  ), // PROTO
  missing(
    'last_analysis_results',
    'of each engine the module has only the result',
    'vt.metadata.signatures',
  ), // PROTO
  missing('pe_info', 'what is in the file itself is for the pe module', 'import "pe"'), // RULES
  missing('pe_info.timestamp', 'what is in the file itself is for the pe module', 'pe.timestamp'), // RULES
  missing('signature_info', 'what is in the file itself is for the pe module', 'pe.signatures'), // RULES
  missing('authentihash', 'what is in the file itself is for the pe module', 'import "pe"'), // PROTO
  missing('creation_date', 'what is in the file itself is for the pe module', 'pe.timestamp'), // RULES
  missing('elf_info', 'what is in the file itself is for the elf module', 'import "elf"'), // RULES
  missing('macho_info', 'what is in the file itself is for the macho module', 'import "macho"'), // RULES
  missing('lnk_info', 'what is in the file itself is for the lnk module', 'import "lnk"'), // RULES
  missing(
    'dot_net_assembly',
    'what is in the file itself is for the dotnet module',
    'import "dotnet"',
  ), // RULES
  missing(
    'dot_net_guids',
    'what is in the file itself is for the dotnet module',
    'import "dotnet"',
  ), // RULES
  missing('type_description', 'the module has the type as a constant', 'vt.metadata.file_type'), // PROTO
  missing('type_extension', 'the module has the type as a constant', 'vt.metadata.file_type'), // PROTO
  missing(
    'last_submission_date',
    'the module has the first submission, and whether this is it',
    'vt.metadata.new_file',
  ), // PROTO
  missing('last_analysis_date', 'a rule runs at the time of the analysis'), // RULES
  missing('last_modification_date', 'the module does not say when VirusTotal changed its record'), // PROTO
  missing(
    'reputation',
    "VirusTotal's community score is not in the module",
    'vt.metadata.analysis_stats.malicious',
  ), // PROTO
  missing(
    'total_votes',
    "VirusTotal's community votes are not in the module",
    'vt.metadata.analysis_stats.malicious',
  ), // PROTO
  missing(
    'popular_threat_classification',
    'it is derived from the engines; test their texts',
    'vt.metadata.signatures',
  ), // PROTO
  missing(
    'crowdsourced_yara_results',
    'the module does not tell which YARA rules matched',
    "the rule's own strings",
  ), // PROTO
  missing(
    'crowdsourced_ids_results',
    'the module has the alerts of the sandboxes only',
    'vt.behaviour.ids_alerts',
  ), // PROTO
  missing(
    'crowdsourced_ids_stats',
    'count the alerts of one severity instead',
    'vt.behaviour.ids_alerts',
  ), // PROTO
  missing('sandbox_verdicts', 'the module has them among the behaviour', 'vt.behaviour.verdicts'), // PROTO
  missing(
    'sigma_analysis_stats',
    'count the results of one rule_level instead',
    'vt.behaviour.sigma_analysis_results',
  ), // PROTO
  missing(
    'sigma_analysis_summary',
    'count the results of one rule_level instead',
    'vt.behaviour.sigma_analysis_results',
  ), // PROTO
  missing(
    'malware_config',
    'of it the module has the families, which the report does not name',
    'vt.metadata.malware_families',
  ), // PROTO
  missing(
    'threat_severity',
    'the module has only the Google Threat Intelligence assessment',
    'vt.metadata.gti_assessment.severity.value',
  ), // PROTO
  missing(
    'behaviour',
    'this is the old form of the behaviour; load the file_behaviours reply',
    'vt.behaviour',
  ), // API-BEH
];

const CONTEXT_LINES: readonly MapLine[] = [
  metadata('submitter'), // FEED: who submitted the file this time; PROTO has city and country
];

const BEHAVIOUR_LINES: readonly MapLine[] = [
  ...VT_CLI_LINES,
  behaviour('tags', 'traits'), // renamed, text to constant; RULES ("behaviour traits"), PROTO
  behaviour('ids_results', 'ids_alerts'), // two names in VirusTotal's own documents; API-BEH
  behaviour('rule_matches', 'sigma_analysis_results'), // a sigma_analysis object, deprecated; SIGMA
  missing(
    'processes_tree',
    'the module has no tree; it lists the command lines',
    'vt.behaviour.processes_created',
  ), // API-BEH, PROTO
  missing('sandbox_name', 'the module mixes all sandboxes, as if one had seen everything'), // RULES
  missing(
    'attack_techniques',
    'the module has them as a list',
    'vt.behaviour.mitre_attack_techniques',
  ), // PROTO
  missing('behash', 'the module has no hash of the behaviour'), // PROTO
  missing(
    'memory_dumps',
    'the module has only what was found in memory',
    'vt.behaviour.memory_pattern_urls',
  ), // PROTO
  missing('analysis_date', 'a rule runs at the time of the analysis'), // RULES
  missing('last_modification_date', 'the module does not say when VirusTotal changed its record'), // PROTO
  missing('has_html_report', 'the module does not tell which files a sandbox kept'), // PROTO
  missing('has_evtx', 'the module does not tell which files a sandbox kept'), // PROTO
  missing('has_pcap', 'the module does not tell which files a sandbox kept'), // PROTO
  missing('has_memdump', 'the module does not tell which files a sandbox kept'), // PROTO
  missing('mitre_attack_techniques.refs', 'the module does not say why a technique was assigned'), // PROTO
  missing('signature_matches.refs', 'the module does not say what a signature refers to'), // PROTO
];

/** The attributes of a file object. */
export const FILE_FIELDS: FieldRule = ruleTree(FILE_LINES);

/** The `context_attributes` beside the attributes of a file object. */
export const CONTEXT_FIELDS: FieldRule = ruleTree(CONTEXT_LINES);

/**
 * The attributes of a behaviour or a behaviour summary. A name that is not listed has the same name
 * in the module, where the module has it. Source: API-BEH, PROTO.
 */
export const BEHAVIOUR_FIELDS: FieldRule = ruleTree(BEHAVIOUR_LINES);

/** The structure itself: every name is the module's own. */
export const STRUCTURE_FIELDS: FieldRule = ruleTree([]);

/**
 * Other spellings of a message's fields. Sources: `type-unsupported` API-FILE; `typeUnsupported` GTI
 * threat lists; `deps` is what RULES calls `dependencies`.
 */
export const FIELD_SPELLINGS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'vt.analysis.AnalysisStats',
    new Map([
      ['type-unsupported', 'type_unsupported'],
      ['typeUnsupported', 'type_unsupported'],
    ]),
  ],
  ['vt.titan.GoReSym.BuildInfo', new Map([['deps', 'dependencies']])],
]);

/** The rules for the attributes of a part. Never throws. */
export function fieldRulesOf(role: ReportPart['role']): FieldRule {
  switch (role) {
    case 'file':
      return FILE_FIELDS;
    case 'behaviour':
      return BEHAVIOUR_FIELDS;
    case 'structure':
      return STRUCTURE_FIELDS;
    default:
      return assertNever(role);
  }
}

function metadata(from: string, field = from, reading: FieldReading = 'value'): MapLine {
  return { from, target: { to: ['metadata', field], reading } };
}

function behaviour(from: string, field = from): MapLine {
  return { from, target: { to: ['behaviour', field], reading: 'value' } };
}

function missing(from: string, reason: string, instead?: string): MapLine {
  return { from, exposure: instead === undefined ? { reason } : { reason, instead } };
}

/** A rule while its tree is being built. */
interface OpenRule {
  target?: FieldTarget;
  exposure?: Exposure;
  readonly members: Map<string, OpenRule>;
}

function ruleTree(lines: readonly MapLine[]): FieldRule {
  const root: OpenRule = { members: new Map() };
  for (const line of lines) {
    let rule = root;
    for (const name of line.from.split('.')) {
      const member: OpenRule = rule.members.get(name) ?? { members: new Map() };
      rule.members.set(name, member);
      rule = member;
    }
    if ('target' in line) rule.target = line.target;
    else rule.exposure = line.exposure;
  }
  return root;
}
