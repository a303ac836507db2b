import { readSigmaFile } from './read-sigma-file.ts';
import type { SigmaDocument } from './sigma-rule.ts';

type OfKind<Kind extends SigmaDocument['kind']> = Extract<SigmaDocument, { readonly kind: Kind }>;

/**
 * The document of a kind that begins at `start` of a file's text, as reading the file gives it;
 * undefined where there is none. Never throws. O(text).
 */
export function readDocumentAt<Kind extends SigmaDocument['kind']>(
  text: string,
  start: number,
  kind: Kind,
): OfKind<Kind> | undefined {
  const isIt = (document: SigmaDocument): document is OfKind<Kind> =>
    document.kind === kind && document.span.start === start;
  return readSigmaFile('', text).documents.find(isIt);
}
