/** The Windows loader in the sandbox that tells most: network, memory, techniques. */
import { md5, sha256 } from './seeded.mjs';
import { OPENED_FILES, OPENED_KEYS, SYSTEM_MUTEXES } from './windows-noise.mjs';
import { processTree } from './windows-spelling.mjs';
import {
  COMMANDS,
  CONNECTIONS,
  createSandbox,
  DELETED,
  DNS,
  KEYS_SET,
  keyValues,
  SYNC_FOLDER,
  TREE,
  WRITTEN,
} from './windows-loader-activity.mjs';
import {
  CONTROL_HOST,
  CONTROL_IPS,
  FALLBACK_HOST,
  LIBRARY,
  RUN_ONCE,
  STAGE_HOST,
} from './windows-loader-facts.mjs';

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

export function zenbox() {
  const { name, spell, random } = createSandbox('Zenbox');
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
      files_opened: OPENED_FILES.slice(0, 34).map(spell),
      files_written: WRITTEN.map(spell),
      files_deleted: DELETED.slice(0, 2).map(spell),
      files_dropped: dropped(WRITTEN, spell),
      files_attribute_changed: [spell(`{system}\\${LIBRARY}`), spell(`${SYNC_FOLDER}\\update.vbs`)],
      registry_keys_opened: [
        ...OPENED_KEYS.slice(20, 52).map(spell),
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
        ...CONNECTIONS,
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
