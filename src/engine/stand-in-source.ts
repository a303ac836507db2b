import type { Span } from '../base/span.ts';
import { factsOf, type TypeTable } from '../core/yara/check/type-table.ts';
import type { Expression, ForIn, YaraFile } from '../core/yara/syntax/ast.ts';
import { visitExpressions } from '../core/yara/syntax/child-nodes.ts';
import { tokenize } from '../core/yara/syntax/lexer.ts';
import { KEYWORDS } from '../core/yara/syntax/token.ts';
import { ENTRY_FIELD, type GlobalValue } from './stand-in-module.ts';

/** A source that the engine compiles without the module. */
export interface StandInSource {
  /** Of the same length and lines as the text. */
  readonly source: string;
  /** What the source uses beside the module's stand-in. */
  readonly globals: ReadonlyMap<string, GlobalValue>;
  /** What reads otherwise than in the text: of these places, the engine knows less than we. */
  readonly changed: readonly Span[];
}

interface Change {
  readonly span: Span;
  /** Not longer than the place; blanks fill it up. */
  readonly words: string;
}

/**
 * A text for an engine in which a module is a global (`standInModule`). Everything stays at its place,
 * line for line: imports of the module become blanks; an entry of a map becomes a field; a loop over a
 * map one over a list of texts; `.len()` of a map and methods become numbers and booleans with names
 * that the text does not use. types: those of the very tree. Never throws. O(text).
 */
export function standInSource(
  text: string,
  file: YaraFile,
  { types, module }: { readonly types: TypeTable; readonly module: string },
): StandInSource {
  const names = unusedNames(text);
  const changes = collectChanges(file, { types, module, names });
  const kept = withoutInner(changes).filter((change) => fits(text, change));
  let source = '';
  let end = 0;
  for (const change of kept) {
    source += text.slice(end, change.span.start) + filled(text, change);
    end = change.span.end;
  }
  return {
    source: source + text.slice(end),
    globals: new Map<string, GlobalValue>([
      [names.list, ['']],
      [names.text, ''],
      [names.count, 0],
      [names.flag, false],
    ]),
    changed: changes.map(({ span }) => span),
  };
}

/** Names for what the text's own words cannot say. */
interface Names {
  readonly list: string;
  readonly text: string;
  readonly count: string;
  readonly flag: string;
}

const LETTERS = Array.from('_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');

/** As short as they can be: they take the place of a variable's name, which often is one letter. */
function unusedNames(text: string): Names {
  const used = new Set(tokenize(text).map((token) => token.text));
  const short = LETTERS.filter((letter) => !used.has(letter));
  const names = [...short, ...longNames(used, short)];
  const [list = '', word = '', count = '', flag = ''] = names;
  return { list, text: word, count, flag };
}

function longNames(used: ReadonlySet<string>, short: readonly string[]): readonly string[] {
  if (short.length >= 4) return [];
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return pairs.filter((pair) => !used.has(pair) && !KEYWORDS.has(pair)).slice(0, 4);
}

function collectChanges(
  file: YaraFile,
  { types, module, names }: { types: TypeTable; module: string; names: Names },
): readonly Change[] {
  const changes: Change[] = [];
  /** Keys of map loops, by where they are declared. */
  const keys = new Set<Expression>();
  for (const item of file.items) {
    if (item.kind === 'import' && item.module.text === module) {
      changes.push({ span: item.span, words: '' });
    }
  }
  visitExpressions(file, (node) => {
    const { referent } = factsOf(types, node);
    if (node.kind === 'identifier') {
      if (referent?.kind === 'variable' && keys.has(referent.declaration)) {
        changes.push({ span: node.span, words: names.text });
      }
    } else if (node.kind === 'index' && isMap(node.object, types)) {
      const span = { start: node.object.span.end, end: node.span.end };
      changes.push({ span, words: `.${ENTRY_FIELD}` });
    } else if (node.kind === 'call') {
      const callee = factsOf(types, node.callee).type;
      if (callee.kind !== 'function') return;
      if (callee.callee.kind === 'method') changes.push({ span: node.span, words: names.flag });
      else if (callee.callee.kind === 'length' && isMapLength(node.callee, types)) {
        changes.push({ span: node.span, words: names.count });
      }
    } else if (node.kind === 'for-in') {
      changes.push(...changesOfLoop(node, { types, names, keys }));
    }
  });
  return changes;
}

function changesOfLoop(
  { variables, iterable }: ForIn,
  { types, names, keys }: { types: TypeTable; names: Names; keys: Set<Expression> },
): readonly Change[] {
  const [key, value] = variables;
  if (key === undefined || value === undefined || variables.length > 2) return [];
  if (iterable.kind === 'range' || iterable.kind === 'tuple' || !isMap(iterable, types)) return [];
  keys.add(key);
  return [
    { span: { start: key.span.start, end: value.span.start }, words: '' },
    { span: iterable.span, words: names.list },
  ];
}

function isMap(expression: Expression, types: TypeTable): boolean {
  return factsOf(types, expression).type.kind === 'map';
}

function isMapLength(callee: Expression, types: TypeTable): boolean {
  return callee.kind === 'field' && isMap(callee.object, types);
}

/** In the order of the text, without those that lie in another one. */
function withoutInner(changes: readonly Change[]): readonly Change[] {
  const outer: Change[] = [];
  const sorted = changes.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  for (const change of sorted) {
    if (change.span.start >= (outer.at(-1)?.span.end ?? 0)) outer.push(change);
  }
  return outer;
}

const LINE_ENDS = /[\r\n]/;

function fits(text: string, change: Change): boolean {
  return placeOf(text, change) !== undefined;
}

/** Where in the place the words go: they must not be cut by the end of a line. */
function placeOf(text: string, { span, words }: Change): number | undefined {
  for (let at = span.start; at + words.length <= span.end; at++) {
    if (!LINE_ENDS.test(text.slice(at, at + words.length))) return at;
  }
  return undefined;
}

/** The words and blanks, with the line ends where they were. */
function filled(text: string, change: Change): string {
  const { span, words } = change;
  const at = placeOf(text, change) ?? span.start;
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  return blank(text.slice(span.start, at)) + words + blank(text.slice(at + words.length, span.end));
}
