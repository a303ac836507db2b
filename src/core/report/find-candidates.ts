import { childIds, entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { unlabelledKindOf, type UnlabelledKind } from './recognise.ts';
import type { ReportPart, ReportShape } from './sample-report.ts';
import {
  objectOf,
  sha256At,
  splitBehaviourId,
  textOf,
  vtObjectAt,
  type VtObject,
} from './vt-object.ts';

/** Something in a document that describes (a part of) a sample. */
export interface Candidate {
  /** The object itself, with its envelope. */
  readonly node: number;
  readonly role: ReportPart['role'];
  readonly shape: ReportShape;
  readonly attributes: number;
  readonly context: number | undefined;
  readonly sha256: string | undefined;
  readonly sandbox: string | undefined;
}

/** What a document holds, as far as it is of VirusTotal. */
export interface Findings {
  readonly candidates: readonly Candidate[];
  /** API objects that describe no file, and links to files without their attributes. */
  readonly others: readonly VtObject[];
  readonly hasOldReport: boolean;
  /** Whether a list was met, even an empty one. */
  readonly hasList: boolean;
}

/** How many wrappers (`data`, a list, a program's own object) may stand around a report. */
const MAX_WRAPPERS = 4;

/** After so many values without a report a document is something else; a log has millions of them. */
const MAX_VISITS = 100_000;

interface OpenFindings {
  readonly candidates: Candidate[];
  readonly others: VtObject[];
  hasOldReport: boolean;
  hasList: boolean;
  nVisits: number;
}

/**
 * All reports in a document, below at most MAX_WRAPPERS wrappers, in document order. A wrapper is a
 * list, an object with `data`, or any other object that is no report itself. Never throws.
 * O(nodes of the wrappers).
 */
export function findCandidates(index: JsonIndex): Findings {
  const findings: OpenFindings = {
    candidates: [],
    others: [],
    hasOldReport: false,
    hasList: false,
    nVisits: 0,
  };
  visit(index, { node: 0, depth: 0, isListItem: false, links: undefined }, findings);
  return findings;
}

/** A place of the search; `links` is the text of the nearest link to the reply itself. */
interface Visit {
  readonly node: number;
  readonly depth: number;
  readonly isListItem: boolean;
  readonly links: string | undefined;
}

function visit(index: JsonIndex, place: Visit, findings: OpenFindings): void {
  const { node, depth } = place;
  const kind = kindOf(index, node);
  if (kind !== 'object' && kind !== 'array') return;
  if (kind === 'array') {
    findings.hasList = true;
    visitChildren(index, { ...place, isListItem: true }, findings);
    return;
  }
  const object = vtObjectAt(index, node);
  if (object !== undefined) {
    const candidate = candidateOf(index, object, place.isListItem);
    if (candidate === undefined) findings.others.push(object);
    else findings.candidates.push(candidate);
    return;
  }
  const links = selfLinkOf(index, node) ?? place.links;
  const data = memberOf(index, node, 'data');
  if (data !== undefined && (kindOf(index, data) === 'object' || kindOf(index, data) === 'array')) {
    visit(index, { ...place, node: data, depth: depth + 1, links }, findings);
    return;
  }
  const unlabelled = unlabelledKindOf(index, node);
  if (unlabelled === 'api-v2') findings.hasOldReport = true;
  else if (unlabelled !== undefined) {
    findings.candidates.push(unlabelledCandidate(index, { ...place, links }, unlabelled));
  } else visitChildren(index, { ...place, isListItem: false, links }, findings);
}

function visitChildren(index: JsonIndex, place: Visit, findings: OpenFindings): void {
  if (place.depth >= MAX_WRAPPERS) return;
  for (const child of childIds(index, place.node)) {
    if (findings.candidates.length === 0 && ++findings.nVisits > MAX_VISITS) return;
    visit(index, { ...place, node: child, depth: place.depth + 1 }, findings);
  }
}

function candidateOf(
  index: JsonIndex,
  object: VtObject,
  isListItem: boolean,
): Candidate | undefined {
  const { node, attributes, context } = object;
  if (attributes === undefined) return undefined;
  if (object.type === 'file') {
    const sha256 = sha256At(textOf(index, attributes, 'sha256')) ?? sha256At(object.id);
    return { node, role: 'file', shape: 'file', attributes, context, sha256, sandbox: undefined };
  }
  if (object.type !== 'file_behaviour' && object.type !== 'sigma_analysis') return undefined;
  const id = splitBehaviourId(object.id);
  return {
    node,
    role: 'behaviour',
    shape: isListItem ? 'behaviours' : 'behaviour',
    attributes,
    context: undefined,
    sha256: id?.sha256,
    sandbox: textOf(index, attributes, 'sandbox_name') ?? sandboxOf(object, id?.sandbox),
  };
}

/** A sigma_analysis has a number where a behaviour has its sandbox. */
function sandboxOf(object: VtObject, idRest: string | undefined): string | undefined {
  return object.type === 'file_behaviour' ? idRest : undefined;
}

function unlabelledCandidate(
  index: JsonIndex,
  place: Visit,
  kind: Exclude<UnlabelledKind, 'api-v2'>,
): Candidate {
  const { node } = place;
  const holder = kind === 'structure' ? objectOf(index, node, 'metadata') : node;
  const own = holder === undefined ? undefined : sha256At(textOf(index, holder, 'sha256'));
  return {
    node,
    role: kind === 'behaviour-summary' ? 'behaviour' : kind,
    shape: kind,
    attributes: node,
    context: undefined,
    sha256: own ?? sha256OfLink(place.links),
    sandbox: kind === 'behaviour-summary' ? textOf(index, node, 'sandbox_name') : undefined,
  };
}

function selfLinkOf(index: JsonIndex, node: number): string | undefined {
  const links = objectOf(index, node, 'links');
  return links === undefined ? undefined : textOf(index, links, 'self');
}

/** The file that a reply is about, by the address that it was asked from: `…/files/<sha256>/…`. */
function sha256OfLink(link: string | undefined): string | undefined {
  const marker = '/files/';
  const at = link?.indexOf(marker) ?? -1;
  return at < 0 ? undefined : sha256At(link, at + marker.length);
}

/** Whether a node lies in the subtree of another one, or is it. Never throws. */
export function isWithin(index: JsonIndex, node: number, ancestor: number): boolean {
  return ancestor <= node && node < entryOf(index.nextIds, ancestor);
}
