import { describe, expect, it } from 'vitest';
import { behaviourRows, eventsOfReport } from '../testdata/model-events.ts';

describe('processes', () => {
  it('are a program and a command line in one text', () => {
    expect(
      behaviourRows({ command_executions: ['C:\\Windows\\System32\\cmd.exe /c whoami'] }),
    ).toEqual([
      {
        at: 'command_executions[0]',
        logsource: 'windows process_creation',
        fields: {
          Image: 'C:\\Windows\\System32\\cmd.exe',
          CommandLine: 'C:\\Windows\\System32\\cmd.exe /c whoami',
        },
      },
    ]);
  });

  it('say how the text was read, and where each field is', () => {
    const [event] = eventsOfReport({
      behaviour: {
        command_executions: ['cmd /c whoami'],
        processes_created: ['C:\\Windows\\System32\\cmd.exe'],
      },
    });
    expect(event?.event.missing).toEqual({ kind: 'not-recorded' });
    const origin = event?.origin;
    expect(origin?.kind === 'behaviour' ? origin.reasoning : undefined).toBe(
      'image and command line are one text in the report; `cmd` is the only program of this name in the report',
    );
    const nodes = origin?.kind === 'behaviour' ? origin.fieldNodes : undefined;
    expect(nodes?.get('CommandLine')).toBe(origin?.kind === 'behaviour' ? origin.node : -1);
    expect(nodes?.get('Image')).not.toBe(nodes?.get('CommandLine'));
  });

  it('have a program without its folder where nothing tells it', () => {
    const rows = behaviourRows({ command_executions: ['powershell -NoP', 'rundll32.exe a.dll,b'] });
    expect(rows.map(({ fields, endOnly }) => [fields['Image'], endOnly])).toEqual([
      ['\\powershell.exe', ['Image']],
      ['\\rundll32.exe', ['Image']],
    ]);
  });

  it('have it too where several programs have the name', () => {
    const rows = behaviourRows({
      command_executions: ['cmd.exe /c a'],
      processes_created: ['C:\\Windows\\System32\\cmd.exe', 'C:\\Windows\\SysWOW64\\cmd.exe'],
    });
    expect(rows).toEqual([
      {
        at: 'command_executions[0]',
        logsource: 'windows process_creation',
        fields: { Image: '\\cmd.exe', CommandLine: 'cmd.exe /c a' },
        endOnly: ['Image'],
      },
    ]);
  });

  it('are one where two lists have the same, or spell it in another way', () => {
    const rows = behaviourRows({
      command_executions: ['C:\\a.exe -x'],
      processes_created: ['C:\\a.exe -x', '<SYSTEM32>\\b.exe', 'C:\\WINDOWS\\system32\\b.exe'],
    });
    expect(rows.map(({ at }) => at)).toEqual(['command_executions[0]', 'processes_created[1]']);
  });

  it('have no command line where only the program is told, and no command accounts for it', () => {
    const rows = behaviourRows({
      command_executions: ['C:\\a.exe -x'],
      processes_created: ['C:\\a.exe', 'C:\\b.exe'],
    });
    expect(rows.map(({ fields }) => fields)).toEqual([
      { Image: 'C:\\a.exe', CommandLine: 'C:\\a.exe -x' },
      { Image: 'C:\\b.exe' },
    ]);
  });

  it('have no words of the sandbox that a command line would redirect with', () => {
    const [row, ...more] = behaviourRows({
      processes_created: [
        '<SYSTEM32>\\cmd.exe /c del <PATH_SAMPLE.EXE> C:\\Users\\<USER>\\a',
        '<PATH_SAMPLE.EXE>',
        '${SamplePath}',
      ],
    });
    expect(row?.fields).toEqual({
      Image: 'C:\\Windows\\System32\\cmd.exe',
      CommandLine: 'C:\\Windows\\System32\\cmd.exe /c del sample.exe C:\\Users\\user\\a',
    });
    expect(more).toEqual([]);
  });

  it('end, and had been started when nothing else says so', () => {
    const rows = behaviourRows({
      processes_created: ['C:\\a.exe'],
      processes_terminated: ['C:\\a.exe', 'C:\\b.exe'],
      processes_killed: ['C:\\c.exe -x'],
    });
    expect(rows.map(({ logsource, fields }) => [logsource, fields])).toEqual([
      ['windows process_creation', { Image: 'C:\\a.exe' }],
      ['windows process_termination', { Image: 'C:\\a.exe' }],
      ['windows process_creation process_termination', { Image: 'C:\\b.exe' }],
      [
        'windows process_creation process_termination',
        { Image: 'C:\\c.exe', CommandLine: 'C:\\c.exe -x' },
      ],
    ]);
  });

  it('have the parent that every tree agrees on', () => {
    const rows = behaviourRows({
      command_executions: ['C:\\a.exe -x', 'C:\\twice.exe'],
      processes_tree: [
        {
          name: 'C:\\root.exe',
          children: [
            { name: 'C:\\a.exe -x', children: [{ name: 'C:\\twice.exe' }] },
            { name: 'C:\\twice.exe' },
          ],
        },
      ],
    });
    expect(rows.map(({ fields }) => fields)).toEqual([
      { Image: 'C:\\a.exe', CommandLine: 'C:\\a.exe -x', ParentImage: 'C:\\root.exe' },
      { Image: 'C:\\twice.exe', CommandLine: 'C:\\twice.exe' },
    ]);
  });

  it('are code injected into another one', () => {
    expect(behaviourRows({ processes_injected: ['%WINDIR%\\explorer.exe'] })).toEqual([
      {
        at: 'processes_injected[0]',
        logsource: 'windows process_access create_remote_thread',
        fields: { TargetImage: 'C:\\Windows\\explorer.exe' },
      },
    ]);
  });

  it('of Linux have the paths of Linux', () => {
    const rows = behaviourRows(
      {
        command_executions: [
          '/bin/sh -c "a | b"',
          'uname -a',
          'wget x',
          './run.sh',
          'unset HISTFILE',
          'nproc',
        ],
        processes_created: ['/usr/bin/uname'],
      },
      'elf',
    );
    expect(
      rows.map(({ logsource, fields, endOnly }) => [logsource, fields['Image'], endOnly]),
    ).toEqual([
      ['linux process_creation', '/bin/sh', undefined],
      ['linux process_creation', '/usr/bin/uname', undefined],
      ['linux process_creation', '/wget', ['Image']],
      ['linux process_creation', '/run.sh', ['Image']],
      ['linux process_creation', undefined, undefined],
      ['linux process_creation', '/nproc', ['Image']],
    ]);
  });
});

describe('files', () => {
  it('are written, deleted, opened, changed', () => {
    const path = '%TEMP%\\a.txt';
    const target = 'C:\\Users\\<USER>\\AppData\\Local\\Temp\\a.txt';
    const rows = behaviourRows({
      files_written: [path],
      files_deleted: [path],
      files_opened: [path],
      files_attribute_changed: [path],
    });
    expect(rows.map(({ logsource, fields }) => [logsource, fields])).toEqual([
      ['windows file_event', { TargetFilename: target }],
      ['windows file_delete file_delete_detected', { TargetFilename: target }],
      ['windows file_access', { TargetFilename: target, FileName: target }],
      ['windows file_change', { TargetFilename: target }],
    ]);
  });

  it('are dropped, by a program and with a hash where told', () => {
    const rows = behaviourRows({
      files_dropped: [
        { path: 'C:\\a.dll', sha256: 'ab', type: 'PE_DLL', process_name: 'C:\\b.exe' },
        { path: 'C:\\a.txt', sha256: 'ab' },
        { sha256: 'ab' },
      ],
    });
    expect(rows.map(({ at, logsource, fields }) => [at, logsource, fields])).toEqual([
      [
        'files_dropped[0].path',
        'windows file_event',
        { TargetFilename: 'C:\\a.dll', Image: 'C:\\b.exe' },
      ],
      [
        'files_dropped[0].path',
        'windows file_executable_detected',
        { TargetFilename: 'C:\\a.dll', Image: 'C:\\b.exe', Hashes: 'SHA256=AB' },
      ],
      ['files_dropped[1].path', 'windows file_event', { TargetFilename: 'C:\\a.txt' }],
    ]);
  });

  it('are copied or renamed', () => {
    const rows = behaviourRows({ files_copied: [{ source: 'C:\\a', destination: 'C:\\b' }] });
    expect(rows.map(({ logsource, fields }) => [logsource, fields])).toEqual([
      ['windows file_event file_rename', { SourceFilename: 'C:\\a', TargetFilename: 'C:\\b' }],
    ]);
  });

  it('are pipes and streams', () => {
    const rows = behaviourRows({
      files_opened: ['\\\\.\\pipe\\made'],
      files_written: ['\\Device\\NamedPipe\\other', 'C:\\a.txt:Zone.Identifier'],
    });
    expect(rows.map(({ logsource, fields }) => [logsource, fields])).toEqual([
      ['windows pipe_created', { PipeName: '\\other' }],
      ['windows file_event create_stream_hash', { TargetFilename: 'C:\\a.txt:Zone.Identifier' }],
      ['windows pipe_created', { PipeName: '\\made' }],
    ]);
  });

  it('have a name without a folder where nothing tells it', () => {
    expect(behaviourRows({ files_opened: ['ds.txt'] })[0]).toMatchObject({
      fields: { TargetFilename: '\\ds.txt' },
      endOnly: ['TargetFilename', 'FileName'],
    });
    expect(behaviourRows({ files_opened: ['ds.txt'] }, 'elf')[0]).toMatchObject({
      logsource: 'linux file_access',
      fields: { TargetFilename: '/ds.txt' },
    });
  });
});

describe('the registry', () => {
  it('is set and deleted, and opening it is no event', () => {
    const rows = behaviourRows({
      registry_keys_set: [
        { key: 'HKEY_CURRENT_USER\\Software\\Run\\a', value: 'b.exe' },
        { key: '<HKLM>\\Software\\n', value: '1' },
        { key: 'HKLM\\Software\\empty' },
        { key: '<HKLM>\\Software\\Classes\\.a\\', value: 'b' },
      ],
      registry_keys_deleted: ['HKLM\\Software\\d'],
      registry_keys_opened: ['HKLM\\Software\\o'],
    });
    expect(rows.map(({ at, logsource, fields }) => [at, logsource, fields])).toEqual([
      [
        'registry_keys_set[0]',
        'windows registry_set registry_event',
        { EventType: 'SetValue', TargetObject: 'HKU\\<SID>\\Software\\Run\\a', Details: 'b.exe' },
      ],
      [
        'registry_keys_set[1]',
        'windows registry_set registry_event',
        {
          EventType: 'SetValue',
          TargetObject: 'HKLM\\Software\\n',
          Details: ['1', 'DWORD (0x00000001)'],
        },
      ],
      [
        'registry_keys_set[2]',
        'windows registry_set registry_event',
        { EventType: 'SetValue', TargetObject: 'HKLM\\Software\\empty' },
      ],
      [
        'registry_keys_set[3]',
        'windows registry_set registry_event',
        {
          EventType: 'SetValue',
          TargetObject: 'HKLM\\Software\\Classes\\.a\\(Default)',
          Details: 'b',
        },
      ],
      [
        'registry_keys_deleted[0]',
        'windows registry_delete registry_event',
        { TargetObject: 'HKLM\\Software\\d' },
      ],
    ]);
  });

  it('is of Windows whatever the sample is', () => {
    const [row] = behaviourRows({ registry_keys_deleted: ['HKLM\\a'] }, 'elf');
    expect(row?.logsource).toBe('windows registry_delete registry_event');
  });
});

it('loads modules and drivers', () => {
  const rows = behaviourRows({
    modules_loaded: ['C:\\a.dll', 'KERNEL32.DLL', 'C:\\b.sys', 'A.dll', '<PATH_SAMPLE.EXE>'],
  });
  expect(
    rows.map(({ logsource, fields, endOnly }) => [logsource, fields['ImageLoaded'], endOnly]),
  ).toEqual([
    ['windows image_load', 'C:\\a.dll', undefined],
    ['windows image_load', '\\KERNEL32.DLL', ['ImageLoaded']],
    ['windows image_load driver_load', 'C:\\b.sys', undefined],
  ]);
});

describe('the system of a value', () => {
  it.each([
    ['elf', '/bin/sh -c x', 'linux'],
    ['macho', '/bin/sh -c x', 'macos'],
    ['peexe', '/bin/sh -c x', 'linux'],
    ['elf', 'C:\\a.exe', 'windows'],
    ['elf', 'powershell.exe -x', 'windows'],
    // The file's type tells nothing, and the values decide.
    ['zip', 'C:\\a.exe', 'windows'],
    ['zip', '/Applications/A.app/Contents/MacOS/A', 'macos'],
    ['zip', '/usr/bin/a', 'linux'],
    ['zip', 'whoami', undefined],
  ])('of a %s with %s is %s', (type, command, product) => {
    const [row] = behaviourRows({ command_executions: [command] }, type);
    expect(row?.logsource).toBe(`${product ?? '?'} process_creation`);
  });

  it('follows the sandbox where the type does not tell', () => {
    const rows = eventsOfReport({
      file: { type_tag: 'zip' },
      behaviour: { command_executions: ['whoami'] },
      sandbox: 'Zenbox macOS',
    });
    expect(rows[0]?.event.logsource.product).toBe('macos');
  });
});

it.each([
  ['nothing at all', {}],
  ['lists of the wrong kind', { files_written: 'a', processes_created: { a: 1 } }],
  ['values of the wrong kind', { files_written: [null, {}, ['a'], ''], ip_traffic: ['a', null] }],
  ['empty objects', { registry_keys_set: [{}], files_copied: [{}], http_conversations: [{}] }],
])('has nothing to say of %s', (_name, behaviour) => {
  expect(behaviourRows(behaviour)).toEqual([]);
});
