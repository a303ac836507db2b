import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRows, readLog } from '../testdata/log-rows.ts';
import { readAuditLine } from './audit-line.ts';
import type { EventElement } from './event-element.ts';
import { elementsCalled } from './parse-xml.ts';

/** An event as the event viewer exports it. */
function eventXml(id: number, data: string): string {
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon' Guid='{G}'/><EventID>${id}</EventID><TimeCreated SystemTime='2022-08-18T09:01:28.332Z'/><Correlation/><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>host</Computer></System>${data}</Event>`;
}

describe('a log in XML', () => {
  it('has the events of an export', () => {
    const rows = logRows(
      `<?xml version="1.0" encoding="utf-8"?>\n<!-- made -->\n<Events>\n${eventXml(
        1,
        '<EventData><Data Name="Image">C:\\a.exe</Data><Data Name="Some Name"/><Data Name="CommandLine">a &lt;&#x41;&#66;&gt; &amp;&unknown; "</Data></EventData>',
      )}${eventXml(11, '<EventData><Data Name="TargetFilename"><![CDATA[C:\\<b>]]></Data></EventData>')}\n</Events>`,
      'made.xml',
    );
    expect(rows.map(({ logsource }) => logsource)).toEqual([
      'windows process_creation /sysmon',
      'windows file_event /sysmon',
    ]);
    expect(rows[0]?.fields).toEqual({
      Provider_Name: 'Microsoft-Windows-Sysmon',
      Provider_Guid: '{G}',
      EventID: '1',
      TimeCreated_SystemTime: '2022-08-18T09:01:28.332Z',
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Computer: 'host',
      Image: 'C:\\a.exe',
      SomeName: '',
      CommandLine: 'a <AB> &&unknown; "',
    });
    expect(rows[1]?.fields['TargetFilename']).toBe('C:\\<b>');
  });

  it('has the events that evtx_dump prints, each behind its number', () => {
    const rows = logRows(
      [1, 2]
        .map((at) => `Record ${at}\n<?xml version="1.0" encoding="utf-8"?>\n${eventXml(at, '')}\n`)
        .join('\n'),
      'made.xml',
    );
    expect(rows.map(({ fields }) => fields['EventID'])).toEqual(['1', '2']);
  });

  it('has data without names, data of a user, and the message', () => {
    const [classic] = logRows(
      '<Event><System><EventID>400</EventID><Channel>Windows PowerShell</Channel></System><EventData><Data>a</Data><Data>b</Data></EventData></Event>',
    );
    expect(classic?.fields['Data']).toEqual(['a', 'b']);
    const [user] = logRows(
      '<Event><System><EventID>1102</EventID><Channel>Security</Channel></System><UserData><x:Cleared xmlns:x="y"><x:SubjectUserName>made</x:SubjectUserName></x:Cleared></UserData><RenderingInfo><Message>cleared</Message></RenderingInfo></Event>',
    );
    expect(user?.fields).toMatchObject({ SubjectUserName: 'made', Message: 'cleared' });
  });

  it('expands no entity of its own', () => {
    const [row] = logRows(
      `<!DOCTYPE Event [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${eventXml(1, '<EventData><Data Name="Image">&b;</Data></EventData>')}`,
    );
    expect(row?.fields['Image']).toBe('&b;');
  });

  it('keeps what is there of broken XML', () => {
    expect(logRows(`${eventXml(1, '')}<Event><System><EventID>2</EventID>`)).toHaveLength(1);
    expect(logRows(`<Event><System><EventID>3</System></Event>`)[0]?.fields['EventID']).toBe('3');
  });
});

describe('elementsCalled', () => {
  const plain = (element: EventElement): unknown => [
    element.name,
    Object.fromEntries(element.attributes),
    element.children.length > 0 ? element.children.map(plain) : element.value,
  ];
  it.each([
    ['<a/>', [['a', {}, undefined]]],
    ['<a></a>', [['a', {}, undefined]]],
    ['<a>x</a>', [['a', {}, 'x']]],
    ['<p:a q:b="1" c=\'2\' d = "3>"/>', [['a', { b: '1', c: '2', d: '3>' }, undefined]]],
    [
      '<r><a>1</a><a>2</a></r>',
      [
        ['a', {}, '1'],
        ['a', {}, '2'],
      ],
    ],
    ['<a><a>x</a></a>', [['a', {}, [['a', {}, 'x']]]]],
    ['<a>x<b/>y</a>', [['a', {}, [['b', {}, undefined]]]]],
    ['<a><b>x</a>', [['a', {}, [['b', {}, 'x']]]]],
    ['<a></b>x</a>', [['a', {}, 'x']]],
    ['<a>x', []],
    ['<a b', []],
    ['<a b=c>x</a>', [['a', { b: 'c' }, 'x']]],
    ['<a b>x</a>', [['a', {}, 'x']]],
    ['<!-- <a/> --><a/>', [['a', {}, undefined]]],
    ['<a>&#1114112;&#x110000;</a>', [['a', {}, '&#1114112;&#x110000;']]],
  ])('%s', (text, elements) => {
    expect(elementsCalled(text, 'a', 9).map(plain)).toEqual(elements);
  });

  it('leaves out what is nested too deeply', () => {
    const text = `<a>${'<b>'.repeat(5000)}x${'</b>'.repeat(5000)}<c>y</c></a>`;
    const [element] = elementsCalled(text, 'a', 1);
    expect(element?.children.map(({ name }) => name)).toEqual(['b', 'c']);
  });

  it('reads any text', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b',
      '/>',
      '>',
      '"',
      "'",
      '=',
      '&lt;',
      '&#',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<!x[',
      ']',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const { name } of elementsCalled(pieces.join(''), 'a', 9)) expect(name).toBe('a');
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

describe('a log of auditd', () => {
  const HEAD = 'msg=audit(1604994496.155:92733):';
  const LOG = [
    `type=SYSCALL ${HEAD} arch=c000003e syscall=59 success=yes a0=558e ppid=2 pid=3 comm="arp" exe="/usr/sbin/arp" key=(null)`,
    `type=EXECVE ${HEAD} argc=3 a0="arp" a1="-a" a2=6120622063`,
    `type=CWD ${HEAD} cwd="/home/made"`,
    `type=PATH ${HEAD} item=0 name="/usr/sbin/arp" nametype=NORMAL`,
    `type=PROCTITLE ${HEAD} proctitle=617270002D61`,
  ].join('\n');

  it('has an event for each record, with its fields', () => {
    const { events, notes } = readLog(LOG, 'audit.log');
    expect(notes).toEqual([]);
    expect(events.map(({ event }) => event.fields.get('type'))).toEqual([
      'SYSCALL',
      'EXECVE',
      'CWD',
      'PATH',
      'PROCTITLE',
    ]);
    expect(events[1]?.event.fields.get('a2')).toBe('a b c');
    expect(events[4]?.event.fields.get('proctitle')).toBe('arp -a');
    expect(events[0]?.event.time).toBe(1_604_994_496_155);
  });

  it('has a process creation in the record of the system call', () => {
    const [call, argumentsOf] = logRows(LOG);
    expect(call?.logsource).toBe('linux process_creation /auditd');
    expect(call?.fields).toMatchObject({
      SYSCALL: 'execve',
      key: null,
      Image: '/usr/sbin/arp',
      CommandLine: 'arp -a a b c',
      CurrentDirectory: '/home/made',
      ProcessId: '3',
      ParentProcessId: '2',
    });
    expect(argumentsOf?.logsource).toBe('linux /auditd');
  });

  it('skips what ausearch prints, and tells of lines of another kind', () => {
    const { events, notes } = readLog(`----\ntime->Tue\n${LOG}\nnonsense\n\n`);
    expect(events).toHaveLength(5);
    expect(notes).toEqual(['lines that are no record of auditd: 1 (8)']);
  });

  it.each([
    [
      `node=host type=USER_CMD ${HEAD} pid=1 uid=0 msg='cwd="/root" cmd=6C73202D6C terminal=pts/0 res=success'`,
      { type: 'USER_CMD', pid: '1', cwd: '/root', cmd: 'ls -l', res: 'success' },
    ],
    [
      `type=SYSCALL ${HEAD} arch=c000003e syscall=319 key="a b"\u001dARCH=x86_64 SYSCALL=memfd_create AUID="made"`,
      { SYSCALL: 'memfd_create', key: 'a b', AUID: 'made' },
    ],
    [
      `type=USER_AUTH ${HEAD} acct="a", exe="/usr/bin/b", hostname=?, res=failed`,
      { acct: 'a', exe: '/usr/bin/b', hostname: '?', res: 'failed' },
    ],
    [`type=SYSCALL ${HEAD} arch=40000028 syscall=11 a=1`, { syscall: '11' }],
    [`type=EXECVE ${HEAD} argc=1 a0=ABC`, { a0: 'ABC' }],
    [`type=X ${HEAD} comm=deadbeef`, { comm: 'deadbeef' }],
    [
      `type=AUOMS_EXECVE audit(1652292621.986:1): syscall=execve exe="/bin/bash" cmdline="bash -c "{echo,x}|{bash,-i}"" redactors= containerid=`,
      {
        syscall: 'execve',
        SYSCALL: 'execve',
        cmdline: 'bash -c "{echo,x}|{bash,-i}"',
        redactors: '',
      },
    ],
    [
      `type=AUOMS_EXECVE audit(1652292621.986:1): exe="/bin/x" proctitle=/bin/x -Da=b c redactors= containerid=`,
      { proctitle: '/bin/x -Da=b c', containerid: '' },
    ],
  ])('reads %s', (line, fields) => {
    expect(Object.fromEntries(readAuditLine(line)?.fields ?? [])).toMatchObject(fields);
  });

  it.each([['type=x'], ['a type=SYSCALL'], ['prototype=SYSCALL msg=audit(1:2):'], ['']])(
    'is not %j',
    (line) => {
      expect(readAuditLine(line)).toBeUndefined();
    },
  );

  it('reads any line', () => {
    const piece = fc.constantFrom(
      'type=EXECVE ',
      HEAD,
      ' ',
      'a=',
      '"',
      "'",
      '=',
      ',',
      '\u001d',
      '6120',
      'msg=',
      '(null)',
      'audit(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const record = readAuditLine(`type=EXECVE ${HEAD} ${pieces.join('')}`);
        expect(record?.fields.has('type')).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
