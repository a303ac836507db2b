import { assertNever } from '../../../base/assert.ts';
import type { ItemNode, Test } from '../compile/compiled-rule.ts';
import { segmentPattern } from '../pattern/pattern-segment.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { printPattern } from '../pattern/print-pattern.ts';
import { dashPattern } from './dash-pattern.ts';
import { quoteName, quoteText } from './quote-text.ts';
import { writtenRegexp } from './written-value.ts';

/** What a test asks for, to be said of a field: `ends with "x"`, and `does not end with "x"`. */
export interface TestPhrases {
  readonly holds: string;
  readonly fails: string;
}

/**
 * A test of an item in words. Values in them are cut, and nothing in them is invisible. Never throws.
 */
export function describeTest(test: Test, item: ItemNode): TestPhrases {
  switch (test.kind) {
    case 'pattern':
      return withCase(test.isCased, describePattern(test));
    case 'regexp': {
      const pattern = dashPattern(test, item);
      if (pattern) return does('fit', `the pattern ${quoteText(printPattern(pattern))}`);
      return does('match', describeRegexp(writtenRegexp(test, item), test.flags));
    }
    case 'number':
      return is(`the number ${quoteName(test.text)}`);
    case 'compare':
      return is(`${COMPARED[test.operator]} ${quoteName(test.text)}`);
    case 'boolean':
      return is(String(test.value));
    case 'null':
      return { holds: 'is null or missing', fails: 'is there' };
    case 'exists':
      return test.value
        ? { holds: 'is there', fails: 'is missing' }
        : { holds: 'is missing', fails: 'is there' };
    case 'cidr':
      return is(`in the network ${quoteName(test.network)}`);
    case 'field-reference':
      return withCase(
        test.isCased,
        phrasesOf(test.operator, `what ${quoteName(test.field)} is`, 'the same as'),
      );
    case 'time':
      return is(`${TIMED[test.operator]} ${test.part} ${test.value} (UTC)`);
    case 'unbound':
      return is(`one of the values of %${quoteName(test.placeholder)}%`);
    default:
      return assertNever(test, 'test');
  }
}

const COMPARED = {
  lt: 'less than',
  lte: 'at most',
  gt: 'more than',
  gte: 'at least',
} as const;

const TIMED = {
  eq: 'in',
  lt: 'before',
  lte: 'in or before',
  gt: 'after',
  gte: 'in or after',
} as const;

/** What the flags of modifiers ask for; those within the expression are to be seen in it. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['i', 'in any case'],
  ['m', 'line by line'],
  ['s', '`.` for line breaks too'],
]);

function describeRegexp(written: string, flags: string): string {
  const told = Array.from(FLAGS).flatMap(([flag, what]) => (flags.includes(flag) ? [what] : []));
  return [`the regular expression ${quoteText(written)}`, ...told].join(', ');
}

type Placement = 'equals' | 'contains' | 'startswith' | 'endswith';

function describePattern({
  pattern,
  encoding,
}: Extract<Test, { readonly kind: 'pattern' }>): TestPhrases {
  if (pattern.length === 0) return is('empty');
  const placement = placementOf(pattern);
  if (encoding !== undefined) {
    return phrasesOf(placement ?? 'contains', `the Base64 of ${quoteText(encoding.text)}`);
  }
  if (placement === undefined) {
    const { segments } = segmentPattern(pattern);
    if (segments.length === 0) return { holds: 'has a value', fails: 'has no value' };
    return does('fit', `the pattern ${quoteText(printPattern(pattern))}`);
  }
  return phrasesOf(placement, quoteText(pattern.find((part) => typeof part === 'string') ?? ''));
}

/** Where the one literal of a pattern is asked for; undefined for patterns with more to them. */
export function placementOf(pattern: Pattern): Placement | undefined {
  const { segments, isOpenStart, isOpenEnd } = segmentPattern(pattern);
  const [first, ...others] = segments;
  if (others.length > 0 || first?.length !== 1 || typeof first[0] !== 'string') return undefined;
  if (isOpenStart) return isOpenEnd ? 'contains' : 'endswith';
  return isOpenEnd ? 'startswith' : 'equals';
}

function phrasesOf(placement: Placement, what: string, same = ''): TestPhrases {
  switch (placement) {
    case 'equals':
      return is(same === '' ? what : `${same} ${what}`);
    case 'contains':
      return does('contain', what);
    case 'startswith':
      return does('begin', `with ${what}`);
    case 'endswith':
      return does('end', `with ${what}`);
    default:
      return assertNever(placement, 'placement');
  }
}

function is(what: string): TestPhrases {
  return { holds: `is ${what}`, fails: `is not ${what}` };
}

function does(verb: string, what: string): TestPhrases {
  const third = verb.endsWith('ch') ? `${verb}es` : `${verb}s`;
  return { holds: `${third} ${what}`, fails: `does not ${verb} ${what}` };
}

function withCase(isCased: boolean, { holds, fails }: TestPhrases): TestPhrases {
  if (!isCased) return { holds, fails };
  return { holds: `${holds}, case included`, fails: `${fails}, case included` };
}
