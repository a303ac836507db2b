import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import { isYamlSpace } from './skip-trivia.ts';
import type { YamlFailure } from './yaml-failure.ts';
import { lineAround, spanIn, tellAt } from './yaml-failure.ts';

/**
 * What a failure of the YAML parser has to do with the shape of lines: a colon too many, one without
 * a space, a line that is no pair, indentation. Undefined for anything else. Never throws.
 */
export function lineError(failure: YamlFailure): Diagnostic | undefined {
  return secondColon(failure) ?? noPair(failure) ?? indentation(failure);
}

function secondColon(failure: YamlFailure): Diagnostic | undefined {
  const { part, at, reason } = failure;
  if (part[at] !== ':' || !reason.startsWith('bad indentation of a mapping')) return undefined;
  return (
    deeperKey(failure) ??
    tellAt(failure, 'sigma/yaml-syntax', 'a second `: ` stands in the value', {
      help: 'a value that contains `: ` needs quotes; a key belongs on a line of its own',
    })
  );
}

/** A key on a line of its own, which the parser takes for more of the value before. */
function deeperKey({ part, base, at }: YamlFailure): Diagnostic | undefined {
  const own = trimmed(part, lineAround(part, at));
  if (part.slice(own.start, at).includes(': ')) return undefined;
  const before = textBefore(part, lineAround(part, at).start);
  if (before === undefined) return undefined;
  const isDeeper = columnOf(part, own) > columnOf(part, before);
  if (!isDeeper) return hasPair(part, before) ? undefined : neitherPairNorValue(part, base, before);
  return sigmaDiagnostic(
    'sigma/yaml-syntax',
    spanIn(base, own.start, at),
    'the line is indented more deeply than the one before, and so continues its value',
    { help: 'keys of one map begin in the same column' },
  );
}

function columnOf(part: string, { start }: Span): number {
  return start - lineAround(part, start).start;
}

/** The last line before an offset that is not blank, without indentation. */
function textBefore(part: string, lineStart: number): Span | undefined {
  for (let end = lineStart - 1; end > 0; end = lineAround(part, end).start - 1) {
    const line = trimmed(part, lineAround(part, end));
    if (line.end > line.start) return line;
  }
  return undefined;
}

function noPair(failure: YamlFailure): Diagnostic | undefined {
  const { part, base, at, reason } = failure;
  if (reason.startsWith('a whitespace character is expected')) {
    return tellAt(failure, 'sigma/yaml-syntax', 'a space is missing behind the colon of the key');
  }
  const isPair =
    !reason.startsWith('end of the stream') &&
    !reason.startsWith("expected ':'") &&
    !reason.startsWith('can not read a block mapping entry');
  if (isPair) return undefined;
  const culprit = lineWithoutPair(part, at);
  const colonAt = colonWithoutSpace(part, culprit);
  if (colonAt !== undefined) {
    const span = spanIn(base, colonAt, colonAt + 1);
    return sigmaDiagnostic('sigma/yaml-syntax', span, 'a space is missing behind the colon', {
      help: 'a key is followed by a colon and a space',
    });
  }
  return neitherPairNorValue(part, base, culprit);
}

function neitherPairNorValue(part: string, base: number, { start, end }: Span): Diagnostic {
  const message = `${quoted(part.slice(start, end))} is neither \`key: value\` nor part of a value`;
  return sigmaDiagnostic('sigma/yaml-syntax', spanIn(base, start, end), message, {
    help: 'a text over several lines is indented',
  });
}

/**
 * The line that is at fault, without indentation: the parser takes a line without a colon and the next
 * one for one key, and gives up at the colon of the next one.
 */
function lineWithoutPair(part: string, at: number): Span {
  const own = trimmed(part, lineAround(part, at));
  if (part[at] !== ':' || own.start === 0) return own;
  const before = textBefore(part, lineAround(part, at).start);
  return before === undefined || hasPair(part, before) ? own : before;
}

function trimmed(part: string, line: Span): Span {
  let { start, end } = line;
  while (start < end && isYamlSpace(part.charCodeAt(start))) start++;
  while (end > start && isYamlSpace(part.charCodeAt(end - 1))) end--;
  return { start, end };
}

function hasPair(part: string, { start, end }: Span): boolean {
  const line = part.slice(start, end);
  return line.includes(': ') || line.endsWith(':') || line.startsWith('#') || line.startsWith('-');
}

/** The first colon of a line, where a word stands before it and something directly behind it. */
function colonWithoutSpace(part: string, { start, end }: Span): number | undefined {
  for (let at = start; at < end - 1; at++) {
    if (part[at] === ':') {
      const isDirect = at > start && !isYamlSpace(part.charCodeAt(at + 1));
      return isDirect ? at : undefined;
    }
    if (isYamlSpace(part.charCodeAt(at))) return undefined;
  }
  return undefined;
}

function indentation(failure: YamlFailure): Diagnostic | undefined {
  if (!failure.reason.startsWith('bad indentation')) return undefined;
  return tellAt(failure, 'sigma/yaml-syntax', 'the indentation does not fit the lines before', {
    help: 'keys of one map and dashes of one list begin in the same column',
  });
}
