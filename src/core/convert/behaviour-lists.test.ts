import { describe, expect, it } from 'vitest';

import type { PlainValue } from '../livehunt/testdata/build-module-data.ts';
import { VT_ROOT_TYPE, VT_SCHEMA } from '../vt/vt-schema.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { BEHAVIOUR_LISTS } from './behaviour-lists.ts';
import { convertSigmaFile } from './convert-sigma-file.ts';
import { shortConversion } from './testdata/converted-text.ts';
import { readyText, sampleOf, verdictsOn } from './testdata/evaluate-converted.ts';

describe('the lists of the behaviour', () => {
  it('are in the module, with the members that are read', () => {
    const missing = BEHAVIOUR_LISTS.flatMap(({ path, fields }) => {
      let type: FieldType | undefined = VT_ROOT_TYPE;
      for (const name of path) type = memberType(type, name);
      const element = type?.kind === 'array' ? type.element : undefined;
      if (type?.kind !== 'array' && type?.kind !== 'map') return [path.join('.')];
      return [...fields].flatMap(([field, { member }]) =>
        member === undefined || memberType(element, member) !== undefined ? [] : [field],
      );
    });
    expect(missing).toEqual([]);
  });
});

function memberType(type: FieldType | undefined, name: string): FieldType | undefined {
  if (type?.kind !== 'struct') return undefined;
  return VT_SCHEMA.messages.get(type.message)?.fields.get(name)?.type;
}

describe('a rule whose fields a list has', () => {
  it.each([
    [
      'windows/file_event',
      "s: {TargetFilename|endswith: '.lnk'}\ncondition: s",
      'any files_written: (x iendswith ".lnk") or any files_dropped: (x.path iendswith ".lnk") or ' +
        '(any context: ((not defined c.EventID or c.EventID == "11") and c.TargetFilename iendswith ".lnk"))',
    ],
    [
      'linux/process_creation',
      "s: {CommandLine|contains: ' -d '}\ncondition: s",
      'any processes_created: (x icontains " -d ") or any command_executions: (x icontains " -d ") or ' +
        '(any context: (c.CommandLine icontains " -d "))',
    ],
    [
      'windows/registry_set',
      "s: {TargetObject|contains: '\\Run\\', Details|endswith: '.vbs'}\ncondition: s",
      String.raw`any registry_keys_set: (x.key icontains "\\Run\\" and x.value iendswith ".vbs") or ` +
        String.raw`(any context: (c.TargetObject icontains "\\Run\\" and c.Details iendswith ".vbs"))`,
    ],
    [
      'windows/network_connection',
      "s: {DestinationPort: [4444, 1337], Protocol: tcp, Initiated: 'true'}\ncondition: s",
      'any ip_traffic: ((x.destination_port == 4444 or x.destination_port == 1337) and ' +
        'x.transport_layer_protocol == vt.Net.Protocol.TCP) or ' +
        '(any context: ((c.DestinationPort == "4444" or c.DestinationPort == "1337") and ' +
        'c.Protocol iequals "tcp" and c.Initiated iequals "true"))',
    ],
    [
      'windows/dns_query',
      "s: {QueryName|endswith: '.example'}\ncondition: s",
      'any dns_lookups: (x.hostname iendswith ".example") or (any context: (c.QueryName iendswith ".example"))',
    ],
    [
      'windows//system',
      "s: {Provider_Name: 'Service Control Manager', EventID: 7045, ServiceName: x}\ncondition: s",
      'any services_created: (x iequals "x") or ' +
        '(any context: (c.EventID == "7045" and c.ServiceName iequals "x"))',
    ],
    [
      '/proxy',
      's: {c-uri|contains: /gate, cs-method: POST, sc-status: 200}\ncondition: s',
      'any http_conversations: (x.url icontains "/gate" and ' +
        'x.request_method == vt.Http.Method.POST and x.response_status_code == 200)',
    ],
  ])('%s %s', (logsource, detection, condition) => {
    expect(shortConversion(logsource, detection).condition).toBe(condition);
  });

  it('looks there alone, or in contexts alone, when that is preferred', () => {
    const detection = 's: {TargetObject|contains: x, Image|endswith: y}\ncondition: s';
    expect(shortConversion('windows/registry_set', detection, 'behaviour')).toEqual({
      condition: 'any registry_keys_set: (x.key icontains "x")',
      losses: [
        's: Image|endswith: vt.behaviour.registry_keys_set does not tell the field Image; without it the rule may match more',
      ],
      refusals: [],
    });
    const contexts = shortConversion('windows/registry_set', detection, 'contexts').condition;
    expect(contexts).not.toContain('registry_keys_set');
    expect(shortConversion('windows/registry_set', detection).condition).toBe(contexts);
  });

  it('looks there only for what is sure to hold', () => {
    const lists = (detection: string): string | undefined =>
      /^any \w+/.exec(shortConversion('windows/process_creation', detection).condition ?? '')?.[0];
    const image = String.raw`{Image|endswith: '\x.exe'}`;
    // Either of two names proves the rule; a parent that is not there may be one that is excluded.
    expect(lists(`s: [${image}, {OriginalFileName: x.exe}]\ncondition: s`)).toBe(
      'any processes_created',
    );
    expect(lists(`s: ${image}\nf: {ParentImage: y}\ncondition: s and not f`)).toBeUndefined();
    expect(
      lists(`s: ${image}\nf: {Image|contains: '\\Temp\\'}\ncondition: s and not f`),
    ).toBeUndefined();
  });
});

function isMatch(
  logsource: string,
  selection: string,
  behaviour: Readonly<Record<string, PlainValue>>,
): boolean {
  const text = `title: x\nlogsource: ${logsource}\ndetection:\n  s: ${selection}\n  condition: s\n`;
  const { rule } = convertSigmaFile('x.yml', text, { prefer: 'behaviour' });
  return verdictsOn(readyText(rule ?? ''), sampleOf([], behaviour))[0] === true;
}

describe('a part of a longer text', () => {
  it.each([
    ['C:\\Windows\\System32\\cmd.exe /c dir', true],
    ['"C:\\Program Files\\x y\\cmd.exe" /c dir', true],
    ['CMD.EXE', true],
    ['cmd /c dir', true],
    ['C:\\x\\notcmd.exe', false],
    ['C:\\x\\cmd.exe.bak', false],
    ['C:\\x\\y.exe C:\\Windows\\cmd.exe', false],
  ])('finds the program of %s: %s', (command, expected) => {
    const selection = String.raw`{Image|endswith: '\cmd.exe'}`;
    const lists = { processes_created: [command] };
    expect(isMatch('{category: process_creation}', selection, lists)).toBe(expected);
  });

  it.each([
    ['{cs-host|endswith: .evil.example}', 'http://a.evil.example:8080/x', true],
    ['{cs-host|endswith: .evil.example}', 'http://user@a.evil.example', true],
    ['{cs-host|endswith: .evil.example}', 'http://good.example/?u=a.evil.example', false],
    ['{c-uri-stem|startswith: /gate}', 'http://a.example/gate.php?x', true],
    ['{c-uri-stem|startswith: /gate}', 'http://a.example/x/gate', false],
    ['{c-uri-query|contains: id=}', 'http://a.example/?id=1', true],
    ['{c-uri-query|contains: id=}', 'http://a.example/id=1', false],
    ['{c-uri-extension: exe}', 'http://a.example/x.y/z.exe?a', true],
    ['{c-uri-extension: exe}', 'http://a.exe/x', false],
  ])('%s of %s: %s', (selection, url, expected) => {
    const lists = { http_conversations: [{ url }] };
    expect(isMatch('{category: proxy}', selection, lists)).toBe(expected);
  });

  it('finds a header in any case', () => {
    const lists = {
      http_conversations: [{ url: 'x', request_headers: { 'USER-agent': 'Curl/8' } }],
    };
    const isCurl = (value: string): boolean =>
      isMatch('{category: proxy}', `{c-useragent|contains: ${value}}`, lists);
    expect([isCurl('curl'), isCurl('wget')]).toEqual([true, false]);
  });
});

describe('other spellings of sandboxes', () => {
  it.each([
    [{ key: 'HKEY_LOCAL_MACHINE\\Software\\X', value: '1' }, true],
    [{ key: '\\REGISTRY\\MACHINE\\Software\\X', value: '0x00000001' }, true],
    [{ key: '<HKLM>\\software\\X', value: '01000000' }, true],
    [{ key: 'HKLM\\Software\\X', value: 'DWORD (0x00000001)' }, true],
    [{ key: 'HKLM\\Software\\X', value: '10' }, false],
    [{ key: 'HKU\\Software\\X', value: '1' }, false],
  ])('%s: %s', (element, expected) => {
    const selection = String.raw`{TargetObject|startswith: 'HKLM\Software\', Details: 'DWORD (0x00000001)'}`;
    const lists = { registry_keys_set: [element] };
    expect(isMatch('{category: registry_set}', selection, lists)).toBe(expected);
  });

  it('keep a filter from a list where it may not recognise what it excludes', () => {
    const { condition, losses } = shortConversion(
      'windows/file_event',
      "s: {TargetFilename|endswith: .lnk}\nf: {TargetFilename|startswith: 'C:\\Windows\\'}\ncondition: s and not f",
      'behaviour',
    );
    expect(condition).not.toContain('Windows');
    expect(losses).toEqual([
      'f: TargetFilename|startswith: sandboxes write folders as placeholders, so that a path that is excluded may not be recognised; without it the rule may match more',
    ]);
  });
});
