import { beforeAll, describe, expect, it } from 'vitest';

import { loadOracle, type Oracle } from '../yara/eval/testdata/oracle.ts';
import { formatYara } from '../yara/format/format-yara.ts';
import { isMeantToRun, publishedRules } from '../sigma/testdata/published-rules.ts';
import { convertSigmaFile, type FileConversion } from './convert-sigma-file.ts';
import { PREFERENCES } from './conversion.ts';

const files = publishedRules();

let oracle: Oracle;

beforeAll(async () => {
  oracle = await loadOracle();
});

/** Rules compiled in one source; the engine slows down with more. */
const BATCH = 60;

/** What the engine has against the texts of rules, each with the name of its file. */
function engineFaults(texts: readonly (readonly [name: string, text: string])[]): string[] {
  const faults: string[] = [];
  for (let start = 0; start < texts.length; start += BATCH) {
    const batch = texts.slice(start, start + BATCH);
    const source = batch
      .map(([, text], at) =>
        text.replace('import "vt"\n', '').replaceAll(/^rule /gm, `rule r${start + at}_`),
      )
      .join('\n');
    if (oracle.compile(`import "vt"\n${source}`).error === undefined) continue;
    for (const [name, text] of batch) {
      const { error } = oracle.compile(text);
      if (error !== undefined) faults.push(`${name}: ${error.split('\n').slice(0, 4).join(' ')}`);
    }
  }
  return faults;
}

describe('the published rules, converted', () => {
  it.each(PREFERENCES)('compile in the engine and are formatted, looking at %s', (prefer) => {
    const converted = files.map(({ name, text }): readonly [string, FileConversion] => [
      name,
      convertSigmaFile(name, text, { prefer }),
    ]);
    const ofCore = converted.filter((_, at) => isMeantToRun(files[at] ?? { name: '', text: '' }));
    const texts = converted.flatMap(([name, { rule }]) =>
      rule === undefined ? [] : [[name, rule] as const],
    );
    const unformatted = texts.filter(([, text]) => {
      const formatted = formatYara(text);
      return !formatted.ok || formatted.value !== text;
    });
    const count = (is: (conversion: FileConversion) => boolean): number =>
      ofCore.filter(([, conversion]) => is(conversion)).length;
    const counts = {
      all: ofCore.length,
      withoutLoss: count(({ rule, losses }) => rule !== undefined && losses.length === 0),
      withLosses: count(({ rule, losses }) => rule !== undefined && losses.length > 0),
      refused: count(({ rule }) => rule === undefined),
    };
    console.info(prefer, counts);
    expect(unformatted.map(([name]) => name)).toEqual([]);
    expect(engineFaults(texts)).toEqual([]);
    expect(counts.all).toBe(3780);
    // Most rules are about what a sandbox records; those about clouds and servers are refused.
    expect(counts.refused).toBeLessThan(620);
    expect(counts.withoutLoss).toBeGreaterThan(prefer === 'behaviour' ? 1000 : 2600);
  });
});
