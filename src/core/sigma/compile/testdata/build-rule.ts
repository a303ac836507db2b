import type { Span } from '../../../../base/span.ts';
import { parseCondition } from '../../condition/parse-condition.ts';
import type {
  DetectionRule,
  FilterRule,
  Modifier,
  ModifierName,
  RuleValue,
  Selection,
  SelectionBody,
} from '../../rule/sigma-rule.ts';
import { ruleHead } from '../../rule/testdata/rule-head.ts';

/** A number as a rule writes it, where JavaScript would write it otherwise. */
export interface WrittenNumber {
  readonly number: string;
}

export type SketchValue = string | number | boolean | null | WrittenNumber;

/** A selection as YAML would have it: a map of `field|modifiers` is one, a list of maps or of keywords. */
export type SketchBody =
  | SketchValue
  | readonly SketchBody[]
  | { readonly [key: string]: SketchValue | readonly SketchValue[] };

/** A detection: selections by name, and `condition`. */
export interface Sketch {
  readonly [name: string]: SketchBody;
}

const NOWHERE = { start: 0, end: 0 };

/** A rule without head from its detection. The condition must be valid. valueSpan: of every value. */
export function buildRule(detection: Sketch, valueSpan: Span = NOWHERE): DetectionRule {
  const { selections, conditions } = buildDetection(detection, valueSpan);
  const logsource = { product: undefined, category: undefined, service: undefined };
  return { kind: 'detection', head: ruleHead(), logsource, selections, conditions, span: NOWHERE };
}

/** A filter for any rule. */
export function buildFilter(title: string, detection: Sketch): FilterRule {
  return { ...buildRule(detection), kind: 'filter', head: ruleHead({ title }), rules: 'any' };
}

function buildDetection(
  detection: Sketch,
  valueSpan: Span,
): Pick<DetectionRule, 'selections' | 'conditions'> {
  const { condition = 'selection', ...bodies } = detection;
  const texts = Array.isArray(condition) ? condition : [condition];
  return {
    selections: Object.entries(bodies).map(([name, body]): Selection => {
      return { name, nameSpan: NOWHERE, span: NOWHERE, body: buildBody(body, valueSpan) };
    }),
    conditions: texts.flatMap((text) => parseCondition(String(text)).condition ?? []),
  };
}

function buildBody(body: SketchBody, valueSpan: Span): SelectionBody {
  if (isList(body)) {
    if (body.every((each) => isValue(each))) return item('', body, valueSpan);
    return { kind: 'or', parts: body.map((part) => buildBody(part, valueSpan)), span: NOWHERE };
  }
  if (isValue(body)) return item('', [body], valueSpan);
  const parts = Object.entries(body).map(([key, values]) =>
    item(key, isList(values) ? values.filter(isValue) : [values], valueSpan),
  );
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: 'and', parts, span: NOWHERE };
}

function item(key: string, values: readonly SketchValue[], valueSpan: Span): SelectionBody {
  const [field = '', ...names] = key.split('|');
  return {
    kind: 'item',
    field: field === '' ? undefined : field,
    modifiers: names.map((name): Modifier => ({ name: name as ModifierName, span: NOWHERE })),
    values: values.map((value) => buildValue(value, valueSpan)),
    span: NOWHERE,
  };
}

function buildValue(value: SketchValue, span: Span): RuleValue {
  if (value === null) return { kind: 'null', span };
  switch (typeof value) {
    case 'string':
      return { kind: 'string', text: value, span };
    case 'boolean':
      return { kind: 'boolean', value, span };
    case 'number':
      return { kind: 'number', text: String(value), span };
    default:
      return { kind: 'number', text: value.number, span };
  }
}

function isValue(body: unknown): body is SketchValue {
  return typeof body !== 'object' || body === null || 'number' in body;
}

function isList(body: SketchBody): body is readonly SketchBody[] {
  return Array.isArray(body);
}
