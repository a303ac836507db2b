import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { memberOf } from '../../json/json-members.ts';
import { keyOf } from '../../json/json-text.ts';
import type { FieldDraft } from './behaviour-sink.ts';
import type { BehaviourSource } from './process-events.ts';
import { elementsOf, textAt, textMember, type TextAt } from './structure-lists.ts';
import { readUrl } from './read-url.ts';

const CONNECTION: readonly string[] = ['network_connection'];
const LOOKUP: readonly string[] = ['dns_query', 'dns'];
const REQUEST: readonly string[] = ['proxy', ...CONNECTION];

const OUTBOUND: FieldDraft = { name: 'Initiated', value: 'true' };

/** The words of Sysmon for the protocols that it knows. */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['TCP', 'tcp'],
  ['UDP', 'udp'],
]);

/**
 * Adds what the lists of network traffic tell: network_connection, dns_query and dns, proxy for HTTP.
 * Their system is the sample's, since an address does not tell. Never throws. O(values of the lists).
 */
export function addNetworkEvents(source: BehaviourSource): void {
  const { structure, behaviour } = source;
  const names = namesByAddress(structure, behaviour);
  for (const { node, index } of elementsOf(structure, behaviour, 'ip_traffic')) {
    addTraffic(source, `ip_traffic[${index}]`, node, names);
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'dns_lookups')) {
    addLookup(source, `dns_lookups[${index}]`, node);
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'http_conversations')) {
    addHttp(source, `http_conversations[${index}]`, node);
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'smtp_conversations')) {
    addSmtp(source, `smtp_conversations[${index}]`, node);
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'tls')) {
    addTls(source, `tls[${index}]`, node);
  }
}

/** For each address that lookups gave, the name; undefined for an address with several. */
function namesByAddress(
  structure: JsonIndex,
  behaviour: number,
): ReadonlyMap<string, TextAt | undefined> {
  const names = new Map<string, TextAt | undefined>();
  for (const { node } of elementsOf(structure, behaviour, 'dns_lookups')) {
    const name = textMember(structure, node, 'hostname');
    if (name === undefined) continue;
    for (const { node: address } of elementsOf(structure, node, 'resolved_ips')) {
      const text = textAt(structure, address)?.text ?? '';
      const known = names.get(text);
      const isOther = names.has(text) && known?.text !== name.text;
      names.set(text, isOther ? undefined : name);
    }
  }
  return names;
}

function addTraffic(
  source: BehaviourSource,
  path: string,
  node: number,
  names: ReadonlyMap<string, TextAt | undefined>,
): void {
  const { structure, sink, product } = source;
  const address = textMember(structure, node, 'destination_ip');
  if (address === undefined) return;
  const name = names.get(address.text);
  const protocol = textMember(structure, node, 'transport_layer_protocol');
  const word = PROTOCOLS.get(protocol?.text ?? '');
  sink.add({
    path,
    node,
    product: product.sample,
    categories: CONNECTION,
    fields: [
      OUTBOUND,
      field('DestinationIp', address),
      field('DestinationPort', textMember(structure, node, 'destination_port')),
      word === undefined ? undefined : { name: 'Protocol', value: word, node: protocol?.node },
      { name: 'DestinationIsIpv6', value: String(address.text.includes(':')), node: address.node },
      field('DestinationHostname', name),
    ],
    remarks: [
      name === undefined
        ? undefined
        : 'the host name is the only one that was resolved to this address',
    ],
  });
}

/** Rules for dns name the same facts in lower case. Source: Sigma taxonomy, "dns". */
function addLookup(source: BehaviourSource, path: string, node: number): void {
  const { structure, sink, product } = source;
  const name = textMember(structure, node, 'hostname');
  if (name === undefined) return;
  const addresses = elementsOf(structure, node, 'resolved_ips').flatMap(
    (element) => textAt(structure, element.node) ?? [],
  );
  const [first] = addresses;
  sink.add({
    path,
    node,
    product: product.sample,
    categories: LOOKUP,
    fields: [
      field('QueryName', name),
      field('query', name),
      ...(first === undefined
        ? []
        : [
            { name: 'QueryStatus', value: '0' },
            // Sysmon has one text, with IPv4 addresses written as IPv6.
            {
              name: 'QueryResults',
              value: addresses.map(({ text }) => `${mapped(text)};`).join(''),
              node: first.node,
            },
            { name: 'answer', value: addresses.map(({ text }) => text), node: first.node },
          ]),
    ],
  });
}

function mapped(address: string): string {
  return address.includes(':') ? address : `::ffff:${address}`;
}

/** Source: Sigma taxonomy, "proxy"; names as SigmaHQ's rules have them. */
function addHttp(source: BehaviourSource, path: string, node: number): void {
  const { structure, sink, product } = source;
  const url = textMember(structure, node, 'url');
  if (url === undefined) return;
  const parts = readUrl(url.text);
  const part = (name: string, value: string | undefined): FieldDraft | undefined =>
    value === undefined ? undefined : { name, value, node: url.node };
  const header = (key: string): TextAt | undefined => headerOf(structure, node, key);
  const method = textMember(structure, node, 'request_method');
  sink.add({
    path,
    node,
    product: product.sample,
    categories: REQUEST,
    fields: [
      OUTBOUND,
      { name: 'Protocol', value: 'tcp' },
      part('DestinationHostname', parts.host),
      part('DestinationPort', parts.port),
      field('c-uri', url),
      field('cs-uri', url),
      part('c-uri-stem', parts.stem),
      part('cs-uri-stem', parts.stem),
      part('c-uri-query', parts.query),
      part('c-uri-extension', parts.extension),
      part('cs-host', parts.host),
      part('r-dns', parts.host),
      field('cs-method', method),
      field('c-useragent', header('user-agent')),
      field('cs-referrer', header('referer')),
      field('cs-cookie', header('cookie')),
      field('sc-status', textMember(structure, node, 'response_status_code')),
    ],
    remarks: ['host, port and path are parts of the URL'],
  });
}

function addSmtp(source: BehaviourSource, path: string, node: number): void {
  const { structure, sink, product } = source;
  const address = textMember(structure, node, 'destination_ip');
  const name = textMember(structure, node, 'hostname');
  if (address === undefined && name === undefined) return;
  sink.add({
    path,
    node,
    product: product.sample,
    categories: CONNECTION,
    fields: [
      OUTBOUND,
      { name: 'Protocol', value: 'tcp' },
      field('DestinationIp', address),
      field('DestinationPort', textMember(structure, node, 'destination_port')),
      field('DestinationHostname', name),
    ],
  });
}

function addTls(source: BehaviourSource, path: string, node: number): void {
  const { structure, sink, product } = source;
  const name = textMember(structure, node, 'sni');
  if (name === undefined || name.text === '') return;
  sink.add({
    path,
    node,
    product: product.sample,
    categories: CONNECTION,
    fields: [OUTBOUND, { name: 'Protocol', value: 'tcp' }, field('DestinationHostname', name)],
    remarks: ['the host name is the one that the client asked for in TLS'],
  });
}

function field(name: string, value: TextAt | undefined): FieldDraft | undefined {
  return value === undefined ? undefined : { name, value: value.text, node: value.node };
}

/** Sandboxes write the names of headers in any case. */
function headerOf(structure: JsonIndex, node: number, lowered: string): TextAt | undefined {
  const headers = memberOf(structure, node, 'request_headers');
  if (headers === undefined || kindOf(structure, headers) !== 'object') return undefined;
  for (const member of childIds(structure, headers)) {
    if (keyOf(structure, member)?.toLowerCase() === lowered) return textAt(structure, member);
  }
  return undefined;
}
