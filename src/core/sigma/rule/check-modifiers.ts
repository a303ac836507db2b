import { modifierOf, type WrittenItem } from './written-item.ts';
import { roleOf, type ModifierRole } from './modifier-name.ts';
import type { ReadContext } from './read-context.ts';
import { fail, remark } from './read-context.ts';
import type { Modifier } from './sigma-rule.ts';

/**
 * For the roles that turn the value into something else than text: which roles may go with them. `list`
 * (`all`, `neq`) and `expand` go with everything.
 */
const COMPANIONS: Readonly<Partial<Record<ModifierRole, readonly ModifierRole[]>>> = {
  regexp: ['flag', 'place', 'cased'],
  network: ['cased'],
  exists: [],
  reference: ['place', 'cased'],
  comparison: ['time'],
  time: ['comparison'],
};

/** Roles of which an item has at most one modifier. */
const SINGLE_ROLES: readonly ModifierRole[] = ['encoding', 'utf16', 'comparison', 'time'];

/** Roles that need a field to look at. */
const FIELD_ROLES: readonly ModifierRole[] = ['exists', 'reference', 'comparison', 'time'];

/** Roles after which a regular expression would be another one than written. */
const CHANGING_ROLES: readonly ModifierRole[] = [
  'place',
  'encoding',
  'utf16',
  'windash',
  'cased',
  'expand',
];

/**
 * Tells of modifiers that do not go together, stand in the wrong order, or change nothing. Never throws.
 * Source: Sigma specification 2.1, appendix "Modifiers".
 */
export function checkModifiers(context: ReadContext, item: WrittenItem): void {
  if (item.modifiers.length === 0) return;
  checkRepetitions(context, item);
  checkCompanions(context, item);
  checkRegexpOrder(context, item);
  checkEncodingOrder(context, item);
  checkField(context, item);
  checkAll(context, item);
}

function checkRepetitions(context: ReadContext, { modifiers }: WrittenItem): void {
  modifiers.forEach((modifier, index) => {
    const first = modifiers.findIndex(({ name }) => name === modifier.name);
    if (first !== index) {
      remark(
        context,
        'sigma/repeated-modifier',
        modifier.span,
        `\`${modifier.name}\` stands twice`,
      );
      return;
    }
    const role = roleOf(modifier.name);
    const before = modifiers.slice(0, index).find(({ name }) => roleOf(name) === role);
    if (before === undefined) return;
    if (SINGLE_ROLES.includes(role)) {
      fail(context, 'sigma/modifier-conflict', modifier.span, exclude(before, modifier));
    } else if (role === 'place') {
      const message = `\`${before.name}\` and \`${modifier.name}\` together are \`contains\``;
      remark(context, 'sigma/modifier-redundant', modifier.span, message);
    }
  });
}

function exclude(a: Modifier, b: Modifier): string {
  return `\`${a.name}\` and \`${b.name}\` exclude each other`;
}

function checkCompanions(context: ReadContext, { modifiers }: WrittenItem): void {
  const lead = modifiers.find(({ name }) => COMPANIONS[roleOf(name)] !== undefined);
  if (lead === undefined) return;
  const allowed = COMPANIONS[roleOf(lead.name)] ?? [];
  modifiers.forEach((other, index) => {
    const role = roleOf(other.name);
    if (role === roleOf(lead.name) || role === 'list' || role === 'expand') return;
    // What stands before `re` is told of as such.
    if (lead.name === 're' && index < modifiers.indexOf(lead)) return;
    if (!allowed.includes(role)) {
      // Flags without `re` are told of as such.
      if (role !== 'flag')
        fail(context, 'sigma/modifier-conflict', other.span, exclude(lead, other));
    } else if (role === 'cased' && roleOf(lead.name) !== 'reference') {
      const message = `\`cased\` changes nothing with \`${lead.name}\``;
      remark(context, 'sigma/modifier-redundant', other.span, message);
    } else if (other.name === 'contains' && lead.name === 're') {
      const message = '`contains` changes nothing: a regular expression is looked for anywhere';
      remark(context, 'sigma/modifier-redundant', other.span, message);
    }
  });
}

function checkRegexpOrder(context: ReadContext, { modifiers }: WrittenItem): void {
  const at = modifiers.findIndex(({ name }) => name === 're');
  modifiers.forEach((modifier, index) => {
    if (roleOf(modifier.name) === 'flag' && (at === -1 || index < at)) {
      fail(
        context,
        'sigma/modifier-order',
        modifier.span,
        `\`${modifier.name}\` belongs behind \`re\``,
      );
    }
  });
  const regexp = modifiers[at];
  if (regexp === undefined || at === 0) return;
  const before = modifiers.slice(0, at);
  const changing = before.find(({ name }) => CHANGING_ROLES.includes(roleOf(name)));
  if (changing !== undefined) {
    const message = `\`re\` takes the value as it is written, but \`${changing.name}\` changes it before`;
    fail(context, 'sigma/modifier-order', regexp.span, message, { help: 'put `re` first' });
  } else if (before.every(({ name }) => roleOf(name) === 'list')) {
    remark(context, 'sigma/modifier-order', regexp.span, 'other programs want `re` first', {
      severity: 'warning',
    });
  }
}

function checkEncodingOrder(context: ReadContext, item: WrittenItem): void {
  const { modifiers } = item;
  const at = modifiers.findIndex(({ name }) => roleOf(name) === 'encoding');
  const encoding = modifiers[at];
  const utf16 = modifierOf(item, 'utf16');
  if (encoding === undefined) {
    if (utf16 === undefined) return;
    const message = `\`${utf16.name}\` makes bytes, which no event has as text`;
    remark(context, 'sigma/utf16-alone', utf16.span, message, {
      help: 'put `base64offset|contains` or `base64` behind it',
    });
    return;
  }
  const place = modifiers.slice(0, at).find(({ name }) => roleOf(name) === 'place');
  if (place !== undefined) {
    const message = `\`${place.name}\` stands before \`${encoding.name}\`; other programs encode its wildcards too, or refuse the rule`;
    remark(context, 'sigma/base64-order', place.span, message, {
      help: `write \`${encoding.name}|${place.name}\``,
    });
  }
  for (const { name, span } of modifiers.slice(at + 1)) {
    const role = roleOf(name);
    if (role !== 'utf16' && role !== 'windash') continue;
    const message = `\`${name}\` has to come before \`${encoding.name}\``;
    fail(context, 'sigma/modifier-order', span, message);
  }
  if (
    encoding.name === 'base64offset' &&
    item.field !== undefined &&
    !modifiers.some(({ name }) => name === 'contains')
  ) {
    remark(
      context,
      'sigma/base64offset-whole',
      encoding.span,
      '`base64offset` is for pieces of a value and needs `contains`',
      {
        help: 'write `base64offset|contains`',
      },
    );
  }
}

function checkField(context: ReadContext, { field, modifiers }: WrittenItem): void {
  if (field !== undefined) return;
  for (const { name, span } of modifiers) {
    if (!FIELD_ROLES.includes(roleOf(name))) continue;
    fail(context, 'sigma/modifier-needs-field', span, `\`${name}\` needs a field before the \`|\``);
  }
}

function checkAll(context: ReadContext, { modifiers, values }: WrittenItem): void {
  const all = modifiers.find(({ name }) => name === 'all');
  if (all === undefined || values.length !== 1) return;
  // The bar before it goes too.
  const span = { start: all.span.start - 1, end: all.span.end };
  const fixes =
    all.span.end - all.span.start === 'all'.length
      ? [{ title: 'Remove `all`', edits: [{ span, newText: '' }] }]
      : [];
  remark(context, 'sigma/single-all', all.span, '`all` has only one value', {
    help: 'other programs refuse the rule',
    fixes,
  });
}
