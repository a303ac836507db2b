import { describe, expect, it } from 'vitest';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { expressionKey } from './expression-key.ts';
import { describePath, loopScope, moduleScope, pathLabel, resolvePath } from './path-pattern.ts';

function conditionOf(text: string): Expression {
  const { file } = parseYara(`rule r { condition: ${text} }`);
  const [rule] = file.items.filter((item) => item.kind === 'rule');
  return rule?.condition?.expression ?? { kind: 'missing', span: { start: 0, end: 0 } };
}

/** What the innermost expression reads, with the loops around it. */
function pathOf(text: string): string {
  let expression = conditionOf(text);
  let scope = moduleScope(VT_SCHEMA);
  while (expression.kind === 'for-in') {
    scope = loopScope(expression, scope);
    expression = expression.body;
  }
  const path = resolvePath(expression, scope);
  return path === undefined
    ? 'none'
    : `${describePath(VT_SCHEMA, path)} ${pathLabel(VT_SCHEMA, path)}`;
}

describe('resolvePath', () => {
  it.each([
    ['vt', 'vt vt'],
    ['(vt.metadata.tags[1])', 'vt.metadata.tags[1] tags'],
    ['vt.metadata.exiftool["A\\x01é"]', 'vt.metadata.exiftool["A\\u0001\\u00e9"] A\u0001é'],
    ['for any t in vt.metadata.tags: (t)', 'vt.metadata.tags[*] tags'],
    ['for any k, v in vt.metadata.signatures: (v)', 'vt.metadata.signatures[*] signatures'],
    ['for any k, v in vt.metadata.signatures: (k)', 'none'],
    [
      'for any r in vt.behaviour.sigma_analysis_results: (for any r in r.match_context: (r.values["K"]))',
      'vt.behaviour.sigma_analysis_results[*].match_context[*].values["K"] K',
    ],
    ['for any vt in (1..2): (vt)', 'none'],
    ['vt.metadata.tags[filesize]', 'none'],
    ['pe.sections', 'none'],
    ['vt.metadata.tags.len()', 'none'],
  ])('%s', (text, path) => {
    expect(pathOf(text)).toBe(path);
  });
});

describe('expressionKey', () => {
  it.each([
    ['a == "\\x41"', '(a) == ("A")', true],
    ['a == 0x10', 'a == 16', true],
    ['a and (b and c)', '(a and b) and c', false],
    ['a and b', 'b and a', false],
    ['a matches /x/i', 'a matches /x/', false],
    ['for any x in a: (x == 1)', 'for any y in a: ((y == 1))', true],
    ['for any x in a: (b == 1)', 'for any b in a: (b == 1)', false],
    [
      'for any x in a: (for any y in x.b: (x == y))',
      'for any y in a: (for any x in y.b: (y == x))',
      true,
    ],
    ['for any x in a: (x == 1)', 'for all x in a: (x == 1)', false],
    ['for 2 x in a: (x == 1)', 'for 3 x in a: (x == 1)', false],
    ['not a', 'a', false],
    ['for any i in (1..2): (i == 1)', 'for any i in (1..2): (i == 1)', true],
  ])('%s and %s ask the same: %s', (a, b, isSame) => {
    expect(expressionKey(conditionOf(a)) === expressionKey(conditionOf(b))).toBe(isSame);
  });
});
