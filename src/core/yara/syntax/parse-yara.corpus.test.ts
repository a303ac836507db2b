import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../base/guards.ts';
import { lineColumnAt, spanContains } from '../../../base/span.ts';
import { parseYara } from './parse-yara.ts';
import { printYara } from './print-yara.ts';
import { goldenTree } from './testdata/golden-tree.ts';
import { shapeOf } from './testdata/shape-of.ts';

const corpus = process.env['LIVEHUNT_CORPUS'] ?? '';
const conformance: unknown = JSON.parse(
  readFileSync(join(corpus, 'yara-x', 'conformance.json'), 'utf8'),
);

interface Case {
  readonly name: string;
  readonly source: string;
  readonly wanted: string;
}

function cases(list: string, wantedKey: string): readonly Case[] {
  const rows = isRecord(conformance) ? conformance[list] : undefined;
  return (Array.isArray(rows) ? rows : []).flatMap((row: unknown) =>
    isRecord(row)
      ? [
          {
            name: String(row['file']),
            source: String(row['source']),
            wanted: String(row[wantedKey]),
          },
        ]
      : [],
  );
}

/** `start..end message` of each error in the golden tree. */
function goldenErrors(tree: string): readonly string[] {
  const errors = tree.matchAll(/message: ("(?:[^"\\]|\\.)*"), span: Span\(([0-9.]+)\)/g);
  return [...errors].map(([, message = '""', span]) => `${span} ${JSON.parse(message)}`);
}

function ourErrors(source: string): readonly string[] {
  return parseYara(source)
    .diagnostics.filter(({ message }) => !message.includes('outside of the body of a'))
    .map(
      ({ span, message }) => `${span.start}..${span.end} ${message.replace(/^syntax error: /, '')}`,
    );
}

/** The rules that have no error, as the golden files show them. */
function ourTrees(source: string): string {
  const { file, diagnostics } = parseYara(source);
  const errors = diagnostics.filter(({ message }) => !message.includes('outside of the body of a'));
  const whole = file.items
    .filter((item) => item.kind === 'rule')
    .filter((rule) => !errors.some(({ span }) => spanContains(rule.span, span)));
  return whole
    .map((rule) => goldenTree(rule, source))
    .join('\n\n')
    .replaceAll(/ +$/gm, '');
}

describe('parseYara on the golden files of the parser of YARA-X', () => {
  const goldens = cases('parse', 'ast');

  // The golden files are ASCII, so that their byte offsets are ours. A sigil without a name is
  // reported by the engine's compiler, by us at once.
  it.each(goldens)('finds the same errors in $name', ({ source, wanted }) => {
    expect(ourErrors(source)).toEqual(goldenErrors(wanted));
  });

  it.each(goldens)('makes the same tree of $name', ({ source, wanted }) => {
    const [tree = ''] = wanted.split('ERRORS:');
    expect(ourTrees(source)).toBe(tree.trimEnd().replaceAll(/ +$/gm, ''));
  });

  it('has them all', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(43);
  });
});

/** We report each wrong escape, the engine one a rule. */
const KNOWN_DIFFERENCES: ReadonlySet<string> = new Set([
  'lib/src/compiler/tests/testdata/errors/108.in',
]);

const OURS = /^(E001|E02[01789]|E03[012])$/;

describe('parseYara on the golden files of the compiler of YARA-X', () => {
  const goldens = cases('compile', 'out').filter(({ name }) => !KNOWN_DIFFERENCES.has(name));

  it.each(goldens)('finds the errors of syntax in $name', ({ source, wanted }) => {
    const errors = wanted.matchAll(/^error\[(E\d+)\].*\n --> line:(\d+:\d+)/gm);
    const expected = [...errors].filter(([, code = '']) => OURS.test(code));
    const found = parseYara(source).diagnostics.map(({ code, span }) => {
      const { line, column } = lineColumnAt(source, span.start);
      return `${code} ${line}:${column}`;
    });
    expect(found.sort()).toEqual(expected.map(([, code, place]) => `${code} ${place}`).sort());
  });

  it('has them all', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(125);
  });
});

/** Files that are no rules, with the reason. */
const BROKEN_RULES: ReadonlyMap<string, string> = new Map([
  ['VirusTotal_vt-py__domain.yar', 'a template with ${…} in the name of the rule'],
  ['VirusTotal_vt-py__ip_address.yar', 'a template with ${…} in the name of the rule'],
  ['VirusTotal_yara-x__completion9.yar', 'an unfinished condition: test of a completion'],
]);

describe('parseYara on published rules', () => {
  const folder = join(corpus, 'vt-rules');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yar'));

  it.each(names.filter((name) => !BROKEN_RULES.has(name)))('reads and prints %s', (name) => {
    const { file, diagnostics } = parseYara(readFileSync(join(folder, name), 'utf8'));
    expect(diagnostics).toEqual([]);
    expect(file.items.some((item) => item.kind === 'rule')).toBe(true);
    const printed = parseYara(printYara(file));
    expect(printed.diagnostics).toEqual([]);
    expect(shapeOf(printed.file)).toEqual(shapeOf(file));
  });

  it.each([...BROKEN_RULES])('says that %s is broken: %s', (name) => {
    const { diagnostics } = parseYara(readFileSync(join(folder, name), 'utf8'));
    expect(diagnostics[0]?.code).toBe('E001');
  });
});
