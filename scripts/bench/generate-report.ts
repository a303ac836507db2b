/**
 * A synthetic report of about `targetBytes` bytes for the benchmarks: a file object with Sigma
 * results and, beside it, the sandbox's lists grown until the size is reached. The same seed gives the
 * same bytes.
 */
export function generateReport(targetBytes: number, seed = 1): Uint8Array {
  const random = createRandom(seed);
  const parts: string[] = [];
  const written = { nBytes: 0 };
  const write = (text: string): void => {
    parts.push(text);
    written.nBytes += text.length;
  };

  write(`{"data":[`);
  for (let index = 0; index === 0 || written.nBytes < targetBytes; index++) {
    if (index > 0) write(',');
    writeBehaviour(write, random, index, Math.min(targetBytes - written.nBytes, 2_000_000));
  }
  write(`],"meta":{"count":1}}`);
  return new TextEncoder().encode(parts.join(''));
}

const SHA256 = 'b'.repeat(64);

function writeBehaviour(
  write: (text: string) => void,
  random: () => number,
  index: number,
  budgetBytes: number,
): void {
  const perList = Math.max(20, Math.floor(budgetBytes / 6 / 70));
  const name = (kind: string): string =>
    `${kind}${index}_${Math.floor(random() * 1e9).toString(36)}`;
  const list = (key: string, item: (n: number) => string, count: number): void => {
    write(`"${key}":[`);
    for (let n = 0; n < count; n++) write((n > 0 ? ',' : '') + item(n));
    write('],');
  };
  write(
    `{"id":"${SHA256}_Sandbox ${index}","type":"file_behaviour","attributes":{"sandbox_name":"Sandbox ${index}",`,
  );
  list(
    'files_written',
    () => `"C:\\\\Users\\\\user\\\\AppData\\\\Local\\\\Temp\\\\${name('f')}.tmp"`,
    perList,
  );
  list(
    'processes_created',
    () => `"C:\\\\Windows\\\\System32\\\\cmd.exe /c start ${name('p')}.exe"`,
    perList,
  );
  list(
    'registry_keys_set',
    () => `{"key":"HKCU\\\\Software\\\\${name('k')}","value":"${name('v')}"}`,
    perList,
  );
  list(
    'ip_traffic',
    (n) =>
      `{"destination_ip":"192.0.2.${n % 256}","destination_port":${n % 65536},"transport_layer_protocol":"TCP"}`,
    perList,
  );
  list('sigma_analysis_results', () => sigmaResult(name, Math.max(2, Math.floor(perList / 20))), 5);
  write(`"verdicts":["MALWARE"]}}`);
}

function sigmaResult(name: (kind: string) => string, nContexts: number): string {
  const contexts = Array.from(
    { length: nContexts },
    (_, n) =>
      `{"values":{"EventID":"13","Image":"C:\\\\Windows\\\\${name('i')}.exe","TargetObject":"HKU\\\\S-1-5-21\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\RunOnce\\\\${name('r')}","Details":"C:\\\\${name('d')}.${n % 2 === 0 ? 'vbs' : 'dat'}"}}`,
  );
  return `{"rule_title":"Synthetic rule ${name('t')}","rule_level":"high","rule_id":"${'c'.repeat(64)}","rule_source":"Synthetic","rule_description":"","rule_author":"","match_context":[${contexts.join(',')}]}`;
}

/** A small generator of numbers from 0 to 1 (mulberry32), so that runs can be compared. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
