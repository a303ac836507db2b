import { expect, it } from 'vitest';
import { readLog } from '../testdata/log-rows.ts';
import { describeRecords, PROCESS, PROCESS_LOGSOURCE } from '../testdata/record-rows.ts';

describeRecords('hayabusa', [
  [
    'with all fields',
    {
      Timestamp: '2022-08-18 09:01:28.332 +00:00',
      RuleTitle: 'Made',
      Channel: 'Sysmon',
      EventID: 1,
      AllFieldInfo: { Image: 'C:\\a.exe', CommandLine: 'a' },
    },
    PROCESS_LOGSOURCE,
    { Channel: PROCESS.Channel, Image: 'C:\\a.exe', CommandLine: 'a' },
  ],
  [
    'with abbreviations',
    {
      RuleTitle: 'Made',
      Channel: 'Sysmon',
      EventID: 1,
      Details: { Cmdline: 'a -x', Proc: 'C:\\a.exe' },
      ExtraFieldInfo: { Company: 'Made' },
    },
    PROCESS_LOGSOURCE,
    { CommandLine: 'a -x', Image: 'C:\\a.exe', Company: 'Made' },
  ],
  [
    'with its fields in one text',
    {
      RuleTitle: 'Made',
      Channel: 'Sysmon',
      EventID: 1,
      Details: 'Cmdline: a -x ¦ Proc: C:\\a.exe',
    },
    PROCESS_LOGSOURCE,
    { CommandLine: 'a -x', Image: 'C:\\a.exe' },
  ],
]);

it('says of a shortened record that it may have had more', () => {
  const { events } = readLog({
    RuleTitle: 'x',
    Channel: 'Sysmon',
    EventID: 1,
    Details: { Proc: 'C:\\a' },
  });
  expect(events[0]?.event.missing).toEqual({ kind: 'not-recorded' });
});
