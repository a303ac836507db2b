import type { EngineGlue } from '../run-compiler.ts';

let nLoads = 0;

/** The engine's script as a module of its own each time: it holds one instance of the WASM. */
export async function loadGlue(): Promise<EngineGlue> {
  const url = import.meta.resolve('@virustotal/yara-x');
  // The package's own types say the same of it.
  return (await import(/* @vite-ignore */ `${url}?glue=${nLoads++}`)) as EngineGlue;
}
