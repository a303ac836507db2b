import { spanContains, type Span } from '../../../base/span.ts';
import type { Expression, MetaEntry, PatternDefinition, Rule } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import type { RuleDocument } from './rule-document.ts';

/** An entry of the outline of a text. */
export interface DocumentSymbol {
  readonly kind: 'import' | 'rule' | 'section' | 'meta' | 'pattern' | 'loop';
  readonly name: string;
  /** A word or two beside the name; may be empty. */
  readonly detail: string;
  readonly span: Span;
  /** What to select on a jump; within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

/** An outline is looked over: it has no more loops of one rule than this. */
const MAX_LOOPS = 200;

/**
 * The outline: imports, and rules with their sections, meta entries, patterns and loops. A rule
 * without a name is there as `rule`. Never throws. O(text).
 */
export function documentSymbols({ file, text }: RuleDocument): readonly DocumentSymbol[] {
  return file.items.flatMap((item): DocumentSymbol[] => {
    if (item.kind === 'rule') return [ruleSymbol(item, text)];
    if (item.kind === 'include') return [];
    const { span, module } = item;
    return [entry('import', module.text, span, within(span, module.span))];
  });
}

function ruleSymbol(rule: Rule, text: string): DocumentSymbol {
  const { name, tags, meta, strings, condition, span } = rule;
  const children = [
    ...(meta ? [section('meta', meta.span, meta.entries.map(metaSymbol))] : []),
    ...(strings ? [section('strings', strings.span, strings.patterns.map(patternSymbol))] : []),
    ...(condition
      ? [section('condition', condition.span, loopSymbols(condition.expression, text))]
      : []),
  ];
  const { start } = span;
  const nameSpan = name === undefined || name.name === '' ? { start, end: start } : name.span;
  return {
    ...entry('rule', name?.name || 'rule', span, within(span, nameSpan)),
    detail: tags.map((tag) => tag.name).join(' '),
    children: children.filter((child) => spanContains(span, child.span)),
  };
}

function section(
  name: 'meta' | 'strings' | 'condition',
  span: Span,
  children: readonly DocumentSymbol[],
): DocumentSymbol {
  const nameSpan = { start: span.start, end: Math.min(span.end, span.start + name.length) };
  return { ...entry('section', name, span, nameSpan), children };
}

function metaSymbol({ key, span }: MetaEntry): DocumentSymbol {
  return entry('meta', key.name || 'entry', span, within(span, key.span));
}

function patternSymbol({ identifier, span, value }: PatternDefinition): DocumentSymbol {
  return {
    ...entry('pattern', identifier.name || '$', span, within(span, identifier.span)),
    detail: value.kind,
  };
}

/** Loops and `with`, each within the one around it. */
function loopSymbols(root: Expression, text: string): readonly DocumentSymbol[] {
  const loops: DocumentSymbol[] = [];
  visitExpressions(root, (node) => {
    if (node.kind !== 'for-in' && node.kind !== 'for-of' && node.kind !== 'with') return;
    const head = text.slice(node.span.start, node.bodySpan.start).replace(/[\s:]+/g, ' ');
    const nameSpan = {
      start: node.span.start,
      end: Math.max(node.span.start, node.bodySpan.start),
    };
    if (loops.length < MAX_LOOPS) {
      loops.push(entry('loop', shorten(head.trim()), node.span, within(node.span, nameSpan)));
    }
  });
  return nest(loops);
}

/** The entries, which come outer before inner, as a tree. */
function nest(entries: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  for (let at = 0; at < entries.length;) {
    const outer = entries[at];
    if (outer === undefined) break;
    let end = at + 1;
    while (end < entries.length && isWithin(outer, entries[end])) end++;
    roots.push({ ...outer, children: nest(entries.slice(at + 1, end)) });
    at = end;
  }
  return roots;
}

function isWithin(outer: DocumentSymbol, inner: DocumentSymbol | undefined): boolean {
  return inner !== undefined && spanContains(outer.span, inner.span);
}

function entry(
  kind: DocumentSymbol['kind'],
  name: string,
  span: Span,
  nameSpan: Span,
): DocumentSymbol {
  return { kind, name: name || kind, detail: '', span, nameSpan, children: [] };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** The inner span, or the start of the outer one where broken text has put it elsewhere. */
function within(outer: Span, inner: Span): Span {
  return spanContains(outer, inner) ? inner : { start: outer.start, end: outer.start };
}
