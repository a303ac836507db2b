import { describe, expect, it } from 'vitest';
import { isSigmaText } from './sigma-text.ts';

const RULE = 'title: A\nlogsource:\n  product: windows\ndetection:\n  a:\n    b: c\n';

describe('a text', () => {
  it.each([
    ['a rule', RULE],
    ['a rule with other line ends', RULE.replaceAll('\n', '\r\n')],
    ['a rule with a byte order mark', `\ufeff${RULE}`],
    ['a rule behind a remark and a document mark', `# ours\n\n---\n${RULE}`],
    ['a rule that begins with what it is about', RULE.slice(RULE.indexOf('logsource'))],
  ])('is Sigma: %s', (_, text) => {
    expect(isSigmaText(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['remarks only', '# a\n# b\n'],
    ['YAML of something else', 'services:\n  web:\n    image: x\n'],
    ['a rule without a detection', 'title: A\nlogsource:\n  product: windows\n'],
    ['a rule in a text about it', `# Hunting\n\nUse this rule of mine:\n\n${RULE}`],
    ['JSON', `{"a": "\n${RULE}"}`],
    ['indented keys', ` x:\n  logsource:\n  detection:\n`],
  ])('is not: %s', (_, text) => {
    expect(isSigmaText(text)).toBe(false);
  });
});
