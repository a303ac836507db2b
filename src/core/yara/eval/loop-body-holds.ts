import { toByteString } from '../../../base/byte-string.ts';
import { factsOf, type TypeTable } from '../check/type-table.ts';
import type { ForIn, Identifier } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import type { ModuleStruct, ValuePath } from '../module-value.ts';
import { slotOf, type CompileContext } from './compile-context.ts';
import { compileExpression } from './compile-expression.ts';
import { createFrame } from './frame.ts';
import type { Verdict } from './evaluate-rules.ts';
import { foldCase } from './string-operations.ts';
import { truthOf, UNKNOWN, type Value } from './value.ts';
import { readAt } from './value-at.ts';

export interface LoopBodyQuestion {
  readonly types: TypeTable;
  /** A loop of the tree that `types` is of. */
  readonly loop: ForIn;
  /** The element that the loop's variable stands for; of a map, the entry (its key and its value). */
  readonly element: ValuePath;
  /** The places that the variables around the loop stand for, by name; others cannot be told. */
  readonly outer: ReadonlyMap<string, ValuePath | undefined>;
  /** The root of the module's data. */
  readonly data: ModuleStruct;
}

/**
 * Whether the body of a loop holds for one element: undefined counts as false, as in the loop.
 * Unknown where that depends on the file's bytes, on another rule, or on a variable that `outer` does
 * not place. Never throws. O(body).
 */
export function loopBodyHolds(question: LoopBodyQuestion): Verdict {
  const { types, loop, data } = question;
  const context: CompileContext = {
    types,
    toBytes: toByteString,
    foldCase,
    slots: new Map(),
    arraySlots: new Set(),
    numbers: undefined,
    compile: compileExpression,
  };
  const body = compileExpression(loop.body, context);
  const frame = createFrame({ root: data });
  for (const declaration of variablesOf(loop, types)) {
    frame.slots[slotOf(declaration, context)] = valueOf(declaration, question);
  }
  const truth = truthOf(body(frame));
  return truth === UNKNOWN ? 'unknown' : truth === true;
}

/** The variables that the body reads; those that it declares itself are overwritten as it runs. */
function variablesOf(loop: ForIn, types: TypeTable): ReadonlySet<Identifier> {
  const declarations = new Set<Identifier>();
  visitExpressions(loop.body, (expression) => {
    const { referent } = factsOf(types, expression);
    if (referent?.kind === 'variable') declarations.add(referent.declaration);
  });
  return declarations;
}

function valueOf(declaration: Identifier, question: LoopBodyQuestion): Value {
  const { loop, element, outer, types, data } = question;
  const at = loop.variables.indexOf(declaration);
  const path = at === -1 ? outer.get(declaration.name) : element;
  const last = path?.at(-1);
  if (at === 0 && loop.variables.length === 2) {
    return last?.kind === 'key' ? toByteString(last.key) : UNKNOWN;
  }
  const module = factsOf(types, declaration).path?.module;
  const schema = module === undefined ? undefined : types.modules.get(module);
  const found = path && schema && readAt(data, path, schema, toByteString);
  return found ? found.value : UNKNOWN;
}
