import { describe, expect, it } from 'vitest';
import { behaviourRows, fieldsOfCategory } from '../testdata/model-events.ts';

describe('the network', () => {
  const rows = behaviourRows({
    ip_traffic: [
      { destination_ip: '192.0.2.1', destination_port: 443, transport_layer_protocol: 'TCP' },
      { destination_ip: '192.0.2.2', destination_port: 53, transport_layer_protocol: 'UDP' },
      { destination_ip: '2001:db8::1' },
    ],
    dns_lookups: [
      { hostname: 'a.example', resolved_ips: ['192.0.2.1', '2001:db8::1'] },
      { hostname: 'b.example', resolved_ips: ['2001:db8::1'] },
      { hostname: 'c.example' },
    ],
    http_conversations: [
      {
        url: 'http://a.example:8080/p/x.php?q=1#f',
        request_method: 'POST',
        request_headers: { 'user-agent': 'made/1', Referer: 'r', Cookie: 'c=1' },
        response_status_code: 200,
      },
    ],
    tls: [{ sni: 'a.example' }],
    smtp_conversations: [{ hostname: 'mail.example', destination_port: 25 }],
  });

  it('has connections, with the name of an address that has one', () => {
    expect(fieldsOfCategory(rows, 'network_connection').slice(0, 3)).toEqual([
      {
        Initiated: 'true',
        DestinationIp: '192.0.2.1',
        DestinationPort: '443',
        Protocol: 'tcp',
        DestinationIsIpv6: 'false',
        DestinationHostname: 'a.example',
      },
      {
        Initiated: 'true',
        DestinationIp: '192.0.2.2',
        DestinationPort: '53',
        Protocol: 'udp',
        DestinationIsIpv6: 'false',
      },
      { Initiated: 'true', DestinationIp: '2001:db8::1', DestinationIsIpv6: 'true' },
    ]);
  });

  it('has lookups under the names of both categories', () => {
    expect(fieldsOfCategory(rows, 'dns_query')).toEqual([
      {
        QueryName: 'a.example',
        query: 'a.example',
        QueryStatus: '0',
        QueryResults: '::ffff:192.0.2.1;2001:db8::1;',
        answer: ['192.0.2.1', '2001:db8::1'],
      },
      {
        QueryName: 'b.example',
        query: 'b.example',
        QueryStatus: '0',
        QueryResults: '2001:db8::1;',
        answer: ['2001:db8::1'],
      },
      { QueryName: 'c.example', query: 'c.example' },
    ]);
  });

  it('has requests as a proxy logs them', () => {
    expect(fieldsOfCategory(rows, 'proxy')).toEqual([
      {
        Initiated: 'true',
        Protocol: 'tcp',
        DestinationHostname: 'a.example',
        DestinationPort: '8080',
        'c-uri': 'http://a.example:8080/p/x.php?q=1#f',
        'cs-uri': 'http://a.example:8080/p/x.php?q=1#f',
        'c-uri-stem': '/p/x.php',
        'cs-uri-stem': '/p/x.php',
        'c-uri-query': 'q=1',
        'c-uri-extension': 'php',
        'cs-host': 'a.example',
        'r-dns': 'a.example',
        'cs-method': 'POST',
        'c-useragent': 'made/1',
        'cs-referrer': 'r',
        'cs-cookie': 'c=1',
        'sc-status': '200',
      },
    ]);
  });

  it('has mail and TLS by their host', () => {
    expect(fieldsOfCategory(rows, 'network_connection').slice(4)).toEqual([
      {
        Initiated: 'true',
        Protocol: 'tcp',
        DestinationPort: '25',
        DestinationHostname: 'mail.example',
      },
      { Initiated: 'true', Protocol: 'tcp', DestinationHostname: 'a.example' },
    ]);
  });
});

it('installs services, with the program from the registry', () => {
  const rows = behaviourRows({
    services_created: ['MadeSvc', 'Other'],
    registry_keys_set: [
      { key: 'HKLM\\SYSTEM\\ControlSet001\\Services\\madesvc\\ImagePath', value: 'C:\\a.exe -k' },
    ],
  });
  expect(
    rows
      .filter(({ at }) => at.startsWith('services'))
      .map(({ logsource, fields }) => [logsource, fields]),
  ).toEqual([
    [
      'windows /system',
      {
        EventID: '7045',
        Channel: 'System',
        Provider_Name: 'Service Control Manager',
        ServiceName: 'MadeSvc',
        ImagePath: 'C:\\a.exe -k',
      },
    ],
    [
      'windows /security',
      {
        EventID: '4697',
        Channel: 'Security',
        Provider_Name: 'Microsoft-Windows-Security-Auditing',
        ServiceName: 'MadeSvc',
        ServiceFileName: 'C:\\a.exe -k',
      },
    ],
    [
      'windows /system',
      {
        EventID: '7045',
        Channel: 'System',
        Provider_Name: 'Service Control Manager',
        ServiceName: 'Other',
      },
    ],
    [
      'windows /security',
      {
        EventID: '4697',
        Channel: 'Security',
        Provider_Name: 'Microsoft-Windows-Security-Auditing',
        ServiceName: 'Other',
      },
    ],
  ]);
});
