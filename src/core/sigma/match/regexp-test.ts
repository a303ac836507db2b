import { RE2JS } from 're2js';

import type { Test } from '../compile/compiled-rule.ts';
import type { ReadyTest } from './text-test.ts';

export type RegexpTest = Extract<Test, { readonly kind: 'regexp' }>;

/** Makes a regular expression ready, when it is first needed. Never throws. */
export function createRegexpTest(test: RegexpTest): ReadyTest {
  let compiled: RE2JS | undefined;
  const holds = (text: string) => (compiled ??= RE2JS.compile(test.source)).test(text);
  return {
    holds: (value) => (holds(value.text) ? 'yes' : 'no'),
    holdsForPart: () => 'unknown',
  };
}
