import type { HeaderMetaValue } from '../../../core/livehunt/edit-header.ts';
import type { MetaFact } from '../../../core/workbench/workbench.ts';

/** What was typed for a meta entry: of the entry's kind where it can be, else a text. */
export function readMetaValue(text: string, kind: MetaFact['kind']): HeaderMetaValue {
  const typed = text.trim();
  if (kind === 'boolean' && (typed === 'true' || typed === 'false')) {
    return { kind: 'boolean', value: typed === 'true' };
  }
  if (kind === 'integer' && /^-?\d{1,18}$/.test(typed)) {
    return { kind: 'integer', value: BigInt(typed) };
  }
  return { kind: 'string', text };
}
