import { assertNever } from '../../../base/assert.ts';
import { foldCase } from '../../../base/fold-case.ts';
import type { Test } from '../compile/compiled-rule.ts';
import type { Pattern, PatternPart } from '../pattern/pattern.ts';
import { parseRegexp } from '../regexp/parse-regexp.ts';
import { regexpNeedles } from '../regexp/regexp-needles.ts';
import { decimalKeyOf } from './decimal-key.ts';
import type { WitnessNumbers } from './witness-numbers.ts';

/**
 * Numbers of witnesses of which there must be one for a test of a field, or of keywords, not to be `no`;
 * none where it always is. `anything`: it may hold for an event that has nothing, or cannot be looked for.
 * Never throws.
 */
export function witnessesOfTest(
  test: Test,
  field: string | undefined,
  numbers: WitnessNumbers,
): readonly number[] | 'anything' {
  switch (test.kind) {
    case 'pattern':
      return witnessOfPattern(test.pattern, test.isCased, field, numbers);
    case 'boolean':
      return [numbers.numberOf('equals', field, String(test.value))];
    case 'regexp': {
      const parsed = parseRegexp(test.written, test.flags);
      const needles = parsed.ok ? regexpNeedles(parsed.value) : undefined;
      if (needles === undefined) return presence(field, numbers);
      return needles.map((needle) => numbers.numberOf('contains', field, foldCase(needle)));
    }
    case 'number': {
      if (field === undefined) return 'anything';
      const key = decimalKeyOf(test.text);
      return key === undefined ? [] : [numbers.numberOf('number', field, key)];
    }
    case 'null':
      return field === undefined ? [] : 'anything';
    case 'exists':
      if (field === undefined) return [];
      return test.value ? presence(field, numbers) : 'anything';
    case 'field-reference':
      return field === undefined ? [] : presence(field, numbers);
    case 'compare':
    case 'cidr':
    case 'time':
    case 'unbound':
      return presence(field, numbers);
    default:
      return assertNever(test, 'test');
  }
}

function presence(
  field: string | undefined,
  numbers: WitnessNumbers,
): readonly number[] | 'anything' {
  return field === undefined ? 'anything' : [numbers.numberOf('present', field, '')];
}

/** Of the texts of a pattern the rarest. */
function witnessOfPattern(
  pattern: Pattern,
  isCased: boolean,
  field: string | undefined,
  numbers: WitnessNumbers,
): readonly number[] | 'anything' {
  // Folding a half of a surrogate pair is not folding the pair.
  if (isCased && pattern.some(hasSurrogate)) return presence(field, numbers);
  const last = pattern.length - 1;
  if (last === -1) return [numbers.numberOf('equals', field, '')];
  let best: number | undefined;
  for (const [index, part] of pattern.entries()) {
    if (typeof part !== 'string') continue;
    const inner = index === last ? 'endswith' : 'contains';
    const kind = index > 0 ? inner : last === 0 ? 'equals' : 'startswith';
    const number = numbers.numberOf(kind, field, foldCase(part));
    if (best === undefined || isCheaper(numbers, number, best)) best = number;
  }
  return best === undefined ? presence(field, numbers) : [best];
}

function isCheaper({ costs }: WitnessNumbers, number: number, other: number): boolean {
  return (costs[number] ?? 1) < (costs[other] ?? 1);
}

function hasSurrogate(part: PatternPart): boolean {
  if (typeof part !== 'string') return false;
  for (let at = 0; at < part.length; at++) {
    if ((part.charCodeAt(at) & 0xf800) === 0xd800) return true;
  }
  return false;
}
