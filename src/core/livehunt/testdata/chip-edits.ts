import { expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { VT_SCHEMA } from '../../vt/vt-schema.ts';
import { parseYara } from '../../yara/syntax/parse-yara.ts';
import type { ChipEdit } from '../edit-chip.ts';
import { editChip } from '../edit-chip.ts';
import type { Chip } from '../outline.ts';
import { outlineRule } from '../outline.ts';

/** An edit whose chips are named by what `drawName` gives, not by id. */
export type NamedEdit = ChipEdit;

export interface EditRow {
  readonly name: string;
  /** The condition, four spaces in on its own lines. */
  readonly before: string;
  readonly edit: NamedEdit;
  /** The condition after, or the error. */
  readonly after: string;
}

const HEAD = 'import "vt"\n\nrule r {\n  // meta\n  condition:\n    ';
const TAIL = '\n}\n// end\n';

function allChips(chip: Chip): readonly Chip[] {
  if (chip.kind === 'group') return [chip, ...chip.items.flatMap(allChips)];
  return chip.kind === 'loop' ? [chip, ...allChips(chip.body)] : [chip];
}

/** A label for tests and loops, the word for groups, the text for others. */
function drawName(chip: Chip): string {
  if (chip.kind === 'group') return chip.operator;
  return chip.kind === 'other' ? chip.text : chip.label;
}

/** The id of the chip of this name; `name#2` for the second one. */
function idOf(text: string, name: string): string {
  const [wanted = '', which = '1'] = name.split('#');
  const [rule] = parseYara(text).file.items.filter((item) => item.kind === 'rule');
  const root = rule && outlineRule(rule, text, VT_SCHEMA);
  const named = (root === undefined ? [] : allChips(root)).filter(
    (chip) => drawName(chip) === wanted,
  );
  return named[Number(which) - 1]?.id ?? name;
}

function withIds(text: string, edit: NamedEdit): ChipEdit {
  return edit.kind === 'group'
    ? { ...edit, chips: edit.chips.map((name) => idOf(text, name)) }
    : { ...edit, chip: idOf(text, edit.chip) };
}

/** The condition after an edit, or the error as `kind: message`; the text around it must stay. */
export function conditionAfter(before: string, edit: NamedEdit): string {
  const text = `${HEAD}${before.replaceAll('\n', '\n    ')}${TAIL}`;
  const result = editChip(text, withIds(text, edit), VT_SCHEMA);
  if (!result.ok) return `${result.error.kind}: ${result.error.message}`;
  const { value } = result;
  expect(applyTextEdits(text, value.edits)).toBe(value.text);
  expect(value.text.startsWith(HEAD) && value.text.endsWith(TAIL)).toBe(true);
  return value.text.slice(HEAD.length, -TAIL.length).replaceAll('\n    ', '\n');
}

/** One test a row. */
export function expectEdits(rows: readonly EditRow[]): void {
  it.each(rows)('$name', ({ before, edit, after }) => {
    expect(conditionAfter(before, edit)).toBe(after);
  });
}

export const NAME = 'vt.metadata.file_name';
export const SIZE = 'vt.metadata.file_size';
export const NEW = 'vt.metadata.new_file';
