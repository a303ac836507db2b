import type { ByteString } from '../../../base/byte-string.ts';
import { toByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import type { ExpressionType } from '../check/expression-type.ts';
import type { ModuleSchema } from '../module-schema.ts';
import type { ValuePath } from '../module-value.ts';
import { printFloatLiteral, printStringLiteral } from '../syntax/literals.ts';
import { isArray, isStruct, type Value } from '../eval/value.ts';

/** Bytes of a string that are shown. */
const MAX_SHOWN_BYTES = 160;

/** UTF-16 units of the rule's text that are quoted. */
const MAX_SOURCE_LENGTH = 80;

/**
 * A value as a literal of the language; an enum's value by its name. Strings are cut in bytes, with
 * `…` behind the quote; from: the byte at which what is shown should be. Undefined for a value that
 * no literal stands for. Never throws.
 */
export function printValue(
  value: Value,
  type: ExpressionType,
  modules: ReadonlyMap<string, ModuleSchema>,
  from = 0,
): string | undefined {
  switch (typeof value) {
    case 'string':
      return printBytes(value, from);
    case 'bigint':
      return (type.kind === 'integer' && enumName(value, type.enumPath, modules)) || String(value);
    case 'number':
      return Number.isNaN(value) ? 'NaN' : printFloatLiteral(value);
    case 'boolean':
      return String(value);
    default:
      return printCollection(value);
  }
}

function printCollection(value: Value): string | undefined {
  if (isArray(value)) return `a list of ${value.length}`;
  return isStruct(value) || value === null ? 'a struct or map' : undefined;
}

function enumName(
  value: bigint,
  path: string | undefined,
  modules: ReadonlyMap<string, ModuleSchema>,
): string | undefined {
  if (path === undefined) return undefined;
  for (const { enums } of modules.values()) {
    for (const [name, number] of enums.get(path) ?? []) {
      if (BigInt(number) === value) return `${path}.${name}`;
    }
  }
  return undefined;
}

function printBytes(bytes: ByteString, from: number): string {
  if (bytes.length <= MAX_SHOWN_BYTES) return printStringLiteral(bytes);
  const latest = bytes.length - MAX_SHOWN_BYTES;
  const start = characterStart(bytes, Math.max(0, Math.min(from, latest)));
  const end = characterStart(bytes, start + MAX_SHOWN_BYTES);
  const literal = printStringLiteral(bytes.slice(start, end));
  return `${start > 0 ? '…' : ''}${literal}${end < bytes.length ? '…' : ''}`;
}

/** The start of the UTF-8 sequence that a byte belongs to. */
function characterStart(bytes: ByteString, at: number): number {
  let start = at;
  while (start > 0 && start > at - 3 && (bytes.charCodeAt(start) & 0xc0) === 0x80) start--;
  return start;
}

/** A path as a rule writes it: `vt.metadata.exiftool["k"]`. Never throws. */
export function printPath(path: ValuePath, module: string): string {
  return path.reduce((text, step) => {
    switch (step.kind) {
      case 'field':
        return `${text}.${step.name}`;
      case 'index':
        return `${text}[${step.index}]`;
      default:
        return `${text}[${printBytes(toByteString(step.key), 0)}]`;
    }
  }, module);
}

/** What the rule's text says at a span, on one line, cut. Never throws. */
export function quoteSource(text: string, span: Span): string {
  const start = text.slice(span.start, Math.min(span.end, span.start + 4 * MAX_SOURCE_LENGTH));
  const line = start.replace(/\s+/g, ' ').trim();
  const isCut = line.length > MAX_SOURCE_LENGTH || span.end - span.start > start.length;
  if (!isCut) return line;
  const last = line.charCodeAt(MAX_SOURCE_LENGTH - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${line.slice(0, MAX_SOURCE_LENGTH - (isHalf ? 1 : 0))}…`;
}
