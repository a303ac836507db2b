import { describe, expect, it } from 'vitest';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import type { Chip } from './outline.ts';
import { outlineRule } from './outline.ts';
import { describePath } from './path-pattern.ts';

/** The chips of a condition, drawn on one line: what a reader sees, without spans. */
function draw(condition: string): string {
  const text = `import "vt" rule r { condition: ${condition} }`;
  const [rule] = parseYara(text).file.items.filter((item) => item.kind === 'rule');
  const chip = rule && outlineRule(rule, text, VT_SCHEMA);
  return chip === undefined ? 'nothing' : drawChip(chip);
}

function drawChip(chip: Chip): string {
  const not = chip.negated && chip.kind !== 'loop' ? 'not ' : '';
  switch (chip.kind) {
    case 'group':
      return `${not}${chip.operator}[${chip.items.map(drawChip).join(', ')}]`;
    case 'loop':
      return `<${chip.label}: ${drawChip(chip.body)}>`;
    case 'other':
      return `${not}{${chip.text}}`;
    default: {
      const values = chip.alternatives.map(({ operator, text }) => `${operator} ${text}`);
      return `${not}${chip.label} ${values.length > 0 ? values.join(' | ') : chip.test}`;
    }
  }
}

describe('outlineRule', () => {
  it.each([
    ['vt.metadata.new_file', 'new_file true'],
    ['not vt.metadata.new_file', 'not new_file true'],
    ['not (not vt.metadata.new_file)', 'new_file true'],
    ['defined vt.metadata.exiftool["A b"]', 'A b defined'],
    ['vt.metadata.file_size >= 2MB', 'file_size >= 2MB'],
    ['vt.metadata.file_type == vt.FileType.PE_EXE', 'file_type == vt.FileType.PE_EXE'],
    ['vt.metadata.tags.len() > 2', 'tags > 2'],
    [
      '(vt.metadata.file_name endswith ".a" or vt.metadata.file_name matches /b/i)',
      'file_name endswith ".a" | matches /b/i',
    ],
    [
      'not (vt.metadata.file_name == "a" or (vt.metadata.file_name == "b"))',
      'not file_name == "a" | == "b"',
    ],
    [
      'vt.metadata.file_name == "a" or vt.metadata.magic == "b"',
      'or[file_name == "a", magic == "b"]',
    ],
    [
      'vt.metadata.new_file and (vt.metadata.file_name == "a" or filesize < 9)',
      'and[new_file true, or[file_name == "a", {filesize < 9}]]',
    ],
    [
      'for any t in vt.metadata.tags: (t == "a" and t != "b")',
      '<any tags: and[tags == "a", tags != "b"]>',
    ],
    ['not for any t in vt.metadata.tags: (t == "a")', '<no tags: tags == "a">'],
    ['for none t in vt.metadata.tags: (t == "a")', '<no tags: tags == "a">'],
    ['for 2 t in vt.metadata.tags: (t == "a")', '<at least 2 tags: tags == "a">'],
    ['for 50% t in vt.metadata.tags: (t == "a")', '<50% of tags: tags == "a">'],
    [
      'for any r in vt.behaviour.sigma_analysis_results: (for all c in r.match_context: (c.values["Image"] == "a"))',
      '<any sigma analysis results: <all match context: Image == "a">>',
    ],
    [
      'for any k, v in vt.metadata.signatures: (k == "a" and v contains "b")',
      '<any entry of signatures: and[{k == "a"}, signatures contains "b"]>',
    ],
    ['for any i in (1..3): (i == 2)', '<any (1..3): {i == 2}>'],
    ['with a = vt.metadata: (a.new_file)', '{with a = vt.metadata: (a.new_file)}'],
    ['2 of them', '{2 of them}'],
    ['"a" == vt.metadata.file_name', '{"a" == vt.metadata.file_name}'],
    ['for any vt in vt.metadata.tags: (vt == "a")', '<any tags: tags == "a">'],
    ['true', '{true}'],
    ['', 'nothing'],
  ])('%s', (condition, drawn) => {
    expect(draw(condition)).toBe(drawn);
  });

  it('spans the whole operand and the parts that edits replace', () => {
    const text = 'rule r { condition: filesize < 9 and not (vt.metadata.magic == "a") }';
    const [rule] = parseYara(text).file.items.filter((item) => item.kind === 'rule');
    const root = rule && outlineRule(rule, text, VT_SCHEMA);
    const chip = root?.kind === 'group' ? root.items[1] : undefined;
    expect(chip).toMatchObject({ kind: 'test', negated: true, id: `test:37-${text.length - 2}` });
    const test = chip?.kind === 'test' ? chip : undefined;
    const spans = [chip?.span, test?.subjectSpan, test?.alternatives[0]?.operandSpan];
    expect(spans.map((span) => span && text.slice(span.start, span.end))).toEqual([
      'not (vt.metadata.magic == "a")',
      'vt.metadata.magic',
      '"a"',
    ]);
  });

  it('gives the path with variables resolved', () => {
    const text =
      'rule r { condition: for any t in vt.behaviour.registry_keys_set: (t.key == "a") }';
    const [rule] = parseYara(text).file.items.filter((item) => item.kind === 'rule');
    const root = rule && outlineRule(rule, text, VT_SCHEMA);
    const test = root?.kind === 'loop' && root.body.kind === 'test' ? root.body : undefined;
    expect(describePath(VT_SCHEMA, test?.path ?? [])).toBe('vt.behaviour.registry_keys_set[*].key');
  });
});
