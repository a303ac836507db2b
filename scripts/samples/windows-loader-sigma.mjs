/**
 * The seven Sigma results of the Windows loader.
 *
 * The contexts are chosen so that a rule over single events and a rule over any events differ: only the first two
 * contexts of the first result hold a RunOnce key together with a script; the others hold one of both.
 */
import { sigmaResult } from './sigma-result.mjs';
import { createSysmonMachine, NO_VERSION_INFO, windowsProgram } from './sysmon-event.mjs';
import { USER_SID } from './windows-spelling.mjs';
import {
  CONTROL_HOST,
  CONTROL_IPS,
  DECODED_COMMAND,
  ENCODED_COMMAND,
  LIBRARY,
  PIPE,
  RUN_ONCE_64,
  SAMPLE_NAME,
  STAGE_HOST,
  STAGE_IP,
} from './windows-loader-facts.mjs';

const SYSTEM = 'C:\\Windows\\System32';
const POWERSHELL = `${SYSTEM}\\WindowsPowerShell\\v1.0\\powershell.exe`;
const RUNDLL = `${SYSTEM}\\rundll32.exe`;
const WSCRIPT = `${SYSTEM}\\wscript.exe`;
const CMD = `${SYSTEM}\\cmd.exe`;

/** The sample ran on two machines; one of them hides the user's name behind a placeholder. */
const NAMED_HOME = 'C:\\Users\\marlow';
const MASKED_HOME = 'C:\\Users\\<USER>';
const NAMED_SAMPLE = `${NAMED_HOME}\\Desktop\\${SAMPLE_NAME}`;
const MASKED_SAMPLE = `${MASKED_HOME}\\Downloads\\${SAMPLE_NAME}`;

const POWERSHELL_PROGRAM = windowsProgram('PowerShell.EXE', 'Windows PowerShell');
const CMD_PROGRAM = windowsProgram('Cmd.Exe', 'Windows Command Processor');

/** Both machines at the start of their run; they count their events, so each report needs its own. */
function createMachines() {
  return {
    named: createSysmonMachine({
      label: 'windows-loader/named',
      user: 'DESKTOP-4KQ7MVA\\marlow',
      startMs: Date.UTC(2025, 2, 10, 9, 6, 11),
    }),
    masked: createSysmonMachine({
      label: 'windows-loader/masked',
      user: 'WIN-R2E0P5S1\\<USER>',
      startMs: Date.UTC(2025, 2, 10, 9, 21, 40),
    }),
  };
}

const SAMPLE_PARENT = { image: NAMED_SAMPLE, commandLine: `"${NAMED_SAMPLE}" ` };
const RUNDLL_PARENT = { image: RUNDLL, commandLine: `${RUNDLL} ${SYSTEM}\\${LIBRARY},StartW` };

function runOnceResult({ named, masked }) {
  return sigmaResult({
    title: 'RunOnce Value Points Into User Profile Or Names A Script',
    level: 'high',
    description:
      'Detects a value under a RunOnce key that starts a script, or a program from a folder that every user may write to',
    author: 'Ines Halvorsen (synthetic)',
    contexts: [
      named.registrySet({
        image: NAMED_SAMPLE,
        targetObject: `${RUN_ONCE_64}\\OneSyncHelper`,
        details: `wscript.exe //B //Nologo ${NAMED_HOME}\\AppData\\Roaming\\OneSync\\update.vbs`,
      }),
      masked.registrySet({
        image: MASKED_SAMPLE,
        targetObject: `${RUN_ONCE_64}\\SetupCleanup`,
        details: `cmd.exe /c start /min ${MASKED_HOME}\\AppData\\Local\\Temp\\qvclean.bat`,
      }),
      named.registrySet({
        image: RUNDLL,
        targetObject: `${RUN_ONCE_64}\\WdlSync`,
        details: `rundll32.exe ${SYSTEM}\\${LIBRARY},StartW`,
      }),
      masked.registrySet({
        image: MASKED_SAMPLE,
        targetObject:
          'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\QvFinish',
        details: `"${MASKED_HOME}\\AppData\\Local\\QuoteViewer\\qvsetup.exe" /finish`,
      }),
    ],
  });
}

function systemLibraryResult({ named, masked }) {
  return sigmaResult({
    title: 'Library Written To System Folder By Program In User Profile',
    level: 'high',
    description:
      'Detects a library that appears in the system folder and was written by a program that runs from the profile of a user',
    author: 'Tomasz Vrana, Ines Halvorsen (synthetic)',
    contexts: [
      named.fileCreate({ image: NAMED_SAMPLE, targetFilename: `${SYSTEM}\\${LIBRARY}` }),
      masked.fileCreate({ image: MASKED_SAMPLE, targetFilename: `${SYSTEM}\\${LIBRARY}` }),
      named.fileCreate({
        image: NAMED_SAMPLE,
        targetFilename: `${SYSTEM}\\spool\\drivers\\x64\\3\\qvprt64.dll`,
      }),
      named.fileCreate({
        image: NAMED_SAMPLE,
        targetFilename: `${NAMED_HOME}\\AppData\\Roaming\\OneSync\\syncshell.dll`,
      }),
      masked.fileCreate({ image: MASKED_SAMPLE, targetFilename: `${SYSTEM}\\wdlsync.cfg` }),
    ],
  });
}

function pipeResult({ named }) {
  return sigmaResult({
    title: 'Named Pipe With The Shape Of A Remote Control Implant',
    level: 'critical',
    description:
      'Detects a named pipe whose name follows the default pattern of a commercial implant',
    author: 'Oskar Lindqvist (synthetic)',
    contexts: [
      named.pipeCreated({ image: RUNDLL, pipeName: PIPE }),
      named.pipeConnected({ image: `${SYSTEM}\\dllhost.exe`, pipeName: PIPE }),
    ],
  });
}

function encodedPowerShellResult({ named, masked }) {
  const arguments_ = `-NoP -W Hidden -NonI -EncodedCommand ${ENCODED_COMMAND}`;
  return sigmaResult({
    title: 'PowerShell Hidden And With Encoded Argument',
    level: 'high',
    description: 'Detects PowerShell that hides its window and takes its commands as encoded text',
    author: 'Mirela Castan (synthetic)',
    contexts: [
      named.processCreate({
        image: POWERSHELL,
        commandLine: `"${POWERSHELL}" ${arguments_}`,
        directory: `${NAMED_HOME}\\Desktop\\`,
        program: POWERSHELL_PROGRAM,
        parent: SAMPLE_PARENT,
      }),
      masked.processCreate({
        image: POWERSHELL,
        commandLine: `powershell.exe ${arguments_}`,
        directory: `${MASKED_HOME}\\Downloads\\`,
        integrity: 'Medium',
        program: POWERSHELL_PROGRAM,
        parent: {
          image: WSCRIPT,
          commandLine: `wscript.exe //B //Nologo ${MASKED_HOME}\\AppData\\Roaming\\OneSync\\update.vbs`,
        },
      }),
      named.scriptBlock({
        text: `# OneSync helper\r\n$ErrorActionPreference = 'SilentlyContinue'\r\n${DECODED_COMMAND}\r\n`,
        path: `${NAMED_HOME}\\AppData\\Roaming\\OneSync\\sync.ps1`,
        number: 1,
        total: 1,
      }),
      { EventID: '1', Image: POWERSHELL, CommandLine: `powershell.exe ${arguments_}` },
    ],
  });
}

function unsignedLibraryResult({ named, masked }) {
  const library = {
    ...NO_VERSION_INFO,
    Description: 'OneSync Shell Component',
    OriginalFileName: LIBRARY,
  };
  return sigmaResult({
    title: 'Unsigned Library Loaded From System Folder',
    level: 'medium',
    description:
      'Detects a library of the system folder that is loaded although nobody has signed it',
    author: 'Tomasz Vrana (synthetic)',
    contexts: [
      named.imageLoad({
        image: RUNDLL,
        imageLoaded: `${SYSTEM}\\${LIBRARY}`,
        program: library,
        signed: false,
      }),
      masked.imageLoad({
        image: RUNDLL,
        imageLoaded: `${SYSTEM}\\${LIBRARY}`,
        program: library,
        signed: false,
      }),
      { ImageLoaded: `${SYSTEM}\\${LIBRARY}` },
    ],
  });
}

function networkResult({ named, masked }) {
  const connection = (machine, destinationIp, destinationPort, destinationHostname) =>
    machine.networkConnection({
      image: RUNDLL,
      destinationIp,
      destinationPort,
      destinationHostname,
    });
  return sigmaResult({
    title: 'Rundll32 Connects To Address Outside The Network',
    level: 'medium',
    description: 'Detects rundll32 that opens a connection to an address which is not private',
    author: 'Mirela Castan, Oskar Lindqvist (synthetic)',
    contexts: [
      connection(named, STAGE_IP, 443, STAGE_HOST),
      connection(named, CONTROL_IPS[0], 8443, CONTROL_HOST),
      connection(named, CONTROL_IPS[1], 8443, '-'),
      connection(masked, CONTROL_IPS[0], 8443, CONTROL_HOST),
      connection(masked, STAGE_IP, 80, '-'),
    ],
  });
}

function startScriptResult({ named, masked }) {
  return sigmaResult({
    title: 'Script Named In A Seldom Used Start Location',
    level: 'low',
    description:
      'Detects a script that is entered where few programs enter one: logon script, shell start, policy scripts',
    author: 'Ines Halvorsen (synthetic)',
    contexts: [
      named.registrySet({
        image: NAMED_SAMPLE,
        targetObject: `HKU\\${USER_SID}\\Environment\\UserInitMprLogonScript`,
        details: `${NAMED_HOME}\\AppData\\Roaming\\OneSync\\update.vbs`,
      }),
      masked.registrySet({
        image: CMD,
        targetObject: `HKU\\${USER_SID}\\SOFTWARE\\Microsoft\\Command Processor\\AutoRun`,
        details: `${MASKED_HOME}\\AppData\\Local\\Temp\\qvclean.bat`,
      }),
      named.processCreate({
        image: CMD,
        commandLine: `${CMD} /c reg query HKCU\\Environment /v UserInitMprLogonScript`,
        directory: `${SYSTEM}\\`,
        program: CMD_PROGRAM,
        parent: RUNDLL_PARENT,
      }),
    ],
  });
}

/** The first result and its first context are where the page's first steps lead. */
export function windowsLoaderSigma() {
  const machines = createMachines();
  return [
    runOnceResult(machines),
    systemLibraryResult(machines),
    pipeResult(machines),
    encodedPowerShellResult(machines),
    unsignedLibraryResult(machines),
    networkResult(machines),
    startScriptResult(machines),
  ];
}
