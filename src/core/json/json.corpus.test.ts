import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { indexJson } from './index-json.ts';

const folder = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'hostile', 'json');
const files = readdirSync(folder).map((name) => ({
  name,
  result: indexJson(new Uint8Array(readFileSync(join(folder, name)))),
}));

describe('the hostile documents', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files.filter(({ name }) => name.startsWith('y_')))('accepts $name', ({ result }) => {
    expect(result.ok).toBe(true);
  });

  it.each(files.filter(({ name }) => name.startsWith('n_')))(
    'refuses $name at a byte',
    ({ result }) => {
      expect(result).toMatchObject({
        ok: false,
        error: {
          offset: expect.any(Number) as unknown,
          line: expect.any(Number) as unknown,
          column: expect.any(Number) as unknown,
        },
      });
    },
  );
});
