import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toByteString } from '../../../base/byte-string.ts';
import { checkRegexp } from '../regexp/check-regexp.ts';
import { createMatcher } from './matcher.ts';
import { errorPlace, loadOracle, type Oracle } from './testdata/oracle.ts';

const SEED = 20_261_125;
const N_BATCHES = 40;
const N_PATTERNS = 150;
const N_CHECKED = 250;

const ATOMS = [
  ['a', 'b', 'K', 'k', 'é', 'É', '.', '^', '$', '\\b', '\\B', '\\w', '\\W', '\\s', '\\d', '\\D'],
  ['[ab]', '[^a]', '[a-z&&[^b]]', '[[:upper:]]', '[[:^space:]]', '[\\x80-\\xff]', '[]a]', '[a-]'],
  ['\\x41', '\\xc3', '\\u00e9', '\\x{e9}', '\\n', '\\.', '\\<', '\\A', '\\z', ' ', '1', '_', ']'],
  ['(?:ab)', '(a|b)', '(?:|é)', '(?i:k)', '(?-i:K)', '(?m:^b$)', '(?s:.)', '(?:(?i)a)b', '()'],
  ['(?i)', '(?-i)', '(?m)', '(?s)', '(?u)', '|', '(?u:.)', '(?U)'],
].flat();
const atom = fc.constantFrom(...ATOMS);
const repetition = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{,2}', '{1,2}', '*?', '**');
const regexp = fc
  .array(
    fc.tuple(atom, repetition).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const SIGNS = Array.from('()[]{}|*+?\\^$.-:=!<>,&~#abdinswxuPpLé019 ');
const sign = fc.constantFrom(...SIGNS);
const hostile = fc.array(sign, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
const flags = fc.constantFrom('', 'i', 's', 'is');
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', 'k', '\u212a', 'é', 'É', '1', ' ', '\n', '🙈', '_', 'B'),
  maxLength: 6,
});

/** What can stand between slashes: not empty, no comment, no line break. */
function isLiteral(pattern: string): boolean {
  return !/^[*/]|\n|(?:^|[^\\])(?:\\\\)*\\$/.test(pattern);
}

describe('regular expressions beside the engine', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = await loadOracle();
  });

  it('match the same texts', () => {
    const cases = fc.sample(fc.tuple(regexp, flags), {
      seed: SEED,
      numRuns: N_BATCHES * N_PATTERNS,
    });
    const texts = fc.sample(text, { seed: SEED, numRuns: N_BATCHES });
    const disagreements: unknown[] = [];
    let nPairs = 0;
    let nUnsupported = 0;
    texts.forEach((input, batch) => {
      const valid = cases
        .slice(batch * N_PATTERNS, (batch + 1) * N_PATTERNS)
        .filter(([pattern, each]) => isLiteral(pattern) && !checkRegexp(pattern, each));
      const source = valid
        .map(
          ([pattern, each], at) =>
            `rule r${at} { condition: vt.metadata.file_name matches /${pattern}/${each} }`,
        )
        .join('\n');
      const { matches, error } = oracle.evaluate(`import "vt"\n${source}`, {
        metadata: { file_name: input },
      });
      if (matches === undefined) {
        disagreements.push({ error });
        return;
      }
      valid.forEach(([pattern, each], at) => {
        const matcher = createMatcher(pattern, each);
        nPairs++;
        if (matcher.kind === 'unsupported') {
          nUnsupported++;
          return;
        }
        const engine = matches.includes(`r${at}`);
        const actual = matcher.test(toByteString(input));
        if (actual !== engine) disagreements.push({ pattern, flags: each, input, engine });
      });
    });
    console.info(`${nPairs} pairs, ${nUnsupported} not evaluated`);
    expect(disagreements).toEqual([]);
    expect(nPairs).toBeGreaterThan(4000);
    expect(nUnsupported).toBeLessThan(nPairs / 10);
  });

  it('are refused for the same reason at the same place', () => {
    const patterns = fc
      .sample(hostile, { seed: SEED, numRuns: 2 * N_CHECKED })
      .filter(isLiteral)
      .slice(0, N_CHECKED);
    const ours = patterns.map((pattern) => {
      const found = checkRegexp(pattern, '');
      const column = found && Array.from(pattern.slice(0, found.span.start)).length;
      return { pattern, error: found && `${found.code}:${(column ?? 0) + PREFIX.length + 1}` };
    });
    const theirs = patterns.map((pattern) => ({
      pattern,
      error: errorPlace(oracle.compile(`${PREFIX}${pattern}/ }`).error),
    }));
    expect(ours).toEqual(theirs);
  });
});

const PREFIX = 'rule r { condition: "a" matches /';
