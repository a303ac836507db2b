import type { Condition } from '../condition/condition.ts';
import { selectNames } from '../condition/select-names.ts';
import { didYouMean } from '../../../base/suggest.ts';
import { quoted } from '../sigma-code.ts';
import type { ReadConditions } from './read-conditions.ts';
import type { ReadContext } from './read-context.ts';
import { fail, nameFix, nearNames, remark } from './read-context.ts';
import type { YamlScalar } from '../yaml/yaml-node.ts';

/** What checking the conditions of a document shares. */
interface NameCheck {
  readonly context: ReadContext;
  readonly names: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly used: Set<string>;
}

/**
 * Tells of names in conditions that no selection has, of patterns that fit none, and of selections that
 * no condition uses. selections: their names, also of those that could not be read. A pattern that fits none is an error that leaves the rule its meaning: it never
 * holds. Never throws. O(terms · selections).
 */
export function checkConditions(
  context: ReadContext,
  { conditions, isComplete }: ReadConditions,
  selections: readonly YamlScalar[],
): void {
  const names = selections.map(({ text }) => text);
  // Where a condition could not be read, nobody knows which names were meant, and which are unused.
  if (conditions.length === 0 || !isComplete) return;
  const check: NameCheck = { context, names, known: new Set(names), used: new Set() };
  for (const condition of conditions) checkNames(check, condition);
  for (const { text, span } of selections) {
    if (check.used.has(text)) continue;
    const message = `no condition uses the selection ${quoted(text)}`;
    remark(context, 'sigma/unused-selection', span, message);
  }
}

function checkNames(check: NameCheck, condition: Condition): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const operand of condition.operands) checkNames(check, operand);
      return;
    case 'not':
      checkNames(check, condition.operand);
      return;
    case 'aggregated':
      checkNames(check, condition.operand);
      for (const word of condition.text.split(/[\s()|]/)) check.used.add(word);
      return;
    case 'selection':
      checkName(check, condition);
      return;
    case 'of':
      checkPattern(check, condition);
      return;
  }
}

function checkName(
  { context, names, known, used }: NameCheck,
  { name, span }: Condition & { readonly kind: 'selection' },
): void {
  used.add(name);
  if (known.has(name)) return;
  const near = nearNames(context, name, names);
  // The one that was meant is not unused as well.
  if (near[0] !== undefined) used.add(near[0]);
  const help = didYouMean(near) ?? (names.length === 0 ? undefined : `there is ${listOf(names)}`);
  fail(context, 'sigma/unknown-selection', span, `there is no selection ${quoted(name)}`, {
    ...nameFix(span, near),
    ...(help !== undefined && { help }),
  });
}

/** So many names are listed where none is near. */
const MAX_LISTED = 5;

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map(quoted).join(', ');
  return names.length > MAX_LISTED ? `${shown} and others` : shown;
}

function checkPattern(
  { context, names, used }: NameCheck,
  { count, pattern, span }: Condition & { readonly kind: 'of' },
): void {
  const fitting = selectNames(pattern, names);
  for (const name of fitting) used.add(name);
  const shown = pattern === 'them' ? '`them`' : quoted(pattern.text);
  if (fitting.length === 0) {
    const help = names.length === 0 ? undefined : `there is ${listOf(names)}`;
    remark(context, 'sigma/no-selection-matches', span, `no selection fits ${shown}`, {
      ...(help !== undefined && { help }),
    });
  } else if (typeof count === 'number' && count > fitting.length) {
    const message = `only ${fitting.length} of the selections fit ${shown}, which never makes ${count}`;
    remark(context, 'sigma/count-too-high', span, message);
  } else if (pattern === 'them' && fitting.length === 1) {
    const message = `\`them\` is only the selection ${quoted(fitting[0] ?? '')}`;
    remark(context, 'sigma/them-alone', span, message);
  } else if (pattern === 'them' && count === 'all') {
    remark(
      context,
      'sigma/all-of-them',
      span,
      '`all of them` also asks for whatever is added later',
      {
        help: 'name the selections alike and write `all of selection_*`',
      },
    );
  }
}
