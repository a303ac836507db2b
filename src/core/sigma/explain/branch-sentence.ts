import { assertNever } from '../../../base/assert.ts';
import type { RuleNode } from '../compile/compiled-rule.ts';
import type { Truth } from '../match/verdict.ts';
import { quoteName } from './quote-text.ts';

/** Names that a sentence lists. */
const MAX_NAMES = 5;

/**
 * What a part that joins others comes to: one line without a full stop. truths: of its parts, in order.
 * Never throws.
 */
export function branchSentence(
  node: Exclude<RuleNode, { readonly kind: 'item' }>,
  truth: Truth,
  truths: readonly Truth[],
): string {
  switch (node.kind) {
    case 'selection':
      return `selection ${quoteName(node.name)} ${SELECTED[truth]}`;
    case 'not':
      return NEGATED[truth];
    case 'never':
      return 'no selection has a name that fits';
    case 'and':
      if (truth === 'yes') return allOf(truths.length, 'hold');
      return someOf(node.children, truths, truth);
    case 'or':
      if (truth === 'no') return noneOf(truths.length);
      return someOf(node.children, truths, truth);
    case 'at-least': {
      if (truths.length === 0) return 'there is nothing of which any could hold';
      const nYes = truths.filter((each) => each === 'yes').length;
      const nUnknown = truths.filter((each) => each === 'unknown').length;
      const doubt = nUnknown > 0 ? `, ${nUnknown} cannot be told` : '';
      return `${nYes} of ${truths.length} ${nYes === 1 ? 'holds' : 'hold'}${doubt}; ${node.count} ${node.count === 1 ? 'is' : 'are'} needed`;
    }
    default:
      return assertNever(node, 'node');
  }
}

const SELECTED: Readonly<Record<Truth, string>> = {
  yes: 'holds',
  no: 'does not hold',
  unknown: 'cannot be told',
};

const NEGATED: Readonly<Record<Truth, string>> = {
  yes: 'what it negates does not hold',
  no: 'what it negates holds',
  unknown: 'what it negates cannot be told',
};

function allOf(n: number, verb: string): string {
  if (n === 0) return 'there is nothing that could fail';
  if (n === 1) return 'its one part holds';
  return n === 2 ? `both parts ${verb}` : `all ${n} parts ${verb}`;
}

function noneOf(n: number): string {
  if (n === 0) return 'there is nothing that could hold';
  if (n === 1) return 'its one part does not hold';
  return n === 2 ? 'neither part holds' : `none of the ${n} parts holds`;
}

/** The parts that decide, by name. */
function someOf(parts: readonly RuleNode[], truths: readonly Truth[], truth: Truth): string {
  const deciding = parts.filter((_part, at) => truths[at] === truth);
  const names = deciding.slice(0, MAX_NAMES).flatMap(nameOf);
  const more = deciding.length > names.length ? [`${deciding.length - names.length} more`] : [];
  const list = names.length === 0 ? '' : `: ${[...names, ...more].join(', ')}`;
  const n = deciding.length;
  if (truth === 'unknown') return `it depends on ${n} of ${parts.length} parts${list}`;
  const verbs = truth === 'yes' ? ['holds', 'hold'] : ['does not hold', 'do not hold'];
  return `${n} of ${parts.length} parts ${n === 1 ? verbs[0] : verbs[1]}${list}`;
}

/** A selection's name or an item's field; other parts have none. */
function nameOf(node: RuleNode): readonly string[] {
  if (node.kind === 'selection') return [quoteName(node.name)];
  if (node.kind === 'item') return [quoteName(node.field ?? 'keywords')];
  if (node.kind === 'not') return nameOf(node.child).map((name) => `not ${name}`);
  return [];
}
