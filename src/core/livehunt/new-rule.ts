import type { TextEdit } from '../../base/text-edit.ts';
import type { YaraFile } from '../yara/syntax/ast.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import { printStringLiteral, toIdentifier } from '../yara/syntax/literals.ts';
import type { ValuePath } from '../yara/module-value.ts';
import type { Placement } from './place-terms.ts';
import { printTerms } from './print-terms.ts';
import type { LayoutStyle } from './rule-layout.ts';
import type { Term } from './term.ts';

/** The name of a rule that was given none. */
const DEFAULT_RULE_NAME = 'livehunt_rule';

/**
 * The edit that writes a whole rule behind what the text has, with a blank line between: meta with
 * the entity that it hunts for, and the terms as its condition. Never throws.
 */
export function placeNewRule(
  text: string,
  terms: readonly Term[],
  options: {
    readonly name: string | undefined;
    /** What was picked first; it decides what the rule hunts for. */
    readonly path: ValuePath;
    /** The module to import in front of the rule; undefined where the text has the import. */
    readonly imports: string | undefined;
    readonly style: LayoutStyle;
  },
): Placement {
  const { newline, unit } = options.style;
  const content = unit + unit;
  const entity = printStringLiteral(targetEntityOf(options.path));
  const head = [
    `rule ${toIdentifier(options.name ?? DEFAULT_RULE_NAME)} {`,
    `${unit}meta:`,
    `${content}target_entity = ${entity}`,
    `${unit}condition:`,
    content,
  ].join(newline);
  const printed = printTerms(terms, {
    style: options.style,
    indent: content,
    form: 'lines',
    joint: 'leading',
    isLineFree: true,
  });
  const statement =
    options.imports === undefined ? '' : `import "${options.imports}"${newline}${newline}`;
  const lead = separator(text, newline) + statement + head;
  const start = text.trim() === '' ? 0 : text.length;
  const newText = `${lead}${printed}${newline}}${newline}`;
  return {
    edits: [{ span: { start, end: text.length }, newText }],
    editIndex: 0,
    inEdit: { start: lead.length, end: lead.length + printed.length },
  };
}

/**
 * The edit that imports a module, or undefined where the file has the import. It goes behind the last
 * import, else to the top: behind a comment that a blank line parts from what follows (a licence),
 * before one that stands directly on the first rule. Never throws.
 */
export function importModule(
  text: string,
  file: YaraFile,
  module: string,
  newline: string,
): TextEdit | undefined {
  const imports = file.items.filter((item) => item.kind === 'import');
  if (imports.some((item) => item.module.text === module)) return undefined;
  const statement = `import "${module}"`;
  const firstRule = file.items.find((item) => item.kind === 'rule');
  const last = imports.findLast(({ span }) => span.start < (firstRule?.span.start ?? text.length));
  if (last !== undefined) {
    return insert(last.span.end, newline + statement);
  }
  const leading = text.slice(0, file.items[0]?.span.start ?? 0);
  return insert(headerEnd(leading), `${statement}${newline}${newline}`);
}

/** What a rule about this place hunts for, as Livehunt names it in `target_entity`. Never throws. */
export function targetEntityOf(path: ValuePath): string {
  const [root, branch] = path.map((step) => (step.kind === 'field' ? step.name : ''));
  if (root !== 'net') return 'file';
  if (branch === 'domain') return 'domain';
  return branch === 'ip' ? 'ip_address' : 'url';
}

/** The offset behind the last blank line that stands outside of comments, or 0 for none. */
function headerEnd(leading: string): number {
  let end = 0;
  let hasComment = false;
  let space = '';
  for (const token of tokenize(leading)) {
    const isSpace = token.kind === 'whitespace';
    hasComment ||= !isSpace;
    space = isSpace ? space + token.text : '';
    if (hasComment && /\n[ \t\r]*\n[ \t\r]*$/.test(space)) end = token.span.end;
  }
  return end;
}

function separator(text: string, newline: string): string {
  if (text.trim() === '' || /\n[ \t\r]*\n[ \t]*$/.test(text)) return '';
  return /\n[ \t]*$/.test(text) ? newline : newline + newline;
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
