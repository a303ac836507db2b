import type { Span } from '../../../base/span.ts';
import type { HexPattern } from '../syntax/ast.ts';
import { printHexJump, type HexJump, type HexSequence } from '../syntax/hex-tokens.ts';
import { warn, type CheckContext } from './check-context.ts';
import { hexLiteral } from './hex-literal.ts';
import { invalidPattern } from './pattern-diagnostics.ts';
import { consecutiveJumps, textAsHex } from './pattern-warnings.ts';

/** Checks the bytes and jumps of a hex pattern, as the engine goes through them. Never throws. */
export function checkHexPattern(name: string, hex: HexPattern, context: CheckContext): void {
  const isFine = checkSequence(name, hex.tokens, context);
  const literal = isFine ? hexLiteral(hex.tokens) : undefined;
  if (literal !== undefined && PRINTABLE.test(literal)) warn(context, textAsHex(hex.span, literal));
}

const PRINTABLE = /^[ -~\t\n\r]*$/;

/** False where something was refused: the engine goes no further. */
function checkSequence(name: string, tokens: HexSequence, context: CheckContext): boolean {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    switch (token?.kind) {
      case 'byte': {
        if (!token.isNegated || token.mask !== 0) break;
        const problem = 'negation of `??` is not allowed';
        context.diagnostics.add(invalidPattern(name, token.span, problem));
        return false;
      }
      case 'alternatives':
        if (!token.alternatives.every((each) => checkSequence(name, each, context))) return false;
        break;
      case 'jump': {
        const run = takeJumps(tokens, at);
        if (!checkJump(name, run, context)) return false;
        at += run.n - 1;
        break;
      }
    }
  }
  return true;
}

/** Jumps that follow on one another, taken as one. */
interface JumpRun {
  readonly n: number;
  readonly span: Span;
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** The jumps from a position on. Source: YARA-X, which adds up their bounds. */
export function takeJumps(tokens: HexSequence, at: number): JumpRun {
  const jumps: HexJump[] = [];
  for (let next = tokens[at]; next?.kind === 'jump'; next = tokens[at + jumps.length]) {
    jumps.push(next);
  }
  const start = jumps[0]?.span.start ?? 0;
  const firsts = jumps.flatMap(({ first }) => first ?? []);
  const isBounded = jumps.every(({ last }) => last !== undefined);
  return {
    n: jumps.length,
    span: { start, end: jumps.at(-1)?.span.end ?? start },
    first: firsts.length === 0 ? undefined : sum(firsts),
    last: isBounded ? sum(jumps.map(({ last }) => last ?? 0)) : undefined,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function checkJump(name: string, run: JumpRun, context: CheckContext): boolean {
  const { n, span, first, last } = run;
  const isCoalesced = n > 1;
  if (isCoalesced) warn(context, consecutiveJumps(name, span, printHexJump(run)));
  if (first === undefined || last === undefined) return true;
  if (first === 0 && last === 0) {
    const problem = 'zero-length jumps are useless, remove it';
    context.diagnostics.add(invalidPattern(name, span, problem));
    return false;
  }
  if (first <= last) return true;
  const problem = `lower bound (${first}) is greater than upper bound (${last})`;
  const help = isCoalesced ? 'consecutive jumps were coalesced into a single one' : undefined;
  context.diagnostics.add(invalidPattern(name, span, problem, help));
  return false;
}
