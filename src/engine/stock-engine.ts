import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Compiler, initSync } from '@virustotal/yara-x';
import type { ByteString } from '../base/byte-string.ts';
import { toByteString } from '../base/byte-string.ts';
import { isRecord } from '../base/guards.ts';

/** What a rule can see of the outside, by name. */
export type StockGlobals = ReadonlyMap<string, string | bigint | boolean>;

/** A rule that matched. */
export interface StockMatch {
  readonly identifier: string;
  /** Key and value of each text in the meta section, in the order of the source. */
  readonly metadata: readonly (readonly [string, ByteString])[];
}

/**
 * How a run ended: rules matched (maybe none), the engine refused the source, or it trapped, after
 * which this process must not use it again.
 */
export type StockRun =
  | { readonly kind: 'scanned'; readonly matches: readonly StockMatch[] }
  | { readonly kind: 'refused'; readonly errors: readonly string[] }
  | { readonly kind: 'trapped'; readonly message: string };

let isLoaded = false;

function load(): void {
  if (isLoaded) return;
  const entry = import.meta.resolve('@virustotal/yara-x');
  const path = fileURLToPath(new URL('yara_x_js_bg.wasm', entry));
  initSync({ module: readFileSync(path) });
  isLoaded = true;
}

/**
 * Compiles a source with the engine exactly as its authors ship it (so without the fields of `vt`
 * that need a feature) and scans a payload with it. For tests in Node, as a judge of what we say
 * about the language. Globals are defined in their order. Never throws for what the source brings
 * about; throws when the engine cannot be loaded.
 */
export function runStockEngine(
  source: string,
  globals: StockGlobals = new Map(),
  payload: Uint8Array = new Uint8Array(),
): StockRun {
  load();
  const compiler = new Compiler();
  try {
    for (const [name, value] of globals) compiler.defineGlobal(name, value);
    compiler.addSource(source);
    return scan(compiler, payload);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError)
      return { kind: 'trapped', message: error.message };
    return { kind: 'refused', errors: compiler.errors };
  } finally {
    compiler.free();
  }
}

function scan(compiler: Compiler, payload: Uint8Array): StockRun {
  const rules = compiler.build();
  try {
    const result: unknown = rules.scan(payload);
    const matches = isRecord(result) ? result['matches'] : undefined;
    return { kind: 'scanned', matches: Array.isArray(matches) ? matches.flatMap(readMatch) : [] };
  } finally {
    rules.free();
  }
}

function readMatch(match: unknown): readonly StockMatch[] {
  if (!isRecord(match) || typeof match['identifier'] !== 'string') return [];
  const entries: readonly unknown[] = Array.isArray(match['metadata']) ? match['metadata'] : [];
  const metadata = entries.flatMap((entry) => {
    const value = isRecord(entry) ? readBytes(entry['value']) : undefined;
    return isRecord(entry) && value !== undefined
      ? [[String(entry['identifier']), value] as const]
      : [];
  });
  return [{ identifier: match['identifier'], metadata }];
}

/** A text comes as a string, or, when its literal has escapes, as an array of bytes. */
function readBytes(value: unknown): ByteString | undefined {
  if (typeof value === 'string') return toByteString(value);
  if (!Array.isArray(value)) return undefined;
  return value.map((byte) => String.fromCharCode(Number(byte))).join('');
}
