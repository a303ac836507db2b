import { assertNever } from '../../../base/assert.ts';
import type { EngineFinding } from '../../../state/app-state.ts';

/** What the engine has said or not said of the text, in a line; undefined where the verdict says it. */
export function engineText({ name, kind, message, lastGood }: EngineFinding): string | undefined {
  switch (kind) {
    case 'compiles':
      return message === ''
        ? `${name} agrees it compiles`
        : `${name} agrees it compiles, with a stand-in for vt`;
    case 'refuses':
      return message === '' ? undefined : `${name} checks with a stand-in for vt`;
    case 'stopped':
      return `${name} was stopped; checked without it${earlier(lastGood)}`;
    case 'unavailable':
      return `checked without ${name}${earlier(lastGood)}`;
    default:
      return assertNever(kind, 'kind of finding');
  }
}

function earlier(lastGood: EngineFinding['lastGood']): string {
  if (lastGood === undefined) return '';
  return lastGood === 'compiles'
    ? ' (an earlier text compiled)'
    : ' (an earlier text did not compile)';
}
