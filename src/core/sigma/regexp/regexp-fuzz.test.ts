import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';

import { foldCase } from '../../../base/fold-case.ts';
import { parseRegexp } from './parse-regexp.ts';
import { looksBeforeStart, looksBehindEnd, requiredStart } from './regexp-edges.ts';
import { regexpNeedles } from './regexp-needles.ts';
import type { RegexpNode } from './regexp-node.ts';
import { translateRegexp } from './translate-regexp.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', '\n', ' ', 'é'), maxLength: 8 });
const flags = fc.constantFrom('', 'i', 'm', 's', 'im', 'is');

/** Atoms that PCRE and JavaScript read alike. */
const SHARED_ATOMS = ['a', 'b', 'A', '1', 'é', '.', '[ab]', '[^a]', '[a-b1]', '\\d', '\\w', '\\W'];
/** Atoms that look at what stands around. */
const EDGES = ['^', '\\b', '\\B'];

const atom = fc.constantFrom(...SHARED_ATOMS, ...EDGES, '(?:a|b)', '(?:ab|)', '(a)', '(?:a|bb)');
const repetition = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '*?', '{0,1}');
const pattern = fc
  .array(
    fc.tuple(atom, repetition).map(([base, times]) => (EDGES.includes(base) ? base : base + times)),
    { minLength: 1, maxLength: 5 },
  )
  .chain((parts) =>
    fc.tuple(fc.constantFrom('', '|a', '|^b', '$'), fc.boolean()).map(([end, isGrouped]) => {
      const joined = parts.join('');
      return isGrouped ? `(?:${joined})${end}` : joined + end;
    }),
  );

function tree(written: string, withFlags: string): RegexpNode {
  const parsed = parseRegexp(written, withFlags);
  return parsed.ok ? parsed.value : { kind: 'concat', nodes: [] };
}

function compile(written: string, withFlags: string): RE2JS {
  const translated = translateRegexp(written, withFlags);
  return RE2JS.compile(translated.ok ? translated.value : '[^\\x00-\\x{10ffff}]');
}

describe('translated regular expressions', () => {
  it('match what those of JavaScript match', () => {
    let nMatches = 0;
    fc.assert(
      fc.property(pattern, flags, text, (written, withFlags, input) => {
        // Only PCRE lets `$` hold before the last newline.
        const asJavaScript = withFlags.includes('m')
          ? written
          : written.replace(/\$$/, '(?=\\n?$(?![^]))');
        const expected = new RegExp(asJavaScript, `${withFlags}u`).test(input);
        if (expected) nMatches++;
        expect(compile(written, withFlags).test(input)).toBe(expected);
      }),
      { seed: 41, numRuns: 6000 },
    );
    expect(nMatches).toBeGreaterThan(1000);
  });

  it('are refused or compile, whatever is written', () => {
    const signs = Array.from('()[]{}|*+?\\^$.-:=!<>,&#PpQEdwsbBAzZhRxiU01a é');
    const hostile = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });
    let nRun = 0;
    fc.assert(
      fc.property(hostile, flags, (written, withFlags) => {
        const translated = translateRegexp(written, withFlags);
        if (translated.ok) nRun++;
        const { start, end } = translated.ok ? { start: 0, end: 0 } : translated.error;
        expect(0 <= start && start <= end && end <= written.length).toBe(true);
      }),
      { seed: 42, numRuns: 6000 },
    );
    expect(nRun).toBeGreaterThan(500);
  });
});

describe('what is known without running', () => {
  it('is in every match: one of the needles', () => {
    let nNeedles = 0;
    fc.assert(
      fc.property(pattern, flags, text, (written, withFlags, input) => {
        const needles = regexpNeedles(tree(written, withFlags));
        if (needles !== undefined) nNeedles++;
        const isHit = compile(written, withFlags).test(input);
        const folded = foldCase(input);
        const hasNeedle = needles?.some((needle) => folded.includes(needle)) ?? true;
        expect(isHit && !hasNeedle).toBe(false);
      }),
      { seed: 43, numRuns: 6000 },
    );
    expect(nNeedles).toBeGreaterThan(2000);
  });

  it('is at the beginning of every text with a match', () => {
    fc.assert(
      fc.property(pattern, flags, text, (written, withFlags, input) => {
        const start = requiredStart(tree(`^${written}`, withFlags));
        const isHit = compile(`^${written}`, withFlags).test(input);
        expect(isHit && !foldCase(input).startsWith(start)).toBe(false);
      }),
      { seed: 44, numRuns: 3000 },
    );
  });

  it('keeps a match whatever is put around, unless it looks there', () => {
    let nKept = 0;
    fc.assert(
      fc.property(pattern, flags, text, text, text, (written, withFlags, before, input, behind) => {
        const node = tree(written, withFlags);
        const regexp = compile(written, withFlags);
        const isKept = regexp.test(input) && !looksBeforeStart(node) && !looksBehindEnd(node);
        if (isKept) nKept++;
        expect(isKept && !regexp.test(before + input + behind)).toBe(false);
      }),
      { seed: 45, numRuns: 6000 },
    );
    expect(nKept).toBeGreaterThan(1000);
  });

  it.each([
    ['foo.*bar', ['bar']],
    ['(?i)FOO\\s+barbar', ['barbar']],
    ['(foo|bar)baz', ['foobaz', 'barbaz']],
    ['[fg]oo', ['foo', 'goo']],
    ['(?:abc)?def', ['def']],
    ['a?b*', undefined],
    ['.*', undefined],
    ['a|', undefined],
    ['(?:foo|f.o)x', ['x']],
    ['x{3}', ['x']],
    ['(?:ab){2,}', ['ab']],
    ['\\.exe$', ['.exe']],
    ['foo|foobar', ['foo']],
  ])('the needles of %s are %j', (written, expected) => {
    expect(regexpNeedles(tree(written, ''))).toEqual(expected);
  });
});
