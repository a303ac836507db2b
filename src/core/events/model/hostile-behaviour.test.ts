import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventsOfReport } from '../testdata/model-events.ts';
import { createBehaviourSink } from './behaviour-sink.ts';

const TEXT_LISTS = [
  'processes_created',
  'command_executions',
  'processes_terminated',
  'processes_injected',
  'files_written',
  'files_opened',
  'registry_keys_deleted',
  'modules_loaded',
  'services_created',
];

const piece = fc.constantFrom(
  'C:\\',
  '\\\\.\\pipe\\',
  '/bin/sh',
  '"',
  "'",
  ' ',
  '\\',
  '%TEMP%',
  '<USER>',
  '${',
  '}',
  '.exe',
  '1234 - ',
  '\u0000',
  'HKCU',
  '__proto__',
  '-c',
  '\ud800',
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const texts = fc.array(text, { maxLength: 5 });
const behaviour = fc.record({
  ...Object.fromEntries(TEXT_LISTS.map((name) => [name, texts])),
  registry_keys_set: fc.array(fc.record({ key: text, value: text }), { maxLength: 4 }),
  files_dropped: fc.array(fc.record({ path: text, sha256: text, process_name: text }), {
    maxLength: 3,
  }),
  files_copied: fc.array(fc.record({ source: text, destination: text }), { maxLength: 3 }),
  http_conversations: fc.array(fc.record({ url: text, request_method: text }), { maxLength: 3 }),
  processes_tree: fc.array(
    fc.record({ name: text, children: fc.array(fc.record({ name: text }), { maxLength: 3 }) }),
    { maxLength: 3 },
  ),
  sigma_analysis_results: fc.array(
    fc.record({
      match_context: fc.array(fc.record({ values: fc.dictionary(text, text, { maxKeys: 5 }) }), {
        maxLength: 3,
      }),
    }),
    { maxLength: 3 },
  ),
});

it('makes events of any behaviour, each of them whole', () => {
  fc.assert(
    fc.property(behaviour, fc.constantFrom('peexe', 'elf', 'macho', 'zip'), (made, type) => {
      for (const { event, origin } of eventsOfReport({
        file: { type_tag: type },
        behaviour: made,
      })) {
        expect(event.fields.size).toBeGreaterThan(0);
        const nodes = origin.kind === 'log' ? new Map<string, number>() : origin.fieldNodes;
        expect([...nodes.keys()].every((name) => event.fields.has(name))).toBe(true);
        expect([...event.losses.keys()].every((name) => event.fields.has(name))).toBe(true);
      }
    }),
    { seed: 1, numRuns: 150 },
  );
});

it('counts the events that there is no room for', () => {
  const sink = createBehaviourSink(2);
  const added = ['a', 'b', 'a', 'c'].map((value, node) =>
    sink.add({
      path: 'x',
      node,
      product: undefined,
      categories: [],
      fields: [{ name: 'Image', value, node }],
    }),
  );
  expect(added).toEqual([true, true, false, false]);
  expect(sink.events).toHaveLength(2);
  expect(sink.nLeftOut).toBe(1);
});
