import { factsOf } from '../check/type-table.ts';
import type { Call } from '../syntax/ast.ts';
import { compileAccess, compileLocate } from './compile-access.ts';
import type { CompileContext } from './compile-context.ts';
import type { Evaluate, LocatePath } from './frame.ts';
import { methodBody } from './module-methods.ts';
import { isArray, isStruct, UNKNOWN, withoutOperands, type Value } from './value.ts';

/** Compiles a call: `.len()`, a method of a message, or a function that reads the file. */
export function compileCall(call: Call, context: CompileContext): Evaluate {
  const { type } = factsOf(context.types, call.callee);
  if (type.kind !== 'function') return () => UNKNOWN;
  const args = call.arguments.map((argument) => context.compile(argument, context));
  const { callee } = type;
  if (callee.kind === 'builtin' || call.callee.kind !== 'field') {
    return (frame) => {
      const isUndefined = args.some((argument) => argument(frame) === undefined);
      if (isUndefined) return undefined;
      const name = callee.kind === 'length' ? 'len' : callee.name;
      frame.reasons.add(`\`${name}()\` needs the file's bytes`);
      return UNKNOWN;
    };
  }
  const object = compileAccess(call.callee.object, context);
  const locate = context.numbers && compileLocate(call.callee.object, context);
  if (callee.kind === 'length') return compileLength(object, locate);
  const body = methodBody(callee.name);
  return (frame) => {
    const struct = object(frame);
    const values = args.map((argument) => argument(frame));
    const path = locate?.(frame);
    if (path) frame.evidence.push({ path, value: undefined });
    const absent = [struct, ...values].find((value) => value === undefined || value === UNKNOWN);
    if (struct === undefined || values.includes(undefined)) return undefined;
    if (absent === UNKNOWN) return UNKNOWN;
    return struct === null || isStruct(struct) ? body(struct, values, frame) : UNKNOWN;
  };
}

/** Bytes of a string, elements of an array, entries of a map. */
function compileLength(object: Evaluate, locate: LocatePath | undefined): Evaluate {
  return (frame) => {
    const value = object(frame);
    const length = lengthOf(value);
    const path = locate?.(frame);
    if (path) frame.evidence.push({ path, value: length });
    return length;
  };
}

function lengthOf(value: Value): Value {
  if (typeof value === 'string' || isArray(value)) return BigInt(value.length);
  return isStruct(value) ? BigInt(value.size) : withoutOperands(value, value);
}
