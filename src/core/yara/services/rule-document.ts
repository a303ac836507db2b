import type { Diagnostic } from '../../../base/diagnostic.ts';
import { checkFile } from '../check/check-file.ts';
import type { TypeTable } from '../check/type-table.ts';
import type { ModuleSchema } from '../module-schema.ts';
import type { YaraFile } from '../syntax/ast.ts';
import { tokenize } from '../syntax/lexer.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import type { Token } from '../syntax/token.ts';

/** A text of rules, read once for all services. */
export interface RuleDocument {
  readonly text: string;
  /** White space and comments included. */
  readonly tokens: readonly Token[];
  readonly file: YaraFile;
  /** With every field allowed: what a target refuses still has a type that can be told. */
  readonly types: TypeTable;
  readonly modules: ReadonlyMap<string, ModuleSchema>;
  /** Of the parser and the checker, but for what access rules refuse. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a text for the services. modules: the modules whose fields are known, by name. Any text will
 * do, also a broken or an empty one. Never throws. O(text).
 */
export function readRuleDocument(
  text: string,
  modules: ReadonlyMap<string, ModuleSchema>,
): RuleDocument {
  const { file, diagnostics } = parseYara(text);
  const checked = checkFile(file, {
    modules,
    features: permissiveFeatures(modules),
    syntax: diagnostics,
  });
  return {
    text,
    tokens: tokenize(text),
    file,
    types: checked.types,
    modules,
    diagnostics: [...diagnostics, ...checked.diagnostics],
  };
}

/** Every feature that some access rule asks for, without those that another one minds. */
function permissiveFeatures(modules: ReadonlyMap<string, ModuleSchema>): ReadonlySet<string> {
  const rules = [...modules.values()].flatMap(({ messages }) =>
    [...messages.values()].flatMap(({ fields }) =>
      [...fields.values()].flatMap(({ access }) => access),
    ),
  );
  const features = new Set(rules.flatMap(({ acceptIf }) => acceptIf));
  for (const { rejectIf } of rules) for (const feature of rejectIf) features.delete(feature);
  return features;
}
