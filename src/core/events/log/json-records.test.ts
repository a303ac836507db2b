import { expect, it } from 'vitest';
import { logRows, readLog } from '../testdata/log-rows.ts';
import { describeRecords, PROCESS, PROCESS_LOGSOURCE } from '../testdata/record-rows.ts';

describeRecords('other', [
  [
    'Wazuh',
    {
      rule: { id: '1' },
      data: {
        win: {
          system: {
            providerName: 'Microsoft-Windows-Sysmon',
            eventID: '1',
            channel: PROCESS.Channel,
            computer: 'host',
            systemTime: '2022-08-18T09:01:28.332Z',
          },
          eventdata: { image: 'C:\\a.exe', commandLine: 'a -x', parentImage: 'C:\\b.exe' },
        },
      },
    },
    PROCESS_LOGSOURCE,
    {
      Provider_Name: 'Microsoft-Windows-Sysmon',
      EventID: '1',
      Computer: 'host',
      Image: 'C:\\a.exe',
      CommandLine: 'a -x',
      ParentImage: 'C:\\b.exe',
    },
  ],
  [
    'the journal of systemd',
    { MESSAGE: 'Failed password', _HOSTNAME: 'h', SYSLOG_IDENTIFIER: 'sshd' },
    'linux /syslog /sshd /auth',
    { MESSAGE: 'Failed password' },
  ],
  [
    'CloudTrail in its wrapper',
    {
      Records: [
        {
          eventSource: 's3.amazonaws.com',
          eventName: 'Get',
          awsRegion: 'x',
          userIdentity: { type: 'Root' },
        },
      ],
    },
    'aws /cloudtrail',
    { eventName: 'Get', userIdentity: new Map([['type', 'Root']]) },
  ],
  [
    'Zeek',
    { _path: 'dns', uid: 'C1', query: 'a.example', 'id.resp_p': 53 },
    'zeek dns /dns',
    { query: 'a.example', 'id.resp_p': 53 },
  ],
  [
    'Splunk',
    { preview: false, result: { _raw: 'x', source: 'y' } },
    '? ?',
    { _raw: 'x', source: 'y' },
  ],
  [
    'Splunk with the XML of the event',
    {
      result: {
        _raw: '<Event><System><EventID>1</EventID><Channel>Security</Channel></System></Event>',
      },
    },
    'windows /security',
    { EventID: '1' },
  ],
  [
    'a record of its own',
    { type: 'x', event: { a: 1 }, n: 1 },
    '? ?',
    { type: 'x', event: new Map([['a', 1]]) },
  ],
  [
    'a line of auditd in a record',
    { message: 'type=EXECVE msg=audit(1604994496.155:92733): argc=2 a0="arp" a1="-a"', host: 'h' },
    'linux /auditd',
    { type: 'EXECVE', a0: 'arp', host: 'h' },
  ],
]);

it('skips the actions of a bulk file', () => {
  const rows = logRows(`{"index":{"_id":"1"}}\n${JSON.stringify(PROCESS)}\n{"create":{}}\n`);
  expect(rows).toHaveLength(1);
});

it('reads the values of a match context with what they lost', () => {
  const { events } = readLog({
    rule: 'x',
    values: { EventID: '4104', ScriptBlockText: 'x'.repeat(512) },
  });
  expect(events).toHaveLength(1);
  expect(events[0]?.event.missing.kind).toBe('not-recorded');
  expect(events[0]?.event.losses.get('ScriptBlockText')).toEqual({ kind: 'truncated' });
});

it('says of a whole record that what it does not have was not there', () => {
  expect(readLog(PROCESS).events[0]?.event.missing).toEqual({ kind: 'absent' });
});
