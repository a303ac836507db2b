import { describe, expect, it } from 'vitest';
import { analyseText } from '../../../core/workbench/analyse-rule.ts';
import { isTextBroken } from './is-text-broken.ts';

const RULE = 'import "vt" rule a { condition: vt.metadata.file_size > 1 }';

describe('a text', () => {
  it.each([
    ['without a brace', RULE.slice(0, -1)],
    ['without a condition', 'rule a { condition: }'],
    ['with half a term', RULE.replace('> 1', '> 1 and')],
    ['with a stray brace', `}${RULE}`],
    ['with an open string', RULE.replace('> 1', '== "')],
    ['with half a word', 'rul'],
  ])('is broken: %s', (_, text) => {
    expect(isTextBroken(analyseText(text).analysis, text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['blank lines', ' \n '],
    ['a rule', RULE],
    ['a rule that asks for what is not there', RULE.replace('file_size', 'file_sise')],
    ['a rule of wrong types', RULE.replace('> 1', '> "a"')],
  ])('is whole: %s', (_, text) => {
    expect(isTextBroken(analyseText(text).analysis, text)).toBe(false);
  });

  it('is whole before it has been looked at', () => {
    expect(isTextBroken(undefined, RULE)).toBe(false);
  });
});
