import { describe, expect, it } from 'vitest';
import { neighbourElementPath } from './neighbour-path.ts';

describe('neighbourElementPath', () => {
  it.each([
    ['vt.a[3].b', 1, 'vt.a[4].b'],
    ['vt.a[3].b', -1, 'vt.a[2].b'],
    ['vt.a[1].b[9].c["d"]', 1, 'vt.a[1].b[10].c["d"]'],
    ["$.data[0]['x.y']", 1, "$.data[1]['x.y']"],
    ['vt.a[0].b', -1, undefined],
    ['vt.a.b', 1, undefined],
    ['vt.a["k"]', 1, undefined],
    [']', 1, undefined],
    ['', 1, undefined],
  ] as const)('of %s by %i is %s', (path, step, neighbour) => {
    expect(neighbourElementPath(path, step)).toBe(neighbour);
  });
});
