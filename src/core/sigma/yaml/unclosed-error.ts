import type { Diagnostic } from '../../../base/diagnostic.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import type { YamlFailure } from './yaml-failure.ts';
import { endOfText, lineAround, spanIn, tellAt } from './yaml-failure.ts';

/**
 * What a failure of the YAML parser has to do with a quote or a bracket that is not closed. It is told of
 * where it opens: the parser gives up only on a later line. Undefined for anything else. Never throws.
 */
export function unclosedError(failure: YamlFailure): Diagnostic | undefined {
  const { part, base, at, reason } = failure;
  const opener = openerBefore(part, at);
  if (reason.startsWith('missed comma')) {
    return tellAt(failure, 'sigma/yaml-unclosed', 'a comma or a closing bracket is missing', {
      help: 'a text that begins with `[` or `{` needs quotes',
      ...(opener !== undefined && {
        related: [{ span: spanIn(base, opener, opener + 1), message: 'this one may be meant' }],
      }),
    });
  }
  if (!reason.startsWith('unexpected end of the') && reason !== 'deficient indentation') {
    return undefined;
  }
  if (opener === undefined) {
    return tellAt(failure, 'sigma/yaml-unclosed', 'a quote or a bracket before is not closed');
  }
  const sign = part[opener];
  const isQuote = sign === "'" || sign === '"';
  return sigmaDiagnostic(
    'sigma/yaml-unclosed',
    spanIn(base, opener, endOfText(part, opener)),
    `the ${isQuote ? 'quote' : 'bracket'} is not closed`,
    {
      help: `${helpOf(sign)}; a value over several lines is indented`,
      related: [{ span: spanIn(base, at, at), message: 'the value goes on until here' }],
    },
  );
}

function helpOf(sign: string | undefined): string {
  switch (sign) {
    case "'":
      return 'inside single quotes a single quote is written twice';
    case '"':
      return 'inside double quotes `\\"` is a quote that closes nothing';
    default:
      return 'a text that begins with a bracket needs quotes';
  }
}

/** So far up the quote or bracket that is not closed is looked for. */
const MAX_OPENER_LINES = 50;

/** The quote or bracket without partner on the last line before `at` that has one. */
function openerBefore(part: string, at: number): number | undefined {
  let end = at;
  for (let nLines = 0; nLines < MAX_OPENER_LINES && end > 0; nLines++) {
    const { start } = lineAround(part, end);
    const opener = loneOpener(part, start, end);
    if (opener !== undefined) return opener;
    end = start - 1;
  }
  return undefined;
}

function loneOpener(part: string, start: number, end: number): number | undefined {
  const brackets: number[] = [];
  let quote: number | undefined;
  for (let at = start; at < end; at++) {
    const character = part[at] ?? '';
    if (quote !== undefined) {
      if (character !== part[quote]) continue;
      const isDoubled = character === "'" && part[at + 1] === "'" && at + 1 < end;
      if (isDoubled) at++;
      else if (character === "'" || part[at - 1] !== '\\') quote = undefined;
    } else if ((character === "'" || character === '"') && !isLetter(part, at - 1)) {
      quote = at;
    } else if (character === '[' || character === '{') {
      brackets.push(at);
    } else if (character === ']' || character === '}') {
      brackets.pop();
    }
  }
  return quote ?? brackets.at(-1);
}

function isLetter(part: string, at: number): boolean {
  const unit = part.charCodeAt(at) | 0x20;
  return unit >= 0x61 && unit <= 0x7a;
}
