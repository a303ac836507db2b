import { invariant } from '../../../../base/assert.ts';
import type { Span } from '../../../../base/span.ts';
import { DEMO_SCHEMA } from '../../eval/testdata/demo-schema.ts';
import type { ModuleField, ModuleSchema } from '../../module-schema.ts';
import type { RuleDocument } from '../rule-document.ts';
import { readRuleDocument } from '../rule-document.ts';

const DIGEST: ModuleField = {
  name: 'digest',
  type: { kind: 'string', lowercase: true },
  access: [],
};

/** The demo module with a field in lower case, `demo.digest`. */
const SCHEMA: ModuleSchema = {
  ...DEMO_SCHEMA,
  messages: new Map(
    [...DEMO_SCHEMA.messages].map(([name, message]) => [
      name,
      name === DEMO_SCHEMA.root
        ? { ...message, fields: new Map([...message.fields, [DIGEST.name, DIGEST]]) }
        : message,
    ]),
  ),
};

/** The modules that the texts of these tests may import. */
export const MODULES: ReadonlyMap<string, ModuleSchema> = new Map([[SCHEMA.name, SCHEMA]]);

export interface CursorText {
  readonly document: RuleDocument;
  readonly text: string;
  readonly offset: number;
}

/** A text without the `¦` that marks the cursor in it, read, and where the mark stood. */
export function readCursorText(marked: string): CursorText {
  const offset = marked.indexOf('¦');
  invariant(offset !== -1, 'the text has a cursor mark');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, offset, document: readRuleDocument(text, MODULES) };
}

/** A condition with a cursor mark, as a whole file that imports the demo module. */
export function readCursorCondition(condition: string): CursorText {
  return readCursorText(`import "demo"\nrule r {\n  condition:\n    ${condition}\n}\n`);
}

/** The text with `⟦` and `⟧` around each of the spans. */
export function markSpans(text: string, spans: readonly Span[]): string {
  const marks = spans
    .flatMap(({ start, end }) => [
      { at: end, sign: '⟧' },
      { at: start, sign: '⟦' },
    ])
    .sort((a, b) => b.at - a.at);
  return marks.reduce(
    (marked, { at, sign }) => marked.slice(0, at) + sign + marked.slice(at),
    text,
  );
}
