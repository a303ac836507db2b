/** The Windows loader as six sandboxes saw it: one story, six spellings, none of them complete. */
import { capabilityAttributes } from './capability-rules.mjs';
import { behaviour } from './file-report.mjs';
import { sha256 } from './seeded.mjs';
import { OPENED_FILES, OPENED_KEYS, SYSTEM_LIBRARIES, SYSTEM_MUTEXES } from './windows-noise.mjs';
import { processTree, windowsSpelling } from './windows-spelling.mjs';
import {
  COMMANDS,
  CONNECTIONS,
  CREATED,
  createSandbox,
  DELETED,
  DNS,
  KEYS_SET,
  keyValues,
  PIPE_OF_POWERSHELL,
  TREE,
  WRITTEN,
} from './windows-loader-activity.mjs';
import { FIRST_SEEN_SEC, LABEL, LIBRARY, SHA256, STAGE_HOST } from './windows-loader-facts.mjs';
import { CAPABILITIES } from './windows-loader-imports.mjs';
import { zenbox } from './windows-loader-zenbox.mjs';

function sysinternals() {
  const { name, random } = createSandbox('Microsoft Sysinternals');
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
      ip_traffic: CONNECTIONS,
    },
  };
}

function vxCube() {
  const { name, spell, random } = createSandbox('Dr.Web vxCube');
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
      ip_traffic: CONNECTIONS.slice(0, 3),
    },
  };
}

/** This sandbox ends registry values with the NUL they are stored with, and gives most keys without their value. */
function habo() {
  const { name, spell, random } = createSandbox('Tencent HABO');
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
  const { name, spell, random } = createSandbox('VirusTotal Jujubox');
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
  const { name, random } = createSandbox('CAPA');
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
