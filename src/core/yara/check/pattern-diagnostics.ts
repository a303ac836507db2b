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

/** E019: two modifiers that cannot stand together; the first place is the first in the text. */
export function modifierCombination(
  one: { readonly name: string; readonly span: Span },
  other: { readonly name: string; readonly span: Span },
): Diagnostic {
  const [first, second] = one.span.start < other.span.start ? [one, other] : [other, one];
  const title = `invalid modifier combination: \`${one.name}\` \`${other.name}\``;
  return {
    ...error(
      'E019',
      first.span,
      `${title}: \`${first.name}\` modifier used here`,
      "these two modifiers can't be used together",
    ),
    related: [{ span: second.span, message: `\`${second.name}\` modifier used here` }],
  };
}

/** E024: what stands for nothing that can be searched. */
export function invalidPattern(
  name: string,
  span: Span,
  problem: string,
  help?: string,
): Diagnostic {
  return error('E024', span, `invalid pattern \`${name}\`: ${problem}`, help);
}

/** E033: a modifier that this kind of pattern does not have. */
export function invalidModifier(span: Span, kind: string): Diagnostic {
  const message = `invalid pattern modifier: this modifier can't be applied to ${kind}`;
  return error('E033', span, message);
}

/** E035: more patterns than a rule may have. */
export function tooManyPatterns(ruleName: Span, max: number): Diagnostic {
  return error(
    'E035',
    ruleName,
    `too many patterns in a rule: this rule has more than ${max} patterns`,
  );
}
