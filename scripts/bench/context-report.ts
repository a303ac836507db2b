/** What a report of match contexts is made of. */
export interface ContextReportSize {
  readonly nResults: number;
  /** In each result. */
  readonly nContexts: number;
}

/** File names, keys and values in the proportions of sandbox reports: few distinct ones, met again and again. */
const IMAGES = ['cmd.exe', 'powershell.exe', 'rundll32.exe', 'svchost.exe', 'loader.exe'];
const KEYS = ['Run', 'RunOnce', 'Policies\\\\System', 'Explorer\\\\Advanced', 'Internet Settings'];
const ENDINGS = ['vbs', 'dat', 'tmp', 'exe', 'log'];

/**
 * A report of a file with Sigma results and their match contexts, as bytes of JSON. The same size and
 * seed give the same bytes. Every seventh context of registry events is unlike all others.
 */
export function contextReport({ nResults, nContexts }: ContextReportSize, seed = 1): Uint8Array {
  const results = Array.from({ length: nResults }, (_, result) => {
    const contexts = Array.from({ length: nContexts }, (_each, at) =>
      contextOf(result * nContexts + at + seed * 7919),
    );
    return (
      `{"rule_title":"Bench rule ${result}","rule_level":"high","rule_id":"${hash(result)}",` +
      `"rule_source":"Bench","rule_description":"","rule_author":"","match_context":[${contexts.join(',')}]}`
    );
  });
  const behaviour =
    `{"id":"${hash(seed)}_Bench","type":"file_behaviour","attributes":{"sandbox_name":"Bench",` +
    `"sigma_analysis_results":[${results.join(',')}]}}`;
  return new TextEncoder().encode(`{"data":[${behaviour}],"meta":{"count":1}}`);
}

function contextOf(n: number): string {
  const pick = (list: readonly string[], step: number): string =>
    list[Math.floor(n / step) % list.length] ?? '';
  const unique = n % 7 === 0 ? `_${n.toString(36)}` : '';
  const values = [
    `"EventID":"${n % 3 === 0 ? 13 : 1}"`,
    `"Image":"C:\\\\Windows\\\\System32\\\\${pick(IMAGES, 1)}"`,
    `"TargetObject":"HKU\\\\S-1-5-21-1000\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\${pick(KEYS, 2)}\\\\value${unique}"`,
    `"Details":"C:\\\\Users\\\\user\\\\AppData\\\\Local\\\\Temp\\\\item${n % 50}${unique}.${pick(ENDINGS, 3)}"`,
    `"ProcessId":"${1000 + (n % 400)}"`,
    `"User":"DESKTOP\\\\user"`,
  ];
  return `{"values":{${values.join(',')}}}`;
}

/** Sixty-four hexadecimal digits, another for each number. */
function hash(n: number): string {
  return n.toString(16).padStart(64, 'a');
}
