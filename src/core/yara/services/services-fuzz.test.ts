import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../base/span.ts';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { formatYara } from '../format/format-yara.ts';
import { sourceFragments } from '../syntax/testdata/source-fragments.ts';
import { codeActionsAt } from './code-actions.ts';
import type { DocumentSymbol } from './document-symbols.ts';
import { documentSymbols } from './document-symbols.ts';
import { foldingRanges } from './folding-ranges.ts';
import { formatEdits } from './format-edits.ts';
import { hoverAt } from './hover-at.ts';
import { readSymbols } from './symbol-table.ts';
import { referencesAt } from './references-at.ts';
import { renameAt } from './rename-at.ts';
import { readRuleDocument } from './rule-document.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { signatureAt } from './signature-at.ts';
import { MODULES } from './testdata/cursor-text.ts';

const RUNS = { seed: 20_260_214, numRuns: 400 };

const places = fc.record({
  text: sourceFragments.map((text) => text.replaceAll('vt', 'demo')),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

function allSpans(symbols: readonly DocumentSymbol[]): readonly Span[] {
  return symbols.flatMap(({ span, nameSpan, children }) => [span, nameSpan, ...allSpans(children)]);
}

function isOutside({ start, end }: Span, text: string): boolean {
  return start < 0 || start > end || end > text.length;
}

describe('the services on broken texts', () => {
  it('answer without leaving the text', () => {
    fc.assert(
      fc.property(places, ({ text, share }) => {
        const offset = Math.floor(share * text.length);
        const document = readRuleDocument(text, MODULES);
        const hover = hoverAt(document, offset);
        const references = referencesAt(document, offset);
        signatureAt(document, offset);
        const spans = [
          ...(hover ? [hover.span] : []),
          ...(references ? [references.declaration, ...references.uses] : []),
          ...allSpans(documentSymbols(document)),
          ...foldingRanges(document).map(({ span }) => span),
          ...semanticTokens(document).map(({ span }) => span),
        ];
        expect(spans.filter((span) => isOutside(span, text))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('give edits that can be applied', () => {
    fc.assert(
      fc.property(places, ({ text, share }) => {
        const offset = Math.floor(share * text.length);
        const document = readRuleDocument(text, MODULES);
        const actions = codeActionsAt(document, { start: offset, end: offset + 5 });
        const changed = actions.map(({ edits }) => applyTextEdits(text, edits));
        expect(changed.filter((other) => other === text)).toEqual([]);
        const formatted = formatYara(text);
        const edits = formatEdits(text);
        expect(edits.ok && applyTextEdits(text, edits.value)).toBe(formatted.ok && formatted.value);
      }),
      RUNS,
    );
  });

  it('rename a name and back again', () => {
    fc.assert(
      fc.property(places, ({ text, share }) => {
        const document = readRuleDocument(text, MODULES);
        const { symbols } = readSymbols(document);
        const symbol = symbols[Math.floor(share * symbols.length)];
        fc.pre(symbol !== undefined);
        const at = symbol.declaration.start;
        const renamed = renameAt(document, at, 'zz9');
        fc.pre(renamed.ok);
        const other = applyTextEdits(text, renamed.value);
        const back = renameAt(
          readRuleDocument(other, MODULES),
          symbol.declaration.start,
          symbol.name,
        );
        expect(back.ok && applyTextEdits(other, back.value)).toBe(text);
      }),
      RUNS,
    );
  });

  it('mark tokens in the order of the text', () => {
    fc.assert(
      fc.property(places, ({ text }) => {
        const tokens = semanticTokens(readRuleDocument(text, MODULES));
        const ends = tokens.map(({ span }) => span.end);
        expect(tokens.every(({ span }, index) => span.start >= (ends[index - 1] ?? 0))).toBe(true);
      }),
      RUNS,
    );
  });
});
