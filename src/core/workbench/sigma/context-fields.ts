import type { Span } from '../../../base/span.ts';
import type { EventOrigin, RecordedEvent } from '../../events/recorded-event.ts';
import type {
  EventText,
  ExplanationNode,
  Hit,
  ItemExplanation,
  RuleExplanation,
} from '../../sigma/explain/rule-explanation.ts';
import { eventTexts, type FieldText } from './event-texts.ts';
import { fieldHitOf } from './field-hit.ts';
import { lossText } from './loss-text.ts';
import type { ContextFieldView, FieldHit, FieldTwin } from './sigma-bench.ts';

/** Of a longer value a part is handed out, in UTF-16 units: the beginning, or around what was hit. */
export const MAX_SHOWN_VALUE = 2000;

/** What is shown in front of the first hit of a long value, in UTF-16 units. */
const BEFORE_HIT = 200;

/** A field with more tests than this has them in the explanation. */
const MAX_FIELD_HITS = 8;

/** What is known of one text of the event. */
interface Finding {
  readonly spans: Span[];
  readonly hits: FieldHit[];
}

/**
 * The texts of an event with the characters that made tests of a rule hold: first the fields with such
 * characters, then others that the rule reads, then the rest, each in the event's order. Without an
 * explanation the event as it is. twinOf: where the behaviour has the same value. Never throws.
 */
export function contextFields(
  recorded: RecordedEvent,
  explanation: RuleExplanation | undefined,
  twinOf: (field: string, text: string) => FieldTwin | undefined,
): readonly ContextFieldView[] {
  const texts = eventTexts(recorded.event.fields);
  const items = explanation === undefined ? [] : itemsOf(explanation.root);
  const findings = findingsOf(texts, explanation?.texts ?? [], items);
  const read = new Set(items.flatMap(({ item }) => (item.field === undefined ? [] : item.field)));
  const rank = (text: FieldText): number => {
    if ((findings.get(text)?.spans.length ?? 0) > 0) return 0;
    return read.has(text.root) || read.has(text.key) ? 1 : 2;
  };
  return texts
    .map((text, at) => ({ text, at, rank: rank(text) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ text }) => fieldView(recorded, text, findings.get(text), twinOf));
}

/** The items of a condition, and whether each speaks for the rule or, under `not`, against it. */
function itemsOf(
  root: ExplanationNode,
): readonly { readonly item: ItemExplanation; readonly isFor: boolean }[] {
  const items: { item: ItemExplanation; isFor: boolean }[] = [];
  const waiting = [{ node: root, isFor: true }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isFor } = next;
    if (node.kind === 'item') items.push({ item: node, isFor: isFor !== node.isNegated });
    else {
      const childIsFor = node.kind === 'not' ? !isFor : isFor;
      for (const child of node.children.toReversed()) {
        waiting.push({ node: child, isFor: childIsFor });
      }
    }
  }
  return items;
}

function findingsOf(
  texts: readonly FieldText[],
  hitTexts: readonly EventText[],
  items: ReturnType<typeof itemsOf>,
): ReadonlyMap<FieldText, Finding> {
  const findings = new Map<FieldText, Finding>();
  for (const { item, isFor } of items) {
    for (const { hit } of item.values) {
      const hitText = hit && hitTexts[hit.text];
      const text = hitText && textOfHit(texts, hitText);
      if (hit === undefined || hitText === undefined || text === undefined) continue;
      let finding = findings.get(text);
      if (finding === undefined) findings.set(text, (finding = { spans: [], hits: [] }));
      addHit(finding, hit, isFor ? fieldHitOf(item, hit, hitText) : undefined);
    }
  }
  return findings;
}

function addHit(finding: Finding, hit: Hit, fieldHit: FieldHit | undefined): void {
  if (hit.span.start < hit.span.end) finding.spans.push(hit.span);
  if (fieldHit === undefined || finding.hits.length >= MAX_FIELD_HITS) return;
  const isKnown = finding.hits.some(
    ({ operator, text }) => operator === fieldHit.operator && text === fieldHit.text,
  );
  if (!isKnown) finding.hits.push(fieldHit);
}

/** A rule names a field by its path, a keyword finds it by the name at the top. */
function textOfHit(texts: readonly FieldText[], { field, text }: EventText): FieldText | undefined {
  const same = texts.filter((candidate) => candidate.text === text);
  return (
    same.find(({ key }) => key === field) ??
    same.find(({ root }) => root === field) ??
    same.find(({ root }) => field.startsWith(`${root}.`))
  );
}

function fieldView(
  { event, origin }: RecordedEvent,
  { root, key, text }: FieldText,
  finding: Finding | undefined,
  twinOf: (field: string, text: string) => FieldTwin | undefined,
): ContextFieldView {
  const marks = joinedSpans(finding?.spans ?? []);
  const offset = shownFrom(text.length, marks[0]?.start ?? 0);
  const loss = event.losses.get(root);
  const node = nodeOf(origin, root);
  const twin = origin.kind === 'match-context' ? twinOf(root, text) : undefined;
  return {
    key,
    value: text.slice(offset, offset + MAX_SHOWN_VALUE),
    offset,
    length: text.length,
    node,
    twin: twin?.node === node ? undefined : twin,
    loss: loss && lossText(loss),
    marks: marks.flatMap(({ start, end }) => {
      const from = Math.max(0, start - offset);
      const to = Math.min(end - offset, MAX_SHOWN_VALUE);
      return from < to ? { start: from, end: to } : [];
    }),
    hits: finding?.hits ?? [],
  };
}

function nodeOf(origin: EventOrigin, field: string): number | undefined {
  return origin.kind === 'log' ? undefined : origin.fieldNodes.get(field);
}

/** Where the shown part of a text begins: at its start, unless what was hit would not be in sight. */
function shownFrom(length: number, firstHit: number): number {
  if (length <= MAX_SHOWN_VALUE || firstHit < MAX_SHOWN_VALUE - BEFORE_HIT) return 0;
  return Math.min(firstHit - BEFORE_HIT, length - MAX_SHOWN_VALUE);
}

/** In order, and those that overlap or touch as one. */
function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ start: span.start, end: span.end });
  }
  return joined;
}
