import { encodeUtf8 } from '../../../base/utf8.ts';
import { indexJson } from '../../json/index-json.ts';
import type { LoadedDocument, SampleReport } from '../sample-report.ts';
import { readReport } from '../read-report.ts';

/** A document of this JSON text, or of the text of this value. Throws for text that is no JSON. */
export function loadDocument(content: unknown, id = 1): LoadedDocument {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const index = indexJson(encodeUtf8(text));
  if (!index.ok) throw new Error(`test document is not JSON: ${index.error.message}`);
  return { id, name: `document-${String(id)}.json`, index: index.value };
}

/** The report in a document of this content. Throws when it is refused. */
export function loadReport(content: unknown, id = 1): SampleReport {
  const report = readReport(loadDocument(content, id));
  if (!report.ok) throw new Error(`test report is refused: ${report.error.message}`);
  return report.value;
}

/** SHA-256s that name samples in tests. */
export const SHA_A = 'a'.repeat(64);
export const SHA_B = 'b'.repeat(64);

/** A file object with these attributes, without `data` around it. */
export function fileObject(attributes: object, sha256 = SHA_A): object {
  return { type: 'file', id: sha256, attributes };
}

/** A behaviour of a sandbox with these attributes, without `data` around it. */
export function behaviourObject(attributes: object, sandbox = 'Zenbox', sha256 = SHA_A): object {
  return {
    type: 'file_behaviour',
    id: `${sha256}_${sandbox}`,
    attributes: { sandbox_name: sandbox, ...attributes },
  };
}
