import { fileURLToPath } from 'node:url';

/** The engine's WASM as its authors ship it. */
export const WASM_FILE: string = fileURLToPath(
  new URL('yara_x_js_bg.wasm', import.meta.resolve('@virustotal/yara-x')),
);
