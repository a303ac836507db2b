import { describe, expect, it } from 'vitest';
import { registryDetails } from './registry-details.ts';
import { sysmonRegistryPath } from './registry-path.ts';
import { sysmonPath } from './windows-path.ts';

describe('sysmonRegistryPath', () => {
  it.each([
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Made', 'HKLM\\SOFTWARE\\Made'],
    ['\\REGISTRY\\MACHINE\\SOFTWARE\\Made', 'HKLM\\SOFTWARE\\Made'],
    ['\\Registry\\Machine\\Software\\Made', 'HKLM\\Software\\Made'],
    ['<HKLM>\\Software\\Made', 'HKLM\\Software\\Made'],
    ['HKLM\\Software\\Made', 'HKLM\\Software\\Made'],
    ['Computer\\HKEY_LOCAL_MACHINE\\Made', 'HKLM\\Made'],
    ['\\REGISTRY\\USER\\S-1-5-21-1-500\\Software', 'HKU\\S-1-5-21-1-500\\Software'],
    ['HKEY_USERS\\.DEFAULT\\Software', 'HKU\\.DEFAULT\\Software'],
    ['HKEY_CURRENT_USER\\Software\\Made', 'HKU\\<SID>\\Software\\Made'],
    ['<HKCU>\\Environment', 'HKU\\<SID>\\Environment'],
    ['HKCU\\Software\\Classes\\mscfile\\shell', 'HKU\\<SID>_Classes\\mscfile\\shell'],
    ['HKU\\S-1-5-21-1\\Software\\Classes', 'HKU\\S-1-5-21-1_Classes'],
    ['HKCU\\Software\\ClassesMade', 'HKU\\<SID>\\Software\\ClassesMade'],
    ['HKEY_CLASSES_ROOT\\.txt', 'HKCR\\.txt'],
    [
      'HKLM\\SYSTEM\\ControlSet001\\Services\\Made',
      'HKLM\\System\\CurrentControlSet\\Services\\Made',
    ],
    ['HKLM\\SYSTEM\\ControlSet0011\\Made', 'HKLM\\SYSTEM\\ControlSet0011\\Made'],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Made', 'HKLM\\SYSTEM\\CurrentControlSet\\Made'],
    ['<HKCU>\\MountPoints2\\{1}\\\\BaseClass', 'HKU\\<SID>\\MountPoints2\\{1}\\BaseClass'],
    ['<HKLM>\\Software\\Policy\\', 'HKLM\\Software\\Policy'],
    ['HKLM', 'HKLM'],
    ['HKLMX\\a', 'HKLMX\\a'],
    ['\\Device\\HarddiskVolume2\\a', '\\Device\\HarddiskVolume2\\a'],
    ['', ''],
  ])('%s', (written, sysmon) => {
    const { path, remark } = sysmonRegistryPath(written);
    expect(path).toBe(sysmon);
    expect(remark === undefined).toBe(written === sysmon);
  });
});

describe('sysmonPath', () => {
  it.each([
    ['<SYSTEM32>\\cmd.exe', 'C:\\Windows\\System32\\cmd.exe'],
    ['%WINDIR%\\explorer.exe', 'C:\\Windows\\explorer.exe'],
    ['%windir%\\syswow64\\cmd.exe', 'C:\\Windows\\syswow64\\cmd.exe'],
    ['%TEMP%\\a.exe', 'C:\\Users\\<USER>\\AppData\\Local\\Temp\\a.exe'],
    ['%%AppData%%\\a\\b.vbs', 'C:\\Users\\<USER>\\AppData\\Roaming\\a\\b.vbs'],
    ['%USERPROFILE%\\Desktop', 'C:\\Users\\<USER>\\Desktop'],
    ['%CommonProgramFiles%\\a\\b.exe', 'C:\\Program Files\\Common Files\\a\\b.exe'],
    ['%CONHOST%', 'C:\\Windows\\System32\\conhost.exe'],
    ['\\??\\C:\\Windows\\a.exe', 'C:\\Windows\\a.exe'],
    ['\\\\?\\C:\\a', 'C:\\a'],
    ['\\??\\%USERPROFILE%\\a.sys', 'C:\\Users\\<USER>\\a.sys'],
    ['C:/Windows/a.exe', 'C:\\Windows\\a.exe'],
    ['C:\\a.exe\u0000', 'C:\\a.exe'],
    // Nobody says where the sample lies.
    ['%SAMPLEPATH%\\a.exe', '%SAMPLEPATH%\\a.exe'],
    ['${SamplePath}', '${SamplePath}'],
    ['<PATH_SAMPLE.EXE>', '<PATH_SAMPLE.EXE>'],
    ['<CURRENT_DIR>\\a.eky', '<CURRENT_DIR>\\a.eky'],
    ['%TEMP%x\\a', '%TEMP%x\\a'],
    ['\\\\.\\C:', '\\\\.\\C:'],
    ['\\\\?\\UNC\\server\\a', '\\\\?\\UNC\\server\\a'],
    ['C:\\Windows\\a.exe', 'C:\\Windows\\a.exe'],
    ['', ''],
  ])('%s', (written, sysmon) => {
    const { path, remark } = sysmonPath(written);
    expect(path).toBe(sysmon);
    expect(remark === undefined).toBe(written === sysmon);
  });
});

describe('registryDetails', () => {
  it.each([
    ['wscript.exe a.vbs', ['wscript.exe a.vbs']],
    ['Made\u0000', ['Made']],
    ['DWORD (0x00000001)', ['DWORD (0x00000001)']],
    ['1', ['1', 'DWORD (0x00000001)']],
    ['0', ['0', 'DWORD (0x00000000)']],
    ['4294967295', ['4294967295', 'DWORD (0xffffffff)']],
    ['4294967296', ['4294967296', 'QWORD (0x00000001-0x00000000)']],
    ['0x00000003', ['0x00000003', 'DWORD (0x00000003)']],
    ['0x0000000000000001', ['0x0000000000000001', 'QWORD (0x00000000-0x00000001)']],
    ['01000000', ['01000000', 'DWORD (0x00000001)']],
    ['18446744073709551616', ['18446744073709551616']],
    ['3C0000003800000001', ['3C0000003800000001']],
    ['0x', ['0x']],
    ['5.2.1', ['5.2.1']],
    ['', ['']],
  ])('%j', (text, spellings) => {
    expect(registryDetails(text).spellings).toEqual(spellings);
  });
});
