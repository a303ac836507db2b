import { assertNever } from '../../../base/assert.ts';
import { fromByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import { visibleText } from '../../../base/visible-text.ts';
import type { ExpressionFacts } from '../check/type-table.ts';
import { factsOf } from '../check/type-table.ts';
import type { Expression, ForIn, Rule } from '../syntax/ast.ts';
import { hoverOfCallee } from './callee-text.ts';
import { keywordMeaning } from './keyword-meanings.ts';
import type { RuleTarget } from './path-access.ts';
import { describeAccess, fieldsOf, isRefusedFor, printPattern } from './path-access.ts';
import type { Place } from './place-at.ts';
import { placeAt } from './place-at.ts';
import type { RuleDocument } from './rule-document.ts';
import { typeText } from './type-text.ts';

/** What a place is, for people. All of it is plain text without anything invisible. */
export interface Hover {
  /** The word that it is about. */
  readonly span: Span;
  /** One line in the manner of a declaration: `vt.metadata.file_size: integer`. */
  readonly code: string;
  /** Sentences, one a line. */
  readonly lines: readonly string[];
}

export interface HoverOptions {
  /** The kinds of rulesets that a field's availability is told for. */
  readonly targets?: readonly RuleTarget[];
  /** What the rule around the place hunts for: a field that it may not use is told. */
  readonly target?: RuleTarget;
  /** What a field means; message: its full name. Plain text. */
  readonly meaning?: (message: string, field: string) => string | undefined;
  /**
   * What the open sample has at a path such as `vt.behaviour.files_written[]` (`[]` any element, `[*]`
   * any entry, `["k"]` one entry). Text of a report: shown, never trusted.
   */
  readonly sampleValue?: (pathPattern: string) => string | undefined;
}

/** A value is looked at, not read: a longer one is cut. UTF-16 code units. */
const MAX_SHOWN_UNITS = 300;

/**
 * What stands at a place: a path, a variable, a constant, a method, a word of the language, a rule, a
 * meta entry, a pattern. Undefined where nothing can be said. offset: UTF-16. Never throws. O(text).
 */
export function hoverAt(
  document: RuleDocument,
  offset: number,
  options: HoverOptions = {},
): Hover | undefined {
  const place = placeAt(document, offset);
  const content = place && contentOf(place, document, options);
  if (place === undefined || content === undefined) return undefined;
  return {
    span: place.span,
    code: shorten(content.code),
    lines: content.lines.map(shorten),
  };
}

interface Content {
  readonly code: string;
  readonly lines: readonly string[];
}

function contentOf(
  place: Place,
  document: RuleDocument,
  options: HoverOptions,
): Content | undefined {
  switch (place.kind) {
    case 'expression':
      return ofExpression(place.expression, document, options);
    case 'loop-variable':
      return ofLoopVariable(place.variable, place.loop, document, options);
    case 'with-variable':
      return ofVariable(place.declaration.name, document, options);
    case 'rule-name':
      return ofRule(place.rule);
    case 'tag':
      return { code: 'tag', lines: ['Rules can be chosen by their tags.'] };
    case 'meta-key':
      return ofMetaKey(place.entry.key.name);
    case 'pattern':
      return ofPattern(place, document);
    case 'module':
      return { code: `import "${place.name}"`, lines: moduleLines(place.name, document) };
    case 'keyword': {
      const meaning = keywordMeaning(place.word);
      return meaning === undefined ? undefined : { code: place.word, lines: [meaning] };
    }
    default:
      return assertNever(place, 'place');
  }
}

function ofExpression(
  expression: Expression,
  document: RuleDocument,
  options: HoverOptions,
): Content | undefined {
  const facts = factsOf(document.types, expression);
  const { referent, type, constant } = facts;
  if (referent?.kind === 'variable') return ofVariable(expression, document, options);
  if (referent?.kind === 'rule') return ofRule(referent.rule);
  if (referent?.kind === 'module') {
    return {
      code: `module ${referent.schema.name}`,
      lines: moduleLines(referent.schema.name, document),
    };
  }
  if (referent?.kind === 'opaque-module') {
    return { code: `module ${referent.name}`, lines: moduleLines(referent.name, document) };
  }
  if (type.kind === 'function') return hoverOfCallee(type.callee);
  if (expression.kind !== 'field') return ofLiteral(expression);
  if (constant?.kind === 'integer' && type.kind === 'integer' && type.enumPath !== undefined) {
    return {
      code: `${type.enumPath}.${expression.field.name} = ${constant.value}`,
      lines: [`Constant of the enum ${type.enumPath}.`],
    };
  }
  if (type.kind === 'struct' && type.namespace !== undefined && type.message === undefined) {
    return ofNamespace(type.namespace, type.module, document);
  }
  return ofPath(facts, document, options);
}

function ofPath(
  facts: ExpressionFacts,
  document: RuleDocument,
  options: HoverOptions,
): Content | undefined {
  const { path } = facts;
  if (path === undefined) return undefined;
  return {
    code: `${printPattern(path)}: ${typeText(facts.type, document.modules)}`,
    lines: pathLines(facts, document, options),
  };
}

/** What is said of the place in the module that an expression leads to. */
function pathLines(
  { path, type }: ExpressionFacts,
  { modules }: RuleDocument,
  { targets = [], target, meaning, sampleValue }: HoverOptions,
): readonly string[] {
  const schema = path && modules.get(path.module);
  if (path === undefined || schema === undefined) return [];
  const fields = fieldsOf(path, schema);
  const last = fields.at(-1);
  const meant = last && meaning?.(last.message, last.field.name);
  const access = describeAccess(fields, targets);
  const value = sampleValue?.(printPattern(path));
  const isLowercase = type.kind === 'string' && type.lowercase === true;
  return [
    ...(meant === undefined ? [] : [meant]),
    ...(isLowercase ? ['Always in lower case: compare it with text in lower case.'] : []),
    ...(access === undefined ? [] : [`${access}.`]),
    ...(target !== undefined && isRefusedFor(fields, target)
      ? [`Refused here: the rule's target is ${target.label}.`]
      : []),
    ...(value === undefined ? [] : [`In this sample: ${value}`]),
  ];
}

function ofLoopVariable(
  variable: Expression,
  loop: ForIn,
  document: RuleDocument,
  options: HoverOptions,
): Content {
  const { text, types } = document;
  const iterable = text.slice(loop.iterable.span.start, loop.iterable.span.end);
  const facts = factsOf(types, variable);
  const isKey = loop.variables.length > 1 && loop.variables[0] === variable;
  const what = isKey
    ? `Loop variable: each key of ${iterable}.`
    : `Loop variable: each ${loop.variables.length > 1 ? 'value' : 'element'} of ${iterable}.`;
  return variableContent(what, facts, isKey, nameOf(variable), { document, options });
}

function ofVariable(
  use: Expression,
  document: RuleDocument,
  options: HoverOptions,
): Content | undefined {
  const facts = factsOf(document.types, use);
  if (facts.referent?.kind !== 'variable') return undefined;
  const { declaration } = facts.referent;
  const declared = placeAt(document, declaration.span.start);
  if (declared?.kind === 'loop-variable') {
    return ofLoopVariable(declared.variable, declared.loop, document, options);
  }
  if (declared?.kind !== 'with-variable') return undefined;
  const { span } = declared.declaration.value;
  const what = `Declared by \`with\` as ${document.text.slice(span.start, span.end)}`;
  return variableContent(what, facts, false, declaration.name, { document, options });
}

function variableContent(
  what: string,
  facts: ExpressionFacts,
  isKey: boolean,
  name: string,
  { document, options }: { readonly document: RuleDocument; readonly options: HoverOptions },
): Content {
  const { path } = facts;
  return {
    code: `${name}: ${typeText(facts.type, document.modules)}`,
    lines: [
      what,
      ...(path === undefined || isKey ? [] : [`Path: ${printPattern(path)}`]),
      ...(isKey ? [] : pathLines(facts, document, options)),
    ],
  };
}

function nameOf(expression: Expression): string {
  return expression.kind === 'identifier' ? expression.name : '';
}

function ofRule({ name, tags, meta, modifiers }: Rule): Content {
  const words = [...modifiers.map((modifier) => modifier.name), 'rule', name?.name ?? ''];
  const tagList = tags.length === 0 ? '' : ` : ${tags.map((tag) => tag.name).join(' ')}`;
  const entries = (meta?.entries ?? []).flatMap(({ key, value }) =>
    value.kind === 'string' && META_SHOWN.has(key.name)
      ? [`${key.name}: ${fromByteString(value.value)}`]
      : [],
  );
  return { code: words.join(' ') + tagList, lines: entries };
}

const META_SHOWN: ReadonlySet<string> = new Set(['description', 'author', 'target_entity']);

function ofMetaKey(name: string): Content {
  return name === 'target_entity'
    ? {
        code: 'target_entity',
        lines: [
          'What the ruleset hunts for: "file", "url", "domain" or "ip_address". It decides which fields of the vt module the rule may use.',
        ],
      }
    : { code: `${name} (meta)`, lines: ['For people and tools; decides nothing.'] };
}

function ofPattern(
  { name, definition }: Extract<Place, { readonly kind: 'pattern' }>,
  { text }: RuleDocument,
): Content {
  const needs = 'Searched in the bytes of the file, which a report does not hold.';
  if (definition === undefined) return { code: name, lines: [needs] };
  const { start, end } = definition.span;
  return { code: text.slice(start, end), lines: [needs] };
}

function moduleLines(name: string, { modules }: RuleDocument): readonly string[] {
  if (modules.has(name)) return ['What VirusTotal knows of the object that is hunted.'];
  return ['Reads the bytes of the file, which a report does not hold.'];
}

function ofNamespace(path: string, module: string, { modules }: RuleDocument): Content {
  const constants = modules.get(module)?.enums.get(path);
  return constants === undefined
    ? { code: path, lines: ['Holds enums.'] }
    : {
        code: `enum ${path}`,
        lines: [`${constants.size} constants: ${firstOf([...constants.keys()])}`],
      };
}

function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown}, …` : shown;
}

/** The exact number behind a multiplier or another base; nothing for what says it all by itself. */
function ofLiteral(expression: Expression): Content | undefined {
  if (expression.kind !== 'integer') return undefined;
  const { value } = expression;
  const hex = `0x${(value < 0n ? -value : value).toString(16)}`;
  return { code: `${value}`, lines: [`Hexadecimal ${value < 0n ? '-' : ''}${hex}.`] };
}

function shorten(text: string): string {
  const cut = text.length > MAX_SHOWN_UNITS ? `${text.slice(0, MAX_SHOWN_UNITS)}…` : text;
  return visibleText(cut.replace(/\s+/g, ' '));
}
