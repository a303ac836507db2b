import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import { TIME } from '../testdata/made-process.ts';

const SYSMON_XML =
  '<Event><System><Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/><EventID>1</EventID><TimeCreated SystemTime="2025-03-04T05:06:07.890000000Z"/><Channel>Linux-Sysmon/Operational</Channel><Computer>host</Computer></System><EventData><Data Name="Image">/usr/bin/whoami</Data><Data Name="CommandLine">whoami -x</Data></EventData></Event>';

const PROCESS = [
  'linux/process_creation',
  'Image|endswith: /whoami\nCommandLine|contains: "-x"',
] as const;

const LINUX: readonly ExportedLog[] = [
  {
    name: 'Sysmon in lines of syslog',
    file: 'syslog',
    content: `Mar  4 05:06:07 host sysmon: ${SYSMON_XML}\nMar  4 05:06:08 host sysmon: ${SYSMON_XML}\n`,
    logsource: 'linux process_creation /sysmon',
    fields: { Computer: 'host' },
    time: TIME,
    nEvents: 2,
    rule: [...PROCESS, '2'],
  },
  {
    name: 'Sysmon in the journal',
    content: `${JSON.stringify({ __REALTIME_TIMESTAMP: '1741064767890000', _HOSTNAME: 'host', SYSLOG_IDENTIFIER: 'sysmon', MESSAGE: SYSMON_XML })}\n`,
    logsource: 'linux process_creation /sysmon',
    fields: { SYSLOG_IDENTIFIER: 'sysmon' },
    time: TIME,
    rule: PROCESS,
  },
  {
    name: 'Sysmon in the journal as bytes',
    content: {
      __REALTIME_TIMESTAMP: '1741064767890000',
      SYSLOG_IDENTIFIER: 'sysmon',
      MESSAGE: Array.from(SYSMON_XML, (character) => character.codePointAt(0)),
    },
    logsource: 'linux process_creation /sysmon',
    rule: PROCESS,
  },
  {
    name: 'the journal',
    content: `${JSON.stringify({ __REALTIME_TIMESTAMP: '1741064767890000', _HOSTNAME: 'host', SYSLOG_IDENTIFIER: 'sshd', MESSAGE: 'Accepted password for made' })}\n`,
    logsource: 'linux /syslog /sshd /auth',
    time: TIME,
    rule: ['linux//sshd', '- Accepted password'],
  },
  {
    name: 'laurel',
    file: 'audit.log',
    content: `${JSON.stringify({
      ID: '1741064767.890:1',
      NODE: 'host',
      SYSCALL: {
        arch: '0xc000003e',
        syscall: 59,
        success: 'yes',
        ppid: 1,
        pid: 4321,
        comm: 'whoami',
        exe: '/usr/bin/whoami',
        SYSCALL: 'execve',
        ARGV: ['0x1', '0x2'],
      },
      EXECVE: { argc: 2, ARGV: ['whoami', '-x'] },
      CWD: { cwd: '/root' },
      PATH: [
        { item: 0, name: '/usr/bin/whoami' },
        { item: 1, name: '/lib/x' },
      ],
      PARENT_INFO: { ID: '1741064767.000:1', comm: 'sh', exe: '/usr/bin/dash', ppid: 1 },
    })}\n`,
    logsource: 'linux process_creation /auditd',
    fields: {
      type: 'SYSCALL',
      Image: '/usr/bin/whoami',
      CommandLine: 'whoami -x',
      CurrentDirectory: '/root',
      ParentImage: '/usr/bin/dash',
    },
    time: TIME,
    nEvents: 5,
    rule: PROCESS,
  },
  {
    name: 'laurel, for rules on the lines of auditd',
    content: { ID: '1741064767.890:1', EXECVE: { argc: 2, ARGV: ['whoami', '-x'] } },
    logsource: 'linux /auditd',
    file: 'audit.jsonl',
    rule: ['linux//auditd', 'type: EXECVE\na0: whoami\na1: "-x"'],
  },
  {
    name: 'laurel with a prefix for rsyslog',
    content: `@cee: ${JSON.stringify({ ID: '1741064767.890:1', SYSCALL: { SYSCALL: 'execve', exe: '/usr/bin/whoami' }, EXECVE: { ARGV: ['whoami', '-x'] } })}\n`,
    logsource: 'linux process_creation /auditd',
    nEvents: 2,
    rule: PROCESS,
  },
  {
    name: 'Wazuh of auditd, the line as it was',
    content: {
      timestamp: TIME,
      agent: { id: '1' },
      full_log: 'type=EXECVE msg=audit(1741064767.890:1): argc=2 a0="whoami" a1="-x"',
      decoder: { name: 'auditd' },
      data: { audit: { type: 'EXECVE' } },
    },
    file: 'archives.jsonl',
    logsource: 'linux /auditd',
    time: TIME,
    rule: ['linux//auditd', 'type: EXECVE\na0: whoami'],
  },
  {
    name: 'osquery: a row that was added',
    file: 'osqueryd.results.log',
    content: `${JSON.stringify({
      name: 'pack_made_process_events',
      hostIdentifier: 'host',
      calendarTime: 'Tue Mar  4 05:06:07 2025 UTC',
      unixTime: 1741064767,
      epoch: 0,
      counter: 1,
      columns: {
        path: '/usr/bin/whoami',
        cmdline: 'whoami -x',
        pid: '4321',
        parent: '1',
        cwd: '/',
      },
      action: 'added',
    })}\n`,
    logsource: 'linux process_creation',
    fields: { ProcessId: '4321', ParentProcessId: '1', hostIdentifier: 'host' },
    time: '2025-03-04T05:06:07.000Z',
    rule: PROCESS,
  },
  {
    name: 'osquery: a snapshot',
    content: {
      snapshot: [
        { path: '/usr/bin/whoami', cmdline: 'whoami -x' },
        { path: '/bin/sh', cmdline: 'sh' },
      ],
      action: 'snapshot',
      name: 'processes',
      hostIdentifier: 'host',
      unixTime: 1741064767,
    },
    logsource: 'linux process_creation',
    nEvents: 2,
    rule: PROCESS,
  },
  {
    name: 'osquery: events of Windows',
    content: {
      name: 'windows_events',
      hostIdentifier: 'host',
      columns: {
        eventid: '1',
        source: 'Microsoft-Windows-Sysmon/Operational',
        provider_name: 'Microsoft-Windows-Sysmon',
        data: '{"EventData":{"Image":"C:\\\\whoami.exe"}}',
      },
      action: 'added',
    },
    logsource: 'windows process_creation /sysmon',
    rule: ['windows/process_creation', "Image|endswith: '\\whoami.exe'"],
  },
  {
    name: 'Docker around JSON',
    content: `${JSON.stringify({ log: '{"EventID":1,"Channel":"Linux-Sysmon/Operational","Image":"/usr/bin/whoami","CommandLine":"whoami -x"}\n', stream: 'stdout', time: TIME })}\n`,
    logsource: 'linux process_creation /sysmon',
    time: TIME,
    rule: PROCESS,
  },
];

const ES_HEAD = { schema_version: 1, mach_time: 1, version: 7, time: TIME };

const MACOS: readonly ExportedLog[] = [
  {
    name: 'eslogger exec',
    content: `${JSON.stringify({
      ...ES_HEAD,
      event_type: 9,
      process: { executable: { path: '/bin/zsh' }, audit_token: { pid: 4321 }, ppid: 1 },
      event: {
        exec: {
          target: {
            executable: { path: '/usr/bin/osascript' },
            audit_token: { pid: 4321 },
            ppid: 1,
          },
          args: ['osascript', '-e', 'made'],
          cwd: { path: '/Users/made' },
        },
      },
    })}\n`,
    logsource: 'macos process_creation',
    fields: { ParentImage: '/bin/zsh', CurrentDirectory: '/Users/made', ProcessId: 4321 },
    time: TIME,
    rule: ['macos/process_creation', "Image|endswith: /osascript\nCommandLine|contains: ' -e '"],
  },
  {
    name: 'eslogger create',
    content: {
      ...ES_HEAD,
      event_type: 13,
      process: { executable: { path: '/bin/zsh' } },
      event: {
        create: {
          destination_type: 1,
          destination: {
            new_path: { dir: { path: '/Users/made/Library/LaunchAgents' }, filename: 'a.plist' },
          },
        },
      },
    },
    logsource: 'macos file_event',
    fields: { Image: '/bin/zsh' },
    rule: ['macos/file_event', 'TargetFilename|endswith: LaunchAgents/a.plist'],
  },
  {
    name: 'eslogger of another event',
    content: {
      ...ES_HEAD,
      event_type: 11,
      process: { executable: { path: '/bin/zsh' } },
      event: { fork: { child: { audit_token: { pid: 5 } } } },
    },
    logsource: 'macos',
    fields: { event_type: 11, Image: '/bin/zsh' },
  },
];

describeExports('events out of Linux', LINUX);
describeExports('events out of macOS', MACOS);
