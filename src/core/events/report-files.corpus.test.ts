import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayBeReport } from './is-event-log.ts';

const FOLDER = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'vt-reports');

const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

it('has enough replies', () => {
  expect(names.length).toBeGreaterThan(20);
});

it.each(names)('takes %s for a possible report', (name) => {
  expect(mayBeReport(readFileSync(join(FOLDER, name)))).toBe(true);
});
