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
import { writeStructure } from './structure-writer.ts';
import { moduleStructOf } from './vt-data.ts';
import { createStructDraft, type Draft, type StructDraft } from './vt-draft.ts';
import type { VtModel } from './vt-model.ts';
import { VT_SCHEMA, vtMessage } from './vt-schema.ts';

/** Whose value counts when two parts disagree: the file object's, then a structure's, then a sandbox's. */
const ROLE_ORDER: readonly ReportPart['role'][] = ['file', 'structure', 'behaviour'];

/** How much of a value a note quotes. UTF-16 code units. */
const MAX_QUOTED = 60;

/**
 * The sample as the vt module shows it to a rule: every field that the field map knows, converted to
 * the type of the schema and merged over the parts of the report. Of differing single values the
 * first one stays, with a note; lists get what the earlier ones did not have, maps are united; each
 * value keeps all its origins. `metadata` and `behaviour` are always there. What cannot be taken is listed
 * in `unmapped` and `exposures` with its reason, never thrown. O(size of the documents).
 * Source: docs.virustotal.com/docs/writing-yara-rules-for-livehunt, and field-map.ts for each field.
 */
export function toVtModel(report: SampleReport): VtModel {
  const root = createStructDraft(VT_SCHEMA.root);
  for (const branch of ['behaviour', 'metadata']) {
    const type = vtMessage(VT_SCHEMA.root).fields.get(branch)?.type;
    invariant(type?.kind === 'struct', 'the branches of the vt module are messages');
    root.members.set(branch, createStructDraft(type.message));
  }
  const log = createDropLog();
  const merger = createDraftMerger(root, (path, kept, dropped) => {
    log.note(conflictNote(path, kept, dropped));
  });
  const sink: FieldSink = {
    has: (branch, field) => branchOf(root, branch).members.has(field),
    add: (branch, field, draft) => {
      merger.add(branch, field, draft);
    },
    addOrigin: (branch, origin) => {
      branchOf(root, branch).origins.push(origin);
    },
  };
  for (const part of partsInOrder(report)) {
    collectPart(report, part, log, sink);
  }
  addNewFile(report, root, log);
  return finishModel(report, root, log);
}

function finishModel(report: SampleReport, root: StructDraft, log: DropLog): VtModel {
  const documents = new Map(report.documents.map((document) => [document.id, document.index]));
  const written = writeStructure(root, documents);
  const structure = indexJson(written.bytes);
  invariant(structure.ok, 'the written structure is JSON');
  return {
    report,
    data: moduleStructOf(root),
    structure: structure.value,
    origins: written.origins,
    unmapped: log.unmapped(),
    exposures: log.exposures(),
    notes: log.notes(),
  };
}

function partsInOrder(report: SampleReport): readonly ReportPart[] {
  return ROLE_ORDER.flatMap((role) => report.parts.filter((part) => part.role === role));
}

function collectPart(report: SampleReport, part: ReportPart, log: DropLog, sink: FieldSink): void {
  const document = documentOf(report, part);
  if (document === undefined) return;
  const source = log.createSource(document, part.sandbox);
  const node = part.attributes;
  const place = placeOf(document.index, node);
  const holder = { node, place, rules: fieldRulesOf(part.role) };
  if (part.role === 'structure') {
    collectStructure(source, holder, sink);
    return;
  }
  const origin = { documentId: document.id, node };
  if (part.role === 'file') sink.addOrigin('metadata', origin);
  else {
    const { sandbox } = part;
    sink.addOrigin('behaviour', sandbox === undefined ? origin : { ...origin, sandbox });
  }
  collectFields(source, holder, sink);
  if (part.context !== undefined) {
    const context = { node: part.context, place: placeOf(document.index, part.context) };
    collectFields(source, { ...context, rules: CONTEXT_FIELDS }, sink);
  }
}

/**
 * Adds `new_file`, which no report has: a file is new when its first submission is its last one.
 * Source: github.com/usualsuspect/yara_vt_mock does the same.
 */
function addNewFile(report: SampleReport, root: StructDraft, log: DropLog): void {
  const metadata = branchOf(root, 'metadata');
  if (metadata.members.has('new_file')) return;
  for (const part of report.parts) {
    const document = part.role === 'file' ? documentOf(report, part) : undefined;
    if (document === undefined) continue;
    const first = dateOf(document, part.attributes, 'first_submission_date');
    const last = dateOf(document, part.attributes, 'last_submission_date');
    if (first === undefined || last === undefined) continue;
    const value = first === last;
    metadata.members.set('new_file', { kind: 'scalar', value, isVerbatim: false, origins: [] });
    log.note(
      `vt.metadata.new_file is ${String(value)} because the first submission ${value ? 'is' : 'is not'} the last one`,
    );
    return;
  }
}

function dateOf(document: LoadedDocument, attributes: number, name: string): bigint | undefined {
  const node = memberOf(document.index, attributes, name);
  if (node === undefined) return undefined;
  const quiet = createDropLog().createSource(document, undefined);
  const date = convertValue(quiet, {
    ...startPlace(name),
    node,
    type: { kind: 'integer' },
    rule: undefined,
  });
  return date?.kind === 'scalar' && typeof date.value === 'bigint' ? date.value : undefined;
}

function documentOf(report: SampleReport, part: ReportPart): LoadedDocument | undefined {
  return report.documents.find((document) => document.id === part.documentId);
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

function conflictNote(path: readonly string[], kept: Draft, dropped: Draft): string {
  return `the documents differ in vt.${path.join('.')}: ${described(kept)} is used, ${described(dropped)} is not`;
}

/** A value in a sentence, with the sandbox that reported it. */
function described(draft: Draft): string {
  const from = draft.origins[0]?.sandbox;
  const text = draft.kind === 'scalar' ? (draft.constant ?? String(draft.value)) : draft.kind;
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return `\`${visibleText(shown)}\`${from === undefined ? '' : ` (${visibleText(from)})`}`;
}
