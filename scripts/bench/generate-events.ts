import { createSeededRandom, type SeededRandom } from './seeded-random.ts';
import {
  commandLine,
  filePath,
  hashList,
  processGuid,
  programPath,
  registryPath,
  utcTime,
} from './windows-values.ts';

/** A kind of log. */
export type EventStream = 'structured-windows' | 'raw-windows' | 'network-log' | 'sysmon-files';

export const EVENT_STREAMS: readonly EventStream[] = [
  'structured-windows',
  'raw-windows',
  'network-log',
  'sysmon-files',
];

type Fields = Record<string, string | number>;

/**
 * A log of so many events as JSON lines. All four kinds have values that no two events share, and the
 * same seed gives the same text. `structured-windows`: Sysmon's and the system's own events with their
 * data by name, about 1 KB each. `raw-windows`: the same as the event viewer exports them, nested.
 * `network-log`: a firewall's lines in fields. `sysmon-files`: files that were created, and by whom.
 */
export function generateEvents(stream: EventStream, nEvents: number, seed = 1): string {
  const random = createSeededRandom(seed);
  const lines: string[] = [];
  for (let index = 0; index < nEvents; index++) {
    lines.push(JSON.stringify(makeEvent(stream, random, index)));
  }
  return lines.join('\n');
}

/**
 * A log like what a sandbox tells of one sample: few processes do everything, so that most values are in
 * many events.
 */
export function generateReportEvents(nEvents: number, seed = 2): string {
  const random = createSeededRandom(seed);
  const processes = Array.from({ length: 40 }, () => {
    const image = programPath(random);
    return {
      Image: image,
      CommandLine: commandLine(random, image),
      ParentImage: programPath(random),
      User: `DESKTOP\\user${random.below(3)}`,
      ProcessGuid: processGuid(random),
      ProcessId: random.below(9000),
    };
  });
  const [first] = processes;
  if (first === undefined) return '';
  const lines = Array.from({ length: nEvents }, () => {
    const { fields, eventId } = sysmonData(random);
    const subject = random.pick([first, ...processes]);
    const data = {
      ...fields,
      ...(eventId === 1 ? subject : { ...subject, CommandLine: undefined }),
    };
    return JSON.stringify({ ...systemPart(eventId, SYSMON), ...data });
  });
  return lines.join('\n');
}

const SYSMON = 'Microsoft-Windows-Sysmon/Operational';

function makeEvent(stream: EventStream, random: SeededRandom, index: number): object {
  switch (stream) {
    case 'structured-windows': {
      const { fields, eventId, channel } = windowsData(random);
      return { ...systemPart(eventId, channel), ...fields };
    }
    case 'raw-windows': {
      const { fields, eventId, channel } = windowsData(random);
      return {
        Event: { System: nestedSystem(random, eventId, channel, index), EventData: fields },
      };
    }
    case 'network-log':
      return networkFields(random);
    case 'sysmon-files':
      return {
        ...systemPart(11, SYSMON),
        ...subjectFields(random),
        TargetFilename: filePath(random),
      };
  }
}

interface WindowsData {
  readonly eventId: number;
  readonly channel: string;
  readonly fields: Fields;
}

function windowsData(random: SeededRandom): WindowsData {
  return random.next() < 0.8 ? sysmonData(random) : securityData(random);
}

function sysmonData(random: SeededRandom): WindowsData {
  const eventId = random.pick([1, 1, 1, 3, 7, 10, 11, 13, 22] as const);
  return {
    eventId,
    channel: SYSMON,
    fields: { ...subjectFields(random), ...sysmonFields(random, eventId) },
  };
}

function sysmonFields(random: SeededRandom, eventId: number): Fields {
  switch (eventId) {
    case 1:
      return processFields(random);
    case 3:
      return {
        Protocol: 'tcp',
        SourceIp: `10.0.${random.below(256)}.${random.below(256)}`,
        SourcePort: random.below(65536),
        DestinationIp: `203.0.113.${random.below(256)}`,
        DestinationHostname: `host-${random.hex(6)}.example.net`,
        DestinationPort: random.pick([80, 443, 445, 3389, 8080] as const),
      };
    case 7:
      return {
        ImageLoaded: filePath(random),
        Hashes: hashList(random),
        Signed: 'true',
        Signature: 'Contoso',
      };
    case 10:
      return {
        SourceImage: programPath(random),
        TargetImage: programPath(random),
        GrantedAccess: `0x${random.hex(4)}`,
        CallTrace: `C:\\Windows\\SYSTEM32\\ntdll.dll+${random.hex(5)}|KERNELBASE.dll+${random.hex(5)}`,
      };
    case 11:
      return { TargetFilename: filePath(random), CreationUtcTime: utcTime(random) };
    case 13:
      return {
        EventType: 'SetValue',
        TargetObject: registryPath(random),
        Details: filePath(random),
      };
    default:
      return {
        QueryName: `${random.hex(8)}.example.org`,
        QueryStatus: '0',
        QueryResults: '::ffff:192.0.2.7;',
      };
  }
}

function processFields(random: SeededRandom): Fields {
  const image = programPath(random);
  const parent = programPath(random);
  return {
    Image: image,
    CommandLine: commandLine(random, image),
    CurrentDirectory: `C:\\Users\\user${random.below(40)}\\`,
    FileVersion: '10.0.19041.1 (WinBuild.160101.0800)',
    Description: 'A program of this machine',
    Product: 'Contoso Platform',
    Company: 'Contoso Corporation',
    OriginalFileName: image.slice(image.lastIndexOf('\\') + 1),
    Hashes: hashList(random),
    IntegrityLevel: random.pick(['High', 'Medium', 'System'] as const),
    LogonId: `0x${random.hex(5)}`,
    ParentProcessGuid: processGuid(random),
    ParentProcessId: random.below(9000),
    ParentImage: parent,
    ParentCommandLine: commandLine(random, parent),
  };
}

function securityData(random: SeededRandom): WindowsData {
  const eventId = random.pick([4624, 4634, 4663, 4672, 4688, 4689, 5156] as const);
  const isProcess = eventId === 4688;
  const image = programPath(random);
  return {
    eventId,
    channel: 'Security',
    fields: {
      SubjectUserSid: `S-1-5-21-${random.below(1e9)}-1001`,
      SubjectUserName: `user${random.below(40)}`,
      SubjectDomainName: 'CORP',
      SubjectLogonId: `0x${random.hex(6)}`,
      ...(isProcess
        ? {
            NewProcessName: image,
            CommandLine: commandLine(random, image),
            ParentProcessName: programPath(random),
          }
        : {
            ProcessName: image,
            LogonType: String(random.below(11)),
            IpAddress: `10.1.2.${random.below(256)}`,
          }),
    },
  };
}

function subjectFields(random: SeededRandom): Fields {
  return {
    RuleName: '-',
    UtcTime: utcTime(random),
    ProcessGuid: processGuid(random),
    ProcessId: random.below(9000),
    Image: programPath(random),
    User: `CORP\\user${random.below(40)}`,
  };
}

function networkFields(random: SeededRandom): Fields {
  const port = random.pick([22, 53, 80, 443, 3306, 8443] as const);
  return {
    timestamp: `${utcTime(random).replace(' ', 'T')}Z`,
    hostname: `fw-${random.below(8)}`,
    facility: 'local4',
    severity: random.pick(['informational', 'notice', 'warning'] as const),
    mnemonic: random.pick(['302013', '302014', '106023', '305011'] as const),
    src_ip: `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`,
    src_port: random.below(65536),
    dst_ip: `198.51.100.${random.below(256)}`,
    dst_port: port,
    action: random.pick(['permit', 'deny'] as const),
    message: `Built outbound TCP connection ${random.below(1e9)} for outside:198.51.100.7/${port} to inside:host-${random.hex(6)}`,
  };
}

function systemPart(eventId: number, channel: string): Fields {
  return {
    EventID: eventId,
    Channel: channel,
    Computer: 'DESKTOP-0417.corp.example',
    Provider_Name:
      channel === SYSMON ? 'Microsoft-Windows-Sysmon' : 'Microsoft-Windows-Security-Auditing',
  };
}

function nestedSystem(
  random: SeededRandom,
  eventId: number,
  channel: string,
  index: number,
): object {
  const { Provider_Name: name, ...fields } = systemPart(eventId, channel);
  return {
    Provider: { '#attributes': { Name: name, Guid: processGuid(random) } },
    ...fields,
    Version: 5,
    Level: 4,
    Task: eventId,
    Keywords: '0x8000000000000000',
    TimeCreated: { '#attributes': { SystemTime: `${utcTime(random).replace(' ', 'T')}Z` } },
    EventRecordID: 100_000 + index,
    Execution: { '#attributes': { ProcessID: random.below(9000), ThreadID: random.below(9000) } },
    Security: { '#attributes': { UserID: 'S-1-5-18' } },
  };
}
