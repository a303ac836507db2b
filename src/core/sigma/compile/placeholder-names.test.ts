import { describe, expect, it } from 'vitest';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import { placeholderNames } from './placeholder-names.ts';

/** The names that a rule of this detection asks for, joined by spaces. */
function namesOf(...items: readonly string[]): string {
  const text = [
    'title: x',
    'logsource: { product: windows }',
    'detection:',
    '  s:',
    ...items.map((item) => `    ${item}`),
    '  condition: s',
  ].join('\n');
  return readSigmaFile('x.yml', text)
    .documents.flatMap((document) =>
      document.kind === 'detection' ? [...placeholderNames(document)] : [],
    )
    .join(' ');
}

describe('placeholderNames', () => {
  it.each<[string, readonly string[], string]>([
    ['all of one value', ["User|expand: '%dom%\\\\%adm.in%'"], 'dom adm.in'],
    ['each once', ["User|expand: ['%a%', 'x%b%x', '%a%']"], 'a b'],
    ['of several items', ["- User|expand: '%a%'", "- '|expand': '%b%'"], 'a b'],
    ['of regular expressions', ["A|re|expand: '\\%no%, %yes%'"], 'yes'],
    ['none without the modifier', ["User: '%a%'"], ''],
    ['none of numbers, and of what is no name', ["User|expand: [5, '100%', '%a b%', '%%']"], ''],
  ])('finds %s', (_, items, names) => {
    expect(namesOf(...items)).toBe(names);
  });
});
