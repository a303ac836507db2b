/** The parts of a URL that rules name; undefined for one that is not there. */
export interface UrlParts {
  readonly host: string | undefined;
  readonly port: string | undefined;
  /** The path, from its slash. */
  readonly stem: string | undefined;
  /** Without the question mark. */
  readonly query: string | undefined;
  /** Of the last part of the path, without the dot. */
  readonly extension: string | undefined;
}

/** Source: RFC 9110, and what sandboxes write. */
const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ftp', '21'],
]);

/**
 * Takes a URL apart as it is written: nothing is decoded, and a text that is no URL gives the parts
 * that it has. The port is the scheme's where the URL has none. Never throws. O(length).
 */
export function readUrl(url: string): UrlParts {
  const schemeEnd = url.indexOf('://');
  const scheme = schemeEnd === -1 ? '' : url.slice(0, schemeEnd).toLowerCase();
  const start = schemeEnd === -1 ? 0 : schemeEnd + 3;
  const authorityEnd = firstOf(url, '/?#', start);
  const authority = url.slice(start, authorityEnd);
  const fragment = firstOf(url, '#', authorityEnd);
  const queryStart = firstOf(url, '?', authorityEnd);
  const stem = url.slice(authorityEnd, Math.min(queryStart, fragment));
  const { host, port } = hostOf(authority.slice(authority.lastIndexOf('@') + 1));
  return {
    host: host === '' ? undefined : host,
    port: port ?? DEFAULT_PORTS.get(scheme),
    stem: stem === '' ? undefined : stem,
    query: queryStart < fragment ? url.slice(queryStart + 1, fragment) : undefined,
    extension: extensionOf(stem),
  };
}

function hostOf(authority: string): { readonly host: string; readonly port: string | undefined } {
  const bracket = authority.startsWith('[') ? authority.indexOf(']') : -1;
  const colon = authority.indexOf(':', bracket + 1);
  const host = colon === -1 ? authority : authority.slice(0, colon);
  const port = colon === -1 ? '' : authority.slice(colon + 1);
  return {
    host: bracket === -1 ? host : host.slice(1, -1),
    port: port === '' ? undefined : port,
  };
}

function extensionOf(stem: string): string | undefined {
  const name = stem.slice(stem.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot === -1 || dot === name.length - 1 ? undefined : name.slice(dot + 1);
}

/** The first place of any of the signs; the end of the text where there is none. */
function firstOf(text: string, signs: string, start: number): number {
  for (let at = start; at < text.length; at++) if (signs.includes(text.charAt(at))) return at;
  return text.length;
}
