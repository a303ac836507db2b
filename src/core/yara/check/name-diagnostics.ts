import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { didYouMean, suggestNames } from '../../../base/suggest.ts';
import type { AccessRule } from '../module-schema.ts';
import type { Identifier, ImportStatement } from '../syntax/ast.ts';
import { error } from './type-diagnostics.ts';

/** E008: the struct has no such field or method. */
export function unknownField(field: Identifier, known: Iterable<string>): Diagnostic {
  const names = suggestNames(field.name, known);
  const message = `unknown field or method \`${field.name}\``;
  return { ...error('E008', field.span, message, didYouMean(names)), ...fixesTo(field, names) };
}

/** E009: nothing of this name is declared here. */
export function unknownIdentifier(
  identifier: Identifier,
  known: Iterable<string>,
  isModule: boolean,
): Diagnostic {
  const { name, span } = identifier;
  const message = `unknown identifier \`${name}\``;
  if (isModule) {
    const help = `there is a module named \`${name}\`, but the \`import "${name}"\` statement is missing`;
    return error('E009', span, message, help);
  }
  const names = suggestNames(name, known);
  return { ...error('E009', span, message, didYouMean(names)), ...fixesTo(identifier, names) };
}

/** E010: no such module. */
export function unknownModule(statement: ImportStatement, known: Iterable<string>): Diagnostic {
  const { module, span } = statement;
  const names = suggestNames(module.text, known);
  const quoted = names.map((name) => `"${name}"`);
  return {
    ...error('E010', span, `unknown module \`${module.text}\``, didYouMean(names)),
    ...fixesTo(module, quoted),
  };
}

/** E012: two rules of one name. */
export function duplicateRule(name: Identifier, first: Identifier): Diagnostic {
  return {
    ...error('E012', name.span, `duplicate rule \`${name.name}\``),
    related: [{ span: first.span, message: `\`${name.name}\` declared here for the first time` }],
  };
}

/** E013: the rule's name is already a module's. */
export function ruleConflict(name: Identifier): Diagnostic {
  return error(
    'E013',
    name.span,
    `rule \`${name.name}\` conflicts with an existing identifier`,
    'identifier already in use by a module or global variable',
  );
}

/** E021: a tag written twice. */
export function duplicateTag(tag: Identifier): Diagnostic {
  return error('E021', tag.span, `duplicate tag \`${tag.name}\``);
}

/** E100: the field exists, but not for this kind of ruleset. Title and label are the schema's. */
export function accessRefused(field: Identifier, rule: AccessRule): Diagnostic {
  return error('E100', field.span, rule.title, rule.label);
}

/** A fix for each name that the user may have meant; no member at all for none. Never throws. */
export function fixesTo(
  { span }: { readonly span: Span },
  names: readonly string[],
): Pick<Diagnostic, 'fixes'> {
  if (names.length === 0) return {};
  const fixes = names.map((name) => ({
    title: `Change to \`${name}\``,
    edits: [{ span, newText: name }],
  }));
  return { fixes };
}
