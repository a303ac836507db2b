import { describe, expect, it } from 'vitest';

import { detectionText, verdictOfText } from './testdata/verdict-of-text.ts';

/** Source: Sigma rules specification 2.1, "Condition"; by hand. */
describe('conditions, as they are written', () => {
  const selections = "a: { F: '1' }\nb: { G: '1' }\nc: { H: '1' }\n_h: { I: '1' }\n";

  it.each([
    ['a or b and c', { F: 1 }, 'T'],
    ['a or not b and c', { G: 1, H: 1 }, 'F'],
    ['not a and not b or c', { F: 1, H: 1 }, 'T'],
    ['not (a or b) and c', { H: 1 }, 'T'],
    ['not (not (a))', { F: 1 }, 'T'],
    ['(a)and(not b)', { F: 1 }, 'T'],
    ['not all of a* or b', { F: 1 }, 'F'],
    ['1 of them', { I: 1 }, 'F'],
    ['1 of *', { I: 1 }, 'F'],
    ['1 of _*', { I: 1 }, 'T'],
    ['all of them', { F: 1, G: 1, H: 1 }, 'T'],
    ['2 of them', { F: 1, I: 1 }, 'F'],
    ['any of them', { H: 1 }, 'T'],
    ['\n  - a and b\n  - c', { H: 1 }, 'T'],
    ['\n  - a | count() > 3\n  - b', { F: 1 }, 'T'],
    ['|\n  a\n  and\n  b', { F: 1, G: 1 }, 'T'],
    ['"a\\tand\\tb"', { F: 1, G: 1 }, 'T'],
    ['a and 1 of (b or c)', { F: 1 }, 'sigma/condition-syntax'],
    ['a AND b', { F: 1, G: 1 }, 'sigma/operator-case'],
    ['a b', { F: 1 }, 'sigma/condition-syntax'],
    ['d', { F: 1 }, 'sigma/unknown-selection'],
  ] as const)('%j on %j: %s', (condition, event, expected) => {
    const text = detectionText(`${selections}condition: ${condition}`);
    expect(verdictOfText(text, event)).toBe(expected);
  });

  it.each([
    ['notepad: { F: 1 }\norder: { G: 1 }\ncondition: notepad and not order', 'T'],
    ['all: { F: 1 }\ncondition: all', 'T'],
    ["'1': { F: 1 }\ncondition: '1'", 'T'],
    ['of: { F: 1 }\ncondition: of', 'T'],
    ['x.conf: { F: 1 }\nx|endswith: { F: 1 }\ncondition: all of x*', 'T'],
    ['a1b2c: { F: 1 }\nabc: { F: 1 }\nac: { F: 2 }\ncondition: all of a*b*c', 'T'],
    ['sel-a: { F: 1 }\nsel-b: { F: 2 }\ncondition: sel-a and not sel-b', 'T'],
    ['a: { F: 1 }\ntimeframe: 5m\ncondition: all of them', 'T'],
  ])('names of selections: %j', (detection, expected) => {
    expect(verdictOfText(detectionText(detection), { F: 1 })).toBe(expected);
  });
});

/** Source: Sigma rules specification 2.1; the actions are those of Sigma 1. */
describe('several documents', () => {
  const head = 'title: made\nlogsource: { product: windows }\n';

  it.each([
    [
      'a global part with the condition',
      `action: global\n${head}detection:\n  condition: s\n---\ndetection:\n  s: { F: a }\n---\ndetection:\n  s: { F: b }\n`,
      { F: 'b' },
      'T',
    ],
    [
      'a global part of the same selection',
      `action: global\n${head}detection:\n  s: { F: a }\n---\ndetection:\n  s: { G: b }\n  condition: s\n`,
      { F: 'a' },
      'F',
    ],
    [
      'a repeated document',
      `${head}detection:\n  s: { F: a }\n  condition: s\n---\naction: repeat\ndetection:\n  s: { F: b }\n`,
      { F: 'b' },
      'T',
    ],
    [
      'a mark at the start, and lines as Windows ends them',
      `\ufeff${head}detection:\n  s:\n    F: a\n  condition: |\n    s\n`.replaceAll('\n', '\r\n'),
      { F: 'A' },
      'T',
    ],
  ])('%s', (_name, text, event, expected) => {
    expect(verdictOfText(text, event)).toBe(expected);
  });
});

/** Source: Sigma filters specification 2.1, as pySigma joins them: with `and`. */
describe('filters', () => {
  const rule =
    'title: made\nname: made\nlogsource: { product: windows, category: x }\ndetection:\n  sel_1: { F: a }\n  sel_2: { G: a }\n  condition: 1 of sel_*\n';
  const filter = (condition: string, rules = '[made]', logsource = 'product: windows'): string =>
    `${rule}---\ntitle: but\nlogsource: { ${logsource} }\nfilter:\n  rules: ${rules}\n  sel_3: { U: b }\n  condition: ${condition}\n`;

  it.each([
    [filter('not sel_3'), { F: 'a', U: 'b' }, 'F'],
    [filter('not sel_3'), { F: 'a', U: 'c' }, 'T'],
    [filter('not sel_3'), { U: 'c' }, 'F'],
    [filter('not 1 of sel_*'), { F: 'a', U: 'c' }, 'T'],
    [filter('not sel_3', 'any'), { F: 'a', U: 'b' }, 'F'],
    [filter('not sel_3', 'any', 'product: linux'), { F: 'a', U: 'b' }, 'T'],
  ])('%#', (text, event, expected) => {
    expect(verdictOfText(text, event)).toBe(expected);
  });
});
