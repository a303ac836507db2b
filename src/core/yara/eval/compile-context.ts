import type { Expression, Identifier } from '../syntax/ast.ts';
import type { TypeTable } from '../check/type-table.ts';
import type { ByteString } from '../../../base/byte-string.ts';
import type { Evaluate } from './frame.ts';
import type { ToBytes } from './read-data.ts';

/** What compiling an expression needs to know. */
export interface CompileContext {
  readonly types: TypeTable;
  readonly toBytes: ToBytes;
  /** A byte string without its case. */
  readonly foldCase: (bytes: ByteString) => ByteString;
  /** The slot of each variable, by the identifier that declares it; grows while compiling. */
  readonly slots: Map<Identifier, number>;
  /** The slots of variables of loops over arrays; grows while compiling. */
  readonly arraySlots: Set<number>;
  /** For a traced run, the number of each expression; without it, nothing is traced. */
  readonly numbers: ReadonlyMap<Expression, number> | undefined;
  /** Compiles an expression within this one. */
  readonly compile: (expression: Expression, context: CompileContext) => Evaluate;
}

/** The slot of a variable. Never throws. */
export function slotOf(declaration: Identifier, context: CompileContext): number {
  const known = context.slots.get(declaration);
  if (known !== undefined) return known;
  const slot = context.slots.size;
  context.slots.set(declaration, slot);
  return slot;
}
