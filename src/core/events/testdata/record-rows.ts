import { describe, expect, it } from 'vitest';
import { logRows } from './log-rows.ts';

/** One record of a JSON log, its logsource as `rowOf` writes it, and fields that it has. */
export type RecordRow = readonly [name: string, record: unknown, logsource: string, fields: object];

/** What says that a record is of a process which Sysmon saw. */
export const PROCESS = { EventID: 1, Channel: 'Microsoft-Windows-Sysmon/Operational' };

/** The logsource of such a record. */
export const PROCESS_LOGSOURCE = 'windows process_creation /sysmon';

/** States that each of these records alone is one event, of the logsource and with the fields that it says. */
export function describeRecords(family: string, rows: readonly RecordRow[]): void {
  describe.each([[family]])('a %s record', () => {
    it.each(rows)('%s', (_row, record, logsource, fields) => {
      const [row, ...more] = logRows(record);
      expect(more).toEqual([]);
      expect(row?.logsource).toBe(logsource);
      expect(row?.fields).toMatchObject(fields);
    });
  });
}
