import type { Result } from '../../../base/result.ts';
import { err, ok } from '../../../base/result.ts';
import type { Span } from '../../../base/span.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { FILE_FUNCTIONS } from '../check/known-modules.ts';
import type { Rule } from '../syntax/ast.ts';
import { ruleAt, visitExpressions } from '../syntax/child-nodes.ts';
import { isIdentifier } from '../syntax/literals.ts';
import type { RuleDocument } from './rule-document.ts';
import { readRuleDocument } from './rule-document.ts';
import type { SymbolTable, YaraSymbol } from './symbol-table.ts';
import { placeOfName, readSymbols, symbolAt } from './symbol-table.ts';

/** What a rename at a place would rename. */
export interface RenameTarget {
  readonly span: Span;
  readonly name: string;
}

/** What behind a pattern's sign is a name. Source: YARA-X tokenizer. */
const PATTERN_NAME = /^[A-Za-z_\p{Nd}]+$/u;

/** The name at a place that can be renamed, or undefined. offset: UTF-16. Never throws. O(text). */
export function renameTargetAt(document: RuleDocument, offset: number): RenameTarget | undefined {
  const symbol = symbolAt(readSymbols(document), offset);
  const span = symbol && placeOfName(symbol, offset);
  return symbol && span && { span, name: symbol.name };
}

/**
 * Gives the variable, rule or pattern at a place another name, everywhere it stands. Refused, with
 * the reason for people, for a name that the language does not take, that something else already has,
 * and where any name of the text would come to stand for something else. A pattern's name may be
 * given with or without its `$`. offset: UTF-16. Never throws. O(text).
 */
export function renameAt(
  document: RuleDocument,
  offset: number,
  newName: string,
): Result<readonly TextEdit[], string> {
  const before = readSymbols(document);
  const symbol = symbolAt(before, offset);
  if (symbol === undefined) return err('Only variables, rules and patterns can be renamed');
  const name = symbol.kind === 'pattern' ? newName.trim().replace(/^\$/, '') : newName.trim();
  if (name === symbol.name) return ok([]);
  const refusal = refuseName(symbol, name, before, document);
  if (refusal !== undefined) return err(refusal);
  const edits = [symbol.declaration, ...symbol.references]
    .map((span) => ({ span, newText: name }))
    .sort((a, b) => a.span.start - b.span.start);
  const after = readSymbols(
    readRuleDocument(applyTextEdits(document.text, edits), document.modules),
  );
  return meansTheSame(before, after)
    ? ok(edits)
    : err(`\`${name}\` already means something else where the name is used`);
}

function refuseName(
  symbol: YaraSymbol,
  name: string,
  table: SymbolTable,
  document: RuleDocument,
): string | undefined {
  if (symbol.kind === 'pattern') return refusePatternName(symbol, name, document);
  if (!isIdentifier(name)) {
    return `\`${name}\` cannot be a name: use letters, digits and _, no digit first, no keyword`;
  }
  if (document.modules.has(name) || FILE_FUNCTIONS.has(name)) {
    return `\`${name}\` is the name of a ${document.modules.has(name) ? 'module' : 'function'}`;
  }
  const isTaken = table.symbols.some((other) => other.kind === 'rule' && other.name === name);
  return isTaken && symbol.kind === 'rule' ? `There is a rule \`${name}\` already` : undefined;
}

function refusePatternName(
  { name: oldName, declaration }: YaraSymbol,
  name: string,
  { file }: RuleDocument,
): string | undefined {
  if (!PATTERN_NAME.test(name)) return `\`$${name}\` cannot be a name: use letters, digits and _`;
  const rule = ruleAt(file, declaration.start);
  const patterns = rule?.strings?.patterns ?? [];
  if (patterns.some(({ identifier }) => identifier.name === `$${name}`)) {
    return `There is a pattern \`$${name}\` already`;
  }
  let parted: string | undefined;
  for (const prefix of rule ? wildcardsOf(rule) : []) {
    if (oldName.startsWith(prefix) !== name.startsWith(prefix)) parted = prefix;
  }
  return parted === undefined
    ? undefined
    : `\`$${parted}*\` would ${name.startsWith(parted) ? 'take in' : 'lose'} the pattern`;
}

/** The beginnings that the rule's sets of patterns ask for: `a` for `$a*`. */
function wildcardsOf({ condition }: Rule): readonly string[] {
  const prefixes: string[] = [];
  if (condition === undefined) return prefixes;
  visitExpressions(condition.expression, (node) => {
    const set =
      node.kind === 'for-of' ? node.patterns : node.kind === 'of' ? node.items : undefined;
    if (set?.kind !== 'pattern-set') return;
    for (const { name } of set.patterns) if (name.endsWith('*')) prefixes.push(name.slice(1, -1));
  });
  return prefixes;
}

/** Whether each name of the text stands for what it stood for. A rename keeps the order of names. */
function meansTheSame(before: SymbolTable, after: SymbolTable): boolean {
  const places = (table: SymbolTable): readonly number[] => {
    const order = new Map(table.symbols.map((symbol, index) => [symbol, index]));
    return table.uses.map(({ symbol }) => (symbol === undefined ? -1 : (order.get(symbol) ?? -1)));
  };
  const [old, now] = [places(before), places(after)];
  return (
    before.symbols.length === after.symbols.length &&
    old.length === now.length &&
    old.every((place, index) => place === now[index])
  );
}
