import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { FileItem, ImportStatement, IncludeStatement, TextToken, YaraFile } from './ast.ts';
import { tokenize } from './lexer.ts';
import { readPlainText } from './literal-values.ts';
import { parseBoolean } from './parse-condition.ts';
import { parseRule } from './parse-rule.ts';
import { skipTo } from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  createParserState,
  expectKind,
  finishDiagnostics,
  isAt,
  note,
  peek,
  report,
  reportSyntax,
  reportUnexpected,
  spanFrom,
  take,
} from './parser-state.ts';
import { findSuppressions } from './suppressions.ts';

/** A syntax tree and what is wrong with the text, in the order of the text. */
export interface ParsedYara {
  readonly file: YaraFile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a YARA file as YARA-X does: imports, includes and rules. The tree is always whole: what the
 * text lacks is undefined or a `missing` node, and a broken rule ends where the next item starts.
 * One syntax error is reported for each section, as more would be echoes of the first. Spans in
 * UTF-16 code units; an empty text gives a file without items. Never throws, also for hostile text
 * (nesting is limited to `MAX_YARA_DEPTH`; a chain of `and`, `or` or one arithmetic operator may have
 * any length and leans to the left: walk it with a loop). O(text).
 */
export function parseYara(text: string): ParsedYara {
  const state = createParserState(text, parseBoolean);
  const items: FileItem[] = [];
  let isAfterRule = false;
  while (peek(state).kind !== 'end') {
    state.isMuted = false;
    state.depth = 0;
    const { nSyntaxErrors } = state;
    const item = parseItem(state, isAfterRule);
    if (item !== undefined) items.push(item);
    isAfterRule = item?.kind === 'rule';
    // What stands behind a broken rule most likely is of it.
    if (isAfterRule && state.nSyntaxErrors > nSyntaxErrors) skipTo(state, ['import', 'include']);
  }
  const suppressions = text.includes('suppress: ') ? findSuppressions(tokenize(text), items) : [];
  const span = { start: 0, end: text.length };
  const file: YaraFile = { kind: 'file', span, items, suppressions };
  return { file, diagnostics: finishDiagnostics(state) };
}

const RULE_WORDS = ['rule', 'private', 'global'] as const;

function parseItem(state: ParserState, isAfterRule: boolean): FileItem | undefined {
  if (isAt(state, 'import')) return parseImport(state);
  if (isAt(state, 'include')) return parseInclude(state);
  if (RULE_WORDS.some((word) => isAt(state, word))) return parseRule(state);
  if (isAfterRule) {
    note(state, '`global`', '`private`', '`rule`', '`import`', '`include`');
    reportUnexpected(state);
  } else {
    reportSyntax(state, 'expecting import statement or rule definition', peek(state).span);
  }
  take(state);
  skipTo(state, ['import', 'include']);
  return undefined;
}

function parseImport(state: ParserState): ImportStatement | undefined {
  const { start } = take(state).span;
  const module = parseTextToken(state);
  if (module === undefined) return undefined;
  return { kind: 'import', span: spanFrom(state, start), module };
}

function parseInclude(state: ParserState): IncludeStatement | undefined {
  const { start } = take(state).span;
  const path = parseTextToken(state);
  if (path === undefined) return undefined;
  return { kind: 'include', span: spanFrom(state, start), path };
}

function parseTextToken(state: ParserState): TextToken | undefined {
  const token = expectKind(state, 'string', 'STRING');
  if (token === undefined) {
    skipTo(state, ['import', 'include']);
    return undefined;
  }
  const { value, diagnostics } = readPlainText(token);
  report(state, diagnostics);
  return { span: token.span, text: value };
}
