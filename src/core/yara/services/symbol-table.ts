import type { Span } from '../../../base/span.ts';
import { factsOf } from '../check/type-table.ts';
import type { Expression, Identifier, Rule } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import type { RuleDocument } from './rule-document.ts';

/** A name that the text declares, and everywhere it stands. */
export interface YaraSymbol {
  readonly kind: 'variable' | 'rule' | 'pattern';
  /** Without a pattern's `$`. */
  readonly name: string;
  /** The name where it is declared; a pattern's without its `$`. */
  readonly declaration: Span;
  /** Where it is used, in the order of the text; a pattern's without their signs. */
  readonly references: readonly Span[];
}

/** One place where a name is used, and what the name stands for there. */
export interface NameUse {
  readonly span: Span;
  /** Undefined for what no text declares: a module, a function, an unknown name. */
  readonly symbol: YaraSymbol | undefined;
  readonly name: string;
}

export interface SymbolTable {
  /** In the order in which they are declared. */
  readonly symbols: readonly YaraSymbol[];
  /** All names in conditions, in the order of the text. */
  readonly uses: readonly NameUse[];
}

interface OpenSymbol extends YaraSymbol {
  readonly references: Span[];
}

interface Building {
  readonly document: RuleDocument;
  readonly symbols: OpenSymbol[];
  readonly uses: NameUse[];
  readonly variables: Map<Identifier, OpenSymbol>;
  readonly rules: ReadonlyMap<string, OpenSymbol>;
}

/**
 * The variables, rules and patterns of a text with their uses. Scopes are the checker's: the
 * innermost variable wins over a rule, a rule over a module. A rule that is named before it stands is
 * an error to the engine, but found here. Of two rules of one name the first is meant. Never throws.
 * O(text).
 */
export function readSymbols(document: RuleDocument): SymbolTable {
  const rules = document.file.items.filter((item): item is Rule => item.kind === 'rule');
  const symbols: OpenSymbol[] = [];
  const ruleSymbols = new Map<string, OpenSymbol>();
  const building: Building = {
    document,
    symbols,
    uses: [],
    variables: new Map(),
    rules: ruleSymbols,
  };
  for (const { name } of rules) {
    if (name === undefined || name.name === '') continue;
    const symbol = declare(building, 'rule', name.name, name.span);
    if (!ruleSymbols.has(name.name)) ruleSymbols.set(name.name, symbol);
  }
  for (const rule of rules) readRule(rule, building);
  symbols.sort((a, b) => a.declaration.start - b.declaration.start);
  building.uses.sort((a, b) => a.span.start - b.span.start);
  for (const { references } of symbols) references.sort((a, b) => a.start - b.start);
  return { symbols, uses: building.uses };
}

/**
 * The symbol whose name holds the offset, where it is declared or used; a pattern's sign belongs to
 * its name. offset: UTF-16. Never throws. O(names).
 */
export function symbolAt(table: SymbolTable, offset: number): YaraSymbol | undefined {
  return table.symbols.find((symbol) => placeOfName(symbol, offset) !== undefined);
}

/** Where the symbol's name stands at the offset, or undefined. Never throws. O(references). */
export function placeOfName(symbol: YaraSymbol, offset: number): Span | undefined {
  const nSign = symbol.kind === 'pattern' ? 1 : 0;
  const holds = ({ start, end }: Span): boolean => start - nSign <= offset && offset <= end;
  return [symbol.declaration, ...symbol.references].find(holds);
}

function declare(
  { symbols }: Building,
  kind: YaraSymbol['kind'],
  name: string,
  declaration: Span,
): OpenSymbol {
  const symbol = { kind, name, declaration, references: [] };
  symbols.push(symbol);
  return symbol;
}

function readRule(rule: Rule, building: Building): void {
  const patterns = new Map<string, OpenSymbol>();
  for (const { identifier } of rule.strings?.patterns ?? []) {
    const name = identifier.name.slice(1);
    if (name === '') continue;
    const symbol = declare(building, 'pattern', name, withoutSign(identifier.span));
    if (!patterns.has(name)) patterns.set(name, symbol);
  }
  if (rule.condition === undefined) return;
  visitExpressions(rule.condition.expression, (node) => {
    readVariables(node, building);
    if (node.kind === 'identifier') use(building, node.span, node.name, symbolOf(node, building));
    for (const identifier of patternNamesOf(node)) {
      const name = identifier.name.slice(1);
      if (name !== '') use(building, withoutSign(identifier.span), name, patterns.get(name));
    }
  });
}

function readVariables(node: Expression, building: Building): void {
  const names =
    node.kind === 'for-in'
      ? node.variables
      : node.kind === 'with'
        ? node.declarations.map(({ name }) => name)
        : [];
  for (const variable of names) {
    if (variable.name === '') continue;
    building.variables.set(variable, declare(building, 'variable', variable.name, variable.span));
  }
}

function symbolOf(identifier: Identifier, building: Building): OpenSymbol | undefined {
  const { referent } = factsOf(building.document.types, identifier);
  if (referent?.kind === 'variable') return building.variables.get(referent.declaration);
  if (referent !== undefined && referent.kind !== 'rule') return undefined;
  return building.rules.get(identifier.name);
}

function patternNamesOf(node: Expression): readonly Identifier[] {
  switch (node.kind) {
    case 'pattern-match':
    case 'pattern-value':
      return [node.identifier];
    case 'for-of':
      return node.patterns.patterns;
    case 'of':
      return node.items.kind === 'pattern-set' ? node.items.patterns : [];
    default:
      return [];
  }
}

function use(building: Building, span: Span, name: string, symbol: OpenSymbol | undefined): void {
  building.uses.push({ span, name, symbol });
  symbol?.references.push(span);
}

/** The name behind `$`, `#`, `@` or `!`. */
function withoutSign({ start, end }: Span): Span {
  return { start: start + 1, end };
}
