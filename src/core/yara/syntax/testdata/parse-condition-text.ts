import { invariant } from '../../../../base/assert.ts';
import type { Expression } from '../ast.ts';
import { parseYara } from '../parse-yara.ts';

/** The tree of a condition that is written without a mistake. Throws InvariantError otherwise. */
export function parseCondition(text: string): Expression {
  const { file, diagnostics } = parseYara(`rule r { condition: ${text}\n}`);
  const [first] = diagnostics;
  invariant(first === undefined, `${first?.code} ${first?.message} in ${text}`);
  const item = file.items[0];
  invariant(item?.kind === 'rule' && item.condition !== undefined, `no condition in ${text}`);
  return item.condition.expression;
}
