import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { didYouMean, suggestNames } from '../../../base/suggest.ts';
import type { Identifier } from '../syntax/ast.ts';
import { fixesTo } from './name-diagnostics.ts';
import { error } from './type-diagnostics.ts';

/** E001: `$`, `#`, `@`, `!` without a name, where no loop gives it a pattern. */
export function patternOutsideLoop(identifier: Identifier): Diagnostic {
  return error(
    'E001',
    identifier.span,
    `syntax error: this \`${identifier.name}\` is outside of the body of a \`for .. of\` statement`,
  );
}

/** E016: `them` or a set that no pattern of the rule belongs to. */
export function emptyPatternSet(span: Span, help: string): Diagnostic {
  return error('E016', span, "no matching patterns: there's no pattern in this set", help);
}

/** E022: the condition never looks at the pattern. */
export function unusedPattern(identifier: Identifier): Diagnostic {
  return error(
    'E022',
    identifier.span,
    `unused pattern \`${identifier.name}\``,
    'this pattern was not used in the condition',
  );
}

/** E023: two patterns of one name. */
export function duplicatePattern(identifier: Identifier, first: Identifier): Diagnostic {
  return {
    ...error('E023', identifier.span, `duplicate pattern \`${identifier.name}\``),
    related: [
      { span: first.span, message: `\`${identifier.name}\` declared here for the first time` },
    ],
  };
}

/** E025: the rule's strings section has no such pattern. known: with their `$`. */
export function unknownPattern(identifier: Identifier, known: Iterable<string>): Diagnostic {
  const sigil = identifier.name.slice(0, 1);
  const names = Array.from(known, (name) => sigil + name.slice(1));
  const suggested = suggestNames(identifier.name, names);
  return {
    ...error(
      'E025',
      identifier.span,
      `unknown pattern \`${identifier.name}\``,
      didYouMean(suggested) ?? 'this pattern is not declared in the `strings` section',
    ),
    ...fixesTo(identifier, suggested),
  };
}
