import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../base/guards.ts';
import { tokenize } from '../syntax/lexer.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { printYara } from '../syntax/print-yara.ts';
import { formatYara } from './format-yara.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

function readRules(): readonly (readonly [string, string])[] {
  const folder = join(CORPUS, 'vt-rules');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yar'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
}

function readGoldenSources(): readonly (readonly [string, string])[] {
  const text = readFileSync(join(CORPUS, 'yara-x', 'conformance.json'), 'utf8');
  const conformance: unknown = JSON.parse(text);
  const rows = isRecord(conformance) ? [conformance['parse'], conformance['compile']] : [];
  return rows
    .flat()
    .flatMap((row: unknown) =>
      isRecord(row) ? [[String(row['file']), String(row['source'])] as const] : [],
    );
}

function contents(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'whitespace')
    .map((token) => token.text.replaceAll(/\s+/g, ' ').trim());
}

describe('formatYara', () => {
  // Three of the files are templates, or cut off in mid-word.
  const rules = readRules();
  const isBroken = ([, source]: readonly [string, string]): boolean =>
    parseYara(source).diagnostics.some(({ code }) => code === 'E001');

  it('is asked about all rules', () => {
    expect(rules.length).toBeGreaterThan(15);
    expect(rules.filter(isBroken)).toHaveLength(3);
  });

  it.each(rules.filter(isBroken))('refuses %s', (_name, source) => {
    expect(formatYara(source)).toMatchObject({ ok: false });
  });

  it.each(rules.filter((rule) => !isBroken(rule)))(
    'keeps the tokens, the comments and the tree of %s',
    (_name, source) => {
      const once = formatYara(source);
      const formatted = once.ok ? once.value : '';
      expect(contents(formatted)).toEqual(contents(source));
      expect(printYara(parseYara(formatted).file).replaceAll(/\s/g, '')).toBe(
        printYara(parseYara(source).file).replaceAll(/\s/g, ''),
      );
      expect(formatYara(formatted)).toEqual(once);
    },
  );

  it('formats or refuses every source of the conformance tests', () => {
    const wrong = readGoldenSources().filter(([, source]) => {
      const once = formatYara(source);
      if (!once.ok) return parseYara(source).diagnostics.length === 0;
      const isSame = contents(once.value).join('\n') === contents(source).join('\n');
      const twice = formatYara(once.value);
      return !isSame || !twice.ok || twice.value !== once.value;
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });
});
