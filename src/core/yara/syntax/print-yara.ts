import {
  printFloatLiteral,
  printIntegerLiteral,
  printRegexpLiteral,
  printStringLiteral,
} from './literals.ts';
import type {
  FileItem,
  MetaSection,
  MetaValue,
  PatternDefinition,
  Rule,
  StringsSection,
  TextToken,
  YaraFile,
} from './ast.ts';
import { assertNever } from '../../../base/assert.ts';
import type { PrintOptions } from './printer.ts';
import { printCondition } from './printer.ts';

/** Indentation of the words `meta`, `strings`, `condition`, and of what stands below them. */
const SECTION_INDENT = '  ';
const CONTENT_INDENT = '    ';

/**
 * The text of a whole file in the layout of VirusTotal's own editor: two spaces a level, no empty
 * lines within a rule, one between rules. Comments are not in the tree, so they are not in the text.
 * A rule without a name or condition prints without it and does not parse. Ends in a line end unless
 * the file is empty. Never throws.
 */
export function printYara(file: YaraFile, options: Pick<PrintOptions, 'ascii'> = {}): string {
  const blocks: string[] = [];
  let previous: FileItem | undefined;
  for (const item of file.items) {
    const isSpaced = previous !== undefined && (previous.kind === 'rule' || item.kind === 'rule');
    blocks.push(`${isSpaced ? '\n' : ''}${printItem(item, options)}\n`);
    previous = item;
  }
  return blocks.join('');
}

function printItem(item: FileItem, options: PrintOptions): string {
  switch (item.kind) {
    case 'import':
      return `import ${printTextToken(item.module)}`;
    case 'include':
      return `include ${printTextToken(item.path)}`;
    case 'rule':
      return printRule(item, options);
    default:
      return assertNever(item, 'file item');
  }
}

/** These literals have no escapes: what would end them is left out. */
function printTextToken(token: TextToken): string {
  return `"${token.text.replace(/["\r\n]/g, '')}"`;
}

function printRule(rule: Rule, options: PrintOptions): string {
  const modifiers = rule.modifiers.map((modifier) => `${modifier.name} `).join('');
  const tags = rule.tags.map((tag) => ` ${tag.name}`).join('');
  const lines = [
    `${modifiers}rule ${rule.name?.name ?? ''}${tags === '' ? '' : `:${tags}`} {`,
    ...(rule.meta === undefined ? [] : printMeta(rule.meta, options)),
    ...(rule.strings === undefined ? [] : printStrings(rule.strings, options)),
  ];
  if (rule.condition !== undefined) {
    const layout = { ...options, indent: CONTENT_INDENT };
    lines.push(`${SECTION_INDENT}condition:`);
    lines.push(CONTENT_INDENT + printCondition(rule.condition.expression, layout));
  }
  return `${lines.join('\n')}\n}`;
}

function printMeta(meta: MetaSection, options: PrintOptions): readonly string[] {
  const entries = meta.entries.map(
    ({ key, value }) => `${CONTENT_INDENT}${key.name} = ${printMetaValue(value, options)}`,
  );
  return [`${SECTION_INDENT}meta:`, ...entries];
}

function printMetaValue(value: MetaValue, options: PrintOptions): string {
  switch (value.kind) {
    case 'string':
      return printStringLiteral(value.value, { ascii: options.ascii === true });
    case 'integer':
      return printIntegerLiteral(value.value);
    case 'float':
      return printFloatLiteral(value.value);
    case 'boolean':
      return String(value.value);
    default:
      return assertNever(value, 'meta value');
  }
}

function printStrings(strings: StringsSection, options: PrintOptions): readonly string[] {
  const patterns = strings.patterns.map(
    (pattern) => CONTENT_INDENT + printPattern(pattern, options),
  );
  return [`${SECTION_INDENT}strings:`, ...patterns];
}

function printPattern(pattern: PatternDefinition, options: PrintOptions): string {
  const modifiers = pattern.modifiers.map(({ name, argument }) =>
    argument === undefined ? ` ${name}` : ` ${name}(${argument.text})`,
  );
  return `${pattern.identifier.name} = ${printPatternValue(pattern.value, options)}${modifiers.join('')}`;
}

function printPatternValue(value: PatternDefinition['value'], options: PrintOptions): string {
  switch (value.kind) {
    case 'string':
      return printStringLiteral(value.value, { ascii: options.ascii === true });
    case 'regexp':
      return printRegexpLiteral(value.pattern, value.flags);
    case 'hex':
      return `{${value.text}}`;
    default:
      return assertNever(value, 'pattern value');
  }
}
