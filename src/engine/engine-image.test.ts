import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import { featuresFor } from '../core/vt/vt-schema.ts';
import { compileImage, startEngine, type EngineImage } from './engine-image.ts';
import { loadGlue } from './testdata/load-glue.ts';
import { WASM_FILE } from './testdata/wasm-file.ts';
import type { YaraEngine } from './yara-x-engine.ts';

const FEATURES = featuresFor('file', { gti: true });

const stock = new Uint8Array(readFileSync(WASM_FILE));

/** The engine's WASM with other words in its access rules, as another version might have. */
function otherVersion(...words: readonly string[]): Uint8Array<ArrayBuffer> {
  const other = Buffer.from(stock);
  for (const word of words) {
    for (let at = other.indexOf(word); at !== -1; at = other.indexOf(word, at + 1)) {
      other[at] = 'x'.charCodeAt(0);
    }
  }
  return new Uint8Array(other);
}

async function start(wasm: Uint8Array<ArrayBuffer>): Promise<{
  readonly image: EngineImage;
  readonly engine: YaraEngine;
}> {
  const image = await compileImage(wasm, FEATURES);
  return { image, engine: startEngine(await loadGlue(), image, FEATURES) };
}

function check(engine: YaraEngine, text: string): readonly Diagnostic[] {
  const run = engine.compile(text);
  if (run.kind === 'trapped') throw new Error(run.message);
  return run.report.diagnostics;
}

const own = await start(stock);
const standIn = await start(otherVersion('retrohunt'));

const vt = (condition: string): string =>
  `import "vt"\nrule r {\n  condition:\n    ${condition}\n}\n`;

describe('the image of the engine', () => {
  it('is the engine itself where its access rules are known', () => {
    expect(own.image.standIn).toBeUndefined();
  });

  it.each([
    { words: ['retrohunt'], nFound: 12 },
    { words: ['ip_address'], nFound: 9 },
    { words: ['gti', 'staff'], nFound: 9 },
    { words: ['file', 'url', 'domain', 'ip_address', 'gti', 'staff', 'retrohunt'], nFound: 0 },
  ])('is for a stand-in where they are not: $words', async ({ words, nFound }) => {
    const { standIn: reason } = await compileImage(otherVersion(...words), FEATURES);
    expect(reason).toBe(
      `of its 13 access rules, ${nFound} are known here, so its fields of vt cannot be enabled`,
    );
  });
});

describe('a stand-in of the vt module', () => {
  it('is needed: the engine alone refuses each field', () => {
    const text = vt('vt.metadata.file_size > 1');
    expect(check(standIn.engine, text)).toEqual([]);
  });

  it.each([
    // What compiles.
    'vt.metadata.file_size > 1KB and vt.metadata.new_file',
    'vt.metadata.new_file',
    'not vt.metadata.new_file',
    'vt.metadata.file_type == vt.FileType.PE_EXE',
    'vt.metadata.exiftool["Product Name"] icontains "x"',
    'vt.metadata.exiftool[""] == "" and vt.metadata.exiftool["a"] == "b"',
    'defined vt.metadata.exiftool["k"]',
    'vt.metadata.exiftool.len() > 3',
    'for any k, v in vt.metadata.exiftool : ( k == "a" and v contains k )',
    'for any key, value in vt.metadata.signatures : (\n key == value and\n value matches /x/ )',
    'for all k,v in vt.metadata.exiftool : ( for any k in vt.metadata.tags : ( k == v ) )',
    'with m = vt.metadata.exiftool : ( m["a"] == "b" and m.len() > 1 )',
    'with m = vt.metadata.exiftool : ( for any k, v in m : ( m[k] == v ) )',
    'for any r in vt.behaviour.sigma_analysis_results : ( for any c in r.match_context : ( c.values["Image"] endswith ".exe" ) )',
    'for any h in vt.behaviour.http_conversations : ( h.request_method == vt.Http.Method.GET and h.request_headers["a"] == "b" )',
    'vt.metadata.itw.ip.in_range("10.0.0.0/8")',
    'not vt.metadata.itw.domain.permutation_of("a.example") or vt.metadata.itw.domain.permutation_of("b.example", vt.Domain.Permutation.TYPO)',
    'vt.metadata.gti_assessment.verdict.value == vt.GtiVerdict.VERDICT_MALICIOUS',
    'for 2 t in vt.metadata.tags : ( t startswith "a" ) and any of ( vt.metadata.new_file, filesize > 1 )',
    'pe.is_pe',
    // What does not.
    'vt.metadata.file_sise > 1',
    'vt.metadata.file_size == "x"',
    'vt.metadata.file_size contains "x"',
    'vt.metadata.exiftool["a"] == 3',
    'vt.metadata.exiftool == 3',
    'vt.metadata.exiftool[3] == "a"',
    'for any k in vt.metadata.exiftool : ( k == "a" )',
    'for any k, v in vt.metadata.tags : ( v == "a" )',
    'for any t in vt.metadata.tags : ( t == 3 )',
    'for any k, v in vt.metadata.exiftool : ( v == 3 )',
    'vt.metadata.itw.ip.in_range(1)',
    'vt.metadata.itw.ip.in_range("1.0.0.0/8", 2)',
    'vt.net.url.port == 80',
    'vt.metadata.itw.ip.first_whois',
    'vt.FileType.NOTHING == 1',
    'vt.metadata',
    'vt.metadata.exiftool["a"].len() > 1',
    '(vt.metadata.exiftool)["a"] == "b"',
    'vt.metadata.file_name matches /(/',
    'vt.metadata.file_name == "C:\\Users"',
    'vt.metadata.file_size >',
    'nothing == 1',
    // What is warned of.
    'vt.metadata.sha256 == "ABC"',
    'vt.metadata.new_file == 1',
    '0 of (vt.metadata.new_file, filesize > 1)',
    'vt.metadata.file_size',
    'with unused = vt.metadata.file_size : ( filesize > 1 )',
    '1 == 1',
    'vt.FileType.PE_EXE',
    'vt.metadata.exiftool["a"]',
  ])('says what the engine says: %s', (condition) => {
    const text = condition.startsWith('pe.') ? `import "pe" ${vt(condition)}` : vt(condition);
    const draw = ({ code, severity, span }: Diagnostic): string =>
      `${severity} ${code} ${span.start}`;
    expect(check(standIn.engine, text).map(draw)).toEqual(check(own.engine, text).map(draw));
  });

  it.each([
    'rule r { condition: vt.metadata.file_size > 1 }',
    'import "vt" import "vt" rule r { condition: vt.metadata.file_size > 1 }',
    'import "vt"\nrule a { condition: vt.metadata.new_file }\nrule b { condition: a and vt.metadata.exiftool["é"] == "日本" and x }\r\n',
    'import "vt" rule vt_ { condition: true and _ == 3 }',
    'import "vt"\nrule a { strings: $a = "ab" condition: $a and vt.metadata.exiftool /* [ */ [ "k" ] == "x" }',
    'import "vt"\nrule a { condition: vt.metadata.exiftool\n[\n"k"\n]\n== 3 }',
    'import "pe" rule r { condition: pe.nothing }',
    'rule r { condition: }',
    '',
  ])('says what the engine says of a whole text: %j', (text) => {
    const draw = ({ code, severity, span }: Diagnostic): string =>
      `${severity} ${code} ${span.start}-${span.end}`;
    expect(check(standIn.engine, text).map(draw)).toEqual(check(own.engine, text).map(draw));
  });

  it('offers the fixes of the engine', () => {
    const text = vt('vt.metadata.new_file == 1 and vt.metadata.exiftool["k"] == "x"');
    const fixes = check(own.engine, text).flatMap((diagnostic) => diagnostic.fixes ?? []);
    expect(fixes).toHaveLength(1);
    const [fix] = check(standIn.engine, text).flatMap((diagnostic) => diagnostic.fixes ?? []);
    expect(fix?.edits).toEqual(fixes[0]?.edits);
  });

  it('uses names that the text does not', () => {
    const letters = Array.from('_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
    const uses = letters.map((letter) => `${letter} == ${letter}`).join(' and ');
    const declared = letters.map((letter) => `${letter} = 1`).join(', ');
    const text = vt(
      `with ${declared} : ( ${uses} and vt.metadata.exiftool.len() > 1 and for any ke, va in vt.metadata.exiftool : ( ke == va ) )`,
    );
    const errors = check(standIn.engine, text).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  it('refuses what would crash the engine', () => {
    const deep = vt(`${'('.repeat(2000)}true${')'.repeat(2000)}`);
    expect(check(standIn.engine, deep)).toMatchObject([{ code: 'yara/too-deep' }]);
  });
});
