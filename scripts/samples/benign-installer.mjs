/** A signed Windows installer that nobody detects. It uses RunOnce and the system folder, for honest reasons. */
import { engineAnalysis } from './engines.mjs';
import { behaviour, behavioursReport, fileReport } from './file-report.mjs';
import { peInfo } from './pe-info.mjs';
import { createRandom, md5, sha256 } from './seeded.mjs';
import { sigmaResult } from './sigma-result.mjs';
import { createSysmonMachine } from './sysmon-event.mjs';
import { OPENED_FILES, OPENED_KEYS, SYSTEM_LIBRARIES } from './windows-noise.mjs';
import { processTree, USER_SID, windowsSpelling } from './windows-spelling.mjs';

const LABEL = 'benign-installer';
const SAMPLE_NAME = 'MarginaliaSetup-5.2.1.exe';

/** 14 January 2025, Unix seconds UTC. */
const FIRST_SEEN_SEC = 1736847702;

const CACHE =
  'C:\\ProgramData\\Package Cache\\{4E2B8E5D-8C6C-4B7F-9D55-7A5F1B0A1C2D}\\MarginaliaSetup.exe';
const RUN_ONCE =
  'Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\{4E2B8E5D-8C6C-4B7F-9D55-7A5F1B0A1C2D}';
const UNINSTALL = '{hklm}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Marginalia';

const WRITTEN = [
  CACHE,
  '{programs}\\Marginalia\\Marginalia.exe',
  '{programs}\\Marginalia\\marginalia-core.dll',
  '{programs}\\Marginalia\\resources\\en.pak',
  '{programs}\\Marginalia\\resources\\de.pak',
  '{programs}\\Marginalia\\LICENSE.txt',
  '{system}\\msvcp140.dll',
  '{system}\\vcruntime140.dll',
  '{temp}\\Marginalia_20250114094212.log',
  'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\Marginalia.lnk',
];

const KEYS_SET = [
  [`{hkcu}\\${RUN_ONCE}`, `"${CACHE}" /burn.runonce`],
  [`${UNINSTALL}\\DisplayName`, 'Marginalia'],
  [`${UNINSTALL}\\DisplayVersion`, '5.2.1'],
  [`${UNINSTALL}\\Publisher`, 'Marginalia Software Cooperative'],
  [`${UNINSTALL}\\UninstallString`, `"${CACHE}" /uninstall`],
  [`${UNINSTALL}\\EstimatedSize`, 'DWORD (0x0000f1c4)'],
  ['{hklm}\\SOFTWARE\\Classes\\.margin\\(Default)', 'Marginalia.Document'],
  [
    '{hklm}\\SOFTWARE\\Classes\\Marginalia.Document\\shell\\open\\command\\(Default)',
    '"{programs}\\Marginalia\\Marginalia.exe" "%1"',
  ],
];

const TREE = [
  ['{sample}', [CACHE, ['{system}\\msiexec.exe']], ['{programs}\\Marginalia\\Marginalia.exe']],
];

function watch(sandbox, extra) {
  const spell = windowsSpelling(sandbox, SAMPLE_NAME);
  const commands = [
    '"{sample}" /quiet',
    `"${CACHE}" -q -burn.elevated`,
    '{system}\\msiexec.exe /V',
  ].map(spell);
  return {
    command_executions: commands,
    processes_created: commands,
    processes_tree: processTree({
      roots: TREE,
      spell,
      random: createRandom(`${LABEL}:${sandbox}`),
    }),
    files_opened: OPENED_FILES.slice(0, 22).map(spell),
    files_written: WRITTEN.map(spell),
    files_dropped: WRITTEN.slice(0, 6).map((path) => ({
      path: spell(path),
      sha256: sha256(`dropped:${path}`),
    })),
    registry_keys_opened: OPENED_KEYS.slice(0, 28).map(spell),
    registry_keys_set: KEYS_SET.map(([key, value]) => ({ key: spell(key), value: spell(value) })),
    modules_loaded: SYSTEM_LIBRARIES.slice(0, 18).map((name) => spell(`{system}\\${name}`)),
    ...extra,
  };
}

function behaviours() {
  const watched = [
    [
      'Zenbox',
      {
        verdicts: ['CLEAN'],
        verdict_confidence: 97,
        dns_lookups: [{ hostname: 'update.marginalia.example', resolved_ips: ['198.51.100.9'] }],
        ip_traffic: [
          {
            destination_ip: '198.51.100.9',
            destination_port: 443,
            transport_layer_protocol: 'TCP',
          },
        ],
        http_conversations: [
          { url: 'https://update.marginalia.example/channel/stable.json', request_method: 'GET' },
        ],
        mitre_attack_techniques: [{ id: 'T1082', severity: 'IMPACT_SEVERITY_INFO' }],
      },
    ],
    ['Microsoft Sysinternals', { has_evtx: true }],
  ];
  return watched.map(([sandbox, extra], i) =>
    behaviour({
      label: LABEL,
      sandbox,
      analysisDateSec: FIRST_SEEN_SEC + 700 + i * 350,
      attributes: watch(sandbox, extra),
    }),
  );
}

function sigma() {
  const machine = createSysmonMachine({
    label: LABEL,
    user: 'DESKTOP-4KQ7MVA\\marlow',
    startMs: Date.UTC(2025, 0, 14, 9, 42, 12),
  });
  return [
    sigmaResult({
      title: 'Installer Continues After Restart',
      level: 'low',
      description:
        'Detects an installer that enters itself under RunOnce in order to go on after a restart of Windows',
      author: 'Tomasz Vrana (synthetic)',
      contexts: [
        machine.registrySet({
          image: CACHE,
          targetObject: `HKU\\${USER_SID}\\${RUN_ONCE.replace('Software', 'SOFTWARE')}`,
          details: `"${CACHE}" /burn.runonce`,
        }),
      ],
    }),
  ];
}

function signature() {
  return {
    verified: 'Signed',
    product: 'Marginalia',
    description: 'Marginalia Setup',
    copyright: '© 2025 Marginalia Software Cooperative (synthetic)',
    'file version': '5.2.1.0',
    'internal name': 'setup',
    'original name': 'MarginaliaSetup.exe',
    'signing date': '07:10 AM 01/13/2025',
    signers: 'Marginalia Software Cooperative; Example Code Signing CA; Example Root CA',
    'counter signers': 'Example Timestamping; Example Timestamping CA; Example Root CA',
    'counter signers details': [
      {
        name: 'Example Timestamping',
        status: 'Valid',
        algorithm: 'sha256RSA',
        valid_usage: 'Timestamp Signing',
      },
    ],
    'signers details': [
      {
        name: 'Marginalia Software Cooperative',
        status: 'Valid',
        algorithm: 'sha256RSA',
        valid_usage: 'Code Signing',
        thumbprint: sha256('certificate:marginalia').slice(0, 40).toUpperCase(),
        'serial number': '0C 11 5B 7E 90 44 D2 31 8A 6F',
      },
    ],
  };
}

function attributes() {
  return {
    type_tag: 'peexe',
    type_tags: ['executable', 'windows', 'win32', 'pe', 'peexe'],
    type_extension: 'exe',
    type_description: 'Win32 EXE',
    magika: 'PEBIN',
    magic: 'PE32+ executable (GUI) x86-64, for MS Windows',
    size: 68423880,
    authentihash: sha256(`authentihash:${LABEL}`),
    creation_date: FIRST_SEEN_SEC - 110000,
    first_submission_date: FIRST_SEEN_SEC,
    last_submission_date: FIRST_SEEN_SEC + 41 * 86400,
    last_analysis_date: FIRST_SEEN_SEC + 41 * 86400 + 60,
    last_modification_date: FIRST_SEEN_SEC + 41 * 86400 + 990,
    times_submitted: 118,
    unique_sources: 96,
    reputation: 12,
    total_votes: { harmless: 4, malicious: 0 },
    downloadable: true,
    available_tools: [],
    meaningful_name: SAMPLE_NAME,
    names: [SAMPLE_NAME, 'MarginaliaSetup.exe', 'synthetic-sample-benign-installer.exe'],
    trid: [
      { file_type: 'WiX Burn bootstrapper', probability: 71.2 },
      { file_type: 'Win64 Executable (generic)', probability: 19.4 },
    ],
    exiftool: {
      MIMEType: 'application/octet-stream',
      FileType: 'Win64 EXE',
      FileTypeExtension: 'exe',
      MachineType: 'AMD AMD64',
      CompanyName: 'Marginalia Software Cooperative',
      ProductName: 'Marginalia',
      ProductVersion: '5.2.1.0',
    },
    main_icon: { raw_md5: md5(`icon:${LABEL}`), dhash: '00c4f0d8ccf03000' },
    signature_info: signature(),
    pe_info: peInfo({
      label: LABEL,
      timestampSec: FIRST_SEEN_SEC - 110000,
      entryPoint: 188312,
      sections: [
        ['.text', 'rx', 4096, 301220, 6.5],
        ['.rdata', 'r', 307200, 128044, 5.0],
        ['.wixburn', 'r', 442368, 56, 0.8],
        ['.rsrc', 'r', 446464, 15120, 5.6],
      ],
      resources: [
        ['RT_ICON', 'ENGLISH US', 'PNG'],
        ['RT_VERSION', 'ENGLISH US', 'unknown'],
        ['RT_MANIFEST', 'ENGLISH US', 'application/xml'],
      ],
      imports: {
        'KERNEL32.dll': [
          'CloseHandle',
          'CreateFileW',
          'GetLastError',
          'GetModuleFileNameW',
          'WriteFile',
        ],
        'ADVAPI32.dll': ['RegCloseKey', 'RegCreateKeyExW', 'RegSetValueExW'],
        'Cabinet.dll': ['20', '22', '23'],
        'msi.dll': ['141', '173', '205'],
      },
      overlay: { filetype: 'CAB', offset: 462848, size: 67961032 },
    }),
    ...engineAnalysis({
      label: LABEL,
      counts: { malicious: 0, undetected: 72 },
      labels: [],
      updates: ['20250223', '20250224'],
    }),
    threat_severity: {
      version: 5,
      threat_severity_level: 'SEVERITY_NONE',
      threat_severity_data: {},
      last_analysis_date: String(FIRST_SEEN_SEC + 41 * 86400 + 60),
      level_description: 'No severity score data',
    },
    sandbox_verdicts: {
      Zenbox: {
        category: 'harmless',
        confidence: 97,
        sandbox_name: 'Zenbox',
        malware_classification: ['CLEAN'],
      },
    },
  };
}

export function benignInstaller() {
  return {
    id: LABEL,
    title: 'Benign installer',
    platform: 'windows',
    sha256: sha256(LABEL),
    description:
      'A signed Windows installer that no engine detects: a sample that a good rule must not match. It writes to RunOnce and to the system folder, too.',
    documents: {
      'benign-installer.json': fileReport({
        label: LABEL,
        attributes: attributes(),
        tags: ['peexe', '64bits', 'signed', 'overlay'],
        sigma: sigma(),
      }),
      'benign-installer.behaviours.json': behavioursReport(LABEL, behaviours()),
    },
  };
}
