import { describe, expect, it } from 'vitest';
import { contextFields, MAX_SHOWN_VALUE } from './context-fields.ts';
import type { FieldTwin } from './sigma-bench.ts';
import {
  branchExplanation,
  eventText,
  hitAt,
  itemExplanation,
  ruleExplanation,
  valueExplanation,
} from './testdata/explanation.ts';
import { behaviourOrigin, logOrigin, recordedEvent } from './testdata/recorded-events.ts';

const noTwin = (): undefined => undefined;

/** An explanation of one item that hits the given spans of one text. */
function hits(
  field: string,
  text: string,
  spans: readonly (readonly [number, number])[],
  change: Parameters<typeof itemExplanation>[0] = {},
): ReturnType<typeof ruleExplanation> {
  const values = spans.map(([start, end]) =>
    valueExplanation(text.slice(start, end), { hit: hitAt(0, start, end) }),
  );
  return ruleExplanation(itemExplanation({ field, values, ...change }), [eventText(field, text)]);
}

describe('contextFields', () => {
  it('shows an event as it is where nothing explains it', () => {
    const event = recordedEvent({ Image: 'C:\\a.exe', EventID: 1, Args: ['-a', '-b'], Gone: null });
    expect(
      contextFields(event, undefined, noTwin).map(({ key, value, node }) => [key, value, node]),
    ).toEqual([
      ['Image', 'C:\\a.exe', 100],
      ['EventID', '1', 101],
      ['Args[0]', '-a', 102],
      ['Args[1]', '-b', 102],
      ['Gone', 'null', 103],
    ]);
  });

  it('brings what was hit in front, then what the rule reads', () => {
    const event = recordedEvent({ Other: 'x', User: 'me', CommandLine: 'curl -o' });
    const root = branchExplanation('and', [
      hits('CommandLine', 'curl -o', [[0, 4]]).root,
      itemExplanation({ field: 'User', truth: 'no' }),
    ]);
    const explanation = ruleExplanation(root, [eventText('CommandLine', 'curl -o')]);
    expect(contextFields(event, explanation, noTwin).map(({ key }) => key)).toEqual([
      'CommandLine',
      'User',
      'Other',
    ]);
  });

  it('marks the characters once, in order', () => {
    const event = recordedEvent({ CommandLine: 'abcdefgh' });
    const explanation = hits('CommandLine', 'abcdefgh', [
      [4, 6],
      [0, 2],
      [1, 3],
      [6, 7],
      [3, 3],
    ]);
    expect(contextFields(event, explanation, noTwin)[0]?.marks).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ]);
  });

  it('finds a hit in a list, in a map, and of a keyword', () => {
    const event = recordedEvent({
      Args: ['run', 'curl'],
      Data: new Map([['Name', 'curl']]),
    });
    const marked = (field: string): readonly string[] =>
      contextFields(event, hits(field, 'curl', [[0, 4]]), noTwin)
        .filter(({ marks }) => marks.length > 0)
        .map(({ key }) => key);
    expect(marked('Args')).toEqual(['Args[1]']);
    expect(marked('Data.Name')).toEqual(['Data.Name']);
    expect(marked('Data')).toEqual(['Data.Name']);
    expect(marked('Elsewhere')).toEqual([]);
  });

  it('tells what the rule asks and finds, each once, and nothing under not', () => {
    const event = recordedEvent({ CommandLine: 'curl -s' });
    const hit = hits('CommandLine', 'curl -s', [
      [0, 4],
      [0, 4],
      [5, 7],
    ]);
    expect(contextFields(event, hit, noTwin)[0]?.hits).toEqual([
      { operator: 'icontains', text: 'curl' },
      { operator: 'icontains', text: '-s' },
    ]);
    const filtered = ruleExplanation(branchExplanation('not', [hit.root]), hit.texts);
    expect(contextFields(event, filtered, noTwin)[0]).toMatchObject({ hits: [] });
    const negated = hits('CommandLine', 'curl -s', [[0, 4]], { isNegated: true });
    expect(contextFields(event, negated, noTwin)[0]).toMatchObject({ hits: [] });
  });

  it('shows of a long value what is around the hit', () => {
    const text = `${'x'.repeat(5000)}NEEDLE${'y'.repeat(5000)}`;
    const event = recordedEvent({ ScriptBlockText: text });
    const [field] = contextFields(event, hits('ScriptBlockText', text, [[5000, 5006]]), noTwin);
    expect(field?.value).toHaveLength(MAX_SHOWN_VALUE);
    expect(field).toMatchObject({ offset: 4800, length: 10_006 });
    const [mark] = field?.marks ?? [];
    expect(field?.value.slice(mark?.start, mark?.end)).toBe('NEEDLE');
  });

  it('clips marks to what is shown', () => {
    const text = 'ab'.repeat(5000);
    const explanation = hits('F', text, [
      [0, 2],
      [1999, 2005],
      [9000, 9002],
    ]);
    expect(contextFields(recordedEvent({ F: text }), explanation, noTwin)[0]?.marks).toEqual([
      { start: 0, end: 2 },
      { start: 1999, end: 2000 },
    ]);
  });

  it('tells how a value falls short', () => {
    const event = recordedEvent(
      { ScriptBlockText: 'begin' },
      { event: { losses: new Map([['ScriptBlockText', { kind: 'truncated' }]]) } },
    );
    expect(contextFields(event, undefined, noTwin)[0]?.loss).toBe(
      'only the beginning was recorded',
    );
  });

  it('tells where the behaviour has the value of a recorded context', () => {
    const twin: FieldTwin = { node: 7, vtPath: 'vt.behaviour.files_written[0]' };
    const twinOf = (field: string, text: string): FieldTwin | undefined =>
      field === 'TargetFilename' && text === 'C:\\x' ? twin : undefined;
    const fields = { TargetFilename: 'C:\\x', Image: 'C:\\x' };
    const twins = (origin?: Parameters<typeof recordedEvent>[1]): readonly unknown[] =>
      contextFields(recordedEvent(fields, origin), undefined, twinOf).map((field) => field.twin);
    expect(twins()).toEqual([twin, undefined]);
    const behaviour = behaviourOrigin('vt.behaviour.files_written[0]', { TargetFilename: 7 });
    expect(twins({ origin: behaviour })).toEqual([undefined, undefined]);
    expect(twins({ origin: logOrigin('a.evtx', 0) })).toEqual([undefined, undefined]);
  });

  it('takes names of Object.prototype for fields', () => {
    const event = recordedEvent(JSON.parse('{"__proto__":"a","constructor":"b"}'));
    expect(contextFields(event, undefined, noTwin).map(({ key }) => key)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it('is not led astray by depth', () => {
    let value: Parameters<typeof recordedEvent>[0][string] = 'deep';
    for (let depth = 0; depth < 5000; depth++) value = [value];
    expect(contextFields(recordedEvent({ F: value }), undefined, noTwin)).toEqual([]);
  });
});
