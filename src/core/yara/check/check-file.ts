import type { Diagnostic } from '../../../base/diagnostic.ts';
import { spanContains } from '../../../base/span.ts';
import type { Expression, ImportStatement, Rule, YaraFile } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import { isSuppressed } from '../syntax/suppressions.ts';
import type { ModuleSchema } from '../module-schema.ts';
import { EMPTY_SCOPE, warn, type CheckContext } from './check-context.ts';
import { checkExpression } from './check-expression.ts';
import { checkUnusedPatterns } from './check-pattern.ts';
import { checkPatternsInSets } from './check-pattern-sets.ts';
import { checkPatterns, checkRegexpsToCompile } from './check-patterns.ts';
import { checkSlowPatterns } from './check-slow-patterns.ts';
import { checkBoolean } from './check-type.ts';
import { constantOf, isTrue } from './constant-truth.ts';
import { createDiagnosticList, type DiagnosticList } from './diagnostic-list.ts';
import { FILE_MODULES } from './known-modules.ts';
import { duplicateRule, duplicateTag, ruleConflict, unknownModule } from './name-diagnostics.ts';
import { engineSpan } from './engine-span.ts';
import { error } from './type-diagnostics.ts';
import type { ExpressionFacts, TypeTable } from './type-table.ts';
import { duplicateImport, invariantExpression } from './warning-diagnostics.ts';

export interface CheckOptions {
  /** The modules whose fields are known, by name. */
  readonly modules: ReadonlyMap<string, ModuleSchema>;
  /** What the kind of ruleset allows: `file`, `url`, `domain`, `ip_address`, `gti`, `retrohunt`. */
  readonly features: ReadonlySet<string>;
  /** What the parser said of the file: rules with an error of syntax in them are broken. */
  readonly syntax?: readonly Diagnostic[];
}

/** What the checker says of a file. */
export interface CheckedFile {
  /** In the order of the text's rules; at most `MAX_DIAGNOSTICS`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly types: TypeTable;
}

/**
 * Resolves the names of a file and types its conditions. Codes and wording are the engine's; unlike
 * the engine, it goes on after the first error of a rule, and a rule may refer to a broken one.
 * Broken parts of the tree are passed over: the parser has told of them. Never throws.
 * Source: YARA-X compiler, `ast2ir`.
 */
export function checkFile(file: YaraFile, options: CheckOptions): CheckedFile {
  const diagnostics = createDiagnosticList();
  const facts = new Map<Expression, ExpressionFacts>();
  const imported = new Set<string>();
  const rules = new Map<string, Rule>();
  const brokenRules = new Set<Rule>();
  const { suppressions } = file;
  checkDuplicateImports(file, diagnostics);
  for (const item of file.items) {
    if (item.kind === 'import') {
      checkImport(item, imported, options, diagnostics);
    } else if (item.kind === 'include') {
      diagnostics.add(
        error('E042', item.span, 'error including file', 'Livehunt accepts no `include`'),
      );
    } else {
      const nErrorsBefore = diagnostics.nErrors;
      const isBroken = isUnreadable(item, options);
      checkRuleName(item, rules, imported, diagnostics);
      checkRule(item, {
        ...options,
        diagnostics,
        facts,
        imported,
        rules,
        rule: item,
        patternNames: new Set(item.strings?.patterns.map(({ identifier }) => identifier.name)),
        usedPatterns: new Set(),
        anchors: new Map(),
        readVariables: new Set(),
        nErrorsBefore,
        isBroken,
        suppressions,
        syntax: options.syntax ?? [],
        visit: checkExpression,
      });
      if (diagnostics.nErrors > nErrorsBefore || isBroken) brokenRules.add(item);
      if (item.name && !rules.has(item.name.name)) rules.set(item.name.name, item);
    }
  }
  const types: TypeTable = { facts, modules: options.modules, brokenRules };
  return { diagnostics: diagnostics.items, types };
}

/** The engine warns of each, whether or not it knows the module. */
function checkDuplicateImports(file: YaraFile, diagnostics: DiagnosticList): void {
  const before = new Map<string, ImportStatement>();
  for (const item of file.items) {
    if (item.kind !== 'import') continue;
    const first = before.get(item.module.text);
    before.set(item.module.text, item);
    if (first === undefined) continue;
    const warning = duplicateImport(item, first);
    if (isSuppressed(file.suppressions, warning.code, [item.span, first.span])) continue;
    diagnostics.add(warning);
  }
}

function checkImport(
  statement: ImportStatement,
  imported: Set<string>,
  options: CheckOptions,
  diagnostics: DiagnosticList,
): void {
  const { module } = statement;
  if (options.modules.has(module.text) || FILE_MODULES.has(module.text)) {
    imported.add(module.text);
    return;
  }
  diagnostics.add(unknownModule(statement, [...options.modules.keys(), ...FILE_MODULES]));
}

function checkRuleName(
  rule: Rule,
  rules: ReadonlyMap<string, Rule>,
  imported: ReadonlySet<string>,
  diagnostics: DiagnosticList,
): void {
  const { name } = rule;
  if (!name) return;
  const first = rules.get(name.name)?.name;
  if (first) diagnostics.add(duplicateRule(name, first));
  else if (imported.has(name.name)) diagnostics.add(ruleConflict(name));
}

function checkRule(rule: Rule, context: CheckContext): void {
  const tags = new Set<string>();
  for (const tag of rule.tags) {
    if (tags.has(tag.name)) context.diagnostics.add(duplicateTag(tag));
    tags.add(tag.name);
  }
  checkPatterns(rule, context);
  const nErrors = context.diagnostics.nErrors;
  if (rule.condition) {
    const { expression } = rule.condition;
    checkBoolean(expression, context, EMPTY_SCOPE);
    checkInvariance(expression, context);
    checkPatternsInSets(expression, context);
  }
  checkSlowPatterns(context);
  const isSound = rule.condition && context.diagnostics.nErrors === nErrors;
  if (!isSound) return;
  checkUnusedPatterns(context);
  checkRegexpsToCompile(context);
}

/** Warns of a condition whose value is known before any data is seen. */
function checkInvariance(condition: Expression, context: CheckContext): void {
  const constant = constantOf(condition, context.facts);
  if (constant === undefined) return;
  const value = isTrue(constant);
  const help = `rule \`${context.rule.name?.name ?? ''}\` is always \`${value}\``;
  warn(context, invariantExpression(engineSpan(condition), value, help));
}

/** Whether the parser could not read the rule as a whole. */
function isUnreadable(rule: Rule, options: CheckOptions): boolean {
  if (!rule.name || !rule.condition) return true;
  const isWrong = options.syntax?.some(
    ({ severity, span }) => severity === 'error' && spanContains(rule.span, span),
  );
  if (isWrong === true) return true;
  let hasHole = false;
  visitExpressions(rule.condition.expression, (expression) => {
    hasHole ||= expression.kind === 'missing';
  });
  return hasHole;
}
