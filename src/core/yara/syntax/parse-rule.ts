import type {
  ConditionSection,
  Identifier,
  MetaEntry,
  MetaSection,
  MetaValue,
  Rule,
  RuleModifier,
} from './ast.ts';
import { readFloatLiteral, readIntegerLiteral, readStringLiteral } from './literal-values.ts';
import { identifier } from './parse-expression.ts';
import { parseStringsSection } from './parse-strings.ts';
import { isItemStart, skipTo } from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  accept,
  acceptKind,
  expect,
  expectKind,
  isAt,
  note,
  peek,
  report,
  reportStraySigils,
  reportUnexpected,
  spanFrom,
  take,
} from './parser-state.ts';

/**
 * Parses a rule, at its first modifier or the word `rule`. Each section recovers on its own: a broken
 * one does not hide the next. Never throws.
 */
export function parseRule(state: ParserState): Rule {
  const { start } = peek(state).span;
  state.isMuted = false;
  const modifiers = parseRuleModifiers(state);
  const word = expect(state, 'rule');
  const nameToken = word && expectKind(state, 'identifier', 'identifier');
  const name = nameToken && identifier(nameToken);
  if (name === undefined) skipTo(state, [':', '{', '}', ...SECTIONS]);
  const tags = accept(state, ':') === undefined ? [] : parseTags(state);
  const open = expectBrace(state);
  const sections = parseSections(state, open !== undefined);
  const close = isItemStart(state) ? undefined : expect(state, '}');
  return {
    kind: 'rule',
    span: spanFrom(state, start),
    modifiers,
    name,
    tags,
    ...sections,
    openBrace: open?.span.start,
    closeBrace: close?.span.start,
  };
}

/** At most one `private` and one `global`; a repeated one is reported and stepped over. */
function parseRuleModifiers(state: ParserState): readonly RuleModifier[] {
  const modifiers: RuleModifier[] = [];
  for (;;) {
    const left = MODIFIERS.filter((name) => modifiers.every((modifier) => modifier.name !== name));
    const name = MODIFIERS.find((modifier) => isAt(state, modifier));
    if (left.length < MODIFIERS.length) note(state, ...left.map((modifier) => `\`${modifier}\``));
    if (name === undefined) return modifiers;
    if (left.includes(name)) {
      modifiers.push({ span: take(state).span, name });
    } else {
      note(state, '`rule`');
      reportUnexpected(state);
      take(state);
    }
  }
}

const MODIFIERS = ['private', 'global'] as const;

const SECTIONS = ['meta', 'strings', 'condition'] as const;

function parseTags(state: ParserState): readonly Identifier[] {
  const tags: Identifier[] = [];
  const names = new Set<string>();
  for (;;) {
    const token = acceptKind(state, 'identifier', 'identifier');
    if (token === undefined) break;
    if (names.has(token.text)) {
      report(state, [
        {
          code: 'E021',
          severity: 'error',
          message: `duplicate tag \`${token.text}\``,
          span: token.span,
        },
      ]);
    }
    names.add(token.text);
    tags.push(identifier(token));
  }
  if (tags.length === 0) reportUnexpected(state);
  return tags;
}

function expectBrace(state: ParserState): ReturnType<typeof expect> {
  const token = expect(state, '{');
  if (token !== undefined) return token;
  skipTo(state, ['{', '}', ...SECTIONS]);
  return accept(state, '{');
}

type Sections = Pick<Rule, 'meta' | 'strings' | 'condition'>;

/** The sections between the braces, up to `}` or the next item. */
function parseSections(state: ParserState, isOpen: boolean): Sections {
  let meta: Rule['meta'];
  let strings: Rule['strings'];
  let condition: Rule['condition'];
  if (!isOpen && isItemStart(state)) return { meta, strings, condition };
  if (isAt(state, 'meta')) meta = parseMetaSection(state);
  else note(state, '`meta`');
  if (isAt(state, 'strings')) strings = parseStringsSection(state);
  else note(state, '`strings`');
  condition = accept(state, 'condition') && parseConditionSection(state);
  if (condition === undefined) {
    reportUnexpected(state);
    ({ meta, strings, condition } = recoverSections(state, { meta, strings, condition }));
  }
  if (!isAt(state, '}') && !isItemStart(state)) skipTo(state, ['}']);
  return { meta, strings, condition };
}

/** After something that is no section: takes the sections that still come. */
function recoverSections(state: ParserState, before: Sections): Sections {
  let { meta, strings, condition } = before;
  for (;;) {
    skipTo(state, ['}', ...SECTIONS]);
    if (isAt(state, 'meta')) {
      const section = parseMetaSection(state);
      meta ??= section;
    } else if (isAt(state, 'strings')) {
      const section = parseStringsSection(state);
      strings ??= section;
    } else if (isAt(state, 'condition')) {
      take(state);
      const section = parseConditionSection(state);
      condition ??= section;
    } else {
      return { meta, strings, condition };
    }
  }
}

function parseMetaSection(state: ParserState): MetaSection {
  const { start } = take(state).span;
  const entries: MetaEntry[] = [];
  if (expect(state, ':') === undefined) skipToEntry(state);
  do {
    const entry = parseMetaEntry(state);
    if (entry === undefined) skipToEntry(state);
    else entries.push(entry);
    note(state, 'identifier');
  } while (peek(state).kind === 'identifier');
  return { span: spanFrom(state, start), entries };
}

/** Steps over a broken entry, to the next one or to the end of the section. */
function skipToEntry(state: ParserState): void {
  while (peek(state).kind !== 'end' && !isItemStart(state)) {
    if (['strings', 'condition', '}'].some((stop) => isAt(state, stop))) return;
    if (peek(state).kind === 'identifier' && isAt(state, '=', 1)) return;
    state.position++;
  }
}

function parseMetaEntry(state: ParserState): MetaEntry | undefined {
  const key = expectKind(state, 'identifier', 'identifier');
  if (key === undefined || expect(state, '=') === undefined) return undefined;
  const value = parseMetaValue(state);
  if (value === undefined) return undefined;
  return { span: spanFrom(state, key.span.start), key: identifier(key), value };
}

function parseMetaValue(state: ParserState): MetaValue | undefined {
  const { start } = peek(state).span;
  const minus = accept(state, '-');
  const token = peek(state);
  if (token.kind === 'integer') {
    const { value, diagnostics } = readIntegerLiteral(take(state));
    report(state, diagnostics);
    const signed = minus === undefined ? value : -value;
    return { kind: 'integer', span: spanFrom(state, start), value: signed };
  }
  if (token.kind === 'float') {
    const value = readFloatLiteral(take(state));
    const signed = minus === undefined ? value : -value;
    return { kind: 'float', span: spanFrom(state, start), value: signed };
  }
  note(state, 'INTEGER', 'FLOAT');
  if (minus === undefined) {
    if (token.kind === 'string') {
      const { value, diagnostics } = readStringLiteral(take(state));
      report(state, diagnostics);
      return { kind: 'string', span: token.span, value };
    }
    if (isAt(state, 'true') || isAt(state, 'false')) {
      return { kind: 'boolean', span: token.span, value: take(state).text === 'true' };
    }
    note(state, 'STRING', '`true`', '`false`');
  }
  reportUnexpected(state);
  return undefined;
}

/** Behind the word `condition`; up to the rule's closing brace, which is not taken. */
function parseConditionSection(state: ParserState): ConditionSection {
  const start = state.tokens[state.position - 1]?.span.start ?? 0;
  state.isMuted = false;
  expect(state, ':');
  const expression = state.parseBoolean(state, ['}']);
  reportStraySigils(state);
  return { span: { start, end: Math.max(expression.span.end, start) }, expression };
}
