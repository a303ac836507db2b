import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import { applyTextEdits } from '../base/text-edit.ts';
import { featuresFor } from '../core/vt/vt-schema.ts';
import type { TargetEntity } from '../core/vt/target-entity.ts';
import { checkWithEngine } from './load-node-engine.ts';
import { MAX_ENGINE_SOURCE_UNITS } from './crash-guard.ts';
import type { EngineGlue } from './run-compiler.ts';
import { createEngine } from './yara-x-engine.ts';

const EMPTY_MODULE = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

async function check(text: string, target: TargetEntity = 'file'): Promise<readonly Diagnostic[]> {
  const run = await checkWithEngine(text, featuresFor(target));
  if (!run.ok) throw new Error(run.error.message);
  if (run.value.kind === 'trapped') throw new Error(run.value.message);
  return run.value.report.diagnostics;
}

/** `E008 «foo» message`, with help and further places behind bars. */
function describeDiagnostic(text: string, diagnostic: Diagnostic): string {
  const { code, span, message, help, related = [] } = diagnostic;
  const at = (place: { readonly start: number; readonly end: number }): string =>
    `«${text.slice(place.start, place.end)}»`;
  return [
    `${code} ${at(span)} ${message}`,
    ...related.map((place) => `${at(place.span)} ${place.message}`),
    ...(help === undefined ? [] : [help]),
  ].join(' | ');
}

const rule = (condition: string): string => `import "vt"\nrule r { condition: ${condition} }`;

/** So long that a report shows only a part of the line. */
const FILLER = 'vt.metadata.file_size > 1 and '.repeat(12);

describe('what the engine says, at its place', () => {
  it.each([
    {
      what: 'an unknown field',
      text: rule('vt.metadata.file_siz > 3'),
      expected: ['E008 «file_siz» unknown field or method `file_siz`'],
    },
    {
      what: 'two operands',
      text: rule('vt.metadata.file_size == "x"'),
      expected: [
        'E003 «vt.metadata.file_size» mismatching types: this expression is `integer` | «"x"» this expression is `string`',
      ],
    },
    {
      what: 'a wrong type',
      text: rule('vt.metadata.file_size contains "x"'),
      expected: [
        'E002 «vt.metadata.file_size» wrong type: expression should be `string`, but it is `integer`',
      ],
    },
    {
      what: 'a field of another target',
      text: rule('vt.net.url.port == 80'),
      expected: [
        'E100 «net» vt.net is not supported in rulesets matching against files | this field is not supported for files, consider using `vt.metadata.itw`',
      ],
    },
    {
      what: 'syntax',
      text: rule('vt.metadata.file_size >'),
      expected: ['E001 «}» syntax error: expecting expression or identifier, found `}`'],
    },
    {
      what: 'the end of the text',
      text: 'rule r { condition: true',
      expected: ['E001 «» syntax error: expecting operator or `}`, found end of file'],
    },
    {
      what: 'an escape inside of a literal',
      text: rule('vt.metadata.file_name == "C:\\Users"'),
      expected: ['E029 «\\U» invalid escape sequence: invalid escape sequence `\\U`'],
    },
    {
      what: 'two rules of one name, over lines',
      text: 'rule a { condition: filesize > 1 }\n\nrule a { condition: filesize > 2 }',
      expected: ['E012 «a» duplicate rule `a` | «a» `a` declared here for the first time'],
    },
    {
      what: 'arguments',
      text: rule('vt.metadata.itw.ip.in_range(1)'),
      expected: [
        'E004 «(1)» wrong arguments: wrong arguments in this call | accepted argument combinations: (string)',
      ],
    },
    {
      what: 'several errors in several rules',
      text: 'rule a { condition: x }\nrule b { condition: y }\nrule c { condition: ( }',
      expected: [
        'E009 «x» unknown identifier `x`',
        'E009 «y» unknown identifier `y`',
        'E001 «}» syntax error: expecting expression or identifier, found `}`',
      ],
    },
    {
      what: 'a warning over several lines',
      text: 'rule r {\n  condition:\n    for any i in (1..2000000) : (\n      i == filesize\n    )\n}',
      expected: [
        'too_many_iterations «for any i in (1..2000000) : (\n      i == filesize\n    )» loop has too many iterations: this loop iterates 2000000 times, which may be slow',
      ],
    },
    {
      what: 'something behind wide, combining and hidden characters, and tabs',
      text: rule('/* 日本語 e\u0301 \u202e \u200d 😀 \x01 */\t"é日" ==\t\t3'),
      expected: [
        'E003 «"é日"» mismatching types: this expression is `string` | «3» this expression is `integer`',
      ],
    },
    {
      what: 'something in a long line',
      text: rule(`${FILLER} vt.metadata.sha256 == "ABC" and ${FILLER} true`),
      expected: [
        'unsatisfiable_expr «vt.metadata.sha256» unsatisfiable expression: this is a lowercase string | «"ABC"» this contains uppercase characters | a lowercase string can\'t be equal to a string containing uppercase characters',
      ],
    },
    {
      what: 'something longer than a report is wide',
      text: rule(`"${'a'.repeat(300)}" == 3`),
      expected: [
        `E003 «"${'a'.repeat(300)}"» mismatching types: this expression is \`string\` | «3» this expression is \`integer\``,
      ],
    },
    {
      what: 'something behind and within characters of two units, in lines that end with CR and LF',
      text: 'rule r {\r\n  condition:\r\n    "😀𝒳" == "😀" and "a😀b" == 3\r\n}\r\n',
      expected: [
        'E003 «"a😀b"» mismatching types: this expression is `string` | «3» this expression is `integer`',
      ],
    },
    {
      what: 'a line that ends with CR and LF',
      text: 'rule r {\r\n  condition:\r\n    x == 1\r\n}\r\n',
      expected: ['E009 «x» unknown identifier `x`'],
    },
  ])('places $what', async ({ text, expected }) => {
    const found = await check(text);
    expect(found.map((each) => describeDiagnostic(text, each))).toEqual(expected);
  });

  it('is not interested in targets but in their features', async () => {
    const text = rule('vt.net.url.port == 80');
    expect(await check(text, 'url')).toEqual([]);
    expect(await check(text, 'domain')).toMatchObject([{ code: 'E100' }]);
    expect(await check(rule('vt.metadata.submitter.city == "x"'), 'retrohunt')).toMatchObject([
      { code: 'E100' },
    ]);
  });
});

describe('what the engine suggests', () => {
  it.each([
    {
      what: 'a missing import',
      text: 'rule r { condition: vt.metadata.file_size > 3 }',
      title: 'Add `import "vt"`',
      mended: 'import "vt"\nrule r { condition: vt.metadata.file_size > 3 }',
    },
    {
      what: 'a comparison with a number',
      text: rule('vt.metadata.new_file == 1 and filesize > 2'),
      title: 'Remove `== 1`',
      mended: rule('vt.metadata.new_file and filesize > 2'),
    },
    {
      what: 'none for zero',
      text: rule('0 of (vt.metadata.new_file, filesize > 2)'),
      title: 'Use `none` instead of `0`',
      mended: rule('none of (vt.metadata.new_file, filesize > 2)'),
    },
    {
      what: 'lower case, tabs left alone',
      text: rule('vt.metadata.sha256 ==\t"AB"\tand\tfilesize > 2'),
      title: 'Change to `"ab"`',
      mended: rule('vt.metadata.sha256 ==\t"ab"\tand\tfilesize > 2'),
    },
    {
      what: 'what goes over lines',
      text: rule('vt.metadata.new_file\n    ==\n 0 and filesize > 2'),
      title: 'Change to `not vt.metadata.new_file`',
      mended: rule('not vt.metadata.new_file and filesize > 2'),
    },
    {
      what: 'what goes over lines that end with CR and LF',
      text: rule('vt.metadata.new_file\r\n    == 0 and\r\n\tfilesize > 2').replace('\n', '\r\n'),
      title: 'Change to `not vt.metadata.new_file`',
      mended: rule('not vt.metadata.new_file and\r\n\tfilesize > 2').replace('\n', '\r\n'),
    },
    {
      what: 'a missing import where lines end with CR and LF',
      text: 'rule r {\r\n  condition: vt.metadata.file_size > 3\r\n}\r\n',
      title: 'Add `import "vt"`',
      mended: 'import "vt"\r\nrule r {\r\n  condition: vt.metadata.file_size > 3\r\n}\r\n',
    },
    {
      what: 'something between characters of two units',
      text: rule('"😀𝒳" == "😀" and vt.metadata.sha256 == "AB😀" and filesize > 2 /* 😀 */'),
      title: 'Change to `"ab😀"`',
      mended: rule('"😀𝒳" == "😀" and vt.metadata.sha256 == "ab😀" and filesize > 2 /* 😀 */'),
    },
    {
      what: 'one import of two',
      text: 'import "vt"\nimport "vt"\nrule r { condition: vt.metadata.file_size > 3 }',
      title: 'Remove `import "vt"`',
      mended: 'import "vt"\nrule r { condition: vt.metadata.file_size > 3 }',
    },
  ])('mends $what', async ({ text, title, mended }) => {
    const fixes = (await check(text)).flatMap((diagnostic) => diagnostic.fixes ?? []);
    expect(fixes.map((fix) => fix.title)).toEqual([title]);
    expect(fixes.map((fix) => applyTextEdits(text, fix.edits))).toEqual([mended]);
    expect((await check(mended)).filter(({ fixes: more }) => more !== undefined)).toEqual([]);
  });

  it('is left out where its report does not show what it would write', async () => {
    const diagnostics = await check(rule('vt.metadata.sha256 == "A\tB" and filesize > 2'));
    expect(diagnostics).toMatchObject([{ code: 'unsatisfiable_expr' }]);
    expect(diagnostics[0]?.fixes).toBeUndefined();
  });
});

describe('where the engine differs from that of VirusTotal', () => {
  it.each([
    'vt.metadata.new_file',
    '(vt.metadata.new_file)',
    'with x = vt.metadata : ( x.new_file )',
    'with x = vt.metadata.new_file : ( x )',
  ])('is no alarm on the bare field %s', async (condition) => {
    expect(await check(rule(condition))).toEqual([]);
  });

  it.each(['filesize > 1 and false', 'vt.metadata.new_file or true', 'vt.FileType.PE_EXE', 'true'])(
    'stays the alarm on %s',
    async (condition) => {
      const codes = (await check(rule(condition))).map(({ code }) => code);
      expect(codes).toContain('invariant_expr');
    },
  );

  it('says once that the module magic is not here', async () => {
    const text = 'import "magic"\nrule r { condition: magic.type() contains "x" }';
    const diagnostics = await check(text);
    expect(diagnostics).toMatchObject([{ code: 'yara/module-not-here', severity: 'info' }]);
  });

  it('keeps the error on magic without its import', async () => {
    expect(await check('rule r { condition: magic.type() contains "x" }')).toMatchObject([
      { code: 'E009' },
    ]);
  });
});

describe('what would crash the engine', () => {
  it.each([
    { text: rule('true\u2028'), code: 'yara/crashing-character' },
    { text: rule(`${'not '.repeat(1000)}true`), code: 'yara/too-deep' },
    { text: rule(`${'('.repeat(2000)}true${')'.repeat(2000)}`), code: 'yara/too-deep' },
    { text: rule('with x = (/a/) : ( "a" matches x )'), code: 'yara/with-regexp' },
    { text: rule(`${'uint8('.repeat(7)}0${')'.repeat(7)} == 1`), code: 'yara/calls-too-deep' },
    { text: rule(`x y ${'uint8('.repeat(100)}`), code: 'yara/calls-too-deep' },
    { text: ' '.repeat(MAX_ENGINE_SOURCE_UNITS + 1), code: 'yara/too-long' },
  ])('is refused as $code', async ({ text, code }) => {
    expect(await check(text)).toMatchObject([{ code, severity: 'error' }]);
    expect(await check(rule('vt.metadata.file_size > 1'))).toEqual([]);
  });
});

describe('what looks like it would', () => {
  it.each([
    rule(`${'uint8('.repeat(6)}0${')'.repeat(6)} == 1`),
    rule(Array.from({ length: 20 }, (_, at) => `uint8(${at}) == 1`).join(' and ')),
    rule(`${'('.repeat(100)}filesize > uint8(0)${')'.repeat(100)}`),
    'rule a { condition: uint8(1 } rule b { condition: uint8(uint8(uint8(uint8(uint8(1 }',
    '// \u2028 a comment may hold it\nrule r { condition: filesize > 1 }',
  ])('is shown to the engine: %s', async (text) => {
    const codes = (await check(text)).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('yara/'))).toEqual([]);
  });
});

/** A glue whose compiler does as it is told. */
function glueThat(
  addSource: () => void,
  errors: readonly string[] = [],
): EngineGlue & { nFreed: number } {
  const glue = {
    nFreed: 0,
    Compiler: class {
      readonly errors = errors;
      readonly warnings: readonly string[] = [];
      defineGlobal = (): void => undefined;
      addSource = addSource;
      free(): void {
        glue.nFreed++;
        throw new WebAssembly.RuntimeError('table index is out of bounds');
      }
    },
    initSync: () => undefined,
  };
  return glue;
}

describe('a trap', () => {
  it.each([
    new WebAssembly.RuntimeError('unreachable'),
    new RangeError('Maximum call stack size exceeded'),
  ])('is an outcome: $message', (error) => {
    const glue = glueThat(() => {
      throw error;
    });
    const run = createEngine(glue, EMPTY_MODULE).compile('rule r { condition: true }');
    expect(run).toEqual({ kind: 'trapped', message: error.message });
    expect(glue.nFreed).toBe(1);
  });

  it('is not the error that the compiler throws', () => {
    const glue = glueThat(() => {
      throw new Error('error[E001]');
    });
    expect(createEngine(glue, EMPTY_MODULE).compile('').kind).toBe('checked');
  });
});

describe('a report that is not understood', () => {
  it('is shown by its first line', () => {
    const glue = glueThat(() => undefined, ['warning: the sky is falling\nsoon']);
    expect(createEngine(glue, EMPTY_MODULE).compile('')).toMatchObject({
      kind: 'checked',
      report: {
        diagnostics: [
          { code: 'yara/engine', severity: 'warning', message: 'warning: the sky is falling' },
        ],
      },
    });
  });
});

describe('many diagnostics', () => {
  it('are cut, errors last, and counted', async () => {
    const bad = Array.from({ length: 90 }, (_, at) => `rule e${at} { condition: x }`);
    const poor = Array.from({ length: 50 }, (_, at) => `rule w${at} { condition: true }`);
    const run = await checkWithEngine([...poor, ...bad].join('\n'), featuresFor('file'));
    const report = run.ok && run.value.kind === 'checked' ? run.value.report : undefined;
    expect(report?.nMore).toBe(40);
    expect(report?.diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(90);
  });
});

const PIECES: readonly string[] = [
  ['import "vt"\n', 'rule a { condition: ', 'rule b : t t { strings: $a = "x" condition: '],
  ['vt.metadata.file_size', 'vt.metadata.new_file', '"日本"', '"A\tb"', '/a+/', '0', '1', 'x'],
  [' == ', ' and ', ' or ', ' not ', ' matches ', ' of them', ' of (', 'for any i in (', '..'],
  [') : (', ')', '}', '\n', '\r\n', '\t', '// é😀\n', '/*\u202e\u0301*/', '$a', '#a', '"\\q"'],
  [FILLER],
].flat();

describe('any text', () => {
  it('is compiled without a crash, and everything said has a place in it', async () => {
    const texts = fc.sample(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
      { seed: 20240701, numRuns: 400 },
    );
    const wrong: string[] = [];
    for (const text of texts) {
      for (const { span, code, fixes = [] } of await check(text)) {
        const isInside = 0 <= span.start && span.start <= span.end && span.end <= text.length;
        if (!isInside || code === 'yara/engine') wrong.push(text);
        for (const fix of fixes) applyTextEdits(text, fix.edits);
      }
    }
    expect(wrong).toEqual([]);
  });
});
