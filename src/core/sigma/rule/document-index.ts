import { quoted } from '../sigma-code.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import { documentName } from './read-head.ts';
import type { FileDiagnostic, FilePlace } from './rule-collection.ts';
import type { SigmaDocument } from './sigma-rule.ts';

/** A document of one of several files. */
export interface Placed<Document extends SigmaDocument = SigmaDocument> extends FilePlace {
  readonly document: Document;
}

/** Documents by what others may call them. */
export interface DocumentIndex {
  readonly byId: ReadonlyMap<string, Placed>;
  readonly byName: ReadonlyMap<string, Placed>;
}

/**
 * The documents by id, where case does not matter, and by name, where it does. Of two with the same one
 * the first is called by it; the second is told of. Filters are called by nobody. Never throws.
 */
export function indexDocuments(
  documents: readonly Placed[],
  diagnostics: FileDiagnostic[],
): DocumentIndex {
  const byId = new Map<string, Placed>();
  const byName = new Map<string, Placed>();
  const ids = new Map<string, Placed>();
  for (const placed of documents) {
    const { id, name } = placed.document.head;
    const isCallable = placed.document.kind !== 'filter';
    if (id !== undefined) {
      const key = id.toLowerCase();
      const first = ids.get(key);
      if (first === undefined) ids.set(key, placed);
      else reportDuplicate(diagnostics, 'id', placed, first);
      if (isCallable && !byId.has(key)) byId.set(key, placed);
    }
    if (name !== undefined && isCallable) {
      const first = byName.get(name);
      if (first === undefined) byName.set(name, placed);
      else reportDuplicate(diagnostics, 'name', placed, first);
    }
  }
  return { byId, byName };
}

/** The document that a reference calls. Never throws. */
export function findDocument(
  { byId, byName }: DocumentIndex,
  reference: string,
): Placed | undefined {
  return byId.get(reference.toLowerCase()) ?? byName.get(reference);
}

function reportDuplicate(
  diagnostics: FileDiagnostic[],
  key: 'id' | 'name',
  second: Placed,
  first: Placed,
): void {
  const span = second.document.headSpans?.[key] ?? second.document.span;
  const firstSpan = first.document.headSpans?.[key] ?? first.document.span;
  const isSameFile = first.file === second.file;
  // Of a document that was merged into several, each has it from the same place.
  if (isSameFile && firstSpan.start === span.start) return;
  const text = quoted(second.document.head[key] ?? '');
  const where = isSameFile ? '' : ` in ${quoted(first.fileName)}`;
  const message = `the ${key} ${text} is also that of ${documentName(first.document.head)}${where}`;
  diagnostics.push({
    file: second.file,
    fileName: second.fileName,
    diagnostic: sigmaDiagnostic(
      key === 'id' ? 'sigma/duplicate-id' : 'sigma/duplicate-name',
      span,
      message,
      isSameFile ? { related: [{ span: firstSpan, message: `the same ${key}` }] } : {},
    ),
  });
}
