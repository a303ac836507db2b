import { describe, expect, it } from 'vitest';
import { invariant } from '../../base/assert.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { Chip } from '../livehunt/outline.ts';
import { createWorkbench } from './create-workbench.ts';
import type { ChipVerdict } from './workbench.ts';

const SHA = 'a'.repeat(64);

/** Two tags, five detections, no entry in the map `exiftool`, no behaviour. */
const REPORT = {
  data: {
    type: 'file',
    id: SHA,
    attributes: {
      sha256: SHA,
      size: 2048,
      tags: ['peexe', 'signed'],
      last_analysis_stats: { malicious: 5 },
    },
  },
};

const MALICIOUS = 'vt.metadata.analysis_stats.malicious';
const ABSENT = 'vt.metadata.exiftool["None"] == "x"';

/** The chips of a condition, outer before inner, each with its mark: `group ✗ (test ✓ test ✗ 1/2)`. */
function drawVerdicts(condition: string): string {
  const workbench = createWorkbench();
  const bytes = encodeUtf8(JSON.stringify(REPORT));
  workbench.open({ files: [{ name: 'a.json', bytes }], mode: 'replace' });
  const ruleText = `import "vt" rule a { condition: ${condition} }`;
  const { rules, diagnostics } = workbench.analyse({ ruleText });
  const rule = rules[0];
  invariant(rule?.chips !== undefined, `has chips: ${JSON.stringify(diagnostics)}`);
  return drawChip(rule.chips, rule.chipVerdicts);
}

function drawChip(chip: Chip, verdicts: ReadonlyMap<string, ChipVerdict>): string {
  const not = chip.negated ? 'not ' : '';
  const head = `${not}${chip.kind} ${drawVerdict(verdicts.get(chip.id))}`;
  if (chip.kind === 'group') {
    return `${head} (${chip.items.map((item) => drawChip(item, verdicts)).join(' ')})`;
  }
  return chip.kind === 'loop' ? `${head} (${drawChip(chip.body, verdicts)})` : head;
}

function drawVerdict(verdict: ChipVerdict | undefined): string {
  if (verdict === undefined) return '–';
  const glyph = { true: '✓', false: '✗', undefined: '⌀', unknown: '?' }[verdict.outcome];
  return verdict.nTotal > 1 ? `${glyph} ${verdict.nTrue}/${verdict.nTotal}` : glyph;
}

describe("a chip's verdict", () => {
  it.each([
    [`${MALICIOUS} >= 1`, 'test ✓'],
    [`${MALICIOUS} > 5`, 'test ✗'],
    [`not ${MALICIOUS} >= 1`, 'not test ✗'],
    [`not ${MALICIOUS} <= 1`, 'not test ✓'],
    [`not (${MALICIOUS} >= 1)`, 'not test ✗'],
    [`not not ${MALICIOUS} >= 1`, 'test ✓'],
    ['not vt.metadata.new_file', 'not test ✓'],
    [`not defined vt.metadata.exiftool["None"]`, 'not test ✓'],
  ])('is that of the comparison with its `not`: %s', (condition, drawn) => {
    expect(drawVerdicts(condition)).toBe(drawn);
  });

  it.each([
    [ABSENT, 'test ⌀'],
    [`not ${ABSENT}`, 'not test ⌀'],
    [`not not ${ABSENT}`, 'test ⌀'],
    [`not (${ABSENT} and ${MALICIOUS} >= 1)`, 'not group ✓ (test ⌀ test ✓)'],
    [`${ABSENT} or ${MALICIOUS} > 5`, 'group ✗ (test ⌀ test ✗)'],
  ])('stays undefined under `not`, and is false within and, or: %s', (condition, drawn) => {
    expect(drawVerdicts(condition)).toBe(drawn);
  });

  it('is unknown where the bytes of the file decide, also under `not`', () => {
    expect(drawVerdicts('not filesize > 1')).toBe('not other ?');
    expect(drawVerdicts(`filesize > 1 and ${MALICIOUS} > 5`)).toBe('group ✗ (other ? test ✗)');
    expect(drawVerdicts(`filesize > 1 and ${MALICIOUS} == 5`)).toBe('group ? (other ? test ✓)');
  });

  it.each([
    // The longest part alone says nothing of the whole.
    [`${MALICIOUS} >= 1 and vt.metadata.file_size == 1`, 'group ✗ (test ✓ test ✗)'],
    [`not (${MALICIOUS} >= 1 and vt.metadata.file_size == 1)`, 'not group ✓ (test ✓ test ✗)'],
    [`not (${MALICIOUS} >= 1 or vt.metadata.file_size == 1)`, 'not group ✗ (test ✓ test ✗)'],
    [`${MALICIOUS} == 70000 or ${MALICIOUS} == 5`, 'test ✓'],
    [`not (${MALICIOUS} == 70000 or ${MALICIOUS} == 5)`, 'not test ✗'],
  ])('is that of the whole group: %s', (condition, drawn) => {
    expect(drawVerdicts(condition)).toBe(drawn);
  });

  it.each([
    ['for any t in vt.metadata.tags: (t == "peexe")', 'loop ✓ (test ✓ 1/2)'],
    ['not for any t in vt.metadata.tags: (t == "peexe")', 'not loop ✗ (test ✓ 1/2)'],
    ['not for any t in vt.metadata.tags: (t == "none")', 'not loop ✓ (test ✗ 0/2)'],
    ['not for all t in vt.metadata.tags: (t == "peexe")', 'not loop ✓ (test ✓ 1/2)'],
    ['for all t in vt.metadata.tags: (not t == "peexe")', 'loop ✗ (not test ✓ 1/2)'],
    [
      'for any t in vt.metadata.tags: (not (t == "peexe" and t == "signed"))',
      'loop ✓ (not group ✓ 2/2 (test ✓ 1/2 test ✓ 1/2))',
    ],
    // An undefined list makes the loop undefined, and so what negates it.
    [
      'not for any s in vt.behaviour.sigma_analysis_results[9].match_context: (s.values["a"] == "b")',
      'not loop ⌀ (test –)',
    ],
  ])('counts the turns of the loops around it: %s', (condition, drawn) => {
    expect(drawVerdicts(condition)).toBe(drawn);
  });

  it('is missing in a loop over nothing', () => {
    const loop = 'for any f in vt.behaviour.files_written: (not f == "x")';
    expect(drawVerdicts(loop)).toBe('loop ✗ (not test –)');
  });

  it('is missing where the rule does not compile', () => {
    expect(drawVerdicts('not vt.metadata.file_sise == 1')).toBe('not other –');
  });
});
