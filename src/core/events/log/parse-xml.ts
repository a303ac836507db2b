import type { EventElement } from './event-element.ts';

/** How deep elements may stand one inside the other; deeper ones are left out. */
const MAX_DEPTH = 64;

/** The longest name of an entity, and some. */
const MAX_ENTITY_LENGTH = 12;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** An element that is still open. */
interface OpenElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: EventElement[];
  text: string;
}

/**
 * Calls for every element called `name` in an XML text, when it ends; such an element within another one
 * is not told of apart. Names are without their prefix. Entities of a document's own are not known, and stay as
 * they are written: nothing can expand. Broken XML gives the elements that it has; a missing end tag
 * ends with its parent. Returning false ends the reading. Never throws, never recurses. O(length).
 * Source: XML 1.0; event logs use elements, attributes and text only.
 */
export function forEachElement(
  text: string,
  name: string,
  visit: (element: EventElement) => boolean,
): void {
  const open: OpenElement[] = [];
  let nIgnored = 0;
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const end = tag === -1 ? text.length : tag;
    const top = open.at(-1);
    if (top !== undefined && end > at) top.text += decodeEntities(text.slice(at, end));
    if (tag === -1) break;
    const special = endOfSpecial(text, tag, top);
    if (special !== undefined) {
      at = special;
      continue;
    }
    const close = endOfTag(text, tag);
    if (close === -1) break;
    at = close + 1;
    if (text[tag + 1] === '/') {
      const closed = localName(text.slice(tag + 2, close).trim());
      if (nIgnored > 0) nIgnored--;
      else if (!closeElements(open, closed, name, visit)) return;
      continue;
    }
    const isEmpty = text[close - 1] === '/';
    const element = startElement(text.slice(tag + 1, isEmpty ? close - 1 : close));
    if (open.length >= MAX_DEPTH) {
      if (!isEmpty) nIgnored++;
    } else {
      open.push(element);
      if (isEmpty && !closeElements(open, element.name, name, visit)) return;
    }
  }
}

/** The first elements called `name`, at most `max`. Never throws. O(length). */
export function elementsCalled(text: string, name: string, max: number): readonly EventElement[] {
  const found: EventElement[] = [];
  forEachElement(text, name, (element) => found.push(element) < max);
  return found;
}

/** Ends the innermost element of this name, and those in it that have no end tag. */
function closeElements(
  open: OpenElement[],
  closed: string,
  wanted: string,
  visit: (element: EventElement) => boolean,
): boolean {
  if (!open.some((element) => element.name === closed)) return true;
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    const element = finished(last);
    const isInner = open.some((outer) => outer.name === wanted);
    if (last.name === wanted && !isInner) {
      if (!visit(element)) return false;
    } else if (isInner) open.at(-1)?.children.push(element);
    if (last.name === closed) break;
  }
  return true;
}

function finished({ name, attributes, children, text }: OpenElement): EventElement {
  const value = children.length > 0 || text === '' ? undefined : text;
  return { name, attributes, children, value };
}

/** Where a comment, a declaration or a CDATA section ends, whose text is added; undefined for a tag. */
function endOfSpecial(text: string, tag: number, top: OpenElement | undefined): number | undefined {
  if (text.startsWith('<!--', tag)) return after(text, '-->', tag + 4);
  if (text.startsWith('<![CDATA[', tag)) {
    const start = tag + '<![CDATA['.length;
    const end = text.indexOf(']]>', start);
    if (top !== undefined) top.text += text.slice(start, end === -1 ? text.length : end);
    return end === -1 ? text.length : end + 3;
  }
  if (text.startsWith('<?', tag)) return after(text, '?>', tag + 2);
  return text.startsWith('<!', tag) ? endOfDeclaration(text, tag) : undefined;
}

function after(text: string, sign: string, start: number): number {
  const at = text.indexOf(sign, start);
  return at === -1 ? text.length : at + sign.length;
}

/** A document type may have declarations in brackets. */
function endOfDeclaration(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (unit === '[') depth++;
    else if (unit === ']') depth--;
    else if (unit === '>' && depth <= 0) return at + 1;
  }
  return text.length;
}

/** The `>` that ends a tag, outside of quotes; -1 where there is none. */
function endOfTag(text: string, start: number): number {
  let quote: string | undefined;
  for (let at = start + 1; at < text.length; at++) {
    const unit = text[at];
    if (quote === undefined) {
      if (unit === '>') return at;
      if (unit === '"' || unit === "'") quote = unit;
    } else if (unit === quote) quote = undefined;
  }
  return -1;
}

function startElement(tag: string): OpenElement {
  let at = endOfName(tag, 0);
  const name = localName(tag.slice(0, at));
  const attributes: (readonly [string, string])[] = [];
  while (at < tag.length) {
    while (at < tag.length && isSpace(tag[at])) at++;
    const start = at;
    at = endOfName(tag, at);
    const attribute = tag.slice(start, at);
    while (at < tag.length && isSpace(tag[at])) at++;
    if (tag[at] !== '=') {
      if (at === start) at++;
      continue;
    }
    at++;
    while (at < tag.length && isSpace(tag[at])) at++;
    const quote = tag[at];
    const isQuoted = quote === '"' || quote === "'";
    const end = isQuoted ? tag.indexOf(quote, at + 1) : endOfName(tag, at);
    const stop = end === -1 ? tag.length : end;
    const value = tag.slice(isQuoted ? at + 1 : at, stop);
    if (attribute !== 'xmlns' && !attribute.startsWith('xmlns:')) {
      attributes.push([localName(attribute), decodeEntities(value)]);
    }
    at = isQuoted ? stop + 1 : Math.max(stop, at + 1);
  }
  return { name, attributes, children: [], text: '' };
}

function endOfName(tag: string, start: number): number {
  let at = start;
  while (at < tag.length && !isSpace(tag[at]) && tag[at] !== '=' && tag[at] !== '/') at++;
  return at;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function isSpace(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r';
}

function decodeEntities(text: string): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  let decoded = '';
  let done = 0;
  for (; at !== -1; at = text.indexOf('&', at + 1)) {
    const end = text.slice(at, at + MAX_ENTITY_LENGTH).indexOf(';');
    const character = end === -1 ? undefined : entity(text.slice(at + 1, at + end));
    if (character === undefined) continue;
    decoded += text.slice(done, at) + character;
    done = at + end + 1;
  }
  return decoded + text.slice(done);
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES.get(name);
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code >= 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}
