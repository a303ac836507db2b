// The same parser as `js-yaml`, compiled for older engines: V8 runs it four times as fast, since its
// state is not made by spreading objects.
import { parseEvents, YAMLException } from 'js-yaml/browser';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import { buildDocuments } from './build-tree.ts';
import { splitDocuments } from './split-documents.ts';
import { syntaxError } from './syntax-error.ts';
import type { YamlDocument } from './yaml-node.ts';

/** A rule file has a few kilobytes; the largest published one has 300. In UTF-16 code units. */
export const MAX_YAML_LENGTH = 1024 * 1024;

/** Lists and maps inside each other. */
export const MAX_YAML_DEPTH = 64;

/** Documents of one file: as many as rules of the usual size fit into it, several times over. */
export const MAX_YAML_DOCUMENTS = 5000;

export interface YamlFile {
  /** In the order of the text; one that is not YAML has no root. */
  readonly documents: readonly YamlDocument[];
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The documents of a YAML file as trees with the places of everything. text: a BOM and CRLF are fine;
 * spans are UTF-16 offsets into it. Plain scalars have the types of YAML 1.2's core schema. A document
 * that is not YAML is told of at the place where it stops to be, and does not stop the others. Aliases
 * and tags are refused in words, duplicate keys told of at the second one. Nothing for an empty file.
 * Never throws. Source: YAML 1.2.2.
 */
export function parseYaml(text: string): YamlFile {
  if (text.length > MAX_YAML_LENGTH) return { documents: [], diagnostics: [tooLarge(text)] };
  const diagnostics: Diagnostic[] = [];
  const whole = parsePart(text, 0, diagnostics);
  const documents = whole.ok ? whole.documents : parseParts(text, diagnostics, whole.error);
  if (documents.length > MAX_YAML_DOCUMENTS) {
    const span = documents[MAX_YAML_DOCUMENTS]?.span ?? { start: 0, end: 0 };
    diagnostics.push(tooManyDocuments(span.start));
  }
  diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { documents: documents.slice(0, MAX_YAML_DOCUMENTS), diagnostics };
}

type PartResult =
  | { readonly ok: true; readonly documents: readonly YamlDocument[] }
  | { readonly ok: false; readonly error: Diagnostic };

function parsePart(part: string, base: number, diagnostics: Diagnostic[]): PartResult {
  try {
    const events = parseEvents(part, { maxDepth: MAX_YAML_DEPTH });
    return { ok: true, documents: buildDocuments(part, base, events, diagnostics) };
  } catch (thrown) {
    // The parser throws for text that is not YAML; anything else that it throws is told of the same way.
    const isPlaced = thrown instanceof YAMLException;
    const reason = isPlaced ? thrown.reason : String(thrown);
    const position = isPlaced ? (thrown.mark?.position ?? 0) : 0;
    return { ok: false, error: syntaxError(part, base, position, reason) };
  }
}

/** The documents one by one, after the file as a whole was none. error: why it was not. */
function parseParts(
  text: string,
  diagnostics: Diagnostic[],
  error: Diagnostic,
): readonly YamlDocument[] {
  const parts = splitDocuments(text);
  const documents: YamlDocument[] = [];
  let isTold = false;
  for (const { start, end } of parts) {
    if (documents.length > MAX_YAML_DOCUMENTS) break;
    const result =
      parts.length === 1 ? undefined : parsePart(text.slice(start, end), start, diagnostics);
    if (result?.ok === true) {
      documents.push(...result.documents);
    } else {
      diagnostics.push(result?.error ?? error);
      documents.push({ root: undefined, span: { start, end } });
      isTold = true;
    }
  }
  if (!isTold) diagnostics.push(error);
  return documents;
}

function tooLarge(text: string): Diagnostic {
  return sigmaDiagnostic(
    'sigma/yaml-too-large',
    { start: 0, end: Math.min(text.length, 1) },
    `the file has ${text.length} characters; more than ${MAX_YAML_LENGTH} are not read`,
    { help: 'split it into several files' },
  );
}

function tooManyDocuments(start: number): Diagnostic {
  return sigmaDiagnostic(
    'sigma/yaml-too-many-documents',
    { start, end: start },
    `the file has more than ${MAX_YAML_DOCUMENTS} documents; the rest is not read`,
    { help: 'split it into several files' },
  );
}
