import { describe, expect, it } from 'vitest';
import type { EventLogsource } from '../event.ts';
import { createRouter } from './routing.ts';

const RULES = [
  { product: 'windows', category: 'process_creation', service: undefined },
  { product: 'windows', category: undefined, service: 'security' },
  { product: 'linux', category: 'process_creation', service: undefined },
  { product: undefined, category: undefined, service: undefined },
];

function allowed(logsource: EventLogsource): readonly number[] {
  const route = createRouter(RULES, () => false);
  return [...route(logsource).allows];
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
    const route = createRouter(RULES, (rule) => rule === 3);
    const logsource = { product: 'linux', categories: undefined, services: undefined };
    expect(route({ ...logsource })).toBe(route(logsource));
    expect(route(logsource).hasKeywords).toBe(true);
    expect(route({ ...logsource, product: 'windows' })).not.toBe(route(logsource));
  });
});
