import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineColumnAt } from '../base/span.ts';
import { featuresFor } from '../core/vt/vt-schema.ts';
import { TARGET_ENTITIES } from '../core/vt/target-entity.ts';
import { compileImage, startEngine } from './engine-image.ts';
import { loadGlue } from './testdata/load-glue.ts';
import { WASM_FILE } from './testdata/wasm-file.ts';
import type { YaraEngine } from './yara-x-engine.ts';

const FOLDER = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'vt-rules');
/** Case by case, what differs and why. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    'usualsuspect_yara_vt_mock__testrule.yar',
    'the engine does not know a rule that only we refuse, and so takes references to it',
  ],
]);

const files = readdirSync(FOLDER).filter((name) => /\.yara?$/.test(name) && !EXCEPTIONS.has(name));

const stock = new Uint8Array(readFileSync(WASM_FILE));
const other = stock.with(Buffer.from(stock).indexOf('retrohunt'), 'x'.charCodeAt(0));

/** `E001 3:5` for each thing that an engine says. */
function headsOf(engine: YaraEngine, text: string): readonly string[] {
  const run = engine.compile(text);
  if (run.kind === 'trapped') return [run.message];
  return run.report.diagnostics.map(({ code, span }) => {
    const { line, column } = lineColumnAt(text, span.start);
    return `${code} ${line}:${column}`;
  });
}

describe('the stand-in of the vt module and the module itself', () => {
  it.each(TARGET_ENTITIES)('say the same of published rules: %s', async (target) => {
    const features = featuresFor(target, { gti: true });
    const own = startEngine(await loadGlue(), await compileImage(stock, features), features);
    const image = await compileImage(other, features);
    const standIn = startEngine(await loadGlue(), image, features);
    expect(image.standIn).toBeDefined();
    expect(files.length).toBeGreaterThan(0);
    const differing = files.flatMap((name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const [expected, found] = [headsOf(own, text), headsOf(standIn, text)];
      return expected.join() === found.join() ? [] : [{ name, expected, found }];
    });
    expect(differing).toEqual([]);
  });
});
