import { VT_SCHEMA } from '../core/vt/vt-schema.ts';
import { enableFeatures, N_ACCESS_RULES } from './acl-patch.ts';
import type { EngineGlue } from './run-compiler.ts';
import { createStandInEngine } from './stand-in-engine.ts';
import { createEngine, type YaraEngine } from './yara-x-engine.ts';

/** The engine's compiled WASM, from which it can be started again without another compilation. */
export interface EngineImage {
  readonly module: WebAssembly.Module;
  /** Why rules are compiled against a stand-in of the vt module; undefined where they are not. */
  readonly standIn: string | undefined;
}

/**
 * Compiles the engine's WASM with these features on. One whose access rules are not those that we
 * know is taken as it is, for the stand-in. Rejects with what WebAssembly throws.
 */
export async function compileImage(
  wasm: Uint8Array<ArrayBuffer>,
  features: ReadonlySet<string>,
): Promise<EngineImage> {
  const patched = enableFeatures(wasm, features);
  if (patched.ok) return { module: await WebAssembly.compile(patched.value), standIn: undefined };
  const standIn = `of its ${N_ACCESS_RULES} access rules, ${patched.error.nFound} are known here, so its fields of vt cannot be enabled`;
  return { module: await WebAssembly.compile(wasm), standIn };
}

/**
 * Starts the engine from an image that was compiled for the same features. Once for each glue. Throws
 * what WebAssembly throws.
 */
export function startEngine(
  glue: EngineGlue,
  { module, standIn }: EngineImage,
  features: ReadonlySet<string>,
): YaraEngine {
  return standIn === undefined
    ? createEngine(glue, module)
    : createStandInEngine(glue, module, { schema: VT_SCHEMA, features });
}
