import { describe, expect, it } from 'vitest';
import type { EventLogsource } from '../event.ts';
import { compileRule } from '../compile/compile-rule.ts';
import { buildRule, type Sketch } from '../compile/testdata/build-rule.ts';
import { createRouter } from './routing.ts';
import { buildWitnessIndex } from './witness-index.ts';
import { buildWitnessTable } from './witness-table.ts';

const RULES = [
  { product: 'windows', category: 'process_creation', service: undefined },
  { product: 'windows', category: undefined, service: 'security' },
  { product: 'linux', category: 'process_creation', service: undefined },
  { product: undefined, category: undefined, service: undefined },
];

const SKETCHES: readonly Sketch[] = [
  { x: { A: 'a' }, condition: 'x' },
  { x: { A: 'b' }, f: ['word'], condition: 'x and not f' },
  { x: ['seldom'], condition: 'x' },
  { x: ['common', 'words'], condition: 'x' },
];
const INDEX = buildWitnessIndex(
  buildWitnessTable(SKETCHES.flatMap((sketch) => compileRule(buildRule(sketch)).rule?.root ?? [])),
);

function allowed(logsource: EventLogsource): readonly number[] {
  return [...createRouter(RULES, INDEX)(logsource).allows];
}

describe('a route', () => {
  it.each<[string, EventLogsource, readonly number[]]>([
    [
      'of nothing known',
      { product: undefined, categories: undefined, services: undefined },
      [1, 1, 1, 1],
    ],
    [
      'of a product',
      { product: 'windows', categories: undefined, services: undefined },
      [1, 1, 0, 1],
    ],
    [
      'of categories',
      { product: 'windows', categories: ['process_creation'], services: undefined },
      [1, 1, 0, 1],
    ],
    [
      'of no category',
      { product: undefined, categories: [], services: ['security'] },
      [0, 1, 0, 1],
    ],
    ['of another', { product: 'macos', categories: [], services: [] }, [0, 0, 0, 1]],
  ])('%s', (_, logsource, allows) => {
    expect(allowed(logsource)).toEqual(allows);
  });

  it('is the same for equal logsources', () => {
    const route = createRouter(RULES, INDEX);
    const logsource = { product: 'linux', categories: undefined, services: undefined };
    expect(route({ ...logsource })).toBe(route(logsource));
    expect(route({ ...logsource, product: 'windows' })).not.toBe(route(logsource));
  });

  it.each([
    ['linux', ['seldom', 'common', 'words']],
    ['windows', ['common', 'words']],
  ])('has the keywords of its rules: %s', (product, texts) => {
    const route = createRouter(
      RULES,
      INDEX,
    )({ product, categories: undefined, services: undefined });
    expect(route.keywords?.filter().others.map(({ text }) => text)).toEqual(texts);
  });

  it('has no keywords where no rule reads any', () => {
    const route = createRouter(RULES.slice(0, 1), INDEX);
    const logsource = { product: 'windows', categories: [], services: [] };
    expect(route(logsource).keywords).toBeUndefined();
  });
});
