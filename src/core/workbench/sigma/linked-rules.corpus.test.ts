import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePack } from '../../sigma/pack/write-pack.ts';
import { createWorkbench } from '../create-workbench.ts';
import { createSigmaBench } from './create-sigma-bench.ts';
import { readRuleset } from './read-ruleset.ts';
import type { SigmaBench } from './sigma-bench.ts';
import { run } from './testdata/bench-run.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

const read = (...path: readonly string[]): Uint8Array =>
  new Uint8Array(readFileSync(join(CORPUS, ...path)));

/** A filter on every rule for Windows, with a placeholder of its own. */
const FILTER = {
  name: 'filter.yml',
  bytes: new TextEncoder().encode(`title: Of Nobody Here
logsource: { product: windows }
filter:
  rules: any
  folder: { Image|contains: '\\Users\\' }
  person: { User|expand: '%Administrators%' }
  condition: not (folder or person)
`),
};

const VALUES = new Map(
  ['Administrators', 'Workstations', 'DomainControllers', 'dc_ip_addresses', 'userdomain'].map(
    (name) => [name, ['*a*', 'b']],
  ),
);

const rules = (): { name: string; bytes: Uint8Array } => ({
  name: 'rules.zip',
  bytes: read('sigmahq', 'rules.zip'),
});

/** What the rules say of each report, as lines. */
function verdicts(bench: SigmaBench): readonly string[] {
  const names = readdirSync(join(CORPUS, 'vt-reports')).filter((name) => name.endsWith('.json'));
  return names.flatMap((name) => {
    const workbench = createWorkbench();
    workbench.open({ files: [{ name, bytes: read('vt-reports', name) }], mode: 'add' });
    bench.useSample(workbench.sigmaEvents());
    return run(bench.matchAll()).value.rules.map(
      ({ head, nYes, nUnknown, reasons }) =>
        `${name} ${head.title}: ${nYes} ${nUnknown} ${reasons.join('; ')}`,
    );
  });
}

describe('a filter of another ruleset and values that are given later, over public rules', () => {
  const together = run(readRuleset([rules(), FILTER], { placeholders: VALUES })).value;
  const compiledOnce = createSigmaBench();
  run(compiledOnce.openSaved({ name: 'all', pack: writePack(together) }));
  const expected = verdicts(compiledOnce);

  const linked = createSigmaBench();
  const outcome = run(linked.openRules({ name: 'all', kind: 'user', files: [rules()] })).value;
  const saved = run(linked.saveRules({ rulesetId: outcome.ok ? outcome.rulesetId : -1 })).value;

  it.each(['text', 'a pack'])('make of rules out of %s what they make of one ruleset', (from) => {
    const bench = from === 'text' ? linked : createSigmaBench();
    if (from !== 'text') run(bench.openSaved(saved ?? { name: '', pack: new Uint8Array() }));
    run(bench.openRules({ name: 'mine', kind: 'user', files: [FILTER] }));
    bench.givePlaceholders({ values: VALUES });
    expect(bench.holdings().rulesets[1]?.nFilteredRules).toBeGreaterThan(2000);
    expect(verdicts(bench)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1000);
  });
});
