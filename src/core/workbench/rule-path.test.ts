import { describe, expect, it } from 'vitest';
import { isHiddenPath, isYamlName } from './rule-path.ts';

describe('isYamlName', () => {
  it.each(['a.yml', 'a.yaml', 'folder/A.YML', '.yml'])('takes %s', (name) => {
    expect(isYamlName(name)).toBe(true);
  });

  it.each(['a.json', 'yml', 'a.yml.bak', ''])('does not take "%s"', (name) => {
    expect(isYamlName(name)).toBe(false);
  });
});

describe('isHiddenPath', () => {
  it.each([
    'rules/.git/config',
    'rules/windows/._a.yml',
    'rules/__MACOSX/a.yml',
    '__MACOSX/rules/a.yml',
  ])('is true of %s', (path) => {
    expect(isHiddenPath(path)).toBe(true);
  });

  it.each(['.hidden-but-chosen/a.yml', '.a.yml', 'rules/a.b/c.yml', 'macosx/a.yml', ''])(
    'is false of "%s"',
    (path) => {
      expect(isHiddenPath(path)).toBe(false);
    },
  );
});
