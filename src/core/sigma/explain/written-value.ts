import { assertNever } from '../../../base/assert.ts';
import type { ItemNode, Test, TestGroup } from '../compile/compiled-rule.ts';
import { isMany, type Pattern } from '../pattern/pattern.ts';
import { printPattern } from '../pattern/print-pattern.ts';
import { dashPattern } from './dash-pattern.ts';

/**
 * A value of an item as a rule writes it below the item's modifiers: without the wildcards that
 * `contains` and its kin add, before it was encoded, one of the variants of `windash`. What it was
 * written as cannot be told where that means the same (`*a*` below `contains`). Never throws.
 */
export function writtenValue(item: ItemNode, group: TestGroup): string {
  const [test] = group.tests;
  return test === undefined ? '' : writtenTest(item, test);
}

function writtenTest(item: ItemNode, test: Test): string {
  switch (test.kind) {
    case 'pattern':
      return test.encoding?.text ?? printPattern(withoutAddedWildcards(item, test.pattern));
    case 'regexp': {
      const pattern = dashPattern(test, item);
      return pattern === undefined ? writtenRegexp(test, item) : printPattern(pattern);
    }
    case 'number':
    case 'compare':
      return test.text;
    case 'boolean':
    case 'exists':
    case 'time':
      return String(test.value);
    case 'null':
      return 'null';
    case 'cidr':
      return test.network;
    case 'field-reference':
      return test.field;
    case 'unbound':
      return `%${test.placeholder}%`;
    default:
      return assertNever(test, 'test');
  }
}

/** A regular expression as it was before `startswith` and `endswith` tied it to an end. Never throws. */
export function writtenRegexp(
  { written }: Extract<Test, { readonly kind: 'regexp' }>,
  { modifiers }: ItemNode,
): string {
  const isStart = modifiers.includes('startswith');
  const isEnd = modifiers.includes('endswith');
  if (isStart === isEnd) return written;
  if (isStart && written.startsWith('\\A(?:')) return written.slice(5, -1);
  return isEnd && written.endsWith(')\\z') ? written.slice(3, -3) : written;
}

function withoutAddedWildcards({ field, modifiers }: ItemNode, pattern: Pattern): Pattern {
  const isInside = field === undefined || modifiers.includes('contains');
  const isOpenStart = isInside || modifiers.includes('endswith');
  const isOpenEnd = isInside || modifiers.includes('startswith');
  const start = isOpenStart && isMany(pattern[0]) ? 1 : 0;
  const end = isOpenEnd && pattern.length > start && isMany(pattern.at(-1)) ? -1 : undefined;
  return pattern.slice(start, end);
}
