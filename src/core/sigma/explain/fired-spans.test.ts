import { describe, expect, it } from 'vitest';
import { invariant } from '../../../base/assert.ts';
import { compileRule } from '../compile/compile-rule.ts';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import { explainRule } from './explain-rule.ts';
import { spansThatFired } from './fired-spans.ts';
import { matchedFields } from './matched-fields.ts';
import { makeEvent, rule, item, type EventFields } from './testdata/explain-item.ts';

const TEXT = `title: A rule
logsource: {product: windows}
detection:
  image:
    Image|endswith:
      - '\\cmd.exe'
      - '\\pwsh.exe'
    Level: 4
  line_a:
    - CommandLine|contains: whoami
    - CommandLine|contains: netstat
  line_b:
    - net user
  condition: image and 1 of line_* and not (line_b or line_b)
`;

function explainText(fields: EventFields) {
  const [document] = readSigmaFile('a.yml', TEXT).documents;
  invariant(document?.kind === 'detection', 'the text is a rule');
  const compiled = compileRule(document).rule;
  invariant(compiled !== undefined, 'the rule compiles');
  return explainRule(compiled, makeEvent(fields));
}

const FIELDS = { Image: 'C:\\cmd.exe', Level: '4', CommandLine: 'cmd /c whoami' };

/** `kind truth: text`, the text on one line. */
function marked(fields: EventFields): readonly string[] {
  return spansThatFired(explainText(fields)).map(({ kind, truth, span }) => {
    const text = TEXT.slice(span.start, span.end).replace(/\s+/g, ' ');
    return `${kind} ${truth}: ${text}`;
  });
}

describe("the spans of a rule's text", () => {
  it('are items, values, selections, names and conditions, each with its truth', () => {
    expect(marked(FIELDS)).toEqual([
      "selection yes: Image|endswith: - '\\cmd.exe' - '\\pwsh.exe' Level: 4",
      "item yes: Image|endswith: - '\\cmd.exe' - '\\pwsh.exe'",
      "value yes: '\\cmd.exe'",
      "value no: '\\pwsh.exe'",
      'item yes: Level: 4',
      'value yes: 4',
      'selection yes: - CommandLine|contains: whoami - CommandLine|contains: netstat',
      'item yes: CommandLine|contains: whoami',
      'value yes: whoami',
      'item no: CommandLine|contains: netstat',
      'value no: netstat',
      'item no: - net user',
      'value no: net user',
      'condition yes: image and 1 of line_* and not (line_b or line_b)',
      'name yes: image',
      'condition yes: 1 of line_*',
      'condition yes: not (line_b or line_b)',
      'condition no: line_b or line_b',
      'name no: line_b',
      'name no: line_b',
    ]);
  });

  it('point at the value that a field fits', () => {
    const spans = matchedFields(explainText(FIELDS)).map(({ pattern, selection, span }) => [
      pattern,
      selection,
      TEXT.slice(span?.start, span?.end),
    ]);
    expect(spans).toEqual([
      ['\\cmd.exe', 'image', "'\\cmd.exe'"],
      ['4', 'image', '4'],
      ['whoami', 'line_a', 'whoami'],
    ]);
  });

  it('are none of a rule that comes out of a pack', () => {
    const { span: _span, ...bare } = item('Image', 'x');
    const packed = { ...bare, groups: bare.groups.map(({ tests }) => ({ tests })) };
    expect(spansThatFired(explainRule(rule(packed), makeEvent({ Image: 'x' })))).toEqual([]);
  });
});
