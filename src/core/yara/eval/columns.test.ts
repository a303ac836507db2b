import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFile, evaluateRules, runFile } from './evaluate-rules.ts';
import { createColumnStore } from './columns.ts';
import { toStruct } from './testdata/demo-schema.ts';
import { checkText } from './testdata/evaluate-text.ts';

/** Tests of a group, of its entries and of itself; the engine's undefined and unknown among them. */
const TESTS = [
  'g.title contains "a"',
  'g.title icontains "É"',
  'g.title != ""',
  'g.id > 1',
  'g.id == 2.0',
  'g.values["a"] == "b"',
  'g.values["é"] iendswith "É"',
  'g.values["none"] startswith ""',
  'g.title matches /^a+$/',
  'g.title matches /(?u)é/i',
  'demo.size == 2',
  'g.part.title == ""',
  'g.names[0] == "a"',
  'for any n in g.names : (n istartswith "a" or not (n == "b"))',
  'g.id + 1 == 3',
  '"a" == g.title',
];

const condition = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...TESTS),
    fc
      .tuple(tie('node'), fc.constantFrom('and', 'or'), tie('node'))
      .map((parts) => parts.join(' ')),
    tie('node').map((inner) => `(${inner})`),
    tie('node').map((inner) => `not (${inner})`),
  ),
})).node;

const quantifier = fc.constantFrom('any', 'all', 'none', '2', '50%');

const name = fc.constantFrom('', 'a', 'aa', 'É', 'é', 'ab');
const group = fc.record(
  {
    title: name,
    id: fc.integer({ min: 0, max: 3 }),
    names: fc.array(name, { maxLength: 3 }),
    part: fc.record({ title: name }),
    values: fc.dictionary(fc.constantFrom('a', 'é'), name, { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const data = fc.record({
  size: fc.integer({ min: 0, max: 3 }),
  groups: fc.array(group, { maxLength: 5 }),
});

/** The condition as it is, and with loops that are not over an array, so that nothing is a column. */
function twoForms(quantity: string, body: string): readonly [string, string] {
  const asRule = (loops: string): string => `import "demo" rule r { condition: ${loops} }`;
  const loop = (inner: string): string => `for ${quantity} g in demo.groups : (${inner})`;
  return [asRule(loop(body)), asRule(loop(`with one = 1 : (one == 1 and (${body}))`))];
}

describe('loops whose bodies are found out for all elements at once', () => {
  it('come out as those that go from element to element', () => {
    fc.assert(
      fc.property(quantifier, condition, data, (quantity, body, values) => {
        const [columns, single] = twoForms(quantity, body).map((source) => {
          const { file, types } = checkText(source);
          const [plain] = evaluateRules(file, types, toStruct(values), { trace: false });
          const [traced] = evaluateRules(file, types, toStruct(values), { trace: true });
          return { plain, traced };
        });
        expect(columns?.plain?.verdict).toBe(single?.plain?.verdict);
        expect(columns?.traced?.verdict).toBe(single?.traced?.verdict);
        expect(columns?.plain?.reasons).toEqual(single?.plain?.reasons);
        expect(columns?.traced?.trace?.evidence).toEqual(single?.traced?.trace?.evidence);
        const [loop] = columns?.traced?.trace?.expressions ?? [];
        const [other] = single?.traced?.trace?.expressions ?? [];
        expect({ ...loop, span: 0 }).toEqual({ ...other, span: 0 });
      }),
      { seed: 7, numRuns: 600 },
    );
  });
});

describe('what was found out of data', () => {
  const RULE = 'import "demo" rule r { condition: for any g in demo.groups : (g.title == "é") }';

  it('serves the next rule, and other data that share it', () => {
    const columns = createColumnStore();
    const { file, types } = checkText(RULE);
    const compiled = compileFile(file, types, { trace: true });
    const verdicts = ['é', 'b', 'é', ''].map((each) => {
      const values = toStruct({ groups: [{ title: 'x' }, { title: each }] });
      return runFile(compiled, values, { columns }).map(({ verdict }) => verdict);
    });
    expect(verdicts).toEqual([[true], [false], [true], [false]]);
  });

  it('does not outlive a thousand ways to read', () => {
    const values = toStruct({ groups: [{ values: { key999: 'yes' } }] });
    const found = Array.from({ length: 1000 }, (_, at) => {
      const { file, types } = checkText(
        `import "demo" rule r { condition: for any g in demo.groups : (g.values["key${at}"] == "yes") }`,
      );
      return evaluateRules(file, types, values, { trace: false })[0]?.verdict;
    });
    expect(found.filter((verdict) => verdict === true)).toHaveLength(1);
    expect(found.at(-1)).toBe(true);
  });
});
