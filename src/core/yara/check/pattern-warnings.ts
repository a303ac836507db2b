import type { Diagnostic, RelatedPlace } from '../../../base/diagnostic.ts';
import type { ByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import { printStringLiteral } from '../syntax/literals.ts';

function warning(
  code: string,
  span: Span,
  message: string,
  more: Pick<Diagnostic, 'related' | 'fixes'> = {},
): Diagnostic {
  return { code, severity: 'warning', message, span, ...more };
}

/** `text_as_hex`: the bytes of a hex pattern are a readable text. */
export function textAsHex(span: Span, text: ByteString): Diagnostic {
  const literal = printStringLiteral(text);
  const message =
    'hex pattern could be written as text literal: this pattern can be written as a text literal';
  const fixes = [{ title: `Change to ${literal}`, edits: [{ span, newText: literal }] }];
  return warning('text_as_hex', span, message, { fixes });
}

/** `consecutive_jumps`: jumps that follow on one another are one jump. */
export function consecutiveJumps(pattern: string, span: Span, jump: string): Diagnostic {
  const message = `consecutive jumps in hex pattern \`${pattern}\`: these consecutive jumps will be treated as ${jump}`;
  const fixes = [{ title: `Change to \`${jump}\``, edits: [{ span, newText: jump }] }];
  return warning('consecutive_jumps', span, message, { fixes });
}

/** `redundant_modifier`: `/…/i nocase`. */
export function redundantModifier(suffix: Span, nocase: Span): Diagnostic {
  const message =
    'redundant case-insensitive modifier: the `i` suffix indicates that the pattern is case-insensitive';
  const related = [{ span: nocase, message: 'the `nocase` modifier does the same' }];
  return warning('redundant_modifier', suffix, message, { related });
}

/** `duplicate_pattern_value`: as the engine does, it is told at the first of the two. */
export function duplicatePatternValue(
  span: Span,
  first: { readonly name: string; readonly span: Span },
): Diagnostic {
  const message = `duplicate pattern value: pattern \`${first.name}\` defined here first`;
  const related = [{ span, message: `duplicate of pattern \`${first.name}\`` }];
  return warning('duplicate_pattern_value', first.span, message, { related });
}

/** `slow_pattern`: too short, or a run of bytes that every file has. */
export function slowPattern(span: Span): Diagnostic {
  return warning('slow_pattern', span, 'slow pattern: this pattern may slow down the scan');
}

/** `unintended_pattern_in_set`: a pattern that is used by name and by a wildcard too. */
export function unintendedPatternInSet(
  pattern: string,
  set: string,
  first: RelatedPlace,
  second: RelatedPlace,
): Diagnostic {
  const title = `pattern \`${pattern}\` may be unintendedly or redundantly included in pattern set \`${set}\``;
  return warning('unintended_pattern_in_set', first.span, `${title}: ${first.message}`, {
    related: [second],
  });
}
