import { compileRule } from '../../compile/compile-rule.ts';
import { buildRule, type Sketch, type SketchBody } from '../../compile/testdata/build-rule.ts';
import type { EventValue, Loss, MissingFields, SigmaEvent } from '../../event.ts';
import { evaluateRule } from '../evaluate-rule.ts';
import { prepareEvent } from '../prepared-event.ts';
import type { RuleVerdict } from '../verdict.ts';

/** A value of JSON, or a bigint. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** What an event is beside its fields; nothing is lost or missing unless said. */
export interface EventSketch {
  readonly losses?: Readonly<Record<string, Loss>>;
  readonly missing?: MissingFields;
}

/** An event of nobody's logsource. */
export function buildEvent(fields: JsonObject, sketch: EventSketch = {}): SigmaEvent {
  return {
    fields: new Map(Object.entries(fields).map(([key, value]) => [key, toValue(value)])),
    logsource: { product: undefined, categories: undefined, services: undefined },
    missing: sketch.missing ?? { kind: 'absent' },
    losses: new Map(Object.entries(sketch.losses ?? {})),
    time: undefined,
  };
}

/** What a detection says of an event, or the codes of what keeps it from being compiled. */
export function verdictOf(
  detection: Sketch,
  event: SigmaEvent,
  placeholders: ReadonlyMap<string, readonly string[]> = new Map(),
): RuleVerdict | readonly string[] {
  const { rule, diagnostics } = compileRule(buildRule(detection), { placeholders });
  if (rule === undefined) return diagnostics.map(({ code }) => code);
  return evaluateRule(rule, prepareEvent(event));
}

/** `T`, `F`, `?` for what a selection says of an event, or the codes of why it cannot be compiled. */
export function answer(selection: SketchBody, fields: JsonObject, sketch?: EventSketch): string {
  return answerOf({ selection }, fields, sketch);
}

/** The same for a whole detection. */
export function answerOf(detection: Sketch, fields: JsonObject, sketch?: EventSketch): string {
  const verdict = verdictOf(detection, buildEvent(fields, sketch));
  if (!('truth' in verdict)) return verdict.join();
  return { yes: 'T', no: 'F', unknown: '?' }[verdict.truth];
}

function toValue(json: Json): EventValue {
  if (json === null || typeof json !== 'object') return json;
  if (isList(json)) return json.map(toValue);
  return new Map(Object.entries(json).map(([key, value]) => [key, toValue(value)]));
}

function isList(json: readonly Json[] | JsonObject): json is readonly Json[] {
  return Array.isArray(json);
}
