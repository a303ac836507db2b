import { invariant } from '../../base/assert.ts';
import { visibleText } from '../../base/visible-text.ts';
import { entryOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { keyOf } from '../json/json-text.ts';
import type { LoadedDocument, ReportPart, SampleReport } from '../report/sample-report.ts';
import { collectFields, collectStructure, type Branch, type FieldSink } from './collect-part.ts';
import { convertValue } from './convert-value.ts';
import { DraftTable, NO_DRAFT, NO_PART } from './draft-table.ts';
import { createDropLog, type DropLog } from './drop-log.ts';
import { CONTEXT_FIELDS, fieldRulesOf } from './field-map.ts';
import { placeBelow, startPlace, type FieldPlace } from './field-place.ts';
import { createDraftMerger } from './merge-drafts.ts';
import { layoutOf } from './message-layout.ts';
import type { OriginPart } from './origin-table.ts';
import { writeStructure } from './structure-writer.ts';
import { createValuePlace } from './value-place.ts';
import type { ValueSource } from './value-source.ts';
import { moduleDataOf } from './vt-data.ts';
import type { Origin, VtModel } from './vt-model.ts';
import { VT_SCHEMA } from './vt-schema.ts';

/** Whose value counts when two parts disagree: the file object's, then a structure's, then a sandbox's. */
const ROLE_ORDER: readonly ReportPart['role'][] = ['file', 'structure', 'behaviour'];

/** How much of a value a note quotes. UTF-16 code units. */
const MAX_QUOTED = 60;

/** Room for the drafts that no node of a document stands for. */
const FIRST_DRAFTS = 16;

/**
 * The sample as the vt module shows it to a rule: every field that the field map knows, converted to
 * the type of the schema and merged over the parts of the report. Of differing single values the
 * first one stays, with a note; lists get what the earlier ones did not have, maps are united; each
 * value keeps all its origins. `metadata` and `behaviour` are always there. What cannot be taken is
 * listed in `unmapped` and `exposures` with its reason, never thrown. O(size of the documents).
 * Source: docs.virustotal.com/docs/writing-yara-rules-for-livehunt, and field-map.ts for each field.
 */
export function toVtModel(report: SampleReport): VtModel {
  const parts = partsInOrder(report);
  const root = createRoot(report, parts);
  const { drafts, branches } = root;
  const log = createDropLog();
  const merger = createDraftMerger(drafts, branches, (path, kept, dropped) => {
    log.note(conflictNote(parts, drafts, path, [kept, dropped]));
  });
  const sink: FieldSink = {
    has: (branch, field) => memberNamed(root, branch, field) !== NO_DRAFT,
    add: (branch, field, draft) => {
      merger.add(branch, field, draft);
    },
    addOrigin: (branch, part, node) => {
      drafts.addOrigins(branches[branch], drafts.addMap(part, node));
    },
  };
  for (const [number, part] of parts.entries()) {
    collectPart(part, log.createSource(part.document, number, drafts), sink);
  }
  addNewFile(parts, root, log);
  return finishModel(report, parts, root, log);
}

/** The drafts of a model: all of them, and those of its branches. */
interface DraftRoot {
  readonly drafts: DraftTable;
  readonly draft: number;
  readonly branches: Readonly<Record<Branch, number>>;
}

/** A part of the report with the document that it is in. */
interface PlacedPart extends OriginPart {
  readonly part: ReportPart;
  readonly document: LoadedDocument;
}

function partsInOrder(report: SampleReport): readonly PlacedPart[] {
  const inOrder = ROLE_ORDER.flatMap((role) => report.parts.filter((part) => part.role === role));
  return inOrder.flatMap((part): readonly PlacedPart[] => {
    const document = report.documents.find(({ id }) => id === part.documentId);
    if (document === undefined) return [];
    const { documentId, sandbox } = part;
    return [{ part, document, documentId, sandbox }];
  });
}

function createRoot(report: SampleReport, parts: readonly PlacedPart[]): DraftRoot {
  const nNodes = report.documents.reduce((sum, { index }) => sum + index.nNodes, 0);
  const drafts = new DraftTable(
    parts.map(({ document }) => document.index),
    nNodes + FIRST_DRAFTS,
  );
  const layout = layoutOf(VT_SCHEMA.root);
  const draft = drafts.addMessage(NO_PART, 0, layout);
  const addBranch = (branch: Branch): number => {
    const position = layout.positions.get(branch);
    const type = layout.fields[position ?? -1]?.type;
    invariant(type?.kind === 'struct', 'the branches of the vt module are messages');
    const message = drafts.addMessage(NO_PART, 0, layoutOf(type.message));
    drafts.insertMember(draft, position ?? 0, message);
    return message;
  };
  const branches = { behaviour: addBranch('behaviour'), metadata: addBranch('metadata') };
  return { drafts, draft, branches };
}

function finishModel(
  report: SampleReport,
  parts: readonly PlacedPart[],
  root: DraftRoot,
  log: DropLog,
): VtModel {
  const sizeBytes = report.documents.reduce((sum, { index }) => sum + index.bytes.length, 0);
  const written = writeStructure(root.drafts, root.draft, parts, sizeBytes);
  const structure = written.index;
  const originTable = written.origins;
  let origins: readonly (readonly Origin[])[] | undefined;
  return {
    report,
    data: moduleDataOf(structure),
    structure,
    originTable,
    get origins() {
      origins ??= Array.from({ length: originTable.nNodes }, (_, node) => originTable.of(node));
      return origins;
    },
    unmapped: log.unmapped(),
    exposures: log.exposures(),
    notes: log.notes(),
  };
}

function collectPart({ part }: PlacedPart, source: ValueSource, sink: FieldSink): void {
  const { index } = source;
  const node = part.attributes;
  const holder = { node, place: placeOf(index, node), rules: fieldRulesOf(part.role) };
  if (part.role === 'structure') {
    collectStructure(source, holder, sink);
    return;
  }
  sink.addOrigin(part.role === 'file' ? 'metadata' : 'behaviour', source.part, node);
  collectFields(source, holder, sink);
  if (part.context !== undefined) {
    const context = { node: part.context, place: placeOf(index, part.context) };
    collectFields(source, { ...context, rules: CONTEXT_FIELDS }, sink);
  }
}

/**
 * Adds `new_file`, which no report has: a file is new when its first submission is its last one.
 * Source: github.com/usualsuspect/yara_vt_mock does the same.
 */
function addNewFile(parts: readonly PlacedPart[], root: DraftRoot, log: DropLog): void {
  const { drafts, branches } = root;
  if (memberNamed(root, 'metadata', 'new_file') !== NO_DRAFT) return;
  for (const { part, document } of parts) {
    if (part.role !== 'file') continue;
    const first = dateOf(document, part.attributes, 'first_submission_date');
    const last = dateOf(document, part.attributes, 'last_submission_date');
    if (first === undefined || last === undefined) continue;
    const isNew = first === last;
    const position = drafts.layoutOf(branches.metadata).positions.get('new_file');
    invariant(position !== undefined, 'the metadata has the field');
    const newFile = drafts.addWritten(NO_PART, 0, String(isNew));
    drafts.insertMember(branches.metadata, position, newFile);
    const is = isNew ? 'is' : 'is not';
    log.note(
      `vt.metadata.new_file is ${String(isNew)} because the first submission ${is} the last one`,
    );
    return;
  }
}

/** The canonical JSON text of an integer among the attributes. */
function dateOf(document: LoadedDocument, attributes: number, name: string): string | undefined {
  const node = memberOf(document.index, attributes, name);
  if (node === undefined) return undefined;
  const drafts = new DraftTable([document.index], FIRST_DRAFTS);
  const quiet = createDropLog().createSource(document, 0, drafts);
  const place = createValuePlace(startPlace(name), { kind: 'integer' }, undefined);
  const date = convertValue(quiet, node, place);
  return date === NO_DRAFT ? undefined : drafts.jsonTextOf(date);
}

function memberNamed({ drafts, branches }: DraftRoot, branch: Branch, field: string): number {
  const position = drafts.layoutOf(branches[branch]).positions.get(field);
  return position === undefined ? NO_DRAFT : drafts.memberAt(branches[branch], position);
}

/** The place of a node: any element of a list is the same place. */
function placeOf(index: JsonIndex, node: number): FieldPlace {
  const keys: (string | undefined)[] = [];
  for (let at = node; at > 0; at = entryOf(index.parentIds, at)) keys.push(keyOf(index, at));
  return keys.reverse().reduce(placeBelow, startPlace('$'));
}

function conflictNote(
  parts: readonly PlacedPart[],
  drafts: DraftTable,
  path: readonly string[],
  keptAndDropped: readonly [kept: number, dropped: number],
): string {
  const [used, unused] = keptAndDropped.map((draft) =>
    described(drafts, draft, parts[drafts.partOf(draft)]),
  );
  return `the documents differ in vt.${path.join('.')}: ${String(used)} is used, ${String(unused)} is not`;
}

/** A value in a sentence, with the sandbox that reported it. */
function described(drafts: DraftTable, draft: number, part: PlacedPart | undefined): string {
  const text = drafts.isScalar(draft) ? scalarText(drafts, draft) : 'an object or list';
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  const from = part?.sandbox === undefined ? '' : ` (${visibleText(part.sandbox)})`;
  return `\`${visibleText(shown)}\`${from}`;
}

function scalarText(drafts: DraftTable, scalar: number): string {
  const value: unknown = JSON.parse(drafts.jsonTextOf(scalar));
  return typeof value === 'string' ? value : drafts.jsonTextOf(scalar);
}
