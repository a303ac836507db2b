import { assertNever } from '../../base/assert.ts';
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { applyTextEdits } from '../../base/text-edit.ts';
import type { ModuleSchema } from '../yara/module-schema.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { groupChips, negateChip, toggleGroup } from './edit-group.ts';
import { moveToOwnLoop, moveToSameLoop, setQuantifier } from './edit-loop.ts';
import { addAlternative, removeAlternative, setOperator, setTest, setValue } from './edit-test.ts';
import { fail, plan } from './edit-plan.ts';
import type { ChipEditError, ChipEditJob, EditPlan } from './edit-plan.ts';
import type { ChipSite } from './outline.ts';
import { outlineSites } from './outline.ts';
import type { ComparisonOperator, PickQuantifier, PickTest, Synthesis } from './pick.ts';
import { removeChip } from './remove-operand.ts';

/**
 * What a user does to a chip. Chips are named by their ids, alternatives by their position.
 * `text` is what was typed: see `parseOperand`.
 */
export type ChipEdit =
  | {
      readonly kind: 'set-operator';
      readonly chip: string;
      /** Undefined for all alternatives. */
      readonly alternative?: number;
      readonly operator: ComparisonOperator;
    }
  | {
      readonly kind: 'set-value';
      readonly chip: string;
      readonly alternative: number;
      readonly text: string;
    }
  | {
      readonly kind: 'add-alternative';
      readonly chip: string;
      /** That of the last alternative when undefined. */
      readonly operator?: ComparisonOperator;
      readonly text: string;
    }
  | { readonly kind: 'remove-alternative'; readonly chip: string; readonly alternative: number }
  /** Asks something else of the same place. */
  | { readonly kind: 'set-test'; readonly chip: string; readonly test: PickTest }
  | { readonly kind: 'negate'; readonly chip: string }
  | { readonly kind: 'remove'; readonly chip: string }
  /** `and` becomes `or`, `or` becomes `and`. */
  | { readonly kind: 'toggle-group'; readonly chip: string }
  /** Puts chips of one group into a group of their own. */
  | {
      readonly kind: 'group';
      readonly chips: readonly string[];
      readonly operator: 'and' | 'or';
    }
  | { readonly kind: 'set-quantifier'; readonly chip: string; readonly quantifier: PickQuantifier }
  /** "Any element": out of a loop that it shares, into one of its own. */
  | { readonly kind: 'own-loop'; readonly chip: string }
  /** "Same element": a loop's body into the loop over the same array beside it. */
  | { readonly kind: 'same-loop'; readonly chip: string };

/**
 * Carries out what a user did to a chip, as minimal edits: everything outside of what is changed
 * stays as it is, comments included. `added` is the part of the new text that the edits wrote.
 * Fails where the text has no such chip (it changed meanwhile), where a typed value does not fit, and
 * where the change would not be possible without breaking the rule. Never throws. O(text).
 */
export function editChip(
  text: string,
  edit: ChipEdit,
  schema: ModuleSchema,
): Result<Synthesis, ChipEditError> {
  const { file, diagnostics } = parseYara(text);
  const first = edit.kind === 'group' ? edit.chips[0] : edit.chip;
  const sites = file.items
    .flatMap((item) => (item.kind === 'rule' ? [outlineSites(item, text, schema)?.sites] : []))
    .find((candidates) => candidates?.has(first ?? '') === true);
  const site = sites?.get(first ?? '');
  if (sites === undefined || site === undefined) {
    return fail('no-such-chip', 'The rule has changed meanwhile: try again');
  }
  const planned = planEdit({ text, schema, sites }, site, edit);
  if (!planned.ok) return planned;
  const edits = planned.value.edits.toSorted((a, b) => a.span.start - b.span.start);
  const result = applyTextEdits(text, edits);
  if (parseYara(result).diagnostics.length > diagnostics.length) {
    return fail('not-possible', 'That would break the rule: change it in the text');
  }
  return ok({ edits, text: result, added: writtenSpan(edits), summary: planned.value.summary });
}

function planEdit(job: ChipEditJob, site: ChipSite, edit: ChipEdit): EditPlan {
  switch (edit.kind) {
    case 'set-operator':
      return setOperator(job, site, edit);
    case 'set-value':
      return setValue(job, site, edit);
    case 'add-alternative':
      return addAlternative(job, site, edit);
    case 'remove-alternative':
      return removeAlternative(job, site, edit.alternative);
    case 'set-test':
      return setTest(job, site, edit.test);
    case 'negate':
      return negateChip(job, site);
    case 'remove':
      return plan(removeChip(job, site), 'Removed the condition');
    case 'toggle-group':
      return toggleGroup(site);
    case 'group':
      return groupChips(job, edit.chips, edit.operator);
    case 'set-quantifier':
      return setQuantifier(job, site, edit.quantifier);
    case 'own-loop':
      return moveToOwnLoop(job, site);
    case 'same-loop':
      return moveToSameLoop(job, site);
    default:
      return assertNever(edit, 'chip edit');
  }
}

/** From the first to the last edit, in the text after them; edits in text order. */
function writtenSpan(edits: readonly TextEdit[]): Span {
  let shift = 0;
  let span: Span | undefined;
  for (const edit of edits) {
    const start = edit.span.start + shift;
    const end = start + edit.newText.length;
    span = { start: span?.start ?? start, end };
    shift += edit.newText.length - (edit.span.end - edit.span.start);
  }
  return span ?? { start: 0, end: 0 };
}
