import { describe, expect, it } from 'vitest';
import { groupRuleFiles } from './group-rule-files.ts';

describe('groupRuleFiles', () => {
  it.each([
    ['nothing', [], {}],
    ['one file', ['a.yml'], { 'a.yml': ['a.yml'] }],
    [
      'loose files',
      ['a.yml', 'b.yaml', 'c.yml'],
      { 'a.yml and 2 more': ['a.yml', 'b.yaml', 'c.yml'] },
    ],
    ['archives, each', ['a.zip', 'B.ZIP'], { 'a.zip': ['a.zip'], 'B.ZIP': ['B.ZIP'] }],
    [
      'a folder with all that is below it',
      ['sigma/rules/a.yml', 'sigma/other/b.yml'],
      { sigma: ['sigma/rules/a.yml', 'sigma/other/b.yml'] },
    ],
    [
      'all of them side by side',
      ['x.yml', 'sigma/a.yml', 'r.zip', 'y.yml', 'more/b.yml'],
      {
        'x.yml and 1 more': ['x.yml', 'y.yml'],
        sigma: ['sigma/a.yml'],
        'r.zip': ['r.zip'],
        more: ['more/b.yml'],
      },
    ],
    ['names of Object.prototype', ['__proto__/a.yml'], [['__proto__', ['__proto__/a.yml']]]],
  ])('groups %s', (_, names, expected) => {
    const groups = groupRuleFiles(names.map((name) => ({ name, isArchive: /\.zip$/i.test(name) })));
    const found = groups.map(({ name, files }) => [name, files.map((file) => file.name)]);
    expect(found).toEqual(Array.isArray(expected) ? expected : Object.entries(expected));
  });
});
