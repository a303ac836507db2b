import { describe, expect, it } from 'vitest';
import { EDITOR_PALETTES } from './editor-theme.ts';

const MIN_TEXT_CONTRAST = 4.5;

/** Contrast of two `#rrggbb` colours by WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the editor palettes', () => {
  it('know the contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  describe.each(Object.entries(EDITOR_PALETTES))('%s', (_theme, palette) => {
    const backgrounds = [palette.background, palette.currentLine, palette.selection];

    it.each(Object.entries(palette.tokens))('shows %s readably on every line', (_role, colour) => {
      const worst = Math.min(...backgrounds.map((background) => contrast(colour, background)));
      expect(worst).toBeGreaterThanOrEqual(MIN_TEXT_CONTRAST);
    });

    it.each([
      ['text', palette.foreground, palette.background],
      ['line numbers', palette.lineNumber, palette.background],
      ['the current line number', palette.activeLineNumber, palette.currentLine],
      ['the chosen completion', palette.focusRowText, palette.focusRow],
    ])('shows %s readably', (_what, colour, background) => {
      expect(contrast(colour, background)).toBeGreaterThanOrEqual(MIN_TEXT_CONTRAST);
    });
  });
});
