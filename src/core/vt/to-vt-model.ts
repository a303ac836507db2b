import { invariant } from '../../base/assert.ts';
import { visibleText } from '../../base/visible-text.ts';
import { indexJson } from '../json/index-json.ts';
import { entryOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { keyOf } from '../json/json-text.ts';
import type { LoadedDocument, ReportPart, SampleReport } from '../report/sample-report.ts';
import { collectFields, collectStructure, type FieldSink } from './collect-part.ts';
import { convertValue } from './convert-value.ts';
import { createDropLog, type DropLog } from './drop-log.ts';
import { CONTEXT_FIELDS, fieldRulesOf } from './field-map.ts';
import { placeBelow, startPlace, type FieldPlace } from './field-place.ts';
import { createDraftMerger } from './merge-drafts.ts';
import { writeStructure, type WrittenPart } from './structure-writer.ts';
import { moduleStructOf } from './vt-data.ts';
import {
  addOrigins,
  createScalarDraft,
  createStructDraft,
  NOWHERE,
  type Draft,
  type StructDraft,
} from './vt-draft.ts';
import type { Origin, VtModel } from './vt-model.ts';
import { VT_SCHEMA, vtMessage } from './vt-schema.ts';

/** Whose value counts when two parts disagree: the file object's, then a structure's, then a sandbox's. */
const ROLE_ORDER: readonly ReportPart['role'][] = ['file', 'structure', 'behaviour'];

/** How much of a value a note quotes. UTF-16 code units. */
const MAX_QUOTED = 60;

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
  const root = createRoot();
  const log = createDropLog();
  const merger = createDraftMerger(root, (path, kept, dropped) => {
    log.note(conflictNote(parts, path, kept, dropped));
  });
  const sink: FieldSink = {
    has: (branch, field) => branchOf(root, branch).members.has(field),
    add: (branch, field, draft) => {
      merger.add(branch, field, draft);
    },
    addOrigin: (branch, origin) => {
      addOrigins(branchOf(root, branch), origin);
    },
  };
  for (const [number, part] of parts.entries()) collectPart(part, number, log, sink);
  addNewFile(parts, root, log);
  return finishModel(report, parts, root, log);
}

/** A part of the report with the document that it is in. */
interface PlacedPart extends WrittenPart {
  readonly part: ReportPart;
  readonly document: LoadedDocument;
}

function partsInOrder(report: SampleReport): readonly PlacedPart[] {
  const inOrder = ROLE_ORDER.flatMap((role) => report.parts.filter((part) => part.role === role));
  return inOrder.flatMap((part): readonly PlacedPart[] => {
    const document = report.documents.find(({ id }) => id === part.documentId);
    if (document === undefined) return [];
    const { documentId, sandbox } = part;
    return [{ part, document, documentId, sandbox, index: document.index }];
  });
}

function createRoot(): StructDraft {
  const root = createStructDraft(NOWHERE, VT_SCHEMA.root);
  for (const branch of ['behaviour', 'metadata']) {
    const type = vtMessage(VT_SCHEMA.root).fields.get(branch)?.type;
    invariant(type?.kind === 'struct', 'the branches of the vt module are messages');
    root.members.set(branch, createStructDraft(NOWHERE, type.message));
  }
  return root;
}

function finishModel(
  report: SampleReport,
  parts: readonly PlacedPart[],
  root: StructDraft,
  log: DropLog,
): VtModel {
  const written = writeStructure(root, parts);
  const structure = indexJson(written.bytes);
  invariant(structure.ok, 'the written structure is JSON');
  const originTable = written.origins;
  let origins: readonly (readonly Origin[])[] | undefined;
  return {
    report,
    data: moduleStructOf(root),
    structure: structure.value,
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

function collectPart(placed: PlacedPart, number: number, log: DropLog, sink: FieldSink): void {
  const { part, document, index } = placed;
  const source = log.createSource(document, number);
  const node = part.attributes;
  const holder = { node, place: placeOf(index, node), rules: fieldRulesOf(part.role) };
  if (part.role === 'structure') {
    collectStructure(source, holder, sink);
    return;
  }
  sink.addOrigin(part.role === 'file' ? 'metadata' : 'behaviour', { part: number, node });
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
function addNewFile(parts: readonly PlacedPart[], root: StructDraft, log: DropLog): void {
  const metadata = branchOf(root, 'metadata');
  if (metadata.members.has('new_file')) return;
  for (const { part, document } of parts) {
    if (part.role !== 'file') continue;
    const first = dateOf(document, part.attributes, 'first_submission_date');
    const last = dateOf(document, part.attributes, 'last_submission_date');
    if (first === undefined || last === undefined) continue;
    const isNew = first === last;
    metadata.members.set('new_file', createScalarDraft(NOWHERE, isNew, false));
    const is = isNew ? 'is' : 'is not';
    log.note(
      `vt.metadata.new_file is ${String(isNew)} because the first submission ${is} the last one`,
    );
    return;
  }
}

function dateOf(document: LoadedDocument, attributes: number, name: string): bigint | undefined {
  const node = memberOf(document.index, attributes, name);
  if (node === undefined) return undefined;
  const quiet = createDropLog().createSource(document, 0);
  const type = { kind: 'integer' } as const;
  const date = convertValue(quiet, { ...startPlace(name), node, type, rule: undefined });
  return date?.kind === 'scalar' && typeof date.value === 'bigint' ? date.value : undefined;
}

function branchOf(root: StructDraft, branch: string): StructDraft {
  const draft = root.members.get(branch);
  invariant(draft?.kind === 'struct', 'the branches are there from the start');
  return draft;
}

/** The place of a node: any element of a list is the same place. */
function placeOf(index: JsonIndex, node: number): FieldPlace {
  const keys: (string | undefined)[] = [];
  for (let at = node; at > 0; at = entryOf(index.parentIds, at)) keys.push(keyOf(index, at));
  return keys.reverse().reduce(placeBelow, startPlace('$'));
}

function conflictNote(
  parts: readonly PlacedPart[],
  path: readonly string[],
  kept: Draft,
  dropped: Draft,
): string {
  const [used, unused] = [kept, dropped].map((draft) => described(draft, parts[draft.part]));
  return `the documents differ in vt.${path.join('.')}: ${String(used)} is used, ${String(unused)} is not`;
}

/** A value in a sentence, with the sandbox that reported it. */
function described(draft: Draft, part: PlacedPart | undefined): string {
  const text = draft.kind === 'scalar' ? (draft.constant ?? String(draft.value)) : draft.kind;
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  const from = part?.sandbox === undefined ? '' : ` (${visibleText(part.sandbox)})`;
  return `\`${visibleText(shown)}\`${from}`;
}
