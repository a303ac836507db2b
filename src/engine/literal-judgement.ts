import type { ByteString } from '../base/byte-string.ts';
import { toByteString } from '../base/byte-string.ts';
import { printComment, printMetaString, printStringLiteral } from '../core/yara/syntax/literals.ts';
import { runStockEngine } from './stock-engine.ts';

/** What the engine made of the rules: all should be well when just the `yes` rules matched. */
export interface LiteralJudgement {
  /** How the run ended, with the engine's first error. */
  readonly outcome: string;
  /** Names of the rules that matched, in the order of the text. */
  readonly matched: readonly string[];
  /** What the meta entry of each matched rule holds. */
  readonly meta: readonly (ByteString | undefined)[];
}

/**
 * Lets the engine judge the literals of some texts: for each, a rule `yes…` that is true when the
 * literal stands for exactly the text (through `==`, `contains`, `startswith`, `endswith`), and a rule
 * `no…` that is true when it also stands for something else. The text is in the meta and in a comment
 * of each rule as well. The engine has the texts as globals, never from our literals. For tests.
 */
export function judgeLiterals(texts: readonly string[], ascii: boolean): LiteralJudgement {
  const globals = new Map<string, string>();
  const rules = texts.map((text, index) => {
    const longer = text + charactersBut(text.at(-1) ?? '');
    const shorter = Array.from(text).slice(0, -1).join('');
    globals
      .set(`value${index}`, text)
      .set(`longer${index}`, longer)
      .set(`shorter${index}`, shorter);
    const literal = printStringLiteral(toByteString(text), { ascii });
    const holds = (operator: string): string => `value${index} ${operator} ${literal}`;
    const wrong = [`longer${index} == ${literal}`];
    if (text !== '') {
      wrong.push(`longer${index} endswith ${literal}`, `shorter${index} == ${literal}`);
      wrong.push(`shorter${index} contains ${literal}`, `shorter${index} startswith ${literal}`);
    }
    return `rule yes${index} {
  meta:
    text = ${printMetaString(text, { ascii })}
  condition:
    ${['==', 'contains', 'startswith', 'endswith'].map(holds).join(' and ')} ${printComment(text)}
}
rule no${index} {
  condition:
    ${wrong.join(' or ')}
}`;
  });
  const run = runStockEngine(rules.join('\n'), globals);
  if (run.kind !== 'scanned') {
    const outcome =
      run.kind === 'refused' ? `refused: ${run.errors[0]}` : `trapped: ${run.message}`;
    return { outcome, matched: [], meta: [] };
  }
  return {
    outcome: 'scanned',
    matched: run.matches.map((match) => match.identifier),
    meta: run.matches.map((match) => match.metadata[0]?.[1]),
  };
}

/** A character with which the text does not end, so that text and character never ends with text. */
function charactersBut(last: string): string {
  return last === 'x' ? 'y' : 'x';
}
