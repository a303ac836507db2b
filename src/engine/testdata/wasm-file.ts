import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The engine's WASM as its authors ship it. */
export const WASM_FILE: string = join(
  dirname(fileURLToPath(import.meta.resolve('@virustotal/yara-x'))),
  'yara_x_js_bg.wasm',
);
