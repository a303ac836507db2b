import type { YamlEntry } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { fail } from './read-context.ts';
import { isText, nodeName } from './read-values.ts';
import type { RuleReference } from './sigma-rule.ts';

/**
 * The ids or names of the rules that a document is about: a list, or one of them in its place. Anything
 * else in the list is an error. Never throws.
 */
export function readReferences(context: ReadContext, entry: YamlEntry): readonly RuleReference[] {
  const { key, value } = entry;
  if (isText(value)) return [{ text: value.text.trim(), span: value.span }];
  if (value.kind !== 'sequence') {
    const message = `\`${key.text}\` is ${nodeName(value)}, but should be a list of ids or names of rules`;
    fail(context, 'sigma/missing-rules', key.span, message);
    return [];
  }
  return value.items.flatMap((item): readonly RuleReference[] => {
    if (isText(item)) return [{ text: item.text.trim(), span: item.span }];
    const message = `${nodeName(item)} stands where the id or name of a rule should`;
    fail(context, 'sigma/wrong-type', item.span, message);
    return [];
  });
}
