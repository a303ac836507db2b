import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Result } from '../base/result.ts';
import { err, ok } from '../base/result.ts';
import { enableFeatures } from './acl-patch.ts';
import type { EngineGlue } from './run-compiler.ts';
import type { EngineRun, YaraEngine } from './yara-x-engine.ts';
import { createEngine } from './yara-x-engine.ts';

/** The engine cannot be had here; the message says why, for the user. */
export interface EngineLoadError {
  readonly kind: 'unavailable';
  readonly message: string;
}

const WASM_NAME = 'yara_x_js_bg.wasm';

/** Each load has a number: Node then makes a new module of the glue, with a WASM of its own. */
let nLoads = 0;

const engines = new Map<string, YaraEngine>();

/**
 * Loads the engine in Node with these features on. Looks for it beside this program
 * (`yara-x/yara_x_js.js`, as the built command line has it), then among the installed packages. Each
 * call gives an engine of its own. Never throws: what is missing or refused is `unavailable`.
 */
export async function loadNodeEngine(
  features: ReadonlySet<string>,
): Promise<Result<YaraEngine, EngineLoadError>> {
  try {
    const glueUrl = findGlue();
    const patched = enableFeatures(await readFile(new URL(WASM_NAME, glueUrl)), features);
    if (!patched.ok) {
      const message = `this version of YARA-X has ${patched.error.nFound} access rules that are known here: its fields of vt cannot be enabled`;
      return err({ kind: 'unavailable', message });
    }
    const glue: unknown = await import(/* @vite-ignore */ `${glueUrl.href}?load=${nLoads++}`);
    if (!isGlue(glue)) return err({ kind: 'unavailable', message: 'YARA-X has another interface' });
    return ok(createEngine(glue, await WebAssembly.compile(patched.value)));
  } catch (error) {
    return err({
      kind: 'unavailable',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

/**
 * Compiles a source with the engine and the features of a target (`featuresFor`). The engine is kept
 * for the next source and replaced after a trap. Never throws. About 0.3 s for the first source, then
 * 20 to 80 ms for a small one.
 */
export async function checkWithEngine(
  text: string,
  features: ReadonlySet<string>,
): Promise<Result<EngineRun, EngineLoadError>> {
  const key = [...features].sort().join(' ');
  let engine = engines.get(key);
  if (engine === undefined) {
    const loaded = await loadNodeEngine(features);
    if (!loaded.ok) return loaded;
    engine = loaded.value;
    engines.set(key, engine);
  }
  const run = engine.compile(text);
  if (run.kind === 'trapped') engines.delete(key);
  return ok(run);
}

function findGlue(): URL {
  // Not a literal in `new URL`, which the bundler would take for a file to copy.
  const beside = 'yara-x/yara_x_js.js';
  const bundled = new URL(beside, import.meta.url);
  return existsSync(bundled) ? bundled : new URL(import.meta.resolve('@virustotal/yara-x'));
}

function isGlue(module: unknown): module is EngineGlue {
  return (
    typeof module === 'object' &&
    module !== null &&
    'Compiler' in module &&
    typeof module.Compiler === 'function' &&
    'initSync' in module &&
    typeof module.initSync === 'function'
  );
}
