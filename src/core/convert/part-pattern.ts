import type { Test } from '../sigma/compile/compiled-rule.ts';
import { isMany, type Pattern, type PatternPart } from '../sigma/pattern/pattern.ts';
import type { Frame, PartReading } from './field-reading.ts';
import { FALSE, testFormula, type KnownFormula } from './formula.ts';
import { partRegexp, type PartStyle } from './glob-regexp.ts';
import { matchesExpression } from './pattern-test.ts';

/**
 * A test of a text that is a part of another one, as a regular expression over the whole: what stands
 * around the part in each of the ways that it can be written, and the pattern between. Never throws.
 */
export function partPattern(
  test: Test,
  reading: PartReading,
): KnownFormula | { readonly kind: 'lost'; readonly reason: string } {
  switch (test.kind) {
    case 'pattern':
      return ofPattern(test.pattern, test.isCased, reading);
    case 'number':
      return ofPattern([test.text], true, reading);
    case 'boolean':
      return FALSE;
    default:
      return {
        kind: 'lost',
        reason: 'the value is a part of a longer text, of which YARA can ask for patterns only',
      };
  }
}

function ofPattern(pattern: Pattern, isCased: boolean, reading: PartReading): KnownFormula {
  const { expression, frames } = reading;
  const ways = frames.map(
    (frame) => frame.before + framedPattern(pattern, frame, isCased) + frame.after,
  );
  return testFormula(
    matchesExpression(expression, {
      pattern: ways.length === 1 ? `^${ways.join('')}` : `^(?:${ways.join('|')})`,
      flags: isCased ? '' : 'i',
    }),
  );
}

function framedPattern(pattern: Pattern, frame: Frame, isCased: boolean): string {
  const { any, folder } = frame;
  const style = { isCased, many: `${any}*`, one: any };
  const [first, second, ...rest] = pattern;
  const hasFolder = folder !== undefined && isMany(first) && isSeparated(second);
  const written: Pattern = hasFolder ? [second.slice(1), ...rest] : pattern;
  const source = written.map((part, at) => {
    const isLast = at === written.length - 1;
    return isLast ? printLast(part, frame, style) : partRegexp(part, style);
  });
  return (hasFolder ? folder : '') + source.join('');
}

/** The last literal may end in what is left out at times. */
function printLast(part: PatternPart, { ending }: Frame, style: PartStyle): string {
  const isOptional =
    ending !== undefined &&
    typeof part === 'string' &&
    part.length > ending.length &&
    part.toLowerCase().endsWith(ending);
  if (!isOptional) return partRegexp(part, style);
  const name = partRegexp(part.slice(0, -ending.length), style);
  return `${name}(?:${partRegexp(part.slice(-ending.length), style)})?`;
}

function isSeparated(part: PatternPart | undefined): part is string {
  return typeof part === 'string' && part.length > 1 && '\\/'.includes(part.charAt(0));
}
