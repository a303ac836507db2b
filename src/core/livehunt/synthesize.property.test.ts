import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresFor, VT_SCHEMA } from '../vt/vt-schema.ts';
import { checkFile } from '../yara/check/check-file.ts';
import { evaluateRules } from '../yara/eval/evaluate-rules.ts';
import type { ModuleStruct } from '../yara/module-value.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import type { Pick, SynthesisContext } from './pick.ts';
import { readPickedPlace } from './picked-place.ts';
import { synthesize } from './synthesize.ts';
import { valuePath } from './testdata/build-module-data.ts';
import { pickOf, SAMPLE_CONTEXT } from './testdata/make-pick.ts';
import { randomSample, trueTest, walkInto } from './testdata/random-sample.ts';

const SEED = 20_240_501;
const MODULES = new Map([['vt', VT_SCHEMA]]);
const FEATURES = featuresFor('file');

/** The errors of a text and whether its rules match, as one line. */
function stateOf(text: string, data: ModuleStruct): string {
  const { file, diagnostics } = parseYara(text);
  const checked = checkFile(file, { modules: MODULES, features: FEATURES, syntax: diagnostics });
  const errors = [...diagnostics, ...checked.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  const verdicts = evaluateRules(file, checked.types, data, { trace: false }).map(
    ({ verdict }) => verdict,
  );
  return [...errors.map(({ message }) => message), ...verdicts].join('; ');
}

/** Numbers that choose a way into the data and a test. */
const CHOICES = tuple(array(nat(), { minLength: 2, maxLength: 9 }), nat());

function pickFrom(data: ModuleStruct, [way, test]: readonly [readonly number[], number]): Pick {
  const path = walkInto(data, way);
  const place = readPickedPlace(VT_SCHEMA, data, path);
  return pickOf(path, trueTest(place.ok ? place.value.value : undefined, test));
}

describe('any clicks on any sample', () => {
  it('leave a rule that compiles, matches the sample, and does not grow by the same click', () => {
    assert(
      property(randomSample(), array(CHOICES, { minLength: 1, maxLength: 5 }), (data, clicks) => {
        const context: SynthesisContext = { schema: VT_SCHEMA, data };
        let text = '';
        for (const click of clicks) {
          const pick = pickFrom(data, click);
          const result = synthesize(text, pick, context);
          if (!result.ok) continue;
          text = result.value.text;
          expect(stateOf(text, data)).toBe('true');
          const again = synthesize(text, pick, context);
          expect(again).toMatchObject({ ok: true, value: { text, edits: [] } });
        }
      }),
      { seed: SEED, numRuns: 120 },
    );
  });

  it('leave a rule that compiles when they are negated, count, or want a loop of their own', () => {
    assert(
      property(
        randomSample(),
        array(tuple(CHOICES, nat(5)), { minLength: 1, maxLength: 4 }),
        (data, clicks) => {
          const context: SynthesisContext = { schema: VT_SCHEMA, data };
          let text = '';
          for (const [click, mode] of clicks) {
            const result = synthesize(text, { ...pickFrom(data, click), ...MODES[mode] }, context);
            if (result.ok) text = result.value.text;
            expect(stateOf(text, data)).toMatch(/^(?:true|false)?$/);
          }
        },
      ),
      { seed: SEED, numRuns: 120 },
    );
  });
});

const MODES: readonly Partial<Pick>[] = [
  {},
  { negated: true },
  { element: 'new' },
  { quantifier: { kind: 'all' } },
  { quantifier: { kind: 'none' } },
  { quantifier: { kind: 'at-least', count: 2 } },
];

const HAND_WRITTEN = [
  'rule a { condition: filesize < 9 }',
  'import "pe" rule a : t { meta: x = "y" strings: $a = { 00 /* h */ 01 } condition: $a or pe.is_pe }',
  'import "vt" rule a { condition: vt.metadata.new_file and ( not defined vt.metadata.magic ) }',
  'import "vt" rule a { condition: for any x in vt.metadata.tags : ( x == "a" or x == "b" ) and for any r in vt.behaviour.sigma_analysis_results : ( for any c in r.match_context : ( true ) ) }',
  'import "vt" rule a { condition: with m = vt.metadata : ( for any x in m.tags : ( x != "q" ) ) } rule b { condition: a }',
];

const TRIVIA = [
  '',
  ' ',
  '\n',
  '\n\n    ',
  ' // c "x" (\n',
  '/* and */',
  '\n\t',
  ' /* a\n b */ ',
  '\r\n',
];

/** The text with other white space and comments between its tokens. */
function relaid(text: string, choices: readonly number[]): string {
  let at = 0;
  return tokenize(text)
    .map((token) => {
      if (token.kind !== 'whitespace') return token.text;
      const trivia = TRIVIA[(choices[at++ % choices.length] ?? 0) % TRIVIA.length] ?? '';
      return trivia.trim() === '' && trivia !== '' ? trivia : ` ${trivia} `;
    })
    .join('');
}

describe('hand-written text', () => {
  it('survives any click: every edit but of a placeholder is an insertion', () => {
    assert(
      property(
        randomSample(),
        nat(HAND_WRITTEN.length - 1),
        array(nat(), { minLength: 3, maxLength: 40 }),
        array(CHOICES, { minLength: 1, maxLength: 3 }),
        (data, which, layout, clicks) => {
          const before = relaid(HAND_WRITTEN[which] ?? '', layout);
          const context: SynthesisContext = { schema: VT_SCHEMA, data };
          let text = before;
          for (const click of clicks) {
            const result = synthesize(text, pickFrom(data, click), context);
            if (!result.ok) continue;
            const replaced = result.value.edits.map(({ span }) => text.slice(span.start, span.end));
            expect(replaced.filter((part) => part !== '' && part !== 'true')).toEqual([]);
            text = result.value.text;
            expect(parseYara(text).diagnostics).toEqual([]);
          }
          expect(missingTokens(before, text)).toEqual([]);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });
});

describe('broken text', () => {
  it('is refused or made whole, never broken further', () => {
    assert(
      property(
        nat(HAND_WRITTEN.length - 1),
        array(nat(), { minLength: 3, maxLength: 9 }),
        tuple(nat(), nat(40)),
        constantFrom('', '(', ')', '{', '}', '"', '/*', '//', ' and ', '\u2028', 'rule b'),
        (which, layout, [at, length], inserted) => {
          const whole = relaid(HAND_WRITTEN[which] ?? '', layout);
          const start = at % whole.length;
          const text = whole.slice(0, start) + inserted + whole.slice(start + length);
          const pick = pickOf(valuePath('metadata', 'new_file'));
          const result = synthesize(text, pick, SAMPLE_CONTEXT);
          const after = result.ok ? result.value.text : text;
          const nErrors = parseYara(text).diagnostics.length;
          expect(parseYara(after).diagnostics.length).toBeLessThanOrEqual(nErrors);
          expect(missingTokens(text, after)).toEqual([]);
        },
      ),
      { seed: SEED, numRuns: 800 },
    );
  });

  it('is not made by a rule that nests as deep as YARA can', () => {
    const deep = (depth: number): string =>
      `rule r { condition: ${'('.repeat(depth)}filesize < 9 or filesize > 99${')'.repeat(depth)} }`;
    const kinds = [1, 400, 490, 498, 499, 500, 501, 2000].map((depth) => {
      const pick = pickOf(valuePath('metadata', 'tags', 0));
      const result = synthesize(deep(depth), pick, SAMPLE_CONTEXT);
      return result.ok ? parseYara(result.value.text).diagnostics.length : result.error.kind;
    });
    expect(new Set(kinds)).toEqual(new Set([0, 'broken-rule']));
  });
});

/** The tokens and comments of `before` that `after` does not have in this order, placeholders apart. */
function missingTokens(before: string, after: string): readonly string[] {
  const rest = tokensOf(after);
  let at = 0;
  return tokensOf(before).filter((token) => {
    const found = rest.indexOf(token, at);
    if (found !== -1) at = found + 1;
    return found === -1 && token !== 'true';
  });
}

function tokensOf(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'whitespace')
    .map((token) => token.text);
}
