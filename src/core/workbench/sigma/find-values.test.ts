import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { findValues, type SearchedEvents } from './find-values.ts';
import type { ValueHits, WorkProgress } from './sigma-bench.ts';
import { recordedEvent } from './testdata/recorded-events.ts';

const EVENTS: readonly RecordedEvent[] = [
  recordedEvent({ Image: 'C:\\Temp\\Loader.EXE', EventID: 1n }),
  recordedEvent({ TargetObject: 'HKU\\S-1\\Software\\RunOnce\\A', Image: 'C:\\a.exe' }),
  recordedEvent({ Args: ['curl', new Map([['deep', 'Straße RunOnce']])] }),
  recordedEvent({ Image: 'C:\\Temp\\Loader.EXE' }),
];

const SEARCHED: SearchedEvents = {
  events: EVENTS,
  byRule: new Map([
    [10, [{ event: 0 }]],
    [11, [{ event: 1 }, { event: 2 }]],
    [12, []],
  ]),
  contexts: new Map([
    [5, [3]],
    [6, [1]],
  ]),
};

function find(
  words: readonly string[],
  searched = SEARCHED,
): { readonly hits: readonly ValueHits[]; readonly steps: readonly WorkProgress[] } {
  const work = findValues(searched, words);
  const steps: WorkProgress[] = [];
  let step = work.next();
  for (; step.done !== true; step = work.next()) steps.push(step.value);
  return { hits: step.value, steps };
}

describe('words in the values of events', () => {
  it.each([
    ['loader.exe', [10], [5]],
    ['LOADER', [10], [5]],
    ['runonce', [11], [6]],
    ['RunOnce\\A', [11], [6]],
    ['straße', [11], []],
    ['.exe', [10, 11], [5, 6]],
    ['1', [10, 11], [6]],
    ['Image', [], []],
    ['loader.exe curl', [], []],
    ['', [], []],
  ])('find %j', (word, rules, results) => {
    expect(find([word]).hits).toEqual([{ word, rules, results }]);
  });

  it('are found each for itself, in the order of the words', () => {
    const { hits } = find(['curl', 'temp', 'curl']);
    expect(hits.map(({ rules, results }) => [rules, results])).toEqual([
      [[11], []],
      [[10], [5]],
      [[11], []],
    ]);
  });

  it('are told apart up to the thirtieth', () => {
    const words = Array.from({ length: 40 }, () => 'curl');
    const found = find(words).hits.map(({ rules }) => rules.length);
    expect(found).toEqual([...Array.from({ length: 30 }, () => 1), ...Array(10).fill(0)]);
  });

  it('give way to others while many events are looked at, each once', () => {
    const events = Array.from({ length: 200 }, (_, at) => recordedEvent({ Image: `a${at}` }));
    const all = events.map((_, event) => ({ event }));
    const searched = {
      events,
      byRule: new Map([
        [0, all],
        [1, all],
      ]),
      contexts: new Map([[0, all.map(({ event }) => event)]]),
    };
    const { hits, steps } = find(['a199'], searched);
    expect(hits).toEqual([{ word: 'a199', rules: [0, 1], results: [0] }]);
    expect(steps.map(({ done }) => done)).toEqual([64, 128, 192]);
  });

  it('are nowhere where nothing is loaded', () => {
    const nothing = { events: [], byRule: new Map(), contexts: new Map() };
    expect(find(['a'], nothing).hits).toEqual([{ word: 'a', rules: [], results: [] }]);
  });
});
