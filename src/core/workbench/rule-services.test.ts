import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../base/text-edit.ts';
import type { TargetEntity } from '../vt/target-entity.ts';
import { SEMANTIC_KINDS } from '../yara/services/encode-semantic-tokens.ts';
import { createRuleServices } from './rule-services.ts';
import type { PatternFacts } from './sample-facts.ts';

const HEAD = 'import "vt"\nrule r {\n  condition:\n    ';

/** A condition with `¦` for the cursor, in a file. */
function place(condition: string): readonly [string, number] {
  const marked = `${HEAD}${condition}\n}\n`;
  return [marked.replace('¦', ''), marked.indexOf('¦')];
}

const FACTS: PatternFacts = { keys: ['Image'], values: ['C:\\x.exe'], summary: '“C:\\x.exe”' };

describe('createRuleServices', () => {
  it('tells what a field is, means, needs, and what the sample has', async () => {
    const asked: string[] = [];
    const services = createRuleServices({
      sample: async (pattern) => {
        asked.push(pattern);
        return FACTS;
      },
    });
    const hover = await services.hover(
      ...place('for any f in vt.behaviour.files_written: ( f¦ == "x" )'),
    );
    expect(asked).toEqual(['vt.behaviour.files_written[]']);
    expect(hover?.lines).toEqual([
      'Loop variable: each element of vt.behaviour.files_written.',
      'Path: vt.behaviour.files_written[]',
      'Paths of files that were written.',
      'Available in File and Retrohunt rules, not in URL, Domain and IP address rules.',
      'In this sample: “C:\\x.exe”',
    ]);
  });

  it.each([
    ['vt.metadata.exiftool[¦', '"Image"'],
    ['vt.metadata.file_name == ¦', '"C:\\\\x.exe"'],
  ])('completes with what the sample has: %s', async (condition, expected) => {
    const services = createRuleServices({ sample: async () => FACTS });
    const offers = await services.complete(...place(condition));
    expect(offers.map(({ insertText }) => insertText)).toContain(expected);
  });

  it.each([
    ['that has none', async (): Promise<undefined> => undefined],
    ['that fails', (): Promise<never> => Promise.reject(new Error('gone'))],
  ])('does without a sample %s', async (_, sample) => {
    const services = createRuleServices({ sample });
    const hover = await services.hover(...place('vt.metadata.file_si¦ze > 1'));
    expect(hover?.lines).toContain('Size of the file in bytes.');
    expect(hover?.lines.join()).not.toContain('sample');
  });

  it('completes for the target of the moment', async () => {
    let target: TargetEntity = 'file';
    const services = createRuleServices({ target: () => target });
    const labels = async (): Promise<readonly string[]> =>
      (await services.complete(...place('vt.¦'))).map(({ label }) => label);
    expect(await labels()).toContain('behaviour');
    target = 'url';
    expect(await labels()).not.toContain('behaviour');
  });

  it('knows what the rule at the cursor hunts for', async () => {
    const services = createRuleServices();
    const rule = (target: string, condition: string): string =>
      `rule ${target} { meta: target_entity = "${target}" condition: ${condition} }\n`;
    const texts = (condition: string): readonly (readonly [string, number])[] =>
      ['url', 'file'].map((target) => {
        const text = `import "vt"\n${rule('domain', 'vt.net.domain.raw == ""')}${rule(target, condition)}`;
        return [text.replace('¦', ''), text.indexOf('¦')];
      });
    const offers = texts('vt.¦').map((at) => services.complete(...at));
    expect((await Promise.all(offers)).map((each) => each.map(({ label }) => label))).toEqual([
      expect.not.arrayContaining(['behaviour']),
      expect.arrayContaining(['behaviour']),
    ]);
    const hovers = texts('vt.metadata.file_si¦ze > 1').map((at) => services.hover(...at));
    const refusal = "Refused here: the rule's target is URL.";
    const [ofUrl, ofFile] = await Promise.all(hovers);
    expect(ofUrl?.lines).toContain(refusal);
    expect(ofFile?.lines).not.toContain(refusal);
  });

  it('answers about the text that it is asked about', () => {
    const services = createRuleServices();
    const [text, offset] = place('for any ¦f in (1..2): ( f == 1 )');
    const renamed = services.rename(text, offset, 'n');
    expect(renamed.ok && applyTextEdits(text, renamed.value)).toContain(
      'for any n in (1..2): ( n == 1 )',
    );
    expect(services.symbols('')).toEqual([]);
    expect(services.references(text, offset)?.uses).toHaveLength(1);
    expect(services.format('rule r {', '  ')).toMatchObject({ ok: false });
    const [rule, variable] = [SEMANTIC_KINDS.indexOf('rule'), SEMANTIC_KINDS.indexOf('variable')];
    expect(services.semanticTokens(text)).toEqual(
      Uint32Array.of(1, 5, 1, rule, 0, 2, 12, 1, variable, 0, 0, 15, 1, variable, 0),
    );
  });
});
