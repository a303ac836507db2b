import { mergeReports } from '../../report/merge-reports.ts';
import { loadReport } from '../../report/testdata/load-document.ts';
import { toVtModel } from '../to-vt-model.ts';
import { vtDataToJson } from '../vt-data.ts';
import type { VtModel } from '../vt-model.ts';

/** The model of the one sample that these documents describe. Throws for several samples. */
export function modelOf(...contents: readonly unknown[]): VtModel {
  const reports = contents.map((content, position) => loadReport(content, position + 1));
  const [sample, other] = mergeReports(reports).samples;
  if (sample === undefined || other !== undefined)
    throw new Error('test reports are not one sample');
  return toVtModel(sample);
}

/** The module's data as plain JSON, enums as numbers. */
export function dataOf(model: VtModel): unknown {
  const data: unknown = JSON.parse(vtDataToJson(model.data));
  return data;
}
