/**
 * What nearly every Windows program does while it starts. It makes most of a real report and is why reports need
 * a search: keys and files that the loader of the system, the runtime and the network stack touch.
 */

const SESSION_MANAGER = '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
const IFEO =
  '{hklm}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options';
const POLICIES = 'SOFTWARE\\Policies\\Microsoft\\Windows';
const WINSOCK = '{hklm}\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters';
const TCPIP = '{hklm}\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const CRYPTO = '{hklm}\\SOFTWARE\\Microsoft\\Cryptography';
const EXPLORER = 'Software\\Microsoft\\Windows\\CurrentVersion\\Explorer';
const INTERNET = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const ZONES = ['0', '1', '2', '3', '4'];
const LANGUAGE_KEYS = ['Alternate Sorts', 'CustomLocale', 'ExtendedLocale', 'Language Groups'];
const SHELL_FOLDERS = ['AppData', 'Cache', 'Cookies', 'History', 'Local AppData', 'Personal'];

/** Keys that are opened only to be read. */
export const OPENED_KEYS = [
  SESSION_MANAGER,
  `${SESSION_MANAGER}\\SafeDllSearchMode`,
  `${SESSION_MANAGER}\\AppCertDlls`,
  `${SESSION_MANAGER}\\AppCompatibility`,
  `${SESSION_MANAGER}\\CWDIllegalInDLLSearch`,
  `${SESSION_MANAGER}\\Segment Heap`,
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\SafeBoot\\Option',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Srp\\GP\\DLL',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\TSAppCompat',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\AccessProviders',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\MUI\\Settings',
  ...LANGUAGE_KEYS.map((key) => `{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Nls\\Locale\\${key}`),
  '{hklm}\\SYSTEM\\CurrentControlSet\\Control\\Nls\\Sorting\\Versions',
  '{hklm}\\SYSTEM\\Setup\\SystemSetupInProgress',
  '{hklm}\\HARDWARE\\DESCRIPTION\\System\\BIOS\\SystemManufacturer',
  '{hklm}\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0\\ProcessorNameString',
  `{hklm}\\${POLICIES}\\Safer\\CodeIdentifiers`,
  `{hklm}\\${POLICIES}\\Safer\\CodeIdentifiers\\TransparentEnabled`,
  `{hkcu}\\${POLICIES}\\Safer\\CodeIdentifiers`,
  `{hklm}\\${POLICIES}\\System`,
  `{hklm}\\${POLICIES}\\AppCompat`,
  '{hklm}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\GRE_Initialize',
  '{hklm}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Compatibility32',
  '{hklm}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\IME Compatibility',
  '{hklm}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Windows',
  '{hklm}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Diagnostics',
  '{hklm}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList',
  IFEO,
  ...['rundll32.exe', 'wscript.exe', 'cmd.exe', 'powershell.exe'].map((name) => `${IFEO}\\${name}`),
  '{hklm}\\SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting\\WMR',
  '{hklm}\\SOFTWARE\\Microsoft\\COM3',
  '{hklm}\\SOFTWARE\\Microsoft\\Ole',
  '{hklm}\\SOFTWARE\\Microsoft\\Ole\\FeatureDevelopmentProperties',
  '{hklm}\\SOFTWARE\\Microsoft\\Rpc\\Extensions',
  '{hklm}\\SOFTWARE\\Microsoft\\SQMClient\\Windows',
  '{hklm}\\SOFTWARE\\Microsoft\\CTF\\Compatibility',
  '{hklm}\\SOFTWARE\\Microsoft\\CTF\\SystemShared',
  '{hklm}\\SOFTWARE\\Microsoft\\.NETFramework\\Policy\\v4.0',
  `${CRYPTO}\\MachineGuid`,
  `${CRYPTO}\\Configuration`,
  `${CRYPTO}\\Defaults\\Provider\\Microsoft Strong Cryptographic Provider`,
  `${CRYPTO}\\OID\\EncodingType 0\\CertDllOpenStoreProv`,
  ...['Root', 'CA', 'Disallowed', 'TrustedPeople', 'trust'].map(
    (store) => `{hklm}\\SOFTWARE\\Microsoft\\SystemCertificates\\${store}\\Certificates`,
  ),
  `${WINSOCK}\\Namespace_Catalog5`,
  `${WINSOCK}\\NameSpace_Catalog5\\Catalog_Entries64\\000000000001`,
  `${WINSOCK}\\NameSpace_Catalog5\\Catalog_Entries64\\000000000002`,
  `${WINSOCK}\\Protocol_Catalog9\\Catalog_Entries64\\000000000001`,
  TCPIP,
  `${TCPIP}\\Hostname`,
  `${TCPIP}\\Domain`,
  `${TCPIP}\\Interfaces\\{7E1B5A64-0A64-4C1B-9B71-52D6F1A90C3E}`,
  '{hklm}\\SYSTEM\\CurrentControlSet\\Services\\Dnscache\\Parameters',
  '{hklm}\\SYSTEM\\CurrentControlSet\\Services\\LDAP',
  `{hklm}\\${EXPLORER}\\FolderDescriptions\\{3EB685DB-65F9-4CF6-A03A-E3EF65729F3D}`,
  `{hkcu}\\${EXPLORER}\\Advanced`,
  `{hkcu}\\${EXPLORER}\\SessionInfo\\1`,
  ...SHELL_FOLDERS.map((name) => `{hkcu}\\${EXPLORER}\\User Shell Folders\\${name}`),
  `{hkcu}\\${INTERNET}`,
  `{hkcu}\\${INTERNET}\\5.0\\Cache`,
  `{hkcu}\\${INTERNET}\\Connections`,
  ...ZONES.map((zone) => `{hkcu}\\${INTERNET}\\Zones\\${zone}`),
  ...ZONES.map((zone) => `{hklm}\\${INTERNET}\\Lockdown_Zones\\${zone}`),
  '{hkcu}\\Control Panel\\Desktop\\MuiCached\\MachineLanguageConfiguration',
  '{hkcu}\\Control Panel\\International',
  '{hkcu}\\Keyboard Layout\\Toggle',
  '{hkcu}\\Software\\Microsoft\\CTF\\LayoutIcon',
  '{hkcu}\\Software\\Classes\\Local Settings',
];

/** Libraries of the system, without the folder. */
export const SYSTEM_LIBRARIES = [
  ['ntdll.dll', 'kernel32.dll', 'KernelBase.dll', 'user32.dll', 'win32u.dll', 'gdi32.dll'],
  ['gdi32full.dll', 'msvcp_win.dll', 'ucrtbase.dll', 'advapi32.dll', 'msvcrt.dll', 'sechost.dll'],
  [
    'rpcrt4.dll',
    'bcrypt.dll',
    'bcryptPrimitives.dll',
    'crypt32.dll',
    'cryptsp.dll',
    'cryptbase.dll',
  ],
  ['rsaenh.dll', 'combase.dll', 'ole32.dll', 'oleaut32.dll', 'shell32.dll', 'shlwapi.dll'],
  ['shcore.dll', 'imm32.dll', 'uxtheme.dll', 'version.dll', 'wininet.dll', 'winhttp.dll'],
  ['ws2_32.dll', 'mswsock.dll', 'dnsapi.dll', 'IPHLPAPI.DLL', 'nsi.dll', 'rasadhlp.dll'],
  ['FWPUCLNT.DLL', 'schannel.dll', 'ncrypt.dll', 'mskeyprotect.dll', 'userenv.dll', 'profapi.dll'],
  ['sspicli.dll', 'wtsapi32.dll', 'netapi32.dll', 'logoncli.dll', 'wbemcomn.dll', 'amsi.dll'],
].flat();

/** Files that are opened only to be read. */
export const OPENED_FILES = [
  ...SYSTEM_LIBRARIES.map((name) => `{system}\\${name}`),
  '{windows}\\Globalization\\Sorting\\SortDefault.nls',
  '{windows}\\Fonts\\StaticCache.dat',
  '{windows}\\Registration\\R000000000006.clb',
  '{system}\\en-US\\KERNELBASE.dll.mui',
  '{system}\\en-US\\wscript.exe.mui',
  '{system}\\drivers\\etc\\hosts',
  '{system}\\tzres.dll',
  '{home}',
  '{local}\\Microsoft\\Windows\\INetCache\\counters.dat',
  '{local}\\Microsoft\\Windows\\History\\desktop.ini',
  '\\Device\\Afd\\Endpoint',
  '\\Device\\KsecDD',
  '\\Device\\CNG',
  '\\\\.\\PIPE\\lsarpc',
  '\\\\.\\PIPE\\wkssvc',
];

/** Mutexes of the system. */
export const SYSTEM_MUTEXES = [
  'Local\\SM0:4128:304:WilStaging_02',
  'Local\\SM0:4128:120:WilError_03',
  'Local\\ZonesCacheCounterMutex',
  'Local\\ZonesLockedCacheCounterMutex',
  'IESQMMUTEX_0_208',
  'CicLoadWinStaWinSta0',
  'Local\\MSCTF.CtfMonitorInstMutexDefault1',
];
