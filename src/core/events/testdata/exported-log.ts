import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { isEventLog } from '../is-event-log.ts';
import { readEventLog } from '../read-event-log.ts';
import { fires } from './fires.ts';
import { rowOf } from './model-events.ts';

/** A file as a tool exports it, and what must come of it. */
export interface ExportedLog {
  readonly name: string;
  /** How the tool calls the file; `made.json` when left out. */
  readonly file?: string;
  /** The file's text or bytes, or the value that it holds as JSON. */
  readonly content: unknown;
  /** Of the first event, as `rowOf` writes it. */
  readonly logsource: string;
  /** Fields that the first event has, besides others. */
  readonly fields?: object;
  /** Names that no field of it may have. */
  readonly without?: readonly string[];
  /** When it happened, ISO 8601. */
  readonly time?: string;
  /** 1 when left out. */
  readonly nEvents?: number;
  /** A rule's logsource and detection; it fires `times` times, once when left out. */
  readonly rule?: readonly [logsource: string, detection: string, times?: string];
  /** None when left out. */
  readonly notes?: readonly string[];
}

/** The bytes of an exported log. */
export function bytesOfExport(content: unknown): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return encodeUtf8(typeof content === 'string' ? content : JSON.stringify(content));
}

/** States that each of these files is known as a log and is read as it says. */
export function describeExports(family: string, logs: readonly ExportedLog[]): void {
  describe.each([[family]])('%s', () => {
    it.each(logs)('$name', (exported) => {
      const file = exported.file ?? 'made.json';
      const bytes = bytesOfExport(exported.content);
      const log = readEventLog(file, bytes);
      if (!log.ok) throw new Error(log.error.message);
      const { events, notes } = log.value;
      const [first] = events.map(rowOf);
      expect(first?.logsource).toBe(exported.logsource);
      expect(first?.fields).toMatchObject(exported.fields ?? {});
      for (const name of exported.without ?? []) expect(first?.fields).not.toHaveProperty([name]);
      expect(events).toHaveLength(exported.nEvents ?? 1);
      expect(notes).toEqual(exported.notes ?? []);
      const time = events[0]?.event.time;
      const told = time === undefined ? undefined : new Date(time).toISOString();
      expect(told).toBe(exported.time ?? told);
      const [logsource, detection, times] = exported.rule ?? ['', 'EventID: none', '0'];
      expect(fires(logsource, detection, events)).toBe(times ?? '1');
      expect(isEventLog(file, bytes)).toBe(true);
    });
  });
}
