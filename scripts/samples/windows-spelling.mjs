/**
 * How Windows sandboxes spell the same place. Facts are written once with tokens such as `{system}` and `{hkcu}`;
 * each sandbox prints them in its own way, which is why a literal rule often misses.
 */

export const USER_SID = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const OLD_USER_SID = 'S-1-5-21-1409082233-1417001333-839522115-500';

/** Keyed by sandbox. `sampleName`: what the sandbox called the sample's file. */
const SPELLINGS = {
  'Microsoft Sysinternals': (sampleName) => ({
    sample: `%SAMPLEPATH%\\${sampleName}`,
    home: '%USERPROFILE%',
    appdata: '%USERPROFILE%\\AppData\\Roaming',
    local: '%USERPROFILE%\\AppData\\Local',
    temp: '%USERPROFILE%\\AppData\\Local\\Temp',
    system: 'C:\\Windows\\System32',
    windows: 'C:\\Windows',
    programs: 'C:\\Program Files',
    hklm: 'HKLM',
    hkcu: `HKU\\${USER_SID}`,
  }),
  Zenbox: (sampleName) => ({
    sample: `C:\\Users\\user\\Desktop\\${sampleName}`,
    home: 'C:\\Users\\user',
    appdata: 'C:\\Users\\user\\AppData\\Roaming',
    local: 'C:\\Users\\user\\AppData\\Local',
    temp: 'C:\\Users\\user\\AppData\\Local\\Temp',
    system: 'C:\\Windows\\System32',
    windows: 'C:\\Windows',
    programs: 'C:\\Program Files',
    hklm: 'HKEY_LOCAL_MACHINE',
    hkcu: 'HKEY_CURRENT_USER',
  }),
  'Dr.Web vxCube': () => ({
    sample: '<PATH_SAMPLE.EXE>',
    home: '%HOMEPATH%',
    appdata: '%APPDATA%',
    local: '%LOCALAPPDATA%',
    temp: '%TEMP%',
    system: '<SYSTEM32>',
    windows: '%WINDIR%',
    programs: '%ProgramFiles%',
    hklm: '<HKLM>',
    hkcu: '<HKCU>',
  }),
  'Tencent HABO': () => ({
    sample: 'C:\\Documents and Settings\\Administrator\\Local Settings\\Temp\\EB93A6\\996E.exe',
    home: 'C:\\Documents and Settings\\Administrator',
    appdata: 'C:\\Documents and Settings\\Administrator\\Application Data',
    local: 'C:\\Documents and Settings\\Administrator\\Local Settings\\Application Data',
    temp: 'C:\\DOCUME~1\\ADMINI~1\\LOCALS~1\\Temp',
    system: 'C:\\WINDOWS\\system32',
    windows: 'C:\\WINDOWS',
    programs: 'C:\\Program Files',
    hklm: '\\REGISTRY\\MACHINE',
    hkcu: `\\REGISTRY\\USER\\${OLD_USER_SID}`,
  }),
  /** Static only: it names no place. */
  CAPA: () => ({}),
  'VirusTotal Jujubox': () => ({
    sample: '${SamplePath}',
    home: 'C:\\Users\\<USER>',
    appdata: '%%AppData%%',
    local: 'C:\\Users\\<USER>\\AppData\\Local',
    temp: 'C:\\Users\\<USER>\\AppData\\Local\\Temp',
    system: 'C:\\Windows\\system32',
    windows: '%windir%',
    programs: 'C:\\Program Files',
    hklm: 'HKLM',
    hkcu: 'HKCU',
  }),
};

/** A function that replaces the tokens of a text. A brace that is no token (a GUID) stays. */
export function windowsSpelling(sandbox, sampleName) {
  const places = SPELLINGS[sandbox](sampleName);
  return (text) => text.replace(/\{([a-z]+)\}/g, (whole, token) => places[token] ?? whole);
}

/** Numbers the nodes of a process tree written as `[name, ...children]`; ids are strings, as in the API. */
export function processTree({ roots, spell, random }) {
  const build = ([name, ...children]) => ({
    process_id: String(4 * random.integer(180, 2300)),
    name: spell(name),
    ...(children.length > 0 && { children: children.map(build) }),
  });
  return roots.map(build);
}
