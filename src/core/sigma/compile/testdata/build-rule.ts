import { parseCondition } from '../../condition/parse-condition.ts';
import type {
  DetectionRule,
  FilterRule,
  Modifier,
  ModifierName,
  RuleHead,
  RuleValue,
  Selection,
  SelectionBody,
} from '../../rule/sigma-rule.ts';

/** A number as a rule writes it, where JavaScript would write it otherwise. */
export interface WrittenNumber {
  readonly number: string;
}

type SketchValue = string | number | boolean | null | WrittenNumber;

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

/** A rule without head from its detection. The condition must be valid. */
export function buildRule(detection: Sketch): DetectionRule {
  const { selections, conditions } = buildDetection(detection);
  const logsource = { product: undefined, category: undefined, service: undefined };
  return { kind: 'detection', head: HEAD, logsource, selections, conditions, span: NOWHERE };
}

/** A filter for any rule. */
export function buildFilter(title: string, detection: Sketch): FilterRule {
  return { ...buildRule(detection), kind: 'filter', head: { ...HEAD, title }, rules: 'any' };
}

function buildDetection(detection: Sketch): Pick<DetectionRule, 'selections' | 'conditions'> {
  const { condition = 'selection', ...bodies } = detection;
  const texts = Array.isArray(condition) ? condition : [condition];
  return {
    selections: Object.entries(bodies).map(([name, body]): Selection => {
      return { name, nameSpan: NOWHERE, span: NOWHERE, body: buildBody(body) };
    }),
    conditions: texts.flatMap((text) => parseCondition(String(text)).condition ?? []),
  };
}

function buildBody(body: SketchBody): SelectionBody {
  if (isList(body)) {
    if (body.every((each) => isValue(each))) return item('', body);
    return { kind: 'or', parts: body.map(buildBody), span: NOWHERE };
  }
  if (isValue(body)) return item('', [body]);
  const parts = Object.entries(body).map(([key, values]) =>
    item(key, isList(values) ? values.filter(isValue) : [values]),
  );
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: 'and', parts, span: NOWHERE };
}

function item(key: string, values: readonly SketchValue[]): SelectionBody {
  const [field = '', ...names] = key.split('|');
  return {
    kind: 'item',
    field: field === '' ? undefined : field,
    modifiers: names.map((name): Modifier => ({ name: name as ModifierName, span: NOWHERE })),
    values: values.map(buildValue),
    span: NOWHERE,
  };
}

function buildValue(value: SketchValue): RuleValue {
  const span = NOWHERE;
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

const HEAD: RuleHead = {
  title: '',
  id: undefined,
  name: undefined,
  level: undefined,
  status: undefined,
  description: '',
  author: '',
  date: undefined,
  modified: undefined,
  license: undefined,
  references: [],
  tags: [],
  falsePositives: [],
};
