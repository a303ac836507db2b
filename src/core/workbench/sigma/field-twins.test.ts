import { describe, expect, it } from 'vitest';
import type { SigmaEvent } from '../../sigma/event.ts';
import { createTwinFinder } from './field-twins.ts';
import { behaviourOrigin, recordedEvent } from './testdata/recorded-events.ts';

const ofCategory = (categories: readonly string[] | undefined): Partial<SigmaEvent> => ({
  logsource: { product: 'windows', categories, services: undefined },
});

const written = recordedEvent(
  { TargetFilename: 'C:\\Windows\\a.dll' },
  {
    event: ofCategory(['file_event']),
    origin: behaviourOrigin('vt.behaviour.files_written[2]', { TargetFilename: 7 }),
  },
);
const deleted = recordedEvent(
  { TargetFilename: 'C:\\Windows\\a.dll' },
  {
    event: ofCategory(['file_delete']),
    origin: behaviourOrigin('vt.behaviour.files_deleted[0]', { TargetFilename: 9 }),
  },
);
const findTwin = createTwinFinder([
  recordedEvent({ TargetFilename: 'C:\\Windows\\a.dll' }),
  written,
  deleted,
  recordedEvent({ Hash: 5 }, { origin: behaviourOrigin('vt.behaviour.x[0]', { Hash: 3 }) }),
]);

function twin(categories: readonly string[] | undefined, field: string, text: string): unknown {
  return findTwin({ ...recordedEvent({}).event, ...ofCategory(categories) }, field, text)?.vtPath;
}

describe('createTwinFinder', () => {
  it.each([
    ['of the same kind', ['file_event'], 'C:\\Windows\\a.dll', 'vt.behaviour.files_written[2]'],
    ['of another kind', ['file_delete'], 'C:\\Windows\\a.dll', 'vt.behaviour.files_deleted[0]'],
    ['in another case', ['file_event'], 'c:\\WINDOWS\\A.DLL', 'vt.behaviour.files_written[2]'],
    [
      'where the kind is not known',
      undefined,
      'C:\\Windows\\a.dll',
      'vt.behaviour.files_written[2]',
    ],
    ['of no kind that is there', ['registry_set'], 'C:\\Windows\\a.dll', undefined],
    ['that is not there', ['file_event'], 'C:\\Windows\\b.dll', undefined],
  ])('finds a value %s', (_, categories, text, path) => {
    expect(twin(categories, 'TargetFilename', text)).toBe(path);
  });

  it('goes by the field, and reads numbers as their text', () => {
    expect(twin(['file_event'], 'Image', 'C:\\Windows\\a.dll')).toBeUndefined();
    expect(twin(undefined, 'Hash', '5')).toBe('vt.behaviour.x[0]');
  });
});
