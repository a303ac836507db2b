import { describe, expect, it } from 'vitest';
import { makeZip } from '../../archive/testdata/make-zip.ts';
import type { Ruleset } from '../../sigma/compile/ruleset.ts';
import { compileRuleAt, readRuleset, type ReadRulesetOptions } from './read-ruleset.ts';

const RULE = `title: Admin Named
logsource:
  product: windows
detection:
  selection:
    User|expand: '%admins%'
  condition: selection
`;

const FILTER = `title: Not On The Build Server
logsource:
  product: windows
filter:
  rules: any
  selection:
    Host: build
  condition: not selection
`;

function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: ReadRulesetOptions,
): Ruleset {
  const work = readRuleset(
    Object.entries(files).map(([name, content]) => ({
      name,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    })),
    options,
  );
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

const tests = (ruleset: Ruleset): string => JSON.stringify(ruleset.rules.map(({ root }) => root));

describe('readRuleset', () => {
  it('leaves placeholders open, or puts values in their place', () => {
    expect(tests(read({ 'a.yml': RULE }))).toContain('"unbound"');
    const placeholders = new Map([['admins', ['root', 'Administrator']]]);
    const bound = tests(read({ 'a.yml': RULE }, { placeholders }));
    expect(bound).not.toContain('"unbound"');
    expect(bound).toContain('Administrator');
  });

  it('leaves out folders for deprecated rules, or reads them too', () => {
    const files = { 'sigma/Deprecated/a.yml': RULE, 'sigma/rules/b.yml': RULE };
    expect(read(files)).toMatchObject({ rules: [{}], nLeftOut: 1 });
    expect(read(files, { readsAll: true })).toMatchObject({ rules: [{}, {}], nLeftOut: 0 });
  });

  it('joins filters to the rules of all files', () => {
    const ruleset = read({ 'a.yml': RULE, 'f.yml': FILTER });
    expect(ruleset).toMatchObject({ nFilters: 1, rules: [{ root: { kind: 'and' } }] });
  });

  it('keeps the text and the place of each rule, several to a file', () => {
    const text = `${RULE}---\n${RULE.replace('Admin', 'Second')}`;
    const { rules, origins, files } = read({ 'a.yml': text });
    expect(rules.map(({ head }) => head.title)).toEqual(['Admin Named', 'Second Named']);
    const second = origins[1];
    expect(files[second?.file ?? -1]?.readText()?.slice(second?.span.start)).toMatch(
      /^title: Second Named/,
    );
  });

  it('tells a problem once, with its place', () => {
    const broken = RULE.replace("User|expand: '%admins%'", "User|contain: 'x'");
    expect(read({ 'a.yml': broken }).problems).toMatchObject([
      { file: 0, severity: 'error', place: { line: 6, column: expect.any(Number) } },
    ]);
  });

  it('tells of files of an archive that cannot be read, and reads the others', () => {
    const zip = makeZip([
      { name: 'good.yml', text: RULE },
      { name: 'odd.yml', text: RULE, method: 14 },
    ]);
    const ruleset = read({ 'rules.zip': zip });
    expect(ruleset.rules).toHaveLength(1);
    expect(ruleset.problems).toMatchObject([{ code: 'sigma/unread-file', place: undefined }]);
    expect(ruleset.files[ruleset.problems[0]?.file ?? -1]?.name).toBe('odd.yml');
  });

  it('reads UTF-16, and tells of what is no UTF-8', () => {
    const text = `\ufeff${RULE}`;
    const wide = new Uint8Array(2 * text.length);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      wide.set([unit & 0xff, unit >> 8], 2 * at);
    }
    expect(read({ 'a.yml': wide })).toMatchObject({ rules: [{}], problems: [] });
    const latin1 = new TextEncoder().encode(RULE.replace('Admin', 'Adm?n'));
    latin1[latin1.indexOf(0x3f)] = 0xee;
    expect(read({ 'a.yml': latin1 })).toMatchObject({
      rules: [{}],
      problems: [{ code: 'sigma/not-utf8', severity: 'warning', place: { line: 1, column: 11 } }],
    });
    expect(read({ 'a.yml': RULE.replace('Admin', 'Adm\ufffdn') }).problems).toEqual([]);
  });

  it('tells of a web page, an archive without rules, and a single file without any', () => {
    const codes = (files: Parameters<typeof read>[0]): readonly string[] =>
      read(files).problems.map(({ code }) => code);
    expect(codes({ 'x/a.yml': '<!DOCTYPE html>\n<title>a: b</title>' })).toEqual([
      'sigma/web-page',
    ]);
    expect(codes({ 'a.zip': makeZip([{ name: 'README.md', text: '' }]) })).toEqual([
      'sigma/unread-file',
    ]);
    expect(codes({ 'a.yml': '# nothing\n' })).toEqual(['sigma/not-a-rule']);
    expect(codes({ 'x/a.yml': '# nothing\n' })).toEqual([]);
  });

  it('reads nothing of files that are no rules in folders, but says so of a single one', () => {
    expect(read({ 'x/workflow.yml': 'on: push\n' })).toMatchObject({ files: [], problems: [] });
    expect(read({ 'workflow.yml': 'on: push\n' }).problems).toHaveLength(1);
  });
});

describe('compileRuleAt', () => {
  it('compiles the rule at a place with its spans', () => {
    const { origins } = read({ 'a.yml': RULE });
    const span = origins[0]?.span ?? { start: -1, end: -1 };
    expect(compileRuleAt(RULE, span)?.root.span).toBeDefined();
    expect(compileRuleAt(RULE, { start: 5, end: 9 })).toBeUndefined();
    expect(compileRuleAt('', span)).toBeUndefined();
  });
});
