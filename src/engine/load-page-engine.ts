import { Compiler, initSync } from '@virustotal/yara-x';
import type { Result } from '../base/result.ts';
import { err, ok } from '../base/result.ts';
import { compileImage, startEngine, type EngineImage } from './engine-image.ts';
import type { YaraEngine } from './yara-x-engine.ts';

/**
 * Why the page has no engine: its file could not be fetched (another time it may be there), or the
 * browser or the page's policy refuses WebAssembly.
 */
export interface PageEngineError {
  readonly kind: 'not-fetched' | 'refused';
  readonly message: string;
}

/** An engine, and its image, with which the next one starts faster. */
export interface PageEngine {
  readonly engine: YaraEngine;
  readonly image: EngineImage;
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
 * Starts the engine in a worker, with these features on, and warms it up. known: an image of the same
 * features from an earlier start. Only once in a worker: the engine's script holds one instance. Never
 * throws: what is missing or refused is an error.
 */
export async function loadPageEngine(
  features: ReadonlySet<string>,
  known: EngineImage | undefined,
): Promise<Result<PageEngine, PageEngineError>> {
  if (typeof WebAssembly === 'undefined') return refused('this browser has no WebAssembly');
  try {
    const bytes = known === undefined ? await fetchWasm() : ok(new Uint8Array());
    if (!bytes.ok) return bytes;
    const image = known ?? (await compileImage(bytes.value, features));
    const engine = startEngine({ Compiler, initSync }, image, features);
    engine.compile(WARM_UP);
    return ok({ engine, image });
  } catch (error) {
    return refused(messageOf(error));
  }
}

async function fetchWasm(): Promise<Result<Uint8Array<ArrayBuffer>, PageEngineError>> {
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
