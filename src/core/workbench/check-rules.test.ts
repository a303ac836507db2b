import { describe, expect, it } from 'vitest';
import { analyseText } from './analyse-rule.ts';

function ruleFor(target: string | undefined, condition: string, name = 'a'): string {
  const meta = target === undefined ? '' : `meta: target_entity = "${target}"`;
  return `rule ${name} { ${meta} condition: ${condition} }\n`;
}

/** What an analysis says of each rule, without a sample. */
function judged(text: string, target?: 'file' | 'url'): readonly unknown[] {
  const { analysis } = analyseText(`import "vt"\n${text}`, target === undefined ? {} : { target });
  return analysis.rules.map(({ verdict, reasons }) => [verdict, reasons[0]]);
}

describe('a rule and what it hunts for', () => {
  const OPEN = 'no sample is open';
  it.each([
    ['file', 'vt.metadata.file_size > 1', OPEN],
    [undefined, 'vt.metadata.file_size > 1', OPEN],
    ['no such thing', 'vt.metadata.file_size > 1', OPEN],
    ['url', 'vt.net.url.new_url', /^the rule hunts for URLs/],
    ['domain', 'vt.net.domain.new_domain', /^the rule hunts for domains/],
    ['ip_address', 'vt.net.ip.ip_asn > 1', /^the rule hunts for IP addresses/],
  ])('a rule for %s may ask %s', (target, condition, reason) => {
    expect(judged(ruleFor(target, condition))).toEqual([
      ['cannot-tell', expect.stringMatching(reason)],
    ]);
  });

  it.each([
    ['file', 'vt.net.url.new_url', 'vt.net is not supported in rulesets matching against files'],
    ['url', 'vt.metadata.file_size > 1', 'vt.metadata is'],
  ])('a rule for %s may not ask %s', (target, condition, reason) => {
    expect(judged(ruleFor(target, condition))).toEqual([
      ['cannot-compile', expect.stringContaining(reason)],
    ]);
  });

  it('checks each rule of a file for its own target', () => {
    const text =
      ruleFor('url', 'vt.net.url.new_url', 'a') + ruleFor('file', 'vt.metadata.new_file', 'b');
    expect(judged(text)).toEqual([
      ['cannot-tell', expect.stringContaining('URLs')],
      ['cannot-tell', OPEN],
    ]);
  });

  it('says once what is wrong outside of the rules', () => {
    const text = `import "nothing"\n${ruleFor('url', 'filesize > 1', 'a')}${ruleFor('file', 'filesize > 1', 'b')}`;
    expect(analyseText(text).analysis.diagnostics).toHaveLength(1);
  });

  it('takes a target that is given for all rules, whatever they say', () => {
    expect(judged(ruleFor('file', 'vt.net.url.new_url'), 'url')).toEqual([['cannot-tell', OPEN]]);
  });
});
