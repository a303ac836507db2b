/** What ends one field's value and begins the next one's name. */
const SEPARATOR = "', $";

/**
 * The fields of a Sigma match context in the form that VirusTotal's deprecated sigma_analysis object
 * has: `$CommandLine: 'whoami', $EventID: '1'`. A value may hold quotes and commas; it ends where a
 * quote is followed by the next field or by the end. Undefined for text of another form. Where a name
 * comes twice, the last one counts. Never throws. Source: docs.virustotal.com/reference/files-sigma_analysis.
 */
export function parseMatchContextText(text: string): ReadonlyMap<string, string> | undefined {
  if (!text.startsWith('$') || !text.endsWith("'")) return undefined;
  const fields = new Map<string, string>();
  let name = nameAt(text, 1);
  while (name !== undefined) {
    const start = name.end;
    let end = text.indexOf(SEPARATOR, start);
    let next = end < 0 ? undefined : nameAt(text, end + SEPARATOR.length);
    while (end >= 0 && next === undefined) {
      end = text.indexOf(SEPARATOR, end + SEPARATOR.length);
      next = end < 0 ? undefined : nameAt(text, end + SEPARATOR.length);
    }
    if (end < 0 && start >= text.length) return undefined;
    fields.set(name.text, text.slice(start, end < 0 ? text.length - 1 : end));
    name = next;
  }
  return fields.size > 0 ? fields : undefined;
}

/** The field name at `at` when `: '` follows it; `end` is where its value begins. */
function nameAt(text: string, at: number): { text: string; end: number } | undefined {
  let end = at;
  while (isNamePart(text.charCodeAt(end))) end++;
  if (end === at || !text.startsWith(": '", end)) return undefined;
  return { text: text.slice(at, end), end: end + 3 };
}

function isNamePart(unit: number): boolean {
  const isDigit = unit >= 0x30 && unit <= 0x39;
  const isUpper = unit >= 0x41 && unit <= 0x5a;
  const isLower = unit >= 0x61 && unit <= 0x7a;
  return isDigit || isUpper || isLower || unit === 0x5f || unit === 0x2d || unit === 0x2e;
}
