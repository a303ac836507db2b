import { describe, expect, it } from 'vitest';
import { jqPath } from './jq-path.ts';

describe('jqPath', () => {
  it.each([
    ['$', '.'],
    ['$.data.attributes', '.data.attributes'],
    ['$.data[0].x', '.data[0].x'],
    ['$[3]', '.[3]'],
    ["$.a['b-c'].d", '.a["b-c"].d'],
    ["$['a b']", '.["a b"]'],
    ["$.a['it\\'s \\\\ \"x\"']", '.a["it\'s \\\\ \\"x\\""]'],
    ["$.a['un", '.a["un"]'],
  ])('of %s is %s', (jsonPath, expected) => {
    expect(jqPath(jsonPath)).toBe(expected);
  });
});
