import { toByteString } from '../../base/byte-string.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { applyTextEdits, type TextEdit } from '../../base/text-edit.ts';
import type { MetaEntry, MetaSection, Rule } from '../yara/syntax/ast.ts';
import { isIdentifier, printIntegerLiteral, printStringLiteral } from '../yara/syntax/literals.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { indentAt, lineEndAt, lineStartAt, readLayoutStyle } from './rule-layout.ts';

/** The value of a meta entry. Text is text, not a literal. */
export type HeaderMetaValue =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'boolean'; readonly value: boolean };

/** A change of what stands above the condition. `index` counts the entries of the meta section. */
export type HeaderEdit =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'add-meta'; readonly key: string; readonly value: HeaderMetaValue }
  | { readonly kind: 'set-meta'; readonly index: number; readonly value: HeaderMetaValue }
  | { readonly kind: 'remove-meta'; readonly index: number };

/** Why a header could not be changed; `message` says what to do. */
export interface HeaderEditError {
  readonly message: string;
}

/**
 * The text edits that change a rule's name or meta. text: the file; rule: of its syntax tree. Comments
 * and layout survive; a new entry is written on a line of its own like its neighbours, and a section
 * that becomes empty goes with its last entry, since the grammar wants at least one. An impossible
 * edit is an error in words, and the result has no syntax error that the text did not have. Never
 * throws. O(text).
 */
export function editHeader(
  text: string,
  rule: Rule,
  edit: HeaderEdit,
): Result<readonly TextEdit[], HeaderEditError> {
  const edits = editsFor(text, rule, edit);
  if (!edits.ok) return edits;
  const before = parseYara(text).diagnostics.length;
  if (parseYara(applyTextEdits(text, edits.value)).diagnostics.length > before) {
    return err({ message: 'That would break the rule; change it in the text' });
  }
  return edits;
}

function editsFor(
  text: string,
  rule: Rule,
  edit: HeaderEdit,
): Result<readonly TextEdit[], HeaderEditError> {
  switch (edit.kind) {
    case 'rename':
      return rename(rule, edit.name);
    case 'add-meta':
      return addMeta(text, rule, edit.key, edit.value);
    case 'set-meta': {
      const entry = rule.meta?.entries[edit.index];
      if (entry === undefined) return noSuchEntry();
      return ok([{ span: entry.value.span, newText: printMetaValue(edit.value) }]);
    }
    case 'remove-meta':
      return removeMeta(text, rule, edit.index);
  }
}

function rename(rule: Rule, name: string): Result<readonly TextEdit[], HeaderEditError> {
  if (rule.name === undefined) return err({ message: 'The rule has no name in its text yet' });
  if (!isIdentifier(name)) {
    return err({
      message:
        'A rule name starts with a letter or _, goes on with letters, digits and _, and is no YARA keyword',
    });
  }
  return ok([{ span: rule.name.span, newText: name }]);
}

function addMeta(
  text: string,
  rule: Rule,
  key: string,
  value: HeaderMetaValue,
): Result<readonly TextEdit[], HeaderEditError> {
  if (!isIdentifier(key)) {
    return err({
      message:
        'A meta key starts with a letter or _, goes on with letters, digits and _, and is no YARA keyword',
    });
  }
  const entry = `${key} = ${printMetaValue(value)}`;
  const { newline, unit } = readLayoutStyle(text, rule.span);
  const last = rule.meta?.entries.at(-1);
  if (last !== undefined) {
    // Behind a comment on the entry's line, which belongs to that entry.
    const end = isAloneOnLine(text, last) ? lineEndAt(text, last.span.end) : last.span.end;
    const lead = isAloneOnLine(text, last) ? newline + indentAt(text, last.span.start) : ' ';
    return ok([{ span: { start: end, end }, newText: lead + entry }]);
  }
  if (rule.openBrace === undefined) return err({ message: 'The rule has no { in its text yet' });
  const indent = indentAt(text, rule.span.start) + unit;
  const at = rule.openBrace + 1;
  const section = `${newline}${indent}meta:${newline}${indent}${unit}${entry}`;
  const rest = text.slice(at, lineEndAt(text, at)).trim() === '' ? '' : newline + indent;
  return ok([{ span: { start: at, end: at }, newText: section + rest }]);
}

function removeMeta(
  text: string,
  rule: Rule,
  index: number,
): Result<readonly TextEdit[], HeaderEditError> {
  const { meta } = rule;
  const entry = meta?.entries[index];
  if (meta === undefined || entry === undefined) return noSuchEntry();
  const gone = meta.entries.length === 1 ? sectionWithItsEntry(meta, entry) : entry.span;
  return ok([{ span: isAlone(text, gone) ? wholeLines(text, gone) : gone, newText: '' }]);
}

function sectionWithItsEntry(meta: MetaSection, entry: MetaEntry): { start: number; end: number } {
  return { start: meta.span.start, end: Math.max(meta.span.end, entry.span.end) };
}

function isAloneOnLine(text: string, entry: MetaEntry): boolean {
  return text.slice(lineStartAt(text, entry.span.start), entry.span.start).trim() === '';
}

/** Whether nothing else stands on the lines of a span. */
function isAlone(text: string, span: { start: number; end: number }): boolean {
  const before = text.slice(lineStartAt(text, span.start), span.start);
  return (before + text.slice(span.end, lineEndAt(text, span.end))).trim() === '';
}

/** A span grown to whole lines, with the line feed that ends the last. */
function wholeLines(
  text: string,
  span: { start: number; end: number },
): { start: number; end: number } {
  const feed = text.indexOf('\n', span.end);
  return {
    start: lineStartAt(text, span.start),
    end: feed === -1 ? lineEndAt(text, span.end) : feed + 1,
  };
}

function printMetaValue(value: HeaderMetaValue): string {
  switch (value.kind) {
    case 'string':
      return printStringLiteral(toByteString(value.text));
    case 'integer':
      return printIntegerLiteral(value.value);
    case 'boolean':
      return String(value.value);
  }
}

function noSuchEntry(): Result<never, HeaderEditError> {
  return err({ message: 'The rule has no such meta entry any more' });
}
