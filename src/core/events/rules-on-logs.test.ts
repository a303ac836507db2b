import { describe, expect, it } from 'vitest';

import type { RecordedEvent } from './recorded-event.ts';
import { fires } from './testdata/fires.ts';
import { readLog } from './testdata/log-rows.ts';
import { eventsOfReport } from './testdata/model-events.ts';

const SYSMON = 'Microsoft-Windows-Sysmon';

/** As evtx_dump writes it. */
function nested(eventId: unknown, data: object | null, channel = `${SYSMON}/Operational`): object {
  return {
    Event: {
      '#attributes': { xmlns: 'x' },
      System: {
        Provider: { '#attributes': { Name: SYSMON } },
        EventID: eventId,
        Channel: channel,
        Computer: 'HOST',
        Execution: { '#attributes': { ProcessID: 3172, ThreadID: 4 } },
        Security: { '#attributes': { UserID: 'S-1-5-18' } },
      },
      EventData: data,
    },
  };
}

const CMD = { Image: 'C:\\Windows\\cmd.exe', CommandLine: 'cmd /c whoami' };
const RULE = "Image|endswith: '\\cmd.exe'\nCommandLine|contains: whoami";
const CREATED = 'windows/process_creation';

/** Source: Sigma taxonomy; the shapes are those that the tools write. */
describe('a rule for process creations fires on the log of', () => {
  const xml = `<Event xmlns='x'><System><Provider Name='${SYSMON}'/><EventID>1</EventID></System><EventData><Data Name='Image'>C:\\cmd.exe</Data><Data Name='CommandLine'>cmd /c &quot;whoami&quot;</Data></EventData></Event>`;

  it.each<[name: string, log: unknown, expected?: string]>([
    ['evtx_dump', nested(1, CMD)],
    [
      'evtx_dump with separate attributes',
      [
        {
          Event: { System: { Provider_attributes: { Name: SYSMON }, EventID: 1 }, EventData: CMD },
        },
      ],
    ],
    [
      'evtx_dump in lines',
      [1, 1, 11].map((id) => JSON.stringify(nested(id, CMD))).join('\r\n'),
      '2',
    ],
    [
      'evtx_dump, one object behind the other',
      `${JSON.stringify(nested(1, CMD), null, 2)}\n`.repeat(2),
      '2',
    ],
    [
      'evtx_dump with a broken line',
      `${JSON.stringify(nested(1, CMD))}\n{"Event": oh\n${JSON.stringify(nested(1, CMD))}`,
      '2',
    ],
    [
      'evtx_dump in XML',
      `Record 1\n<?xml version="1.0"?>\n${xml}\n\nRecord 2\n<?xml version="1.0"?>\n${xml}\n`,
      '2',
    ],
    ['the event viewer', `<?xml version="1.0"?><Events>${xml}</Events>`],
    ['Splunk', `${JSON.stringify({ preview: false, result: { _raw: xml } })}\n`.repeat(2), '2'],
    [
      'Mordor',
      { SourceName: SYSMON, EventID: 1, Channel: `${SYSMON}/Operational`, Hostname: 'a', ...CMD },
    ],
    ['an unknown tool that keeps only the EventID', { EventID: '1', ...CMD }],
    ['winlogbeat', { winlog: { channel: `${SYSMON}/Operational`, event_id: 1, event_data: CMD } }],
    [
      'winlogbeat 6',
      { log_name: `${SYSMON}/Operational`, event_id: 1, source_name: SYSMON, event_data: CMD },
    ],
    [
      'Elasticsearch',
      {
        hits: {
          hits: [
            { _source: { winlog: { provider_name: SYSMON, event_id: '1', event_data: CMD } } },
          ],
        },
      },
    ],
    [
      'the Elastic Common Schema',
      {
        'ecs.version': '8',
        'event.category': 'process',
        'event.type': 'start',
        'host.os.type': 'windows',
        'process.executable': CMD.Image,
        'process.command_line': CMD.CommandLine,
      },
    ],
    [
      'the Security channel',
      nested(4688, { NewProcessName: CMD.Image, CommandLine: CMD.CommandLine }, 'Security'),
    ],
    ['another event', nested(11, CMD), '0'],
    ['another channel', nested(1, CMD, 'System'), '0'],
  ])('%s', (_name, log, expected = '1') => {
    expect(fires(CREATED, RULE, readLog(log).events)).toBe(expected);
  });
});

/** Source: Sigma taxonomy, Windows services and categories; conflicts only where both sides tell. */
describe('a logsource and an event of a log', () => {
  const DEFENDER = 'Microsoft-Windows-Windows Defender/Operational';
  const SHELL = 'Microsoft-Windows-PowerShell/Operational';

  it.each<[logsource: string, detection: string, log: object, expected: string]>([
    [
      'windows',
      'EventID: 1\nProvider_Name: Microsoft-Windows-Sysmon\nExecution_ProcessID: 3172\nSecurity_UserID: S-1-5-18\nComputer: host',
      nested(1, {}),
      '1',
    ],
    ['windows', '- HOST', nested(1, {}), '1'],
    ['/process_creation', 'EventID: 1', nested(1, {}), '1'],
    ['windows//sysmon', 'EventID: 1', nested(1, {}), '1'],
    ['windows//security', 'EventID: 1', nested(1, {}), '0'],
    ['linux/process_creation', 'EventID: 1', nested(1, {}), '0'],
    [
      'linux/process_creation',
      'Image: /bin/sh',
      nested(1, { Image: '/bin/sh' }, 'Linux-Sysmon/Operational'),
      '1',
    ],
    [
      'windows//system',
      'EventID: 7045\nServiceName: x',
      nested(
        { '#attributes': { Qualifiers: 16384 }, '#text': 7045 },
        { ServiceName: 'x' },
        'System',
      ),
      '1',
    ],
    ['windows//system', 'EventID: 6005', nested(6005, null, 'System'), '1'],
    ['windows/registry_event', 'Details: x', nested(13, { Details: 'x' }), '1'],
    [
      'windows/registry_add',
      'TargetObject: x',
      nested(12, { EventType: 'CreateKey', TargetObject: 'x' }),
      '1',
    ],
    [
      'windows/registry_add',
      'TargetObject: x',
      nested(12, { EventType: 'DeleteKey', TargetObject: 'x' }),
      '0',
    ],
    ['windows/image_load', 'Signed: false', nested(7, { Signed: 'False' }), '1'],
    [
      'windows/ps_script',
      'ScriptBlockText|contains: iex',
      nested(4104, { ScriptBlockText: 'IEX x' }, SHELL),
      '1',
    ],
    ['windows/ps_script', 'Payload: x', nested(4103, { Payload: 'x' }, SHELL), '0'],
    [
      'windows/ps_classic_start',
      "Data|contains: 'EngineVersion=2.'",
      nested(400, { Data: ['None', '\tEngineVersion=2.0\n'] }, 'Windows PowerShell'),
      '1',
    ],
    ['windows//windefend', 'ThreatName: x', nested(1119, { 'Threat Name': 'x' }, DEFENDER), '1'],
    [
      '/antivirus',
      'Signature: x\nFilename: y',
      nested(1116, { 'Threat Name': 'x', Path: 'y' }, DEFENDER),
      '1',
    ],
    [
      'aws//cloudtrail',
      'userIdentity.type: Root',
      {
        Records: [
          {
            eventSource: 'iam.amazonaws.com',
            eventName: 'CreateUser',
            awsRegion: 'us',
            userIdentity: { type: 'Root' },
          },
        ],
      },
      '1',
    ],
    [
      'windows',
      'eventName: CreateUser',
      { eventSource: 'x', eventName: 'CreateUser', awsRegion: 'us' },
      '0',
    ],
    [
      'zeek//smb_files',
      "path|contains: 'C$'",
      { _path: 'smb_files', uid: 'x', path: '\\\\h\\C$' },
      '1',
    ],
    ['/webserver', "cs-uri-query|contains: '../'", { 'cs-uri-query': '/a/../b' }, '1'],
  ])('%s with %j', (logsource, detection, log, expected) => {
    expect(fires(logsource, detection, readLog(log, 'made.jsonl').events)).toBe(expected);
  });
});

/** Source: what VirusTotal keeps of an event; Kleene's logic on what it does not. */
describe('a rule on a match context', () => {
  const context = (values: object): readonly RecordedEvent[] =>
    eventsOfReport({
      file: { type_tag: 'peexe', sigma_analysis_results: [{ match_context: [{ values }] }] },
    });
  const script = (text: string, more: object = {}): readonly RecordedEvent[] =>
    context({ EventID: '4104', ScriptBlockText: text, ...more });
  const CUT = script(`Write-Host ${'a'.repeat(501)}`);
  const HASH = script('0123456789abcdef'.repeat(4));
  const PIECE = script('a foo b', { MessageNumber: '2', MessageTotal: '3' });

  it.each([
    ['contains: write-host', CUT, '1'],
    ['contains: mimikatz', CUT, '0?1'],
    ['contains|all: [Write-Host, Mimikatz]', CUT, '0?1'],
    ['startswith: Mimikatz', CUT, '0'],
    ['startswith: write-host a', CUT, '1'],
    ['endswith: aaa', CUT, '0?1'],
    ["re: 'a+$'", CUT, '0?1'],
    ["re: '^Zzz'", CUT, '0'],
    ["re: 'Write-\\w+'", CUT, '1'],
    ['neq: x', CUT, '1'],
    ['contains: abcdef', HASH, '0?1'],
    ["re: '^[0-9a-f]{64}$'", HASH, '0?1'],
    ['exists: true', HASH, '1'],
    ['contains: foo', PIECE, '1'],
    ['contains: bar', PIECE, '0?1'],
  ])('ScriptBlockText|%s', (test, events, expected) => {
    expect(fires('windows/ps_script', `ScriptBlockText|${test}`, events)).toBe(expected);
  });

  it.each([
    ['ParentImage: x', '0?1'],
    ['ParentImage: null', '0?1'],
    ['TargetFilename: x', '0'],
    ['TargetFilename: null', '1'],
    ["User|expand: '%admins%'", '0?1'],
  ])('a field that was not kept, or that the event never has: %s', (item, expected) => {
    const events = context({ EventID: '1', Image: 'C:\\cmd.exe', User: 'x' });
    const detection = `Image|endswith: '\\cmd.exe'\n${item}`;
    expect(fires(CREATED, detection, events)).toBe(expected);
  });

  it('keeps a doubt of what a filter asks for', () => {
    const filtered = (text: string): string =>
      `s:\n  ScriptBlockText|contains: write\nf:\n  ScriptBlockText|contains: ${text}\ncondition: s and not f`;
    expect(fires('windows/ps_script', filtered('aaa'), CUT)).toBe('0');
    expect(fires('windows/ps_script', filtered('bbb'), CUT)).toBe('0?1');
  });
});
