import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../recorded-event.ts';
import { eventsOfReport, rowOf } from '../testdata/model-events.ts';

/** The events of match contexts with these values. */
function contexts(values: readonly object[], type = 'peexe'): readonly RecordedEvent[] {
  return eventsOfReport({
    file: {
      type_tag: type,
      sigma_analysis_results: [
        {
          rule_title: 'Made up',
          rule_level: 'low',
          match_context: values.map((context) => ({ values: context })),
        },
      ],
    },
  });
}

function onlyContext(values: object, type?: string): RecordedEvent {
  const [event] = contexts([values], type);
  if (event === undefined) throw new Error('no event');
  return event;
}

describe('the logsource of a match context', () => {
  it.each([
    [{ EventID: '1', Image: 'C:\\a.exe' }, 'windows process_creation /sysmon'],
    [{ EventID: '3', DestinationIp: '192.0.2.1' }, 'windows network_connection /sysmon'],
    [{ EventID: '11', TargetFilename: 'C:\\a' }, 'windows file_event /sysmon'],
    [
      { EventID: '12', EventType: 'CreateKey', TargetObject: 'HKLM\\a' },
      'windows registry_event registry_add /sysmon',
    ],
    [
      { EventID: '12', EventType: 'DeleteValue', TargetObject: 'HKLM\\a' },
      'windows registry_event registry_delete /sysmon',
    ],
    [
      { EventID: '12', TargetObject: 'HKLM\\a' },
      'windows registry_event registry_add registry_delete /sysmon',
    ],
    [{ EventID: '13', TargetObject: 'HKLM\\a' }, 'windows registry_event registry_set /sysmon'],
    [{ EventID: '6', ImageLoaded: 'C:\\a.sys' }, 'windows driver_load /sysmon'],
    [{ EventID: '4104', ScriptBlockText: 'iex' }, 'windows ps_script /powershell'],
    [{ EventID: '4103', Payload: 'iex' }, 'windows ps_module /powershell'],
    [{ EventID: '4672', PrivilegeList: 'SeDebug' }, 'windows /security'],
    [{ EventID: '5038', param1: 'C:\\a.sys' }, 'windows /security'],
    [{ EventID: '4732', MemberSid: 'S-1-5-18' }, 'windows /security'],
    [{ EventID: '7045', ServiceName: 'made' }, 'windows /system'],
    // A small number that several channels have, with fields that are not Sysmon's.
    [{ EventID: '3', Something: 'else', Other: 'x' }, 'windows ?'],
    [{ EventID: '90210', Anything: 'x' }, 'windows ?'],
    [{ ScriptBlockText: 'iex' }, 'windows ps_script /powershell'],
    [{ TargetObject: 'HKLM\\a', Details: 'b' }, 'windows registry_event registry_set /sysmon'],
    [
      { Image: 'C:\\a.exe', CommandLine: 'a.exe -x', ParentImage: 'C:\\b.exe' },
      'windows process_creation /sysmon',
    ],
    [{ Nothing: 'known' }, 'windows ?'],
  ])('of %j is %s', (values, logsource) => {
    expect(rowOf(onlyContext(values)).logsource).toBe(logsource);
  });

  it('names every kind of event that an event without EventID may be', () => {
    expect(onlyContext({ ImageLoaded: 'C:\\a.dll' }).event.logsource).toEqual({
      product: 'windows',
      categories: ['driver_load', 'image_load'],
      services: ['sysmon'],
    });
  });

  it.each([
    ['linux', { Image: '/usr/bin/curl', CommandLine: 'curl -O x' }, 'elf'],
    ['linux', { EventID: '1', Image: '/usr/bin/curl' }, 'peexe'],
    ['macos', { Image: '/Applications/A.app/Contents/MacOS/A' }, 'peexe'],
    ['macos', { CommandLine: 'curl -O x' }, 'macho'],
    ['linux', { CommandLine: 'unset HISTFILE' }, 'shellscript'],
    ['windows', { TargetObject: 'HKLM\\a', Details: 'b' }, 'elf'],
    ['windows', { Image: 'C:\\a.exe', CommandLine: 'a' }, 'elf'],
    [undefined, { CommandLine: 'whoami' }, 'zip'],
  ])('has the product %s', (product, values, type) => {
    expect(onlyContext(values, type).event.logsource.product).toBe(product);
  });
});

describe('what is missing from a match context', () => {
  it('may have been there when the event has such a field, and was not there otherwise', () => {
    const { missing } = onlyContext({ EventID: '11', TargetFilename: 'C:\\a' }).event;
    expect(missing.kind).toBe('not-recorded');
    const only = missing.kind === 'not-recorded' ? missing.only : undefined;
    expect(only?.has('Image')).toBe(true);
    expect(only?.has('Channel')).toBe(true);
    expect(only?.has('Provider_Name')).toBe(true);
    expect(only?.has('TargetFilename')).toBe(false);
    expect(only?.has('CommandLine')).toBe(false);
  });

  it('may be anything in an event that is not known', () => {
    expect(onlyContext({ EventID: '90210', A: 'x' }).event.missing).toEqual({
      kind: 'not-recorded',
    });
    expect(onlyContext({ EventID: '4732', A: 'x' }).event.missing).toEqual({
      kind: 'not-recorded',
    });
  });
});

describe('the fields of a match context', () => {
  it('are texts, with their nodes, without spaces in their names', () => {
    const { event, origin } = onlyContext({
      EventID: '1116',
      'Threat Name': 'Made',
      Path: 'file:_C:\\a',
    });
    expect(event.fields).toEqual(
      new Map([
        ['EventID', '1116'],
        ['ThreatName', 'Made'],
        ['Path', 'file:_C:\\a'],
        ['Signature', 'Made'],
        ['Filename', 'file:_C:\\a'],
      ]),
    );
    expect(event.logsource.categories).toEqual(['antivirus']);
    const nodes = origin.kind === 'match-context' ? origin.fieldNodes : new Map<string, number>();
    expect(nodes.get('Signature')).toBe(nodes.get('ThreatName'));
    expect(nodes.size).toBe(event.fields.size);
  });

  it('have the names of a process creation when the Security channel logged one', () => {
    const { event } = onlyContext({
      EventID: '4688',
      NewProcessName: 'C:\\a.exe',
      ParentProcessName: 'C:\\b.exe',
      CommandLine: 'a.exe -x',
      MandatoryLabel: 'S-1-16-12288',
    });
    expect(Object.fromEntries(event.fields)).toMatchObject({
      Image: 'C:\\a.exe',
      ParentImage: 'C:\\b.exe',
      CommandLine: 'a.exe -x',
      IntegrityLevel: 'High',
    });
    expect(event.logsource.categories).toEqual(['process_creation']);
  });

  it('keep names that objects of JavaScript have', () => {
    const { event } = onlyContext({ EventID: '1', Image: 'C:\\a.exe', constructor: 'x' });
    expect(event.fields.get('constructor')).toBe('x');
    expect(event.fields.get('toString')).toBeUndefined();
  });

  it('tell the time', () => {
    expect(onlyContext({ EventID: '1', UtcTime: '2022-08-18 09:01:28.332' }).event.time).toBe(
      Date.UTC(2022, 7, 18, 9, 1, 28, 332),
    );
    expect(onlyContext({ EventID: '1', UtcTime: '1663900413' }).event.time).toBe(1_663_900_413_000);
    expect(onlyContext({ EventID: '1', Image: 'C:\\a.exe' }).event.time).toBeUndefined();
  });
});

it('gives one event for each context, with its place, and none for an empty one', () => {
  const events = contexts([
    { EventID: '1', Image: 'C:\\a.exe' },
    {},
    { EventID: '1', Image: 'C:\\a.exe' },
  ]);
  expect(events.map((event) => rowOf(event).at)).toEqual(['0.0', '0.2']);
});

describe('a value that is not what happened', () => {
  const long = 'x'.repeat(512);
  const hash = '0123456789abcdef'.repeat(4);
  it.each([
    [
      'a text of the length of the cut',
      'ScriptBlockText',
      { ScriptBlockText: long },
      { kind: 'truncated' },
    ],
    ['a cut value of another field', 'CommandLine', { CommandLine: long }, { kind: 'truncated' }],
    [
      'a text whose characters are counted',
      'ScriptBlockText',
      { ScriptBlockText: '😀'.repeat(512) },
      { kind: 'truncated' },
    ],
    ['a longer text', 'ScriptBlockText', { ScriptBlockText: `${long}x` }, undefined],
    ['a shorter text', 'ScriptBlockText', { ScriptBlockText: 'x'.repeat(511) }, undefined],
    [
      'a hash instead of the text',
      'ScriptBlockText',
      { ScriptBlockText: hash },
      { kind: 'hashed' },
    ],
    [
      'a hash instead of a command',
      'CommandLine',
      { CommandLine: hash.toUpperCase() },
      { kind: 'hashed' },
    ],
    ['a hash that is the value', 'Hashes', { Hashes: hash }, undefined],
    [
      '64 characters that are no hash',
      'ScriptBlockText',
      { ScriptBlockText: `${hash.slice(1)}g` },
      undefined,
    ],
    [
      'a piece of several',
      'ScriptBlockText',
      { ScriptBlockText: 'x', MessageNumber: '2', MessageTotal: '3' },
      { kind: 'fragment', part: 2, of: 3 },
    ],
    [
      'a piece that is cut too',
      'ScriptBlockText',
      { ScriptBlockText: long, MessageNumber: '1', MessageTotal: '3' },
      { kind: 'fragment', part: 1, of: 3 },
    ],
    [
      'a piece with the numbers as bytes',
      'ScriptBlockText',
      { ScriptBlockText: 'x', MessageNumber: '\u0001', MessageTotal: '\u0002' },
      { kind: 'fragment', part: 1, of: 2 },
    ],
    [
      'the only piece',
      'ScriptBlockText',
      { ScriptBlockText: 'x', MessageNumber: '1', MessageTotal: '1' },
      undefined,
    ],
    [
      'a piece that has no total',
      'ScriptBlockText',
      { ScriptBlockText: 'x', MessageNumber: '4' },
      { kind: 'fragment', part: 4, of: 4 },
    ],
  ])('%s', (_name, field, values, loss) => {
    const { event } = onlyContext({ EventID: '4104', ...values });
    expect(event.losses.get(field)).toEqual(loss);
    expect(event.losses.size).toBe(loss === undefined ? 0 : 1);
  });
});
