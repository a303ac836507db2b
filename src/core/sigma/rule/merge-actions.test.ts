import { describe, expect, it } from 'vitest';
import { readSigmaFile } from './read-sigma-file.ts';
import { problemsOf } from './testdata/problems.ts';

/** `title: selections` of each rule. */
function rulesOf(text: string): readonly string[] {
  return readSigmaFile('', text).documents.map((document) => {
    const names = document.kind === 'detection' ? document.selections.map(({ name }) => name) : [];
    const logsource = document.kind === 'detection' ? document.logsource.service : '';
    return `${document.head.title} ${logsource}: ${names.join(' ')}`;
  });
}

const GLOBAL = `action: global
title: G
logsource: {product: windows}
detection:
  a: {X: 1}
  condition: a and b
`;
const B1 = 'logsource: {service: one}\ndetection: {b: {Y: 1}}\n';
const B2 = 'logsource: {service: two}\ndetection: {b: {Y: 2}}\n';

describe('the actions of Sigma 1', () => {
  it.each([
    ['global is in all that follow', `${GLOBAL}---\n${B1}---\n${B2}`, ['G one: b a', 'G two: b a']],
    ['global alone is no rule', GLOBAL, []],
    [
      'global comes with the next global',
      `${GLOBAL}---\naction: global\ndetection: {c: {Z: 1}, condition: a and b and c}\n---\n${B1}`,
      ['G one: b a c'],
    ],
    [
      'reset forgets',
      `${GLOBAL}---\n${B1}---\naction: reset\n---\ntitle: R\n${B2.replace('}}', '}, condition: b}')}`,
      ['G one: b a', 'R two: b'],
    ],
    [
      'repeat changes the one before',
      `${GLOBAL}---\n${B1}---\naction: repeat\ntitle: R\nlogsource: {service: three}\n`,
      ['G one: b a', 'R three: b a'],
    ],
    [
      'repeat after repeat',
      `${GLOBAL}---\n${B1}---\naction: repeat\ntitle: R\n---\naction: repeat\nlogsource: {service: four}\n`,
      ['G one: b a', 'R one: b a', 'R four: b a'],
    ],
    ['global wins', `${GLOBAL}---\ntitle: Own\n${B1}`, ['G one: b a']],
  ])('%s', (_, text, expected) => {
    expect(rulesOf(text)).toEqual(expected);
  });

  it('is told of, once where it stands', () => {
    expect(problemsOf(`${GLOBAL}---\n${B1}---\n${B2}`)).toEqual([
      'info sigma/legacy-action: action',
    ]);
    expect(problemsOf(`action: repaet\ntitle: x\n`)).toEqual([
      'error sigma/unknown-action: repaet',
    ]);
  });

  it('gives each rule the place of its own document', () => {
    const text = `${GLOBAL}---\n${B1}---\naction: repeat\ntitle: R\n`;
    const starts = readSigmaFile('', text).documents.map(({ span }) =>
      text.slice(span.start, span.start + 9),
    );
    expect(starts).toEqual(['logsource', 'action: r']);
  });

  it('does not merge texts into maps', () => {
    const text = `${GLOBAL}---\nlogsource: text\ndetection: {b: {Y: 1}}\n`;
    expect(rulesOf(text)).toEqual(['G undefined: b a']);
  });
});
