import { err, ok, type Result } from '../base/result.ts';
import { didYouMean, suggestNames } from '../base/suggest.ts';
import { nodeAtJsonPath } from '../core/json/json-path.ts';
import { exposureOf, structureNodesOf } from '../core/vt/exposure.ts';
import { parseVtPath } from '../core/vt/parse-vt-path.ts';
import type { Exposure, VtModel } from '../core/vt/vt-model.ts';
import { printVtPath, structureNodeAt, structurePathOf, vtValueAt } from '../core/vt/vt-path.ts';
import type { ModuleStruct, ValuePath } from '../core/yara/module-value.ts';

/**
 * The place that a pick names: a vt path, or a JSONPath into a loaded file. The place must be there in
 * the sample, as a click needs something to click on. The error says why there is none. Never throws.
 */
export function readPickPath(model: VtModel, pathText: string): Result<ValuePath, string> {
  return pathText.startsWith('$') ? fromJsonPath(model, pathText) : fromVtPath(model, pathText);
}

function fromVtPath(model: VtModel, pathText: string): Result<ValuePath, string> {
  const path = parseVtPath(pathText);
  if (!path.ok) return err(`${path.error.message} (at character ${path.error.offset + 1})`);
  return structureNodeAt(model, path.value) === undefined
    ? err(absenceOf(model, path.value))
    : path;
}

/** Where the way to a place breaks off in this sample, and what is there instead. */
function absenceOf(model: VtModel, path: ValuePath): string {
  const length = path.findIndex(
    (_, at) => vtValueAt(model.data, path.slice(0, at + 1)) === undefined,
  );
  const missing = `this sample has nothing at ${printVtPath(path.slice(0, length + 1))}`;
  const parent = vtValueAt(model.data, path.slice(0, length));
  const step = path[length];
  if (step?.kind === 'index' && Array.isArray(parent)) {
    const { length: count } = parent;
    const last = String(count - 1);
    return count === 0
      ? `${missing}: the list is empty`
      : `${missing}: its last element is [${last}]`;
  }
  if (step?.kind !== 'key' || !(parent instanceof Map)) return missing;
  const keys = [...(parent as ModuleStruct).keys()];
  const hint = didYouMean(suggestNames(step.key, keys));
  return hint === undefined ? missing : `${missing}; ${hint}`;
}

function fromJsonPath(model: VtModel, pathText: string): Result<ValuePath, string> {
  const absences: string[] = [];
  let refusal: string | undefined;
  for (const { id, index } of model.report.documents) {
    const node = nodeAtJsonPath(index, pathText);
    if (!node.ok) {
      absences.push(node.error.message);
      continue;
    }
    const structureNode = structureNodesOf(model, id, node.value)[0];
    if (structureNode !== undefined) return ok(structurePathOf(model, structureNode));
    refusal ??= refusalText(exposureOf(model, id, node.value));
  }
  return err(refusal ?? furthest(absences));
}

/** Of the places where the way breaks off in each file, the one that came furthest: it has the longest path. */
function furthest(absences: readonly string[]): string {
  return absences.reduce((a, b) => (reachOf(b) > reachOf(a) ? b : a), absences[0] ?? '');
}

function reachOf(absence: string): number {
  return absence.indexOf('`', 1);
}

function refusalText(exposure: Exposure | undefined): string {
  if (exposure === undefined)
    return 'the vt module has no field for this itself; pick one below it';
  return exposure.instead === undefined
    ? exposure.reason
    : `${exposure.reason}; use ${exposure.instead}`;
}
