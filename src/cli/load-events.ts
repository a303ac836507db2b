import { eventsOfModel } from '../core/events/events-of-model.ts';
import { isEventLog, mayBeReport } from '../core/events/is-event-log.ts';
import { readEventLog } from '../core/events/read-event-log.ts';
import type { EventOrigin, RecordedEvent } from '../core/events/recorded-event.ts';
import type { InputFile } from '../core/workbench/load-documents.ts';
import type { FileProblem } from '../core/workbench/workbench.ts';
import { samplesOfFiles } from './load-samples.ts';
import { readBytes } from './read-files.ts';

/** An event of the command line. */
export interface CliEvent {
  readonly recorded: RecordedEvent;
  readonly file: string;
  /** 0-based, among the events of the file. */
  readonly index: number;
  /** Where in the vt module it is; undefined for a record of a log. */
  readonly path: string | undefined;
}

export interface LoadedEvents {
  readonly events: readonly CliEvent[];
  readonly notes: readonly string[];
  readonly problems: readonly FileProblem[];
}

/**
 * The events of reports and logs, in the order the files are named; several reports of one sample are
 * one. What cannot be used is a problem in words. Never throws.
 */
export function loadEvents(paths: readonly string[]): LoadedEvents {
  const events: CliEvent[] = [];
  const notes: string[] = [];
  const problems: FileProblem[] = [];
  const reports: InputFile[] = [];
  for (const path of paths) {
    const bytes = readBytes(path);
    if (!bytes.ok) {
      problems.push({ fileName: path, message: bytes.error });
      continue;
    }
    if (!isEventLog(path, bytes.value) && mayBeReport(bytes.value)) {
      reports.push({ name: path, bytes: bytes.value });
      continue;
    }
    const log = readEventLog(path, bytes.value);
    if (!log.ok) {
      problems.push({ fileName: path, message: log.error.message });
      continue;
    }
    // One by one: a log may have more events than a call takes arguments.
    for (const [index, recorded] of log.value.events.entries()) {
      events.push(cliEvent(recorded, path, index));
    }
    notes.push(...log.value.notes.map((note) => `${path}: ${note}`));
  }
  const loaded = samplesOfFiles(reports);
  for (const { model, files } of loaded.samples) {
    const file = files[0] ?? '';
    const recorded = eventsOfModel(model);
    for (const [index, event] of recorded.events.entries()) {
      events.push(cliEvent(event, file, index));
    }
    notes.push(...recorded.notes.map((note) => `${file}: ${note}`));
  }
  return { events, notes, problems: [...problems, ...loaded.problems] };
}

function cliEvent(recorded: RecordedEvent, file: string, index: number): CliEvent {
  return { recorded, file, index, path: pathOf(recorded.origin) };
}

function pathOf(origin: EventOrigin): string | undefined {
  switch (origin.kind) {
    case 'match-context':
      return `vt.behaviour.sigma_analysis_results[${origin.resultIndex}].match_context[${origin.contextIndex}]`;
    case 'behaviour':
      return origin.vtPath;
    case 'log':
      return undefined;
  }
}
