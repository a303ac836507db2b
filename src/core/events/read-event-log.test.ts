import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { readEventLog } from './read-event-log.ts';
import { readLog } from './testdata/log-rows.ts';
import { makeEvtx, textValue, type MadeRecord } from './testdata/make-evtx.ts';

const EVENT = '{"EventID":1,"Channel":"Security"}';
const XML = '<Event><System><EventID>1</EventID><Channel>Security</Channel></System></Event>';
const AUDIT = 'type=CWD msg=audit(1604994496.155:92733): cwd="/"';
const RECORD: MadeRecord = {
  kind: 'template',
  eventId: 1,
  channel: 'Security',
  data: [['a', textValue('b')]],
};

it.each([
  ['JSON lines', encodeUtf8(`${EVENT}\n`.repeat(5))],
  ['a JSON list', encodeUtf8(`[${Array.from({ length: 5 }, () => EVENT).join()}]`)],
  ['XML', encodeUtf8(XML.repeat(5))],
  ['auditd', encodeUtf8(`${AUDIT}\n`.repeat(5))],
  ['EVTX', makeEvtx(Array.from({ length: 5 }, () => RECORD))],
])('reads so many events of %s and says that there are more', (_name, bytes) => {
  const log = readEventLog('made', bytes, { maxEvents: 3 });
  expect(log.ok ? log.value.events.length : 0).toBe(3);
  expect(log.ok ? log.value.notes : []).toEqual(['only the first 3 events are read']);
});

it('reads a long list in a wrapper', () => {
  const record = { eventSource: 'a', eventName: 'b', awsRegion: 'c', text: 'x'.repeat(1000) };
  const { events } = readLog({ Records: Array.from({ length: 600 }, () => record) });
  expect(events).toHaveLength(600);
  expect(events[599]?.event.logsource.product).toBe('aws');
});

it.each([
  ['a file object', { data: { type: 'file', id: 'a'.repeat(64), attributes: { sha256: 'x' } } }],
  ['a behaviour', { data: [{ type: 'file_behaviour', id: 'x', attributes: {} }] }],
  ['the structure', { behaviour: { files_written: [] }, metadata: {} }],
])('says that %s is a report', (_name, content) => {
  const log = readEventLog('made.json', encodeUtf8(JSON.stringify(content)));
  expect(log.ok ? '' : log.error.message).toBe('this is a report of VirusTotal, not a log');
});

it('reads a record that has members of a report too', () => {
  const { events } = readLog({ EventID: 1, Channel: 'Security', metadata: { tags: [] } });
  expect(events).toHaveLength(1);
});

it('reads events behind the heads of lines', () => {
  const line = `Aug 18 09:01:28 host sysmon[1]: ${XML}`;
  expect(readLog(`${line}\n${line}\n`, 'syslog').events).toHaveLength(2);
});
