import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { isEventLog, mayBeReport } from './is-event-log.ts';

const EVENT = '{"EventID":1,"Channel":"Security"}';

/** Whether a text, or the JSON of a value, is taken for a log. */
function isLog(content: unknown, fileName = 'made.json'): boolean {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return isEventLog(fileName, encodeUtf8(text));
}

describe('a log', () => {
  it.each([
    ['a record', EVENT],
    ['a list of records', `[${EVENT}]`],
    ['lines behind a comment', `# made\n${EVENT}`],
    ['what evtx_dump prints', `Record 1\n{\n  "Event": {}\n}`],
    [
      'the XML that evtx_dump prints',
      'Record 1\n<?xml version="1.0"?>\n<Event><System><Provider Guid="{A}"/></System></Event>',
    ],
    ['a nested event', { Event: { System: {} } }],
    ['a part of it', { System: {}, EventData: {} }],
    ['winlogbeat', { '@timestamp': 'x', winlog: {} }],
    ['keys with dots', { 'winlog.channel': 'x' }],
    ['syslog', { SyslogMessage: 'x' }],
    ['a match context', { rule_title: 'x', values: { EventID: '1' } }],
    ['hayabusa', { Timestamp: 'x', RuleTitle: 'x', Channel: 'Sysmon' }],
    ['chainsaw', [{ group: 'x', kind: 'individual', document: {} }]],
    ['CloudTrail', { Records: [] }],
    ['a reply of Elasticsearch', { took: 1, hits: { hits: [] } }],
    ['XML', '\ufeff<?xml version="1.0"?><Events><Event/></Events>'],
    ['XML in lines of syslog', 'Aug 18 09:01:28 host sysmon: <Event><System/></Event>'],
    ['Wazuh', { data: { win: {} } }],
    ['auditd', 'type=SYSCALL msg=audit(1604994496.155:92733): arch=c000003e'],
    ['ausearch', '----\ntype=SYSCALL msg=audit(1604994496.155:92733): arch=c000003e'],
    ['a list of objects of no known kind', [{ a: 1 }, { a: 2 }]],
    ['lines of such objects', '{"a":1}\n{"a":2}\n'],
    ['a record whose head is cut', `{"EventID":1,"Channel":"${'x'.repeat(40_000)}"}`],
  ])('is %s', (_name, content) => {
    expect(isLog(content)).toBe(true);
  });

  it('is EVTX, whatever its name', () => {
    expect(isEventLog('made.bin', encodeUtf8('ElfFile\u0000\u0000'))).toBe(true);
    expect(isEventLog('made.evtx', encodeUtf8('ElfFile'))).toBe(true);
  });

  it('is a file of records by its name, where these are of no known kind', () => {
    expect(isLog({ a: 1 }, 'made.jsonl')).toBe(true);
    expect(isLog({ a: 1 }, 'made.NDJSON')).toBe(true);
    expect(isLog({ a: 1 }, 'made.json')).toBe(false);
  });

  it('may be UTF-16', () => {
    const bytes = Uint8Array.from(
      `\ufeff${EVENT}`
        .split('')
        .flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]),
    );
    expect(isEventLog('made.json', bytes)).toBe(true);
  });
});

describe('no log', () => {
  it.each([
    ['a file object', { data: { type: 'file', id: 'x', attributes: { EventID: 1 } } }],
    ['a file object without data', { type: 'file', attributes: {} }],
    ['a list of behaviours', { data: [{ type: 'file_behaviour', attributes: {} }] }],
    ['attributes', { sha256: 'x', last_analysis_stats: {} }],
    [
      'a behaviour summary',
      { data: { sigma_analysis_results: [{ match_context: [{ values: { EventID: '1' } }] }] } },
    ],
    ['the structure', { behaviour: {}, metadata: {} }],
    ['vt-cli', [{ _id: 'x', _type: 'file' }]],
    ['an error', { error: { code: 'x' } }],
    ['another object', { a: 1 }],
    ['a YARA rule', 'rule a { condition: true }'],
    ['a Sigma rule', 'title: a\ndetection:\n  selection:\n    EventID: 1\n'],
    ['another XML', '<html></html>'],
    ['a rule that quotes an event', 'title: a\ndescription: about <Event> elements\n'],
    ['nothing', ''],
  ])('is %s', (_name, content) => {
    expect(isLog(content)).toBe(false);
  });

  it('is a feed of reports, whatever its name', () => {
    expect(
      isLog('{"type":"file","attributes":{}}\n{"type":"file","attributes":{}}', 'feed.jsonl'),
    ).toBe(false);
  });
});

it.each([
  [{ CommandLine: 'x' }, false],
  [[{ F: '0x8000' }], false],
  [{ type: 'EXECVE', a0: 'x' }, false],
  [{ id: 1, type: 'x', data: { a: 1 } }, false],
  [{ data: { type: 'file' } }, true],
  [{ data: [{ id: 'x', type: 'file' }] }, true],
  [{ data: { files_written: [] } }, true],
  [{ type: 'url', id: 'x', links: {} }, true],
  [{ error: { code: 'x' } }, true],
  [{ sha256: 'x', md5: 'y' }, true],
  [{ processes_created: [] }, true],
  ['', true],
  ['nonsense', true],
  ['[]', true],
])('takes %j for a possible report: %s', (content, isReport) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  expect(mayBeReport(encodeUtf8(text))).toBe(isReport);
});
