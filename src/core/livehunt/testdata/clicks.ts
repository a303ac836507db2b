import { expect, it } from 'vitest';
import type { Pick } from '../pick.ts';
import { valuePath } from './build-module-data.ts';
import { compareNumber, compareText, pickOf, textAfter } from './make-pick.ts';

export const NEW_FILE = pickOf(valuePath('metadata', 'new_file'));
export const SIZE = pickOf(valuePath('metadata', 'file_size'), compareNumber(['>=', 1024n]));
export const MOMENT = pickOf(valuePath('metadata', 'first_submission_date'));
export const TAG = pickOf(valuePath('metadata', 'tags', 1), compareText(['icontains', 'cve-']));
export const KEY_ONE = pickOf(valuePath('behaviour', 'registry_keys_set', 0, 'key'));
export const VALUE_ONE = pickOf(valuePath('behaviour', 'registry_keys_set', 0, 'value'));
export const VALUE_TWO = pickOf(valuePath('behaviour', 'registry_keys_set', 1, 'value'));

/** A rule with this condition, four spaces in on its own lines. */
export function ruleOf(condition: string): string {
  const lines = condition.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
  return `import "vt"\n\nrule made {\n  condition:\n${lines.join('\n')}\n}\n`;
}

/** Texts before and after picks. */
export interface ClickRow {
  readonly name: string;
  readonly before: string;
  readonly picks: readonly Pick[];
  readonly after: string;
}

/** One test a row. */
export function expectClicks(rows: readonly ClickRow[]): void {
  it.each(rows)('$name', ({ before, picks, after }) => {
    expect(textAfter(before, picks)).toBe(after);
  });
}
