/** A macOS disk image with an information stealer: eight Sigma results, six of them of rules for other systems. */
import { engineAnalysis } from './engines.mjs';
import { behavioursReport, fileReport } from './file-report.mjs';
import { macosDmgBehaviours } from './macos-dmg-behaviours.mjs';
import { FIRST_SEEN_SEC, LABEL, SAMPLE_NAME, SHA256 } from './macos-dmg-facts.mjs';
import { macosDmgSigma } from './macos-dmg-sigma.mjs';

const DETECTION_LABELS = [
  'Trojan.OSX.NotePress.a',
  'MacOS/Stealer.NotePress.B',
  'HEUR:Trojan-PSW.OSX.Agent.gen',
  'OSX/Stealer.NP!tr',
  'Trojan:MacOS/NotePress.A',
];

function attributes() {
  return {
    type_tag: 'dmg',
    type_tags: ['executable', 'mac', 'dmg'],
    type_extension: 'dmg',
    type_description: 'Macintosh Disk Image',
    magika: 'DMG',
    magic: 'zlib compressed data',
    size: 4871305,
    first_submission_date: FIRST_SEEN_SEC,
    last_submission_date: FIRST_SEEN_SEC,
    last_analysis_date: FIRST_SEEN_SEC + 86400 + 33,
    last_modification_date: FIRST_SEEN_SEC + 86400 + 2210,
    times_submitted: 1,
    unique_sources: 1,
    reputation: 0,
    total_votes: { harmless: 0, malicious: 0 },
    downloadable: true,
    available_tools: [],
    meaningful_name: SAMPLE_NAME,
    names: [SAMPLE_NAME, 'synthetic-sample-macos.dmg'],
    trid: [
      { file_type: 'Disk Image (Macintosh)', probability: 96.5 },
      { file_type: 'ZLIB compressed data (var. 4)', probability: 3.5 },
    ],
    exiftool: {
      MIMEType: 'application/octet-stream',
      FileType: 'DMG',
      FileTypeExtension: 'dmg',
      CompressionRatio: '41.2%',
    },
    dmg_info: {
      blkx: [
        { name: 'Protective Master Boot Record (MBR : 0)', attributes: '0x0050' },
        { name: 'GPT Header (Primary GPT Header : 1)', attributes: '0x0050' },
        { name: 'disk image (Apple_HFS : 4)', attributes: '0x0050' },
      ],
      hfs: {
        num_files: 37,
        main_executable: { path: 'NotePress.app/Contents/MacOS/NotePress', size: 812304 },
      },
      resourcefork_keys: ['blkx', 'plst', 'cSum'],
      xml_offset: 4862117,
      xml_length: 9188,
    },
    ...engineAnalysis({
      label: LABEL,
      counts: { malicious: 18, undetected: 44 },
      labels: DETECTION_LABELS,
      updates: ['20250519', '20250520'],
    }),
    popular_threat_classification: {
      suggested_threat_label: 'trojan.notepress/stealer',
      popular_threat_category: [{ value: 'trojan', count: 12 }],
      popular_threat_name: [
        { value: 'notepress', count: 8 },
        { value: 'stealer', count: 5 },
      ],
    },
    sandbox_verdicts: {
      'Zenbox macOS': {
        category: 'malicious',
        confidence: 79,
        sandbox_name: 'Zenbox macOS',
        malware_classification: ['MALWARE', 'STEALER'],
      },
    },
  };
}

export function macosDmg() {
  return {
    id: LABEL,
    title: 'macOS disk image',
    platform: 'macos',
    sha256: SHA256,
    description:
      'A disk image with an information stealer. Eight Sigma rules fire: five written for Linux, two for macOS and one for Windows, because curl is in the command line.',
    documents: {
      'macos-dmg.json': fileReport({
        label: LABEL,
        attributes: attributes(),
        tags: ['dmg', 'contains-macho', 'persistence'],
        sigma: macosDmgSigma(),
      }),
      'macos-dmg.behaviours.json': behavioursReport(LABEL, macosDmgBehaviours()),
    },
  };
}
