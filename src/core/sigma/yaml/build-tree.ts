import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml/browser';
import { COLLECTION_STYLE, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml/browser';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { addEntry } from './add-entry.ts';
import { anchorOf, reportAlias, typeOfTagged } from './node-properties.ts';
import { resolveScalar } from './resolve-scalar.ts';
import { isYamlSpace, skipTrivia } from './skip-trivia.ts';
import type { ScalarStyle, YamlDocument, YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts';

/** A collection, or a document, that is being read. */
interface Frame {
  readonly kind: 'document' | 'sequence' | 'map';
  readonly start: number;
  readonly items: YamlNode[];
  readonly entries: YamlEntry[];
  /** Where each key stood first. */
  readonly keys: Map<string, YamlScalar>;
  /** Of a map: the key whose value comes next. */
  key: YamlNode | undefined;
}

/** What building shares. Offsets of events are into `part`, which begins at `base` of the file. */
export interface TreeState {
  readonly part: string;
  readonly base: number;
  readonly diagnostics: Diagnostic[];
  readonly documents: YamlDocument[];
  readonly frames: Frame[];
  /** The names of the document's anchors so far. */
  readonly anchors: Set<string>;
  /** The end of what was read last. */
  cursor: number;
}

/**
 * The documents that the parser's events describe. part: the text of which they are the events, which
 * begins at `base` of the file; spans are into the file. What is wrong is added to `diagnostics`:
 * duplicate keys, aliases, anchors, tags, keys that are no text. Never throws on events of `parseEvents`.
 */
export function buildDocuments(
  part: string,
  base: number,
  events: readonly Event[],
  diagnostics: Diagnostic[],
): readonly YamlDocument[] {
  const state: TreeState = {
    part,
    base,
    diagnostics,
    documents: [],
    frames: [],
    anchors: new Set(),
    cursor: 0,
  };
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        state.anchors.clear();
        open(state, 'document', state.cursor);
        break;
      case EVENT_ID.SEQUENCE:
        openCollection(state, 'sequence', event);
        break;
      case EVENT_ID.MAPPING:
        openCollection(state, 'map', event);
        break;
      case EVENT_ID.SCALAR:
        attach(state, readScalar(state, event));
        break;
      case EVENT_ID.ALIAS:
        attach(state, readAlias(state, event.anchorStart, event.anchorEnd));
        break;
      case EVENT_ID.POP:
        close(state);
        break;
    }
  }
  return state.documents;
}

function open(state: TreeState, kind: Frame['kind'], start: number): void {
  state.frames.push({ kind, start, items: [], entries: [], keys: new Map(), key: undefined });
  state.cursor = Math.max(state.cursor, start);
}

function openCollection(
  state: TreeState,
  kind: 'sequence' | 'map',
  event: SequenceEvent | MappingEvent,
): void {
  anchorOf(state, event, false);
  typeOfTagged(state, event, kind, '');
  open(state, kind, event.start);
  // A pair in a list, `[a: b]`, is a flow map without a brace.
  const isBracket = event.style === COLLECTION_STYLE.FLOW && isOpener(state.part[event.start]);
  if (isBracket) state.cursor = event.start + 1;
}

function isOpener(character: string | undefined): boolean {
  return character === '[' || character === '{';
}

function close(state: TreeState): void {
  const frame = state.frames.pop();
  if (frame === undefined) return;
  if (frame.kind === 'document') {
    const root = frame.items[0];
    const span = root?.span ?? place(state, state.cursor, state.cursor);
    state.documents.push({ root: isNothing(root) ? undefined : root, span });
    return;
  }
  if (isOpener(state.part[frame.start])) state.cursor = closerEnd(state);
  const span = place(state, frame.start, state.cursor);
  attach(
    state,
    frame.kind === 'map'
      ? { kind: 'map', entries: frame.entries, span }
      : { kind: 'sequence', items: frame.items, span },
  );
}

function isNothing(root: YamlNode | undefined): boolean {
  return root?.kind === 'scalar' && root.type === 'null' && root.text === '';
}

/** Behind the bracket that closes the present flow collection. */
function closerEnd(state: TreeState): number {
  let at = skipTrivia(state.part, state.cursor);
  while (state.part[at] === ',' || state.part[at] === ':') at = skipTrivia(state.part, at + 1);
  const isCloser = state.part[at] === ']' || state.part[at] === '}';
  return isCloser ? at + 1 : state.cursor;
}

/** Gives a finished node to the collection around it. */
function attach(state: TreeState, node: YamlNode): void {
  const frame = state.frames.at(-1);
  if (frame === undefined) return;
  if (frame.kind !== 'map') {
    frame.items.push(node);
  } else if (frame.key === undefined) {
    frame.key = node;
  } else {
    const isRoot = state.frames.length === 2;
    addEntry(state.diagnostics, frame.entries, frame.keys, frame.key, node, isRoot);
    frame.key = undefined;
  }
}

function readScalar(state: TreeState, event: ScalarEvent): YamlScalar {
  const isEmpty = event.valueStart === -1;
  const text = isEmpty ? '' : getScalarValue(state.part, event);
  const style = STYLES[event.style];
  const type = style === 'plain' ? resolveScalar(text) : 'string';
  const [start, end] = isEmpty ? emptyPlace(state, event) : scalarPlace(state, event, style);
  state.cursor = Math.max(state.cursor, end);
  anchorOf(state, event, isEmpty);
  const tagged = typeOfTagged(state, event, 'scalar', text) ?? type;
  return { kind: 'scalar', text, style, type: tagged, span: place(state, start, end) };
}

const STYLES: Readonly<Record<ScalarEvent['style'], ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

function scalarPlace(state: TreeState, event: ScalarEvent, style: ScalarStyle): [number, number] {
  const { valueStart, valueEnd } = event;
  if (style === 'single' || style === 'double') return [valueStart - 1, valueEnd + 1];
  let end = valueEnd;
  while (end > valueStart && isYamlSpace(state.part.charCodeAt(end - 1))) end--;
  return [valueStart, end];
}

/** Where a value would stand that is not there: behind its properties, its colon or its dash. */
function emptyPlace(state: TreeState, event: ScalarEvent): [number, number] {
  const frame = state.frames.at(-1);
  let at = Math.max(state.cursor, event.anchorEnd, event.tagEnd);
  if (at === state.cursor && frame !== undefined && frame.kind !== 'document') {
    const isValue = frame.kind === 'map' && frame.key !== undefined;
    const next = skipTrivia(state.part, at);
    const mark = state.part[next];
    if (isValue ? mark === ':' : mark === '-' || mark === '?') at = next + 1;
  }
  return [at, at];
}

function readAlias(state: TreeState, start: number, end: number): YamlScalar {
  state.cursor = Math.max(state.cursor, end);
  const span = place(state, start - 1, end);
  reportAlias(state, state.part.slice(start, end), span);
  // A text, so that nobody tells of a value that is missing as well.
  return {
    kind: 'scalar',
    text: state.part.slice(start - 1, end),
    style: 'plain',
    type: 'string',
    span,
  };
}

function place(state: TreeState, start: number, end: number): { start: number; end: number } {
  return { start: state.base + start, end: state.base + Math.max(start, end) };
}
