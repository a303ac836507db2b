import { err, ok, type Result } from '../../base/result.ts';
import { parseOperand } from '../livehunt/parse-operand.ts';
import type { Pick, PickTest } from '../livehunt/pick.ts';
import { synthesize } from '../livehunt/synthesize.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { structurePathOf, typeAt } from '../vt/vt-path.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { ValuePath } from '../yara/module-value.ts';
import { structureNodesFor } from './tree-row.ts';
import type { EditOutcome, PickRequest, TypedTest } from './workbench.ts';

/** Carries out a click on a node: the edits of the rule's text, or why there are none. Never throws. */
export function pickNode(model: VtModel, request: PickRequest): EditOutcome {
  const source = { model, view: request.view };
  const structureNode = structureNodesFor(source, request.node)[0];
  if (structureNode === undefined) {
    return { ok: false, message: 'The vt module does not have this field, so no rule can test it' };
  }
  const path = structurePathOf(model, structureNode);
  const test = testOf(request, path);
  if (!test.ok) return { ok: false, message: test.error };
  const pick: Pick = {
    path,
    test: test.value,
    negated: request.negated,
    element: request.element,
    ...(request.quantifier !== undefined && { quantifier: request.quantifier }),
    ...(request.anyKey !== undefined && { anyKey: request.anyKey }),
  };
  const result = synthesize(request.ruleText, pick, {
    schema: VT_SCHEMA,
    data: model.data,
    ...(request.cursor !== undefined && { cursor: request.cursor }),
  });
  if (!result.ok) return { ok: false, message: result.error.message };
  const { edits, added, summary } = result.value;
  return { ok: true, edits, added, summary };
}

function testOf(request: PickRequest, path: ValuePath): Result<PickTest | undefined, string> {
  return request.typed === undefined ? ok(request.test) : readTypedTest(request.typed, path);
}

/**
 * The test that typed values make of a place. The error is a sentence that says what to type. Never
 * throws.
 */
export function readTypedTest(
  typed: TypedTest,
  path: ValuePath,
): Result<PickTest | undefined, string> {
  const type = typeAt(path);
  if (type === undefined) return err('The vt module does not have this field');
  const fieldName = path.findLast((step) => step.kind === 'field')?.name ?? '';
  const alternatives: Extract<PickTest, { kind: 'compare' }>['alternatives'][number][] = [];
  for (const { operator, text } of typed.alternatives) {
    const operand = parseOperand({ schema: VT_SCHEMA, type, operator, fieldName }, text);
    if (!operand.ok) return operand;
    alternatives.push({ operator, operand: operand.value });
  }
  return ok({ kind: 'compare', alternatives });
}
