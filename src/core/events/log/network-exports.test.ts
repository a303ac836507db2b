import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import { TIME } from '../testdata/made-process.ts';

const ZEEK = {
  ts: 1741064767.89,
  uid: 'C1',
  'id.orig_h': '10.0.0.1',
  'id.resp_h': '192.0.2.1',
  'id.resp_p': 53,
};

const LOGS: readonly ExportedLog[] = [
  {
    name: 'Zeek with the name of the log',
    content: `${JSON.stringify({ _path: 'smb_files', ...ZEEK, action: 'SMB::FILE_OPEN', path: '\\\\h\\C$', name: 'made.exe' })}\n`,
    logsource: 'zeek /smb_files',
    time: TIME,
    rule: ['zeek//smb_files', "path|endswith: 'C$'\nname|endswith: '.exe'"],
  },
  {
    name: 'Zeek without it',
    file: 'dns.log',
    content: `${JSON.stringify({ ...ZEEK, trans_id: 1, query: 'a.example', qtype_name: 'TXT', answers: ['x'] })}\n`,
    logsource: 'zeek dns /dns',
    fields: { answer: ['x'] },
    time: TIME,
    rule: ['/dns', 'query: a.example\nrecord_type: TXT'],
  },
  {
    name: 'Zeek of HTTP',
    content: `${JSON.stringify({ ...ZEEK, trans_depth: 1, method: 'GET', host: 'a.example', uri: '/x.exe', user_agent: 'made' })}\n`,
    logsource: 'zeek proxy /http',
    rule: ['/proxy', "c-uri|endswith: '.exe'\nc-useragent: made\ncs-method: GET"],
  },
  {
    name: 'Zeek, a log that nothing tells',
    content: `${JSON.stringify({ ...ZEEK, made: 1 })}\n`,
    logsource: 'zeek',
    fields: { made: 1 },
    rule: ['zeek//dns', 'made: 1'],
  },
  {
    name: 'Suricata of DNS',
    file: 'eve.json',
    content: `${JSON.stringify({ timestamp: '2025-03-04T05:06:07.890000+0000', flow_id: 1, event_type: 'dns', src_ip: '10.0.0.1', dest_ip: '192.0.2.1', proto: 'UDP', dns: { type: 'query', rrname: 'a.example', rrtype: 'A' } })}\n`,
    logsource: 'suricata dns /dns',
    time: TIME,
    rule: ['/dns', 'query: a.example\nrecord_type: A'],
  },
  {
    name: 'Suricata of DNS, third version',
    content: {
      flow_id: 1,
      event_type: 'dns',
      src_ip: '10.0.0.1',
      proto: 'UDP',
      dns: { version: 3, queries: [{ rrname: 'a.example' }] },
    },
    logsource: 'suricata dns /dns',
    rule: ['/dns', 'query: a.example'],
  },
  {
    name: 'an alert of Suricata',
    content: {
      timestamp: '2025-03-04T05:06:07.890000+0000',
      flow_id: 1,
      event_type: 'alert',
      src_ip: '10.0.0.1',
      dest_ip: '192.0.2.1',
      proto: 'TCP',
      alert: { signature: 'made', severity: 1 },
      http: { hostname: 'a.example', url: '/x', http_method: 'GET' },
    },
    logsource: 'suricata /alert',
    fields: { 'cs-method': 'GET' },
    rule: ['suricata', 'alert.signature: made'],
  },
  {
    name: 'a firewall of nobody',
    file: 'made.jsonl',
    content: `${JSON.stringify({ date: 'x', dst_port: 3389, action: 'forward' })}\n`,
    logsource: '? ?',
    fields: { dst_port: 3389 },
    rule: ['/firewall', 'dst_port: 3389\naction: forward'],
  },
];

describeExports('events out of the network', LOGS);
