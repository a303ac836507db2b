import { describe, expect, it } from 'vitest';
import type { ModuleStruct, ModuleValue } from '../yara/module-value.ts';
import { patternFacts } from './sample-facts.ts';

function struct(fields: Readonly<Record<string, ModuleValue>>): ModuleStruct {
  return new Map(Object.entries(fields));
}

function context(values: Readonly<Record<string, string>>): ModuleStruct {
  return struct({ values: struct(values) });
}

const DATA = struct({
  metadata: struct({
    file_name: 'loader.exe',
    file_size: 2048n,
    new_file: true,
    file_type: 1n,
    exiftool: struct({ 'Odd "key"': 'x', Plain: 'y' }),
  }),
  behaviour: struct({
    files_written: ['a', 'b', 'a', 'c', 'd', 'x'.repeat(1000)],
    mutexes_created: [],
    sigma_analysis_results: [
      struct({ match_context: [context({ Image: 'i', Details: 'd' }), context({ Image: 'j' })] }),
      struct({ match_context: [context({ EventID: '1' })] }),
    ],
  }),
});

const VALUES = 'vt.behaviour.sigma_analysis_results[].match_context[].values';

describe('patternFacts', () => {
  it.each([
    ['vt.metadata.file_name', '“loader.exe”'],
    ['vt.metadata.file_size', '2048'],
    ['vt.metadata.new_file', 'true'],
    ['vt.metadata.file_type', 'PE_EXE'],
    ['vt.metadata', 'present'],
    ['vt.metadata.exiftool', '2 entries'],
    ['vt.metadata.exiftool["Plain"]', '“y”'],
    ['vt.metadata.exiftool["Odd "key""]', '“x”'],
    ['vt.behaviour.files_written', '6 elements'],
    ['vt.behaviour.files_written[]', '“a”, “b”, “c”, and 2 others'],
    ['vt.behaviour.mutexes_created', '0 elements'],
    ['vt.behaviour.sigma_analysis_results[]', 'present 2 times'],
    [`${VALUES}["Image"]`, '“i”, “j”'],
  ])('sums up what is at %s', (pattern, expected) => {
    expect(patternFacts(DATA, pattern).summary).toBe(expected);
  });

  it.each([
    'vt.metadata.magic',
    'vt.metadata.exiftool["none"]',
    'vt.behaviour.mutexes_created[]',
    'vt.metadata.nothing',
    'vt.metadata.file_name[]',
    'vt.metadata.exiftool["',
    'vt.net.url.raw',
    'vtx',
    'vt..x',
    'pe.sections[]',
    '',
  ])('has nothing at %s', (pattern) => {
    expect(patternFacts(DATA, pattern)).toEqual({ keys: [], values: [], summary: undefined });
  });

  it('knows the keys of all maps of a pattern', () => {
    expect(patternFacts(DATA, VALUES).keys).toEqual(['Image', 'Details', 'EventID']);
  });

  it('offers each text once, and none that is too long to compare with', () => {
    expect(patternFacts(DATA, 'vt.behaviour.files_written[]').values).toEqual(['a', 'b', 'c', 'd']);
    expect(patternFacts(DATA, `${VALUES}[*]`).values).toEqual(['i', 'd', 'j', '1']);
  });

  it('looks at a limited number of values', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `f${index}`);
    const data = struct({ behaviour: struct({ files_written: many }) });
    const facts = patternFacts(data, 'vt.behaviour.files_written[]');
    expect(facts.values).toHaveLength(200);
    expect(facts.summary).toBe('“f0”, “f1”, “f2”, and 19997 others');
  });
});
