import { describe, expect, it } from 'vitest';
import { SYSMON_EVENTS, sysmonCategories } from './sysmon-events.ts';
import { servicesOfChannel, WINDOWS_SERVICES } from './windows-channels.ts';
import { isSecurityEvent, windowsCategories } from './windows-events.ts';
import { logsourceOfWindows } from './windows-logsource.ts';

const NO_HEAD = {
  channel: undefined,
  provider: undefined,
  eventId: undefined,
  eventType: undefined,
};
const SYSMON = 'Microsoft-Windows-Sysmon/Operational';

describe('sysmonCategories', () => {
  it.each([
    ['1', 'process_creation'],
    ['2', 'file_change'],
    ['3', 'network_connection'],
    ['4', 'sysmon_status'],
    ['5', 'process_termination'],
    ['6', 'driver_load'],
    ['7', 'image_load'],
    ['8', 'create_remote_thread'],
    ['9', 'raw_access_thread raw_access_read'],
    ['10', 'process_access'],
    ['11', 'file_event'],
    ['13', 'registry_event registry_set'],
    ['14', 'registry_event registry_rename'],
    ['15', 'create_stream_hash'],
    ['16', 'sysmon_status'],
    ['17', 'pipe_created'],
    ['18', 'pipe_created'],
    ['19', 'wmi_event'],
    ['20', 'wmi_event'],
    ['21', 'wmi_event'],
    ['22', 'dns_query'],
    ['23', 'file_delete'],
    ['24', 'clipboard_capture clipboard_change'],
    ['25', 'process_tampering'],
    ['26', 'file_delete_detected'],
    ['27', 'file_block_executable'],
    ['28', 'file_block_shredding'],
    ['29', 'file_executable_detected'],
    ['255', 'sysmon_error'],
    ['30', ''],
  ])('of event %s', (eventId, categories) => {
    expect(sysmonCategories(eventId, undefined).join(' ')).toBe(categories);
  });

  it.each([
    ['CreateKey', 'registry_event registry_add'],
    ['DeleteKey', 'registry_event registry_delete'],
    ['DeleteValue', 'registry_event registry_delete'],
    ['deletevalue', 'registry_event registry_delete'],
    ['Other', 'registry_event registry_add registry_delete'],
    [undefined, 'registry_event registry_add registry_delete'],
  ])('of event 12 with %s', (eventType, categories) => {
    expect(sysmonCategories('12', eventType).join(' ')).toBe(categories);
  });

  it('has the fields that rules ask for', () => {
    const has = (id: string, field: string): boolean =>
      SYSMON_EVENTS.get(id)?.fields.includes(field) === true;
    expect(has('1', 'ParentCommandLine')).toBe(true);
    expect(has('1', 'TargetFilename')).toBe(false);
    expect(has('13', 'Details')).toBe(true);
    expect(has('12', 'Details')).toBe(false);
    expect(has('3', 'DestinationHostname')).toBe(true);
    expect(has('10', 'CallTrace')).toBe(true);
  });
});

describe('servicesOfChannel', () => {
  it.each([
    ['Security', ['security']],
    ['security', ['security']],
    [SYSMON, ['sysmon']],
    ['Linux-Sysmon/Operational', ['sysmon']],
    ['PowerShellCore/Operational', ['powershell']],
    ['Windows PowerShell', ['powershell-classic']],
    ['Microsoft-Windows-AppLocker/MSI and Script', ['applocker']],
    ['Microsoft-Windows-LDAP-Client/Debug', ['ldap', 'ldap_debug']],
    ['Microsoft-Windows-Windows Defender/Operational', ['windefend']],
    // Not in the table: what a rule would most likely call it.
    ['Microsoft-Windows-Made-Up/Operational', ['made-up', 'made-up-operational']],
    ['Made Up', ['made up']],
  ])('of %s', (channel, services) => {
    expect(servicesOfChannel(channel)).toEqual(services);
  });

  it('knows every service of the taxonomy', () => {
    expect(new Set(WINDOWS_SERVICES).size).toBe(WINDOWS_SERVICES.length);
    expect(WINDOWS_SERVICES.length).toBeGreaterThanOrEqual(39);
  });
});

describe('windowsCategories', () => {
  it.each([
    ['powershell', '4104', ['ps_script']],
    ['powershell', '4103', ['ps_module']],
    ['powershell', '4105', []],
    ['powershell-classic', '400', ['ps_classic_start']],
    ['powershell-classic', '600', ['ps_classic_provider_start']],
    ['powershell-classic', '800', ['ps_classic_script']],
    ['security', '4688', ['process_creation']],
    ['security', '4689', []],
    ['system', '4688', []],
    ['appxdeployment-server', '400', []],
    ['windefend', '1006', ['antivirus']],
    ['windefend', '1019', ['antivirus']],
    ['windefend', '1115', ['antivirus']],
    ['windefend', '1116', ['antivirus']],
    ['windefend', '1117', []],
    ['windefend', '1020', []],
    ['security', '1116', []],
  ])('of %s %s', (service, eventId, categories) => {
    expect(windowsCategories(service, eventId)).toEqual(categories);
  });

  it.each([
    ['4624', true],
    ['5038', true],
    ['1102', true],
    ['4104', false],
    ['7045', false],
    ['1', false],
    ['', false],
    ['x', false],
  ])('Security alone has %s: %s', (eventId, isSecurity) => {
    expect(isSecurityEvent(eventId)).toBe(isSecurity);
  });
});

describe('logsourceOfWindows', () => {
  it.each([
    [{ channel: SYSMON, eventId: '1' }, 'windows', ['process_creation'], ['sysmon']],
    [{ channel: 'Linux-Sysmon/Operational', eventId: '11' }, 'linux', ['file_event'], ['sysmon']],
    [{ channel: SYSMON }, 'windows', undefined, ['sysmon']],
    [
      { provider: 'Microsoft-Windows-Sysmon', eventId: '1' },
      'windows',
      ['process_creation'],
      ['sysmon'],
    ],
    [
      { provider: 'Microsoft-Windows-Security-Auditing', eventId: '4688' },
      'windows',
      ['process_creation'],
      ['security'],
    ],
    [{ provider: 'Made', eventId: '1' }, 'windows', undefined, undefined],
    [
      { channel: 'Security', provider: 'Microsoft-Windows-Sysmon', eventId: '1' },
      'windows',
      [],
      ['security'],
    ],
    [{ channel: 'RPCFW', eventId: '3' }, 'rpc_firewall', ['application'], ['rpc_firewall']],
    [{}, 'windows', undefined, undefined],
  ])('of %j', (head, product, categories, services) => {
    expect(logsourceOfWindows({ ...NO_HEAD, ...head })).toEqual({ product, categories, services });
  });
});
