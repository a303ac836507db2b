import { didYouMean } from '../../../base/suggest.ts';
import { visibleText } from '../../../base/visible-text.ts';
import { quoted } from '../sigma-code.ts';
import { locateInScalar } from '../yaml/locate-in-scalar.ts';
import type { YamlScalar } from '../yaml/yaml-node.ts';
import { checkKey } from './check-scalar.ts';
import { MODIFIER_NAMES } from './modifier-name.ts';
import type { ReadContext } from './read-context.ts';
import { fail, nameFix, nearNames, remark } from './read-context.ts';
import type { Modifier } from './sigma-rule.ts';

export interface ItemKey {
  /** Undefined for keywords. */
  readonly field: string | undefined;
  readonly modifiers: readonly Modifier[];
}

const NAMES = [...MODIFIER_NAMES.keys()];

/**
 * The field and the modifiers of `field|modifier|…`. An unknown modifier and nothing between two bars
 * are errors: the rest is still read. Never throws.
 */
export function readItemKey(context: ReadContext, key: YamlScalar): ItemKey {
  checkKey(context, key);
  const [field = '', ...names] = key.text.split('|');
  if (field !== field.trim()) {
    const message = `the field name ${quoted(field)} begins or ends with a space`;
    remark(context, 'sigma/field-space', key.span, message);
  } else if (field !== visibleText(field)) {
    const message = `the field name ${quoted(field)} has a character that is not to be seen`;
    remark(context, 'sigma/field-space', key.span, message, { help: 'type the name anew' });
  }
  const locate = locateInScalar(context.text, key);
  const modifiers: Modifier[] = [];
  let at = field.length + 1;
  for (const name of names) {
    const modifier = MODIFIER_NAMES.get(name);
    const span = locate(at, at + name.length);
    if (modifier !== undefined) modifiers.push({ name: modifier, span });
    else reportName(context, key, name, span);
    at += name.length + 1;
  }
  return { field: field === '' ? undefined : field, modifiers };
}

function reportName(
  context: ReadContext,
  key: YamlScalar,
  name: string,
  span: YamlScalar['span'],
): void {
  if (name.trim() === '') {
    const place = span.end > span.start ? span : key.span;
    fail(context, 'sigma/empty-modifier', place, 'a modifier is missing after the `|`');
    return;
  }
  const names = nearNames(context, name.trim(), NAMES);
  const help = didYouMean(names) ?? `modifiers are ${NAMES.slice(0, 5).join(', ')} and others`;
  fail(context, 'sigma/unknown-modifier', span, `there is no modifier ${quoted(name)}`, {
    ...nameFix(span, names),
    help,
  });
}
