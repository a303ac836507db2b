/** What the Windows loader does, in tokens that each sandbox spells in its own way. */
import { createRandom } from './seeded.mjs';
import { windowsSpelling } from './windows-spelling.mjs';
import {
  CONTROL_HOST,
  CONTROL_IPS,
  DISCOVERY,
  ENCODED_COMMAND,
  FALLBACK_HOST,
  LABEL,
  LIBRARY,
  RUN_ONCE,
  SAMPLE_NAME,
  STAGE_HOST,
  STAGE_IP,
} from './windows-loader-facts.mjs';

const POWERSHELL = '{system}\\WindowsPowerShell\\v1.0\\powershell.exe';
export const SYNC_FOLDER = '{appdata}\\OneSync';
const SERVICE_KEY = '{hklm}\\SYSTEM\\CurrentControlSet\\Services\\WdlSyncSvc';
export const PIPE_OF_POWERSHELL = '\\PSHost.133860711812402211.5208.DefaultAppDomain.powershell';

export const WRITTEN = [
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

export const DELETED = [
  '{temp}\\~qv3f1c.tmp',
  '{temp}\\__PSScriptPolicyTest_5k2wq0vd.a1n.ps1',
  '{temp}\\__PSScriptPolicyTest_hq4e1m3z.t0c.psm1',
  `${SYNC_FOLDER}\\state.dat.old`,
];

/** [key, value]; the sandboxes disagree about which values they can read. */
export const KEYS_SET = [
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

export const COMMANDS = [
  `rundll32.exe {system}\\${LIBRARY},StartW`,
  `"${POWERSHELL}" -NoP -W Hidden -NonI -EncodedCommand ${ENCODED_COMMAND}`,
  `wscript.exe //B //Nologo ${SYNC_FOLDER}\\update.vbs`,
  'cmd.exe /c start /min {temp}\\qvclean.bat',
  `sc.exe create WdlSyncSvc binPath= "{system}\\svchost.exe -k WdlSyncGroup" start= auto`,
  `schtasks.exe /create /f /sc onlogon /tn OneSync\\Update /tr "wscript.exe //B ${SYNC_FOLDER}\\update.vbs"`,
  ...DISCOVERY.map((command) => `{system}\\cmd.exe /c ${command}`),
  '{system}\\cmd.exe /c ping -n 4 127.0.0.1 > nul & del /f /q "{sample}"',
];

export const CREATED = [
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
export const TREE = [
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

export const DNS = [
  { hostname: STAGE_HOST, resolved_ips: [STAGE_IP] },
  { hostname: CONTROL_HOST, resolved_ips: CONTROL_IPS },
  { hostname: FALLBACK_HOST },
  { hostname: 'wpad.corp.example' },
];

export const CONNECTIONS = TRAFFIC.map(([ip, port]) => ({
  destination_ip: ip,
  destination_port: port,
  transport_layer_protocol: 'TCP',
}));

/** `registry_keys_set` of [key, value] pairs; `end` follows each value. */
export const keyValues = (entries, spell, end = '') =>
  entries.map(([key, value]) => ({ key: spell(key), value: spell(value) + end }));

/** A sandbox's name, spelling and random numbers. */
export function createSandbox(name) {
  return {
    name,
    spell: windowsSpelling(name, SAMPLE_NAME),
    random: createRandom(`${LABEL}:${name}`),
  };
}
