import type { RuleValue, SelectionBody } from '../sigma-rule.ts';

/** A selection's body in one line: `and(A|contains=x,1 B=null)`, keywords as `=x`. */
export function selectionShape(body: SelectionBody | undefined): string {
  if (body === undefined) return '-';
  if (body.kind !== 'item') return `${body.kind}(${body.parts.map(selectionShape).join(' ')})`;
  const names = body.modifiers.map(({ name }) => `|${name}`).join('');
  return `${body.field ?? ''}${names}=${body.values.map(valueShape).join(',')}`;
}

/** Texts in quotes, so that they differ from numbers and words. */
export function valueShape(value: RuleValue): string {
  switch (value.kind) {
    case 'string':
      return `'${value.text}'`;
    case 'number':
      return value.text;
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
  }
}
