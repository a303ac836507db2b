import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { formatYara } from '../format/format-yara.ts';
import { formatEdits } from './format-edits.ts';

const MESSY =
  'import "a"\nrule r:x{meta: a="1"\n  bb  = 2\ncondition:\n (true   and  false) // end   \n}';

describe('formatEdits', () => {
  it.each(['', 'rule r {\n  condition:\n    true\n}\n', MESSY, MESSY.replaceAll('\n', '\r\n')])(
    'gives the formatted text: %j',
    (text) => {
      const formatted = formatYara(text);
      const edits = formatEdits(text);
      expect(edits.ok && applyTextEdits(text, edits.value)).toBe(formatted.ok && formatted.value);
    },
  );

  it('touches no token', () => {
    const edits = formatEdits(MESSY);
    const touched = edits.ok
      ? edits.value.map(({ span }) => MESSY.slice(span.start, span.end))
      : [];
    expect(touched.filter((text) => /\S/.test(text) && !text.startsWith('//'))).toEqual([]);
    expect(touched.length).toBeGreaterThan(5);
  });

  it('changes nothing of what is formatted', () => {
    const formatted = formatYara(MESSY);
    expect(formatted.ok && formatEdits(formatted.value)).toEqual({ ok: true, value: [] });
  });

  it('refuses what it cannot read', () => {
    expect(formatEdits('rule r {').ok).toBe(false);
  });
});
