/**
 * Sysmon events as match contexts hold them: flat, every value a string, the event number too.
 * Field names and their presence per event number follow Sysmon's own schema.
 */
import { createRandom, guid, md5, sha1, sha256 } from './seeded.mjs';

const WINDOWS_COMPANY = 'Microsoft Corporation';
const WINDOWS_PRODUCT = 'Microsoft® Windows® Operating System';
const WINDOWS_BUILD = '10.0.19041.3636 (WinBuild.160101.0800)';

/** `Hashes` in the upper case that Sysmon prints. */
export function hashesField(label) {
  const imphash = md5(`imphash:${label}`);
  return [
    `SHA1=${sha1(label)}`,
    `MD5=${md5(label)}`,
    `SHA256=${sha256(label)}`,
    `IMPHASH=${imphash}`,
  ]
    .join(',')
    .toUpperCase();
}

/** The version resource of a program of Windows itself. */
export function windowsProgram(originalFileName, description) {
  return {
    Company: WINDOWS_COMPANY,
    Product: WINDOWS_PRODUCT,
    Description: description,
    OriginalFileName: originalFileName,
    FileVersion: WINDOWS_BUILD,
  };
}

/** The version resource of a program that has none. */
export const NO_VERSION_INFO = {
  Company: '-',
  Product: '-',
  Description: '-',
  OriginalFileName: '-',
  FileVersion: '-',
};

function utcTime(timeMs) {
  return new Date(timeMs).toISOString().replace('T', ' ').replace('Z', '');
}

/**
 * A machine on which the sample ran. Process ids and GUIDs follow from the machine's label and the process's image,
 * so two events of one process agree. `startMs`: Unix time of the first event; each event is a little later.
 */
export function createSysmonMachine({ label, user, startMs }) {
  const random = createRandom(`sysmon:${label}`);
  const processes = new Map();
  let timeMs = startMs;

  const processOf = (image) => {
    const known = processes.get(image);
    if (known !== undefined) return known;
    const created = {
      ProcessId: String(4 * random.integer(300, 2400)),
      ProcessGuid: guid(`${label}:${image}`),
    };
    processes.set(image, created);
    return created;
  };
  const stamp = () => {
    timeMs += random.integer(40, 2600);
    return { UtcTime: utcTime(timeMs), RuleName: '-' };
  };

  return {
    /** Event 1. `program`: version resource; `parent`: {image, commandLine}. */
    processCreate({ image, commandLine, directory, integrity = 'High', program, parent }) {
      const parentProcess = processOf(parent.image);
      return {
        EventID: '1',
        ...stamp(),
        ...processOf(image),
        Image: image,
        ...program,
        CommandLine: commandLine,
        CurrentDirectory: directory,
        User: user,
        LogonGuid: guid(`${label}:logon`),
        LogonId: '251377',
        TerminalSessionId: '1',
        IntegrityLevel: integrity,
        Hashes: hashesField(image.toLowerCase()),
        ParentProcessGuid: parentProcess.ProcessGuid,
        ParentProcessId: parentProcess.ProcessId,
        ParentImage: parent.image,
        ParentCommandLine: parent.commandLine,
        ParentUser: user,
      };
    },
    /** Event 3. */
    networkConnection({ image, destinationIp, destinationPort, destinationHostname }) {
      return {
        EventID: '3',
        ...stamp(),
        ...processOf(image),
        Image: image,
        User: user,
        Protocol: 'tcp',
        Initiated: 'true',
        SourceIsIpv6: 'false',
        SourceIp: '192.0.2.17',
        SourceHostname: '-',
        SourcePort: String(random.integer(49152, 51200)),
        SourcePortName: '-',
        DestinationIsIpv6: 'false',
        DestinationIp: destinationIp,
        DestinationHostname: destinationHostname,
        DestinationPort: String(destinationPort),
        DestinationPortName: destinationPort === 443 ? 'https' : 'http',
      };
    },
    /** Event 7. `program`: version resource of the image that is loaded. */
    imageLoad({ image, imageLoaded, program, signed }) {
      return {
        EventID: '7',
        ...stamp(),
        ...processOf(image),
        Image: image,
        ImageLoaded: imageLoaded,
        ...program,
        Hashes: hashesField(imageLoaded.toLowerCase()),
        Signed: signed ? 'true' : 'false',
        Signature: signed ? 'Microsoft Windows' : '-',
        SignatureStatus: signed ? 'Valid' : 'Unavailable',
        User: user,
      };
    },
    /** Event 11. */
    fileCreate({ image, targetFilename }) {
      const time = stamp();
      return {
        EventID: '11',
        ...time,
        ...processOf(image),
        Image: image,
        TargetFilename: targetFilename,
        CreationUtcTime: time.UtcTime,
        User: user,
      };
    },
    /** Event 13. */
    registrySet({ image, targetObject, details }) {
      return {
        EventID: '13',
        EventType: 'SetValue',
        ...stamp(),
        ...processOf(image),
        Image: image,
        TargetObject: targetObject,
        Details: details,
        User: user,
      };
    },
    /** Event 17. */
    pipeCreated({ image, pipeName }) {
      return {
        EventID: '17',
        EventType: 'CreatePipe',
        ...stamp(),
        ...processOf(image),
        Image: image,
        PipeName: pipeName,
        User: user,
      };
    },
    /** Event 18. */
    pipeConnected({ image, pipeName }) {
      return {
        EventID: '18',
        EventType: 'ConnectPipe',
        ...stamp(),
        ...processOf(image),
        Image: image,
        PipeName: pipeName,
        User: user,
      };
    },
    /** Event 4104 of the PowerShell log, which stands beside the Sysmon log in the recorded contexts. */
    scriptBlock({ text, path, number, total }) {
      return {
        EventID: '4104',
        ScriptBlockText: text,
        ScriptBlockId: guid(`${label}:${path}`).toLowerCase(),
        MessageNumber: String(number),
        MessageTotal: String(total),
        Path: path,
      };
    },
  };
}
