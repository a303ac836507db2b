import { toByteString } from '../base/byte-string.ts';
import { foldCase } from '../base/fold-case.ts';
import type { PickTest } from '../core/livehunt/pick.ts';
import type { ContextFieldView, FieldHit } from '../core/workbench/sigma/sigma-bench.ts';
import type { EditOutcome } from '../core/workbench/workbench.ts';
import { STRUCTURE_VIEW } from './app-state.ts';
import type { RuleActions } from './rule-actions.ts';
import type { StoreKernel } from './store-kernel.ts';

export interface AddContextField {
  readonly field: Pick<ContextFieldView, 'key' | 'value' | 'length' | 'node' | 'twin'>;
  /** What the Sigma rule asks of the field; undefined: its whole value. */
  readonly hit?: FieldHit;
  /** `entry`: the match context, also where the behaviour has the value. */
  readonly place: 'auto' | 'entry';
  readonly negated: boolean;
}

const TWIN_NOTE = 'the behaviour has this value, whether or not a Sigma rule fires';
const NO_TWIN_NOTE = 'in the match context, since no field of the behaviour has this value';
const TWIN_DIFFERS_NOTE =
  'in the match context, since the behaviour spells the value in another way';

/** See `SigmaActions.addContextField`. */
export async function addContextField(
  { kernel, pick }: { readonly kernel: StoreKernel } & Pick<RuleActions, 'pick'>,
  { field, hit, place, negated }: AddContextField,
): Promise<EditOutcome | undefined> {
  const { node, twin } = field;
  const testAt = async (at: number): Promise<PickTest | undefined | typeof NO_TEST> => {
    const asked = kernel.ports.workbench.describe({ view: STRUCTURE_VIEW, node: at });
    const value = (await kernel.ask(asked))?.valueText;
    return value === undefined ? NO_TEST : testOf(field, hit, value);
  };
  const add = (
    at: number,
    test: PickTest | undefined,
    note?: string,
  ): Promise<EditOutcome | undefined> =>
    pick(at, {
      view: STRUCTURE_VIEW,
      negated,
      ...(test === undefined ? {} : { test }),
      ...(note === undefined ? {} : { note }),
    });

  if (place === 'auto' && twin !== undefined) {
    const test = await testAt(twin.node);
    if (test !== NO_TEST) return add(twin.node, test, TWIN_NOTE);
  }
  if (node === undefined) {
    kernel.tell('Only fields of the open report can be added to the rule', 'refusal');
    return undefined;
  }
  const test = await testAt(node);
  if (test === NO_TEST) return add(node, undefined);
  if (place === 'entry') return add(node, test);
  return add(node, test, twin === undefined ? NO_TWIN_NOTE : TWIN_DIFFERS_NOTE);
}

/** The place cannot be asked this. */
const NO_TEST = 'no test';

/**
 * What to ask of a place that has `value`, so that it holds there: what the Sigma rule asks, or that
 * it is this value. Of a longer text that holds the field's value (a command line, for its program)
 * that it contains it. Undefined: the place's own value.
 */
function testOf(
  field: AddContextField['field'],
  hit: FieldHit | undefined,
  value: string,
): PickTest | undefined | typeof NO_TEST {
  if (hit !== undefined) return holds(hit, value) ? compare(hit) : containing(hit.text, value);
  const isWhole = field.value.length === field.length;
  if (!isWhole || foldCase(value) === foldCase(field.value)) return undefined;
  const within = containing(field.value, value);
  return within === NO_TEST ? undefined : within;
}

/** A hit at an end of the event's value may be somewhere else in a text that is longer. */
function containing(text: string, value: string): PickTest | typeof NO_TEST {
  const hit = { operator: 'icontains', text } as const;
  return text !== '' && holds(hit, value) ? compare(hit) : NO_TEST;
}

function compare({ operator, text }: FieldHit): PickTest {
  const operand = { kind: 'string', value: toByteString(text) } as const;
  return { kind: 'compare', alternatives: [{ operator, operand }] };
}

function holds({ operator, text }: FieldHit, value: string): boolean {
  switch (operator) {
    case '==':
      return value === text;
    case 'contains':
      return value.includes(text);
    case 'startswith':
      return value.startsWith(text);
    case 'endswith':
      return value.endsWith(text);
    case 'iequals':
      return foldCase(value) === foldCase(text);
    case 'icontains':
      return foldCase(value).includes(foldCase(text));
    case 'istartswith':
      return foldCase(value).startsWith(foldCase(text));
    case 'iendswith':
      return foldCase(value).endsWith(foldCase(text));
  }
}
