import { Compiler, initSync } from '@virustotal/yara-x';
import type { Result } from '../base/result.ts';
import { err, ok } from '../base/result.ts';
import { enableFeatures } from './acl-patch.ts';
import type { YaraEngine } from './yara-x-engine.ts';
import { createEngine } from './yara-x-engine.ts';

/**
 * Why the page has no engine: its file could not be fetched (another time it may be there), the
 * browser or the page's policy refuses WebAssembly, or it is not the version whose access rules we know.
 */
export interface PageEngineError {
  readonly kind: 'not-fetched' | 'refused' | 'unknown-version';
  readonly message: string;
}

/** An engine, and its module, with which the next one starts faster. */
export interface PageEngine {
  readonly engine: YaraEngine;
  readonly module: WebAssembly.Module;
}

/** Where the bundler puts the engine's WASM: a file of its own beside the scripts. */
const WASM_URL = new URL(
  '../../node_modules/@virustotal/yara-x/pkg/yara_x_js_bg.wasm',
  import.meta.url,
);

/** Touches the vt module, whose first use takes several times as long as the later ones. */
const WARM_UP =
  'import "vt" rule warm_up { condition: vt.metadata.new_file or vt.net.url.port > 0 }';

/**
 * Starts the engine in a worker, with these features on, and warms it up. known: a module of the same
 * features from an earlier start. Only once in a worker: the engine's script holds one instance. Never
 * throws: what is missing or refused is an error.
 */
export async function loadPageEngine(
  features: ReadonlySet<string>,
  known: WebAssembly.Module | undefined,
): Promise<Result<PageEngine, PageEngineError>> {
  if (typeof WebAssembly === 'undefined') return refused('this browser has no WebAssembly');
  const compiled = known === undefined ? await compileWasm(features) : ok(known);
  if (!compiled.ok) return compiled;
  try {
    const engine = createEngine({ Compiler, initSync }, compiled.value);
    engine.compile(WARM_UP);
    return ok({ engine, module: compiled.value });
  } catch (error) {
    return refused(messageOf(error));
  }
}

async function compileWasm(
  features: ReadonlySet<string>,
): Promise<Result<WebAssembly.Module, PageEngineError>> {
  const bytes = await fetchWasm();
  if (!bytes.ok) return bytes;
  const patched = enableFeatures(bytes.value, features);
  if (!patched.ok) {
    return err({
      kind: 'unknown-version',
      message: `of its access rules, ${patched.error.nFound} are known here`,
    });
  }
  try {
    return ok(await WebAssembly.compile(patched.value));
  } catch (error) {
    return refused(messageOf(error));
  }
}

async function fetchWasm(): Promise<Result<Uint8Array, PageEngineError>> {
  try {
    const response = await fetch(WASM_URL);
    if (!response.ok) {
      return err({ kind: 'not-fetched', message: `the server answers ${response.status}` });
    }
    return ok(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    return err({ kind: 'not-fetched', message: messageOf(error) });
  }
}

function refused(message: string): Result<never, PageEngineError> {
  return err({ kind: 'refused', message });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
