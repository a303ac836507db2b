import type { Of, Tuple } from '../syntax/ast.ts';
import { compileRequirement } from './compile-loop.ts';
import { keepParts } from './compile-logic.ts';
import type { CompileContext } from './compile-context.ts';
import { isNeverUndefined } from './definedness.ts';
import type { Evaluate, Frame } from './frame.ts';
import { outcomeOf, type Tally } from './quantifier.ts';
import { truthOf, UNKNOWN, type Truth } from './value.ts';

/** One item of the tuple, and whether it can be undefined when it is unknown. */
interface OfItem {
  readonly evaluate: Evaluate;
  readonly isNeverUndefined: boolean;
}

/** Compiles `… of (a, b, c)`. Patterns need the file; they are compiled elsewhere. */
export function compileOfTuple(of: Of, tuple: Tuple, context: CompileContext): Evaluate {
  const requirement = compileRequirement(of.quantifier, context);
  const items = tuple.items.map((item) => ({
    evaluate: context.compile(item, context),
    isNeverUndefined: isNeverUndefined(item),
  }));
  const stopsAtFalse = of.quantifier.kind === 'all';
  const isTraced = context.numbers !== undefined;
  return (frame) => {
    const required = requirement(frame, items.length);
    if (required === undefined || required === UNKNOWN) return required;
    return isTraced
      ? traceItems(frame, items, required, stopsAtFalse)
      : foldItems(items, required, stopsAtFalse, (at) => truthOf(items[at]?.evaluate(frame)));
  };
}

/**
 * Goes through the items as the engine does: it stops at the item that decides, and unlike a loop it
 * does not catch: an undefined item that is reached makes the whole undefined. `all` stops at the
 * first false item, a count does not stop before it is reached.
 */
function foldItems(
  items: readonly OfItem[],
  required: number,
  stopsAtFalse: boolean,
  truthAt: (at: number) => Truth,
): Truth {
  const tally: Tally = { nTrue: 0, nUnknown: 0, nLeft: 0 };
  let mayHaveStopped = false;
  for (const [at, item] of items.entries()) {
    const truth = truthAt(at);
    if (truth === undefined) return mayHaveStopped ? UNKNOWN : undefined;
    if (truth === UNKNOWN) {
      if (!item.isNeverUndefined) return UNKNOWN;
      mayHaveStopped = true;
      tally.nUnknown++;
      continue;
    }
    if (truth) tally.nTrue++;
    else if (stopsAtFalse) return false;
    if (truth && required === 0) return false;
    if (required !== 0 && tally.nTrue >= Math.max(required, 1)) return true;
  }
  return outcomeOf(required, tally);
}

function traceItems(
  frame: Frame,
  items: readonly OfItem[],
  required: number,
  stopsAtFalse: boolean,
): Truth {
  const marks = [frame.evidence.length];
  const truths = items.map((item) => {
    const truth = truthOf(item.evaluate(frame));
    marks.push(frame.evidence.length);
    return truth;
  });
  const outcome = foldItems(items, required, stopsAtFalse, (at) => truths[at]);
  if (typeof outcome === 'boolean') {
    const restsOnTrue = outcome === (required !== 0);
    keepParts(frame.evidence, marks, (at) => (truths[at] === true) === restsOnTrue);
  }
  return outcome;
}
