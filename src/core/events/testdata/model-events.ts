import { mergeReports } from '../../report/merge-reports.ts';
import { behaviourObject, fileObject, loadReport } from '../../report/testdata/load-document.ts';
import { toVtModel } from '../../vt/to-vt-model.ts';
import { eventsOfModel } from '../events-of-model.ts';
import type { RecordedEvent } from '../recorded-event.ts';

/** The parts of a made-up report. */
export interface MadeReport {
  /** Attributes of the file; a Windows program when left out. */
  readonly file?: object;
  /** Attributes of the only behaviour. */
  readonly behaviour?: object;
  readonly sandbox?: string;
}

/** The events of a made-up report. */
export function eventsOfReport({ file, behaviour, sandbox }: MadeReport): readonly RecordedEvent[] {
  const objects = [fileObject(file ?? { type_tag: 'peexe' })];
  if (behaviour !== undefined) objects.push(behaviourObject(behaviour, sandbox));
  const reports = objects.map((object, index) => loadReport({ data: object }, index + 1));
  const [sample] = mergeReports(reports).samples;
  if (sample === undefined) throw new Error('the report has no sample');
  return eventsOfModel(toVtModel(sample)).events;
}

/** The events that a behaviour stands for. type: the file's type tag. */
export function behaviourRows(behaviour: object, type = 'peexe'): readonly EventRow[] {
  return eventsOfReport({ file: { type_tag: type }, behaviour })
    .filter(({ origin }) => origin.kind === 'behaviour')
    .map(rowOf);
}

/** An event as tests compare it. */
export interface EventRow {
  readonly at: string;
  /** `windows process_creation`. */
  readonly logsource: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Names of fields of which only the end is known. */
  readonly endOnly?: readonly string[];
}

/** The event as a row. */
export function rowOf({ event, origin }: RecordedEvent): EventRow {
  const { product, categories, services } = event.logsource;
  const at =
    origin.kind === 'behaviour'
      ? origin.vtPath.replace('vt.behaviour.', '')
      : origin.kind === 'match-context'
        ? `${String(origin.resultIndex)}.${String(origin.contextIndex)}`
        : String(origin.index);
  const endOnly = [...event.losses].flatMap(([name, { kind }]) =>
    kind === 'end-only' ? [name] : [],
  );
  const words = [product ?? '?', ...(categories ?? ['?']), ...(services ?? []).map((s) => `/${s}`)];
  return {
    at,
    logsource: words.join(' '),
    fields: Object.fromEntries(event.fields),
    ...(endOnly.length === 0 ? {} : { endOnly }),
  };
}

/** The fields of the events of one category, in order. */
export function fieldsOfCategory(
  rows: readonly EventRow[],
  category: string,
): readonly Readonly<Record<string, unknown>>[] {
  return rows
    .filter(({ logsource }) => logsource.split(' ').includes(category))
    .map(({ fields }) => fields);
}
