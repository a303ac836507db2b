import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSandboxRemarks } from './command-prefix.ts';
import { splitUnixCommand, splitWindowsCommand } from './split-command.ts';

const KNOWN = new Set(['C:\\Made Up\\tool', '/opt/made up/tool']);
const isKnown = (path: string): boolean => KNOWN.has(path);

/** Command, program, whether anything follows. */
type Row = readonly [command: string, program: string, hasArguments: boolean];

describe('splitWindowsCommand', () => {
  const rows: readonly Row[] = [
    ['cmd.exe /c dir', 'cmd.exe', true],
    ['whoami', 'whoami', false],
    ['PING 192.0.2.1 -n 1 -w 1000  ', 'PING', true],
    ['"cmd" /c echo', 'cmd', true],
    ['"C:\\Program Files\\Made\\a.exe"', 'C:\\Program Files\\Made\\a.exe', false],
    ['"C:\\Program Files\\Made\\a.exe" ', 'C:\\Program Files\\Made\\a.exe', false],
    ['"%SAMPLEPATH%\\0c7d.exe" /quiet', '%SAMPLEPATH%\\0c7d.exe', true],
    ['\'<SYSTEM32>\\cmd.exe\' /c "x"', '<SYSTEM32>\\cmd.exe', true],
    ['C:\\Program Files\\Made\\a.exe http://b.example', 'C:\\Program Files\\Made\\a.exe', true],
    ['C:\\Windows\\System32\\cmd.exe /c C:\\a b.exe', 'C:\\Windows\\System32\\cmd.exe', true],
    // The program has no ending; the one further on is another program's.
    ['C:\\Windows\\System32\\cmd /c C:\\a b.exe', 'C:\\Windows\\System32\\cmd', true],
    ['C:\\Windows\\cmd C:\\other b.exe', 'C:\\Windows\\cmd', true],
    ['C:\\Users\\<USER>\\My Docs\\a.scr', 'C:\\Users\\<USER>\\My Docs\\a.scr', false],
    ['%TEMP%\\svhost.exe', '%TEMP%\\svhost.exe', false],
    ['${SamplePath}', '${SamplePath}', false],
    ['rundll32.exe C:\\a.dll,Start', 'rundll32.exe', true],
    ['C:\\Made Up\\tool with arguments', 'C:\\Made Up\\tool', true],
    ['C:\\No Ending\\folder name', 'C:\\No Ending\\folder name', false],
    ['C:\\No Ending\\name -x', 'C:\\No', true],
    ['C:\\a.exe,-1 x', 'C:\\a.exe', true],
    ['"C:\\never closed\\a.exe -x', 'C:\\never closed\\a.exe', true],
    ['\\\\server\\share\\a b.bat x', '\\\\server\\share\\a b.bat', true],
    ['', '', false],
    ['   ', '', false],
    ['""', '', false],
  ];
  it.each(rows)('%s', (command, program, hasArguments) => {
    expect(splitWindowsCommand(command, isKnown)).toMatchObject({ program, hasArguments });
  });

  it('says that a path with spaces was not quoted', () => {
    expect(splitWindowsCommand('C:\\a b\\c.exe -x', isKnown).remark).toContain('no quotes');
    expect(splitWindowsCommand('"C:\\a b\\c.exe" -x', isKnown).remark).toBeUndefined();
  });
});

describe('splitUnixCommand', () => {
  const rows: readonly Row[] = [
    ['/bin/sh -c echo x | sh', '/bin/sh', true],
    ['sh -c "echo x"', 'sh', true],
    ['uname', 'uname', false],
    ['"/opt/a b/c" -x', '/opt/a b/c', true],
    ["'/opt/a b/c'", '/opt/a b/c', false],
    ['/opt/a\\ b/c -x', '/opt/a b/c', true],
    ['/opt/made up/tool -x', '/opt/made up/tool', true],
    ['./a.out --flag', './a.out', true],
    [
      '/Applications/Made Up.app/Contents/MacOS/Made Up --type=x',
      '/Applications/Made Up.app/Contents/MacOS/Made Up',
      true,
    ],
    [
      '/Applications/Made Up.app/Contents/MacOS/helper --type=x',
      '/Applications/Made Up.app/Contents/MacOS/helper',
      true,
    ],
    ['ends with\\', 'ends', true],
    ['ends\\', 'ends\\', false],
    ['', '', false],
  ];
  it.each(rows)('%s', (command, program, hasArguments) => {
    expect(splitUnixCommand(command, isKnown)).toMatchObject({ program, hasArguments });
  });
});

it('takes every text apart into a piece of it', () => {
  const unit = fc.constantFrom(
    '"',
    "'",
    ' ',
    '\\',
    '/',
    'C:',
    '.exe',
    '-',
    '%',
    'a',
    '.app/Contents/MacOS/',
  );
  const text = fc.array(unit, { maxLength: 30 }).map((units) => units.join(''));
  fc.assert(
    fc.property(text, (command) => {
      expect(command).toContain(splitWindowsCommand(command, isKnown).program);
      const { program } = splitUnixCommand(command, isKnown);
      expect([command, command.replaceAll('\\ ', ' ')].some((t) => t.includes(program))).toBe(true);
    }),
    { seed: 1, numRuns: 500 },
  );
});

describe('withoutSandboxRemarks', () => {
  it.each([
    ['1234 - C:\\a.exe -x', 'C:\\a.exe -x'],
    ['1234: C:\\a.exe', 'C:\\a.exe'],
    ['(1234) C:\\a.exe', 'C:\\a.exe'],
    ['[1234] C:\\a.exe', 'C:\\a.exe'],
    ['pid 1234: /bin/sh', '/bin/sh'],
    ['PID=1234, /bin/sh', '/bin/sh'],
    ["'C:\\a.exe' -x (with hidden window)", "'C:\\a.exe' -x"],
    ['7z.exe x a.7z', '7z.exe x a.7z'],
    ['1234 -c', '1234 -c'],
    ['1234', '1234'],
    ['1234 - ', '1234 - '],
    ['(crontab -l; echo) | crontab -', '(crontab -l; echo) | crontab -'],
    ['12345678901 - a', '12345678901 - a'],
    ['pidof init', 'pidof init'],
    ['', ''],
  ])('%s', (text, command) => {
    expect(withoutSandboxRemarks(text)).toBe(command);
  });
});
