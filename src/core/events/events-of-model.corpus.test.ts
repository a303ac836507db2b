import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../json/json-index.ts';
import { parseVtPath } from '../vt/parse-vt-path.ts';
import { structureNodeAt } from '../vt/vt-path.ts';
import { toVtModel } from '../vt/to-vt-model.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { loadReports } from '../workbench/load-documents.ts';
import { eventsOfModel } from './events-of-model.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';
const FOLDER = join(CORPUS, 'vt-reports');

/** Reports that describe a sample; the others are refused before any event is made. */
const MIN_MODELS = 20;

const models: readonly (readonly [string, VtModel])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const { reports } = loadReports([{ name, bytes: readFileSync(join(FOLDER, name)) }], {
      firstDocumentId: 0,
    });
    return reports.map((report) => [name, toVtModel(report)] as const);
  });

it('reads enough reports', () => {
  expect(models.length).toBeGreaterThanOrEqual(MIN_MODELS);
});

describe('the events of real reports', () => {
  it.each(models)('lie where they say: %s', (_name, model) => {
    const { events, notes } = eventsOfModel(model);
    expect(notes).toEqual([]);
    const { structure } = model;
    for (const { event, origin } of events) {
      expect(event.fields.size).toBeGreaterThan(0);
      expect(event.missing.kind).toBe('not-recorded');
      if (origin.kind === 'log') throw new Error('a report has no log');
      for (const [name, node] of origin.fieldNodes) {
        expect(event.fields.has(name)).toBe(true);
        expect(['string', 'number', 'true', 'false']).toContain(kindOf(structure, node));
      }
    }
  });

  it('have paths of the module', () => {
    let nChecked = 0;
    for (const [, model] of models) {
      for (const { origin } of eventsOfModel(model).events) {
        if (origin.kind !== 'behaviour') continue;
        const path = parseVtPath(origin.vtPath);
        expect(path.ok ? structureNodeAt(model, path.value) : undefined).toBe(origin.node);
        nChecked++;
      }
    }
    expect(nChecked).toBeGreaterThan(500);
  });
});
