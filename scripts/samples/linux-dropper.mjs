/** A Linux shell script that brings a coin miner: eleven Sigma results without Sysmon data, one of a macOS rule. */
import { engineAnalysis } from './engines.mjs';
import { behavioursReport, fileReport } from './file-report.mjs';
import { linuxDropperBehaviours } from './linux-dropper-behaviours.mjs';
import { FIRST_SEEN_SEC, LABEL, SAMPLE_NAME, SHA256 } from './linux-dropper-facts.mjs';
import { linuxDropperSigma } from './linux-dropper-sigma.mjs';

const DETECTION_LABELS = [
  'Trojan.Shell.Kworkerd.a',
  'Downloader.Shell.Agent!1.D2F7',
  'Linux/Downloader.Kworkerd.B',
  'HEUR:Trojan-Downloader.Shell.Miner.gen',
  'Bash/CoinMiner.K!tr',
  'Script.Generic.Miner (B)',
];

function attributes() {
  return {
    type_tag: 'shellscript',
    type_tags: ['source', 'script', 'linux', 'shellscript'],
    type_extension: 'sh',
    type_description: 'Shell script',
    magika: 'SHELL',
    magic: 'Bourne-Again shell script, ASCII text executable',
    size: 9431,
    first_submission_date: FIRST_SEEN_SEC,
    last_submission_date: FIRST_SEEN_SEC + 5 * 86400 + 811,
    last_analysis_date: FIRST_SEEN_SEC + 5 * 86400 + 902,
    last_modification_date: FIRST_SEEN_SEC + 5 * 86400 + 4400,
    times_submitted: 6,
    unique_sources: 5,
    reputation: -12,
    total_votes: { harmless: 0, malicious: 2 },
    downloadable: true,
    available_tools: [],
    meaningful_name: SAMPLE_NAME,
    names: [SAMPLE_NAME, 'i.sh', `/tmp/${SAMPLE_NAME}`, 'synthetic-sample-linux-dropper.sh'],
    trid: [{ file_type: 'Linux/UNIX shell script', probability: 100 }],
    exiftool: {
      MIMEType: 'text/x-sh',
      MIMEEncoding: 'us-ascii',
      FileType: 'sh script',
      FileTypeExtension: 'sh',
      LineCount: '214',
      WordCount: '1093',
      Newlines: 'Unix LF',
    },
    ...engineAnalysis({
      label: LABEL,
      counts: { malicious: 27, suspicious: 1, undetected: 34 },
      labels: DETECTION_LABELS,
      updates: ['20250406', '20250407'],
    }),
    popular_threat_classification: {
      suggested_threat_label: 'downloader.kworkerd/shell',
      popular_threat_category: [
        { value: 'downloader', count: 13 },
        { value: 'miner', count: 6 },
      ],
      popular_threat_name: [{ value: 'kworkerd', count: 9 }],
    },
    sandbox_verdicts: {
      'Zenbox Linux': {
        category: 'malicious',
        confidence: 88,
        sandbox_name: 'Zenbox Linux',
        malware_classification: ['MALWARE', 'TROJAN'],
        malware_names: ['Kworkerd'],
      },
    },
  };
}

export function linuxDropper() {
  return {
    id: LABEL,
    title: 'Linux shell script',
    platform: 'linux',
    sha256: SHA256,
    description:
      'A shell script that brings a coin miner and keeps it alive through crontab. Eleven Sigma rules fire, one of them written for macOS; there is no Sysmon data.',
    documents: {
      'linux-dropper.json': fileReport({
        label: LABEL,
        attributes: attributes(),
        tags: ['shell', 'shellscript', 'persistence', 'checks-cpu-name'],
        sigma: linuxDropperSigma(),
      }),
      'linux-dropper.behaviours.json': behavioursReport(LABEL, linuxDropperBehaviours()),
    },
  };
}
