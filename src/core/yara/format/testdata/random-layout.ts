import * as fc from 'fast-check';
import { printExpression } from '../../syntax/printer.ts';
import { tokenize } from '../../syntax/lexer.ts';
import { isTrivia } from '../../syntax/token.ts';
import { conditions } from '../../syntax/testdata/arbitrary-expression.ts';
import { KITCHEN_SINK } from '../../syntax/testdata/source-fragments.ts';

const GAPS: readonly string[] = [
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\n\n\n  ',
  '\n    ',
  '\r\n',
  '\r',
  ' // one\n',
  '  // two\n            // below it\n',
  '\n  // own\n',
  '\n\n// apart\n\n',
  '\n\t// tabbed  \n\t\t// further\n',
  ' /* in line */ ',
  '\n  /* several\n     lines\n  */\n',
  ' /* tail\n\tof two */\n',
  '/**//**/',
  '// \r\n',
];

/** A rule with a random condition, by its tokens. */
const randomRules: fc.Arbitrary<string> = conditions.map(
  (condition) =>
    `rule r { meta: a = 1 strings: $a = "x" condition: ${printExpression(condition)} }`,
);

/** Texts of rules with random white space and comments between all of their tokens. */
export const randomLayouts: fc.Arbitrary<string> = fc
  .oneof(fc.constant(KITCHEN_SINK), randomRules)
  .chain((source) => {
    const tokens = tokenize(source).filter(({ kind }) => !isTrivia(kind));
    // Most gaps are one space: a text that is all comments tests little else.
    const gap = fc.oneof({ weight: 6, arbitrary: fc.constant(' ') }, fc.constantFrom(...GAPS));
    const gaps = fc.array(gap, { minLength: tokens.length + 1, maxLength: tokens.length + 1 });
    return gaps.map((texts) =>
      tokens.reduce(
        (text, token, at) => `${text}${token.text}${texts[at + 1] ?? ''}`,
        texts[0] ?? '',
      ),
    );
  });
