/**
 * The channels behind each service that Windows rules name, as the event log writes them.
 * Sources: Sigma taxonomy (Windows services), pySigma's `windows_logsource_mapping`, SigmaHQ tests/thor.yml.
 */
const CHANNELS_BY_SERVICE: readonly (readonly [service: string, channels: readonly string[]])[] = [
  ['application', ['Application']],
  [
    'application-experience',
    [
      'Microsoft-Windows-Application-Experience/Program-Telemetry',
      'Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant',
    ],
  ],
  [
    'applocker',
    [
      'Microsoft-Windows-AppLocker/MSI and Script',
      'Microsoft-Windows-AppLocker/EXE and DLL',
      'Microsoft-Windows-AppLocker/EXE and DLL Management',
      'Microsoft-Windows-AppLocker/Packaged app-Deployment',
      'Microsoft-Windows-AppLocker/Packaged app-Execution',
    ],
  ],
  ['appmodel-runtime', ['Microsoft-Windows-AppModel-Runtime/Admin']],
  ['appxdeployment-server', ['Microsoft-Windows-AppXDeploymentServer/Operational']],
  ['appxpackaging-om', ['Microsoft-Windows-AppxPackaging/Operational']],
  ['bitlocker', ['Microsoft-Windows-BitLocker/BitLocker Management']],
  ['bits-client', ['Microsoft-Windows-Bits-Client/Operational']],
  ['capi2', ['Microsoft-Windows-CAPI2/Operational']],
  [
    'certificateservicesclient-lifecycle-system',
    ['Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational'],
  ],
  ['codeintegrity-operational', ['Microsoft-Windows-CodeIntegrity/Operational']],
  ['dhcp', ['Microsoft-Windows-DHCP-Server/Operational']],
  ['diagnosis-scripted', ['Microsoft-Windows-Diagnosis-Scripted/Operational']],
  ['dns-client', ['Microsoft-Windows-DNS Client Events/Operational']],
  ['dns-server', ['DNS Server']],
  ['dns-server-analytic', ['Microsoft-Windows-DNS-Server/Analytical']],
  ['dns-server-audit', ['Microsoft-Windows-DNS-Server/Audit']],
  ['driver-framework', ['Microsoft-Windows-DriverFrameworks-UserMode/Operational']],
  ['firewall-as', ['Microsoft-Windows-Windows Firewall With Advanced Security/Firewall']],
  [
    'hyper-v-worker',
    ['Microsoft-Windows-Hyper-V-Worker', 'Microsoft-Windows-Hyper-V-Worker-Admin'],
  ],
  ['iis-configuration', ['Microsoft-IIS-Configuration/Operational']],
  ['kernel-event-tracing', ['Microsoft-Windows-Kernel-EventTracing']],
  [
    'kernel-shimengine',
    [
      'Microsoft-Windows-Kernel-ShimEngine/Operational',
      'Microsoft-Windows-Kernel-ShimEngine/Diagnostic',
    ],
  ],
  ['ldap', ['Microsoft-Windows-LDAP-Client/Debug']],
  ['ldap_debug', ['Microsoft-Windows-LDAP-Client/Debug']],
  ['lsa-server', ['Microsoft-Windows-LSA/Operational']],
  [
    'microsoft-servicebus-client',
    ['Microsoft-ServiceBus-Client', 'Microsoft-ServiceBus-Client/Operational'],
  ],
  ['msexchange-management', ['MSExchange Management']],
  ['ntfs', ['Microsoft-Windows-Ntfs/Operational']],
  ['ntlm', ['Microsoft-Windows-NTLM/Operational']],
  ['openssh', ['OpenSSH/Operational']],
  ['powershell', ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational']],
  ['powershell-classic', ['Windows PowerShell']],
  ['printservice-admin', ['Microsoft-Windows-PrintService/Admin']],
  ['printservice-operational', ['Microsoft-Windows-PrintService/Operational']],
  ['security', ['Security']],
  [
    'security-mitigations',
    [
      'Microsoft-Windows-Security-Mitigations/Kernel Mode',
      'Microsoft-Windows-Security-Mitigations/User Mode',
    ],
  ],
  ['sense', ['Microsoft-Windows-SENSE/Operational']],
  ['shell-core', ['Microsoft-Windows-Shell-Core/Operational']],
  ['smbclient-connectivity', ['Microsoft-Windows-SmbClient/Connectivity']],
  ['smbclient-security', ['Microsoft-Windows-SmbClient/Security']],
  ['smbserver-connectivity', ['Microsoft-Windows-SMBServer/Connectivity']],
  ['sysmon', ['Microsoft-Windows-Sysmon/Operational', 'Linux-Sysmon/Operational']],
  ['system', ['System']],
  ['taskscheduler', ['Microsoft-Windows-TaskScheduler/Operational']],
  [
    'terminalservices-localsessionmanager',
    ['Microsoft-Windows-TerminalServices-LocalSessionManager/Operational'],
  ],
  ['vhdmp', ['Microsoft-Windows-VHDMP/Operational', 'Microsoft-Windows-VHDMP-Operational']],
  ['windefend', ['Microsoft-Windows-Windows Defender/Operational']],
  ['winrm', ['Microsoft-Windows-WinRM/Operational']],
  ['wmi', ['Microsoft-Windows-WMI-Activity/Operational']],
];

const SERVICES_BY_CHANNEL: ReadonlyMap<string, readonly string[]> = servicesByChannel();

function servicesByChannel(): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  for (const [service, channels] of CHANNELS_BY_SERVICE) {
    for (const channel of channels) {
      const key = channel.toLowerCase();
      const known = services.get(key);
      if (known === undefined) services.set(key, [service]);
      else known.push(service);
    }
  }
  return services;
}

/** What stands before a channel's name when it is one of Windows' own. */
const WINDOWS_PREFIX = 'microsoft-windows-';

/**
 * The Sigma services that a channel of the Windows event log belongs to, lower case. The channel is
 * compared without case. A channel that the table does not know gives what a rule's author would most
 * likely call it: its name without `Microsoft-Windows-`, with and without the part after the slash.
 * Never throws.
 */
export function servicesOfChannel(channel: string): readonly string[] {
  const key = channel.toLowerCase();
  const known = SERVICES_BY_CHANNEL.get(key);
  if (known !== undefined) return known;
  const short = key.startsWith(WINDOWS_PREFIX) ? key.slice(WINDOWS_PREFIX.length) : key;
  const slash = short.indexOf('/');
  if (slash === -1) return [short];
  return [short.slice(0, slash), short.replaceAll('/', '-')];
}

/** The channel that a provider of events writes to, where a record names only the provider. */
const CHANNELS_BY_PROVIDER: ReadonlyMap<string, string> = new Map([
  ['microsoft-windows-sysmon', 'Microsoft-Windows-Sysmon/Operational'],
  ['linux-sysmon', 'Linux-Sysmon/Operational'],
  ['microsoft-windows-security-auditing', 'Security'],
  ['microsoft-windows-eventlog', 'Security'],
  ['microsoft-windows-powershell', 'Microsoft-Windows-PowerShell/Operational'],
  ['powershellcore', 'PowerShellCore/Operational'],
  ['powershell', 'Windows PowerShell'],
  ['service control manager', 'System'],
  ['microsoft-windows-windows defender', 'Microsoft-Windows-Windows Defender/Operational'],
  ['microsoft-windows-taskscheduler', 'Microsoft-Windows-TaskScheduler/Operational'],
  ['microsoft-windows-wmi-activity', 'Microsoft-Windows-WMI-Activity/Operational'],
  ['microsoft-windows-bits-client', 'Microsoft-Windows-Bits-Client/Operational'],
  ['microsoft-windows-codeintegrity', 'Microsoft-Windows-CodeIntegrity/Operational'],
  ['microsoft-windows-ntlm', 'Microsoft-Windows-NTLM/Operational'],
  ['microsoft-windows-dns-client', 'Microsoft-Windows-DNS Client Events/Operational'],
]);

/** The channel of a provider; undefined for one that is not known to have a single one. Never throws. */
export function channelOfProvider(provider: string): string | undefined {
  return CHANNELS_BY_PROVIDER.get(provider.toLowerCase());
}

/** Every service of the table, for tests and for people. */
export const WINDOWS_SERVICES: readonly string[] = CHANNELS_BY_SERVICE.map(([service]) => service);
