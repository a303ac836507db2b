import { foldCase } from '../../../base/fold-case.ts';
import { parseDecimal, type Decimal } from './decimal.ts';
import { parseIpAddress, type IpAddress } from './ip-network.ts';
import { parseTime } from './time-part.ts';

/**
 * A value of an event as tests see it: its text. A number and the text of that number are the same
 * value, and so are a boolean and the word. What tests make of the text is made once, when it is first
 * asked for: use the functions of this file, not the fields after the first.
 */
export interface PreparedValue {
  readonly text: string;
  /** No other value has it: answers are remembered by it. From 1. */
  readonly number: number;
  folded: string | undefined;
  decimal: Decimal | null | undefined;
  address: IpAddress | null | undefined;
  timeMs: number | null | undefined;
  /** What regular expressions said of the text, by their source. */
  regexpHits: Map<string, boolean> | undefined;
}

let lastNumber = 0;

/** A value by its text. Never throws. */
export function prepareValue(text: string): PreparedValue {
  return {
    text,
    number: ++lastNumber,
    folded: undefined,
    decimal: undefined,
    address: undefined,
    timeMs: undefined,
    regexpHits: undefined,
  };
}

/** The text with its case folded; offsets are the same in both. Never throws. */
export function foldedText(value: PreparedValue): string {
  return (value.folded ??= foldCase(value.text));
}

/** The number that the text is, if it is one. Never throws. */
export function decimalOf(value: PreparedValue): Decimal | undefined {
  if (value.decimal === undefined) value.decimal = parseDecimal(value.text) ?? null;
  return value.decimal ?? undefined;
}

/** The IP address that the text is, if it is one. Never throws. */
export function addressOf(value: PreparedValue): IpAddress | undefined {
  if (value.address === undefined) value.address = parseIpAddress(value.text) ?? null;
  return value.address ?? undefined;
}

/** The time that the text tells, if it is one, in milliseconds since 1970 UTC. Never throws. */
export function timeOf(value: PreparedValue): number | undefined {
  if (value.timeMs === undefined) value.timeMs = parseTime(value.text) ?? null;
  return value.timeMs ?? undefined;
}
