/** A Windows loader of the kind that brings a commercial implant: seven Sigma results, six sandboxes. */
import { engineAnalysis } from './engines.mjs';
import { behavioursReport, fileReport } from './file-report.mjs';
import { peInfo } from './pe-info.mjs';
import { md5, sha256 } from './seeded.mjs';
import { windowsLoaderBehaviours } from './windows-loader-behaviours.mjs';
import {
  CONTROL_HOST,
  CONTROL_IPS,
  FIRST_SEEN_SEC,
  LABEL,
  LIBRARY,
  SAMPLE_NAME,
  SHA256,
  STAGE_HOST,
  STAGE_IP,
} from './windows-loader-facts.mjs';
import { IMPORTS } from './windows-loader-imports.mjs';
import { windowsLoaderSigma } from './windows-loader-sigma.mjs';

/** The link time that the program claims: a week before it was first seen. */
const LINKED_SEC = FIRST_SEEN_SEC - 7 * 86400 + 3131;

const DETECTION_LABELS = [
  'Trojan.Win64.OneSync.a',
  'Trojan:Win64/OneSync.gen!B',
  'Gen:Variant.Loader.OneSync.12',
  'Gen:Variant.Loader.OneSync.12 (B)',
  'W64/OneSync.A!tr',
  'a variant of Win64/Loader.OneSync.C',
  'malicious_confidence_100% (W)',
  'malicious (high confidence)',
  'Backdoor.Beacon/x64!8.107AE (CLOUD)',
  'Unsafe',
  'BehavesLike.Win64.Generic.fh',
  'HEUR:Trojan.Win64.Agent.gen',
  'Loader.OneSync!1.E51C',
  'ti!7C41F09B2D55',
];

const ENTRIES = [
  ['RT_ICON', 'ENGLISH US', 'PNG'],
  ['RT_ICON', 'ENGLISH US', 'unknown'],
  ['RT_ICON', 'ENGLISH US', 'unknown'],
  ['RT_GROUP_ICON', 'ENGLISH US', 'ICO'],
  ['RT_RCDATA', 'NEUTRAL', 'unknown'],
  ['RT_RCDATA', 'NEUTRAL', 'PDF'],
  ['RT_VERSION', 'ENGLISH US', 'unknown'],
  ['RT_MANIFEST', 'ENGLISH US', 'application/xml'],
];

const SECTIONS = [
  ['.text', 'rx', 4096, 168221, 6.47],
  ['.rdata', 'r', 176128, 74804, 5.12],
  ['.data', 'rw', 253952, 9120, 2.31],
  ['.pdata', 'r', 266240, 9876, 5.44],
  ['.qvdat', 'rw', 278528, 262144, 7.98],
  ['.rsrc', 'r', 544768, 61288, 7.12],
  ['.reloc', 'r', 606208, 2604, 5.31],
];

function identity() {
  return {
    type_tag: 'peexe',
    type_tags: ['executable', 'windows', 'win32', 'pe', 'peexe'],
    type_extension: 'exe',
    type_description: 'Win32 EXE',
    magika: 'PEBIN',
    magic: 'PE32+ executable (GUI) x86-64, for MS Windows',
    size: 596992,
    authentihash: sha256(`authentihash:${LABEL}`),
    creation_date: LINKED_SEC,
    first_submission_date: FIRST_SEEN_SEC,
    last_submission_date: FIRST_SEEN_SEC + 11 * 86400 + 4021,
    last_analysis_date: FIRST_SEEN_SEC + 12 * 86400 + 77,
    last_modification_date: FIRST_SEEN_SEC + 12 * 86400 + 5102,
    times_submitted: 23,
    unique_sources: 19,
    reputation: -41,
    total_votes: { harmless: 0, malicious: 7 },
    downloadable: true,
    available_tools: [],
    meaningful_name: SAMPLE_NAME,
    names: [
      SAMPLE_NAME,
      'QuoteViewer.exe',
      'Angebot_2025-03.pdf.exe',
      '見積書ビューア.exe',
      `${SHA256}.exe`,
      'synthetic-sample-windows-loader.bin',
    ],
  };
}

function staticParts() {
  return {
    trid: [
      { file_type: 'Win64 Executable (generic)', probability: 48.7 },
      { file_type: 'Win16 NE executable (generic)', probability: 23.3 },
      { file_type: 'OS/2 Executable (generic)', probability: 9.3 },
      { file_type: 'Generic Win/DOS Executable', probability: 9.2 },
      { file_type: 'DOS Executable Generic', probability: 9.2 },
    ],
    detectiteasy: {
      filetype: 'PE64',
      values: [
        {
          name: 'Microsoft Visual C/C++',
          type: 'Compiler',
          version: '19.36.33808',
          info: 'LTCG/C++',
        },
        { name: 'Microsoft Linker', type: 'Linker', version: '14.36.33808' },
        { name: 'Visual Studio', type: 'Tool', version: '2022 version 17.6' },
      ],
    },
    exiftool: {
      MIMEType: 'application/octet-stream',
      FileType: 'Win64 EXE',
      FileTypeExtension: 'exe',
      MachineType: 'AMD AMD64',
      PEType: 'PE32+',
      Subsystem: 'Windows GUI',
      SubsystemVersion: '6.0',
      OSVersion: '6.0',
      ImageVersion: '0.0',
      LinkerVersion: '14.36',
      ImageFileCharacteristics: 'Executable, Large address aware',
      CodeSize: '168448',
      InitializedDataSize: '427520',
      UninitializedDataSize: '0',
      EntryPoint: '0x1a3c4',
      TimeStamp:
        new Date(LINKED_SEC * 1000)
          .toISOString()
          .slice(0, 19)
          .replace('T', ' ')
          .replaceAll('-', ':') + '+00:00',
      CompanyName: 'Quote Viewer Project',
      FileDescription: 'Quote Viewer',
      FileVersionNumber: '4.1.0.220',
      LanguageCode: 'English (U.S.)',
      CharacterSet: 'Unicode',
    },
    signature_info: {
      verified: 'A certificate chain could not be built to a trusted root authority.',
      product: 'Quote Viewer',
      description: 'Quote Viewer',
      copyright: '© Quote Viewer Project (synthetic)',
      'file version': '4.1.0.220',
      'internal name': 'qv',
      'original name': 'QuoteViewer.exe',
      'signing date': '08:25 AM 03/04/2025',
      signers: 'Quote Viewer Project; Example Code Signing CA',
      'counter signers': 'Example Timestamping CA',
      x509: [
        {
          name: 'Quote Viewer Project',
          'cert issuer': 'Example Code Signing CA',
          algorithm: 'sha256RSA',
          'serial number': '1A 2B 00 4C 00 00 10 77 31',
          thumbprint: md5('cert').toUpperCase() + '00AA11BB',
          'valid from': '12:00 AM 2/1/2025',
          'valid to': '11:59 PM 2/1/2026',
          valid_usage: 'Code Signing',
        },
        {
          name: 'Example Code Signing CA',
          'cert issuer': null,
          algorithm: 'sha256RSA',
          valid_usage: 'All',
        },
      ],
    },
    main_icon: { raw_md5: md5(`icon:${LABEL}`), dhash: '71f0cc8e96b2d4a8' },
    pe_info: peInfo({
      label: LABEL,
      timestampSec: LINKED_SEC,
      entryPoint: 107460,
      sections: SECTIONS,
      resources: ENTRIES,
      imports: IMPORTS,
      overlay: { filetype: 'unknown', offset: 591872, size: 5120 },
    }),
  };
}

function verdicts() {
  return {
    ...engineAnalysis({
      label: LABEL,
      counts: { malicious: 43, undetected: 28 },
      labels: DETECTION_LABELS,
      updates: ['20250320', '20250321', '20250322'],
    }),
    popular_threat_classification: {
      suggested_threat_label: 'trojan.onesync/loader',
      popular_threat_category: [
        { value: 'trojan', count: 31 },
        { value: 'backdoor', count: 4 },
      ],
      popular_threat_name: [
        { value: 'onesync', count: 19 },
        { value: 'loader', count: 11 },
        { value: 'beacon', count: 3 },
      ],
    },
    threat_severity: {
      version: 5,
      threat_severity_level: 'SEVERITY_HIGH',
      threat_severity_data: {
        popular_threat_category: 'trojan',
        num_gav_detections: 11,
        type_tag: 'peexe',
      },
      last_analysis_date: String(FIRST_SEEN_SEC + 12 * 86400 + 77),
      level_description: 'Severity HIGH because it was considered trojan.',
    },
    sandbox_verdicts: {
      Zenbox: {
        category: 'malicious',
        confidence: 96,
        sandbox_name: 'Zenbox',
        malware_classification: ['MALWARE', 'TROJAN', 'EVADER'],
        malware_names: ['OneSync'],
      },
      'Dr.Web vxCube': {
        category: 'malicious',
        confidence: 100,
        sandbox_name: 'Dr.Web vxCube',
        malware_classification: ['MALWARE'],
      },
      'Tencent HABO': {
        category: 'suspicious',
        sandbox_name: 'Tencent HABO',
        malware_classification: ['UNKNOWN_VERDICT'],
      },
    },
    crowdsourced_yara_results: [
      {
        ruleset_id: '00synth01a',
        ruleset_name: 'synthetic_samples',
        rule_name: 'Synthetic_OneSync_Loader',
        match_date: FIRST_SEEN_SEC + 130,
        description: 'Finds the invented OneSync loader of the sample reports',
        author: 'samples.example (synthetic)',
        source: 'https://rules.example/synthetic-samples',
      },
    ],
  };
}

function networkAlerts() {
  return {
    crowdsourced_ids_results: [
      {
        rule_msg: 'SAMPLE RULES Beacon-like POST at a steady interval',
        rule_category: 'A Network Trojan was detected',
        rule_id: '1:9000107',
        rule_source: 'Synthetic Network Rules',
        rule_url: 'https://rules.example/network',
        alert_severity: 'high',
        alert_context: CONTROL_IPS.map((ip) => ({
          dest_ip: ip,
          dest_port: 8443,
          hostname: CONTROL_HOST,
        })),
      },
      {
        rule_msg: 'SAMPLE RULES Picture asked for by a program that is no browser',
        rule_category: 'Misc activity',
        rule_id: '1:9000214',
        rule_source: 'Synthetic Network Rules',
        alert_severity: 'low',
        alert_context: [{ dest_ip: STAGE_IP, dest_port: 80, url: `http://${STAGE_HOST}/c/px.gif` }],
      },
      { rule_msg: '(tcp) reset outside of window', rule_id: '129:15', alert_severity: 'low' },
    ],
    crowdsourced_ids_stats: { high: 1, medium: 0, low: 2, info: 0 },
  };
}

export function windowsLoader() {
  return {
    id: LABEL,
    title: 'Windows loader',
    platform: 'windows',
    sha256: SHA256,
    description: `A loader that puts ${LIBRARY} into the system folder and starts a script through RunOnce. 43 of 71 engines detect it; seven Sigma rules fire, with their Sysmon events; six sandboxes watched it.`,
    documents: {
      'windows-loader.json': fileReport({
        label: LABEL,
        attributes: { ...identity(), ...verdicts(), ...staticParts(), ...networkAlerts() },
        tags: [
          'peexe',
          '64bits',
          'signed',
          'invalid-signature',
          'overlay',
          'detect-debug-environment',
          'long-sleeps',
          'persistence',
          'checks-user-input',
          'self-delete',
          'cve-2024-99071',
          'exploit',
        ],
        sigma: windowsLoaderSigma(),
      }),
      'windows-loader.behaviours.json': behavioursReport(LABEL, windowsLoaderBehaviours()),
    },
  };
}
