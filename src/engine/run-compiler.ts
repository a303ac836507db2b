import type { GlobalValue } from './stand-in-module.ts';

/** As much of the engine's compiler as is used here. */
export interface GlueCompiler {
  defineGlobal(identifier: string, value: unknown): void;
  addSource(source: string): void;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  free(): void;
}

/**
 * The engine's JavaScript module. It holds one instance of the WASM for its lifetime: the first
 * `initSync` decides, and after a trap the module is of no more use.
 */
export interface EngineGlue {
  readonly Compiler: new () => GlueCompiler;
  readonly initSync: (input: { readonly module: WebAssembly.Module }) => unknown;
}

/** How a run of the compiler ended: with its reports as it wrote them, or in a trap. */
export type CompilerRun =
  | { readonly kind: 'ended'; readonly reports: readonly string[] }
  | { readonly kind: 'trapped'; readonly message: string };

const NO_GLOBALS: ReadonlyMap<string, GlobalValue> = new Map();

/**
 * Has the engine compile a source, with these globals defined. Its reports come with the errors first.
 * Never throws. After `trapped` the glue must not be used again.
 */
export function runCompiler(
  glue: EngineGlue,
  text: string,
  globals: ReadonlyMap<string, GlobalValue> = NO_GLOBALS,
): CompilerRun {
  let compiler: GlueCompiler | undefined;
  try {
    compiler = new glue.Compiler();
    for (const [name, value] of globals) compiler.defineGlobal(name, value);
    addSource(compiler, text);
    return { kind: 'ended', reports: [...compiler.errors, ...compiler.warnings] };
  } catch (error) {
    return { kind: 'trapped', message: messageOf(error) };
  } finally {
    free(compiler);
  }
}

/** The compiler throws its first error, which is among its `errors` too; a trap is thrown on. */
function addSource(compiler: GlueCompiler, text: string): void {
  try {
    compiler.addSource(text);
  } catch (error) {
    if (isTrap(error)) throw error;
  }
}

/**
 * After a trap the WASM may refuse to free too. The call still takes the compiler out of the glue's
 * FinalizationRegistry, which would otherwise throw outside of any handler.
 */
function free(compiler: GlueCompiler | undefined): void {
  try {
    compiler?.free();
  } catch (error) {
    if (!isTrap(error)) throw error;
  }
}

/** A trap of the WASM, or its stack that ran over. */
function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
