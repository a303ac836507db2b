/** The Windows loader as six sandboxes saw it: one story, six spellings, none of them complete. */
import { capabilityAttributes } from './capability-rules.mjs';
import { behaviour } from './file-report.mjs';
import { createRandom, md5, sha256 } from './seeded.mjs';
import { OPENED_FILES, OPENED_KEYS, SYSTEM_LIBRARIES, SYSTEM_MUTEXES } from './windows-noise.mjs';
import { processTree, windowsSpelling } from './windows-spelling.mjs';
import {
  CONTROL_HOST,
  CONTROL_IPS,
  DISCOVERY,
  ENCODED_COMMAND,
  FALLBACK_HOST,
  FIRST_SEEN_SEC,
  LABEL,
  LIBRARY,
  RUN_ONCE,
  SAMPLE_NAME,
  SHA256,
  STAGE_HOST,
  STAGE_IP,
} from './windows-loader-facts.mjs';
import { CAPABILITIES } from './windows-loader-imports.mjs';

const POWERSHELL = '{system}\\WindowsPowerShell\\v1.0\\powershell.exe';
const SYNC_FOLDER = '{appdata}\\OneSync';
const SERVICE_KEY = '{hklm}\\SYSTEM\\CurrentControlSet\\Services\\WdlSyncSvc';
const PIPE_OF_POWERSHELL = '\\PSHost.133860711812402211.5208.DefaultAppDomain.powershell';

const WRITTEN = [
  `{system}\\${LIBRARY}`,
  '{system}\\wdlsync.cfg',
  '{system}\\spool\\drivers\\x64\\3\\qvprt64.dll',
  `${SYNC_FOLDER}\\update.vbs`,
  `${SYNC_FOLDER}\\sync.ps1`,
  `${SYNC_FOLDER}\\syncshell.dll`,
  `${SYNC_FOLDER}\\state.dat`,
  '{local}\\QuoteViewer\\qvsetup.exe',
  '{local}\\QuoteViewer\\quote-2025-Q1.pdf',
  '{temp}\\qvclean.bat',
  '{temp}\\~qv3f1c.tmp',
];

const DELETED = [
  '{temp}\\~qv3f1c.tmp',
  '{temp}\\__PSScriptPolicyTest_5k2wq0vd.a1n.ps1',
  '{temp}\\__PSScriptPolicyTest_hq4e1m3z.t0c.psm1',
  `${SYNC_FOLDER}\\state.dat.old`,
];

/** [key, value]; the sandboxes disagree about which values they can read. */
const KEYS_SET = [
  [`{hkcu}\\${RUN_ONCE}\\OneSyncHelper`, `wscript.exe //B //Nologo ${SYNC_FOLDER}\\update.vbs`],
  [`{hkcu}\\${RUN_ONCE}\\SetupCleanup`, 'cmd.exe /c start /min {temp}\\qvclean.bat'],
  [`{hkcu}\\${RUN_ONCE}\\WdlSync`, `rundll32.exe {system}\\${LIBRARY},StartW`],
  ['{hkcu}\\Environment\\UserInitMprLogonScript', `${SYNC_FOLDER}\\update.vbs`],
  ['{hkcu}\\Software\\Microsoft\\Command Processor\\AutoRun', '{temp}\\qvclean.bat'],
  ['{hkcu}\\Software\\QuoteViewer\\InstallId', '5c7e0f1a-2b64-4f0e-9a55-7d3b1c9e8f20'],
  ['{hkcu}\\Software\\QuoteViewer\\Channel', 'stable'],
  [`${SERVICE_KEY}\\Start`, 'DWORD (0x00000002)'],
  [`${SERVICE_KEY}\\Type`, 'DWORD (0x00000020)'],
  [`${SERVICE_KEY}\\ImagePath`, '{system}\\svchost.exe -k WdlSyncGroup'],
  [`${SERVICE_KEY}\\Parameters\\ServiceDll`, `{system}\\${LIBRARY}`],
  [
    '{hkcu}\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\ProxyEnable',
    'DWORD (0x00000000)',
  ],
];

const COMMANDS = [
  `rundll32.exe {system}\\${LIBRARY},StartW`,
  `"${POWERSHELL}" -NoP -W Hidden -NonI -EncodedCommand ${ENCODED_COMMAND}`,
  `wscript.exe //B //Nologo ${SYNC_FOLDER}\\update.vbs`,
  'cmd.exe /c start /min {temp}\\qvclean.bat',
  `sc.exe create WdlSyncSvc binPath= "{system}\\svchost.exe -k WdlSyncGroup" start= auto`,
  `schtasks.exe /create /f /sc onlogon /tn OneSync\\Update /tr "wscript.exe //B ${SYNC_FOLDER}\\update.vbs"`,
  ...DISCOVERY.map((command) => `{system}\\cmd.exe /c ${command}`),
  '{system}\\cmd.exe /c ping -n 4 127.0.0.1 > nul & del /f /q "{sample}"',
];

const CREATED = [
  '{sample}',
  '{system}\\rundll32.exe',
  POWERSHELL,
  '{system}\\conhost.exe',
  '{system}\\wscript.exe',
  '{system}\\cmd.exe',
  '{system}\\sc.exe',
  '{system}\\schtasks.exe',
  '{system}\\whoami.exe',
  '{system}\\systeminfo.exe',
  '{system}\\ipconfig.exe',
  '{system}\\tasklist.exe',
  '{system}\\nltest.exe',
  '{system}\\net.exe',
  '{system}\\net1.exe',
  '{system}\\dllhost.exe',
];

/** A shell per command; the tree is deeper than any list of created processes tells. */
const TREE = [
  [
    '{windows}\\explorer.exe',
    [
      '{sample}',
      [POWERSHELL, ['{system}\\conhost.exe']],
      [
        '{system}\\rundll32.exe',
        ...DISCOVERY.map((command) => [
          '{system}\\cmd.exe',
          ['{system}\\conhost.exe'],
          [`{system}\\${command.split(' ')[0]}.exe`],
        ]),
        ['{system}\\dllhost.exe'],
      ],
      ['{system}\\wscript.exe', [POWERSHELL, ['{system}\\conhost.exe']]],
      ['{system}\\sc.exe'],
      ['{system}\\schtasks.exe'],
      ['{system}\\cmd.exe', ['{system}\\PING.EXE']],
    ],
  ],
  ['{system}\\services.exe', ['{system}\\svchost.exe']],
];

const TRAFFIC = [
  [STAGE_IP, 443],
  [STAGE_IP, 80],
  [CONTROL_IPS[0], 8443],
  [CONTROL_IPS[1], 8443],
];

const DNS = [
  { hostname: STAGE_HOST, resolved_ips: [STAGE_IP] },
  { hostname: CONTROL_HOST, resolved_ips: CONTROL_IPS },
  { hostname: FALLBACK_HOST },
  { hostname: 'wpad.corp.example' },
];

const traffic = TRAFFIC.map(([ip, port]) => ({
  destination_ip: ip,
  destination_port: port,
  transport_layer_protocol: 'TCP',
}));

function dropped(paths, spell) {
  const types = {
    dll: 'PE_DLL',
    exe: 'PE_EXE',
    pdf: 'PDF',
    ps1: 'POWERSHELL',
    vbs: 'VBA',
    bat: 'BAT',
  };
  return paths.map((path) => {
    const type = types[path.split('.').at(-1)];
    return { path: spell(path), sha256: sha256(`dropped:${path}`), ...(type && { type }) };
  });
}

function sandbox(name) {
  return {
    name,
    spell: windowsSpelling(name, SAMPLE_NAME),
    random: createRandom(`${LABEL}:${name}`),
  };
}

const keyValues = (entries, spell, end = '') =>
  entries.map(([key, value]) => ({ key: spell(key), value: spell(value) + end }));

function sysinternals() {
  const { name, random } = sandbox('Microsoft Sysinternals');
  const spell = windowsSpelling(name, `${SHA256}.exe`);
  return {
    name,
    attributes: {
      has_evtx: true,
      command_executions: COMMANDS.map(spell),
      processes_created: CREATED.map(spell),
      processes_terminated: CREATED.slice(1, 14).map(spell),
      processes_injected: [spell('{system}\\dllhost.exe'), spell('{windows}\\explorer.exe')],
      processes_tree: processTree({ roots: TREE, spell, random }),
      files_opened: [
        '<Anonymous Pipe>',
        PIPE_OF_POWERSHELL,
        ...OPENED_FILES.slice(0, 24).map(spell),
      ],
      files_written: WRITTEN.map(spell),
      files_deleted: DELETED.map(spell),
      files_dropped: WRITTEN.map((path) => ({ path: spell(path) })),
      registry_keys_set: keyValues(KEYS_SET, spell),
      modules_loaded: [
        spell('{sample}'),
        spell(`{system}\\${LIBRARY}`),
        ...SYSTEM_LIBRARIES.slice(0, 22).map((library) => spell(`{system}\\${library}`)),
      ],
      mutexes_created: ['Global\\OneSync-71C0A4', ...SYSTEM_MUTEXES.slice(0, 3)],
      dns_lookups: DNS.slice(0, 3),
      ip_traffic: traffic,
    },
  };
}

function memoryDumps(random) {
  const processes = ['rundll32.exe', 'dllhost.exe', 'powershell.exe', 'wscript.exe'];
  return Array.from({ length: 30 }, (_, i) => ({
    file_name: `${sha256(`dump:${i}`).slice(0, 16)}.${i}.mdmp`,
    process: random.pick(processes),
    size: String(4096 * random.integer(1, 60)),
    base_address: `0x${random.text(11, '0123456789abcdef')}000`,
    stage: random.pick(['executable', 'heap', 'unpacked']),
  }));
}

function tlsOf(hostname, commonName) {
  return {
    ja3: md5('tls-client:winhttp'),
    ja3s: md5(`tls-server:${hostname}`),
    ja4: `t13d1516h2_${md5('ja4a').slice(0, 12)}_${md5('ja4b').slice(0, 12)}`,
    sni: hostname,
    version: 'TLS 1.2',
    subject: { CN: commonName, O: 'OneSync Content Delivery', C: 'XX' },
    issuer: { CN: 'Example Intermediate CA 3', O: 'Example Trust Services', C: 'XX' },
    serial_number: md5(`serial:${hostname}`).slice(0, 18).toUpperCase(),
    thumbprint: sha256(`certificate:${hostname}`).slice(0, 40),
  };
}

const TECHNIQUES = [
  ['T1547.001', 'IMPACT_SEVERITY_HIGH', 'Creates a start entry that runs a script'],
  ['T1543.003', 'IMPACT_SEVERITY_MEDIUM', 'Registers a service that loads its own library'],
  ['T1053.005', 'IMPACT_SEVERITY_MEDIUM', 'Creates a scheduled task'],
  ['T1055', 'IMPACT_SEVERITY_HIGH', 'Writes into the memory of another process'],
  ['T1059.001', 'IMPACT_SEVERITY_MEDIUM', 'Runs PowerShell with an encoded argument'],
  ['T1059.005', 'IMPACT_SEVERITY_LOW', 'Runs a Visual Basic script'],
  ['T1218.011', 'IMPACT_SEVERITY_MEDIUM', 'Runs its library through rundll32'],
  ['T1071.001', 'IMPACT_SEVERITY_INFO', 'Speaks HTTPS'],
  ['T1497', 'IMPACT_SEVERITY_LOW', 'Sleeps for a long time'],
  ['T1070.004', 'IMPACT_SEVERITY_LOW', 'Deletes itself'],
];

function zenbox() {
  const { name, spell, random } = sandbox('Zenbox');
  const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) QuoteViewer/4.1';
  const beaconUrl = `https://${CONTROL_HOST}:8443/v2/sync`;
  return {
    name,
    attributes: {
      has_pcap: true,
      has_memdump: true,
      has_html_report: true,
      tags: [
        'DETECT_DEBUG_ENVIRONMENT',
        'LONG_SLEEPS',
        'PERSISTENCE',
        'CHECKS_USER_INPUT',
        'SELF_DELETE',
      ],
      verdicts: ['MALWARE', 'TROJAN', 'EVADER'],
      verdict_confidence: 96,
      verdict_labels: ['OneSync', 'GenericLoader'],
      command_executions: COMMANDS.map(spell),
      processes_created: COMMANDS.map(spell),
      processes_terminated: COMMANDS.slice(4).map(spell),
      processes_tree: processTree({ roots: TREE, spell, random }),
      files_opened: OPENED_FILES.slice(0, 40).map(spell),
      files_written: WRITTEN.map(spell),
      files_deleted: DELETED.slice(0, 2).map(spell),
      files_dropped: dropped(WRITTEN, spell),
      files_attribute_changed: [spell(`{system}\\${LIBRARY}`), spell(`${SYNC_FOLDER}\\update.vbs`)],
      registry_keys_opened: [
        ...OPENED_KEYS.slice(20, 60).map(spell),
        '\\Device\\HarddiskVolume2\\Windows\\System32\\rundll32.exe',
      ],
      registry_keys_set: keyValues(KEYS_SET, spell),
      registry_keys_deleted: [spell(`{hkcu}\\${RUN_ONCE}\\QvFirstRun`)],
      mutexes_created: [
        '\\Sessions\\1\\BaseNamedObjects\\Global\\OneSync-71C0A4',
        ...SYSTEM_MUTEXES,
      ],
      services_created: ['WdlSyncSvc'],
      services_started: ['WdlSyncSvc'],
      dns_lookups: DNS,
      ip_traffic: [
        ...traffic,
        { destination_ip: '192.0.2.53', destination_port: 53, transport_layer_protocol: 'UDP' },
      ],
      http_conversations: [
        {
          url: `http://${STAGE_HOST}/c/px.gif`,
          request_method: 'GET',
          request_headers: { 'User-Agent': agent, Host: STAGE_HOST, Connection: 'Keep-Alive' },
          response_status_code: 301,
          response_headers: { Server: 'nginx', Location: `https://${STAGE_HOST}/c/px.gif` },
        },
        { url: `https://${STAGE_HOST}/c/px.gif`, request_method: 'GET' },
        { url: beaconUrl, request_method: 'POST', request_headers: { 'User-Agent': agent } },
      ],
      tls: [
        tlsOf(STAGE_HOST, `*.${STAGE_HOST.replace('static.', '')}`),
        tlsOf(CONTROL_HOST, CONTROL_HOST),
      ],
      ja3_digests: [md5('tls-client:winhttp')],
      memory_pattern_domains: [STAGE_HOST, CONTROL_HOST, FALLBACK_HOST],
      memory_pattern_ips: CONTROL_IPS,
      memory_pattern_urls: [
        beaconUrl,
        `https://${FALLBACK_HOST}/v2/sync`,
        `https://${STAGE_HOST}/c/px.gif`,
      ],
      memory_dumps: memoryDumps(random),
      ids_alerts: [
        {
          rule_msg: 'SAMPLE RULES Beacon-like POST at a steady interval',
          rule_category: 'A Network Trojan was detected',
          rule_id: '1:9000107',
          alert_severity: 'high',
          rule_source: 'Synthetic Network Rules',
          alert_context: {
            dest_ip: CONTROL_IPS[0],
            dest_port: 8443,
            hostname: CONTROL_HOST,
            url: beaconUrl,
          },
        },
      ],
      mitre_attack_techniques: TECHNIQUES.map(([id, severity, text]) => ({
        id,
        severity,
        signature_description: text,
      })),
      attack_techniques: Object.fromEntries(
        TECHNIQUES.map(([id, severity, description]) => [id, [{ severity, description }]]),
      ),
    },
  };
}

function vxCube() {
  const { name, spell, random } = sandbox('Dr.Web vxCube');
  const started = COMMANDS.map((command) =>
    spell(command.replace('"{sample}"', '<PATH_SAMPLE.EXE>')),
  );
  return {
    name,
    attributes: {
      has_html_report: true,
      tags: ['SELF_DELETE', 'PERSISTENCE'],
      processes_created: [spell('{sample}'), ...started],
      processes_terminated: CREATED.slice(5, 12).map(spell),
      processes_injected: [spell('{system}\\dllhost.exe')],
      processes_tree: processTree({ roots: TREE, spell, random }),
      files_opened: OPENED_FILES.slice(2, 26).map(spell),
      files_written: WRITTEN.map((path) => spell(path.toLowerCase())),
      files_deleted: DELETED.map(spell),
      files_copied: [
        { source: spell('{sample}'), destination: spell('{local}\\QuoteViewer\\qvsetup.exe') },
      ],
      files_attribute_changed: WRITTEN.slice(0, 5).map(spell),
      files_dropped: WRITTEN.map((path) => ({
        path: spell(path),
        sha256: sha256(`dropped:${path}`),
      })),
      registry_keys_opened: OPENED_KEYS.slice(0, 44).map(spell),
      registry_keys_set: keyValues(KEYS_SET, spell),
      windows_searched: [
        'ClassName: "MS_AutodialMonitor"',
        'ClassName: "OLLYDBG"',
        'ClassName: "WinDbgFrameClass"',
      ],
      dns_lookups: DNS.slice(0, 2).map(({ hostname }) => ({ hostname })),
      ip_traffic: traffic.slice(0, 3),
    },
  };
}

/** This sandbox ends registry values with the NUL they are stored with, and gives most keys without their value. */
function habo() {
  const { name, spell, random } = sandbox('Tencent HABO');
  const imageNames = (text) => spell(text).replace(/^.*\\(?=[^\\]+$)/, '');
  return {
    name,
    attributes: {
      has_html_report: true,
      tags: ['DETECT_DEBUG_ENVIRONMENT', 'SELF_DELETE'],
      calls_highlighted: [
        'GetTickCount',
        'IsDebuggerPresent',
        'NtSetInformationThread',
        'SetWindowsHookExW',
      ],
      command_executions: COMMANDS.slice(0, 6).map(spell),
      processes_created: CREATED.slice(1, 7).map(spell),
      processes_terminated: [spell('{sample}'), ...CREATED.slice(5, 8).map(spell)],
      processes_tree: processTree({ roots: TREE[0].slice(1), spell: imageNames, random }),
      permissions_requested: ['SE_DEBUG_PRIVILEGE', 'SE_LOAD_DRIVER_PRIVILEGE'],
      files_opened: OPENED_FILES.slice(14).map(spell),
      files_written: WRITTEN.slice(0, 8).map(spell),
      files_deleted: DELETED.slice(0, 1).map(spell),
      registry_keys_opened: OPENED_KEYS.slice(0, 66).map(spell),
      registry_keys_set: [
        ...keyValues(KEYS_SET.slice(0, 4), spell, '\u0000'),
        ...KEYS_SET.slice(4).map(([key]) => ({ key: spell(key) })),
      ],
      modules_loaded: SYSTEM_LIBRARIES.slice(10),
      mutexes_created: ['OneSync-71C0A4', ...SYSTEM_MUTEXES.slice(4)],
      mutexes_opened: ['RasPbFile', 'ShimCacheMutex', '_!MSFTHISTORY!_'],
      services_opened: ['RASMAN', 'WdlSyncSvc'],
      dns_lookups: DNS.slice(0, 2).map(({ hostname }) => ({ hostname })),
      http_conversations: [{ url: `http://${STAGE_HOST}/c/px.gif`, request_method: 'GET' }],
    },
  };
}

function jujubox() {
  const { name, spell, random } = sandbox('VirusTotal Jujubox');
  return {
    name,
    attributes: {
      has_html_report: true,
      tags: ['RUNTIME_MODULES', 'DIRECT_CPU_CLOCK_ACCESS', 'CHECKS_USER_INPUT'],
      command_executions: COMMANDS.slice(0, 5).map(spell),
      processes_created: CREATED.slice(0, 6).map(spell),
      processes_tree: processTree({ roots: TREE.slice(0, 1), spell, random }),
      files_opened: OPENED_FILES.slice(30).map(spell),
      files_written: WRITTEN.slice(0, 7).map(spell),
      registry_keys_opened: OPENED_KEYS.slice(40, 70).map(spell),
      registry_keys_set: KEYS_SET.slice(0, 6).map(([key, value], i) => ({
        key: spell(key),
        ...(i < 3 && { value: spell(value) }),
      })),
      modules_loaded: SYSTEM_LIBRARIES.slice(0, 16).map((library) => library.toUpperCase()),
      text_highlighted: ['QuoteViewer', 'Preparing your quote…', '&Cancel'],
      system_property_lookups: ['IWbemServices::ExecQuery - select * from Win32_BIOS'],
      crypto_algorithms_observed: ['AES'],
    },
  };
}

function capa() {
  const { name, random } = sandbox('CAPA');
  return {
    name,
    attributes: capabilityAttributes({
      capabilities: CAPABILITIES,
      author: 'samples.example (synthetic)',
      random,
    }),
  };
}

export function windowsLoaderBehaviours() {
  return [sysinternals(), zenbox(), vxCube(), habo(), jujubox(), capa()].map(
    ({ name, attributes }, i) =>
      behaviour({
        label: LABEL,
        sandbox: name,
        analysisDateSec: FIRST_SEEN_SEC + 840 + i * 411,
        attributes,
      }),
  );
}
