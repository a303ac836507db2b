import { describe, expect, it } from 'vitest';
import type { ForIn } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import type { PathStep, ValuePath } from '../module-value.ts';
import { loopBodyHolds } from './loop-body-holds.ts';
import { toStruct } from './testdata/demo-schema.ts';
import { checkText } from './testdata/evaluate-text.ts';

const DATA = toStruct({
  size: 5,
  tags: ['a', 'b'],
  labels: { a: 'b', c: 'd' },
  groups: [
    { title: 'one', names: ['x', 'one'] },
    { title: 'two', names: ['x'] },
  ],
});

/** A path from `groups`, 0, `names`, 1; `=k` is the key k of a map. */
function path(...steps: readonly (string | number)[]): ValuePath {
  return steps.map((step): PathStep => {
    if (typeof step === 'number') return { kind: 'index', index: step };
    return step.startsWith('=')
      ? { kind: 'key', key: step.slice(1) }
      : { kind: 'field', name: step };
  });
}

/** Whether the body of the condition's last loop holds. */
function holds(
  condition: string,
  element: ValuePath,
  outer: Readonly<Record<string, ValuePath>> = {},
) {
  const { file, types } = checkText(`import "demo" import "pe" rule r { condition: ${condition} }`);
  const loops: ForIn[] = [];
  visitExpressions(file, (expression) => {
    if (expression.kind === 'for-in') loops.push(expression);
  });
  const loop = loops.at(-1);
  if (!loop) throw new Error('no loop');
  return loopBodyHolds({ types, loop, element, outer: new Map(Object.entries(outer)), data: DATA });
}

describe('whether the body of a loop holds for an element', () => {
  it.each([
    [0, false],
    [1, true],
    [7, false],
  ])('at %i of a list of structs', (index, expected) => {
    const condition = 'for any g in demo.groups : (g.title == "two")';
    expect(holds(condition, path('groups', index))).toBe(expected);
  });

  it('of a list of strings', () => {
    expect(holds('for any t in demo.tags : (t == "b")', path('tags', 1))).toBe(true);
    expect(holds('for any t in demo.tags : (t == "b")', path('tags', 0))).toBe(false);
  });

  it('of a map, by key and value', () => {
    const condition = 'for any k, v in demo.labels : (k == "c" and v == "d")';
    expect(holds(condition, path('labels', '=c'))).toBe(true);
    expect(holds(condition, path('labels', '=a'))).toBe(false);
  });

  it('within another loop, whose variable is placed', () => {
    const condition = 'for any g in demo.groups : (for any n in g.names : (n == g.title))';
    const outer = { g: path('groups', 0) };
    expect(holds(condition, path('groups', 0, 'names', 1), outer)).toBe(true);
    expect(holds(condition, path('groups', 0, 'names', 0), outer)).toBe(false);
  });

  it('cannot be told where a variable around it is not placed', () => {
    const condition = 'for any g in demo.groups : (for any n in g.names : (n == g.title))';
    expect(holds(condition, path('groups', 0, 'names', 1))).toBe('unknown');
  });

  it('cannot be told where the bytes of the file are needed', () => {
    const condition = 'for any t in demo.tags : (t == "b" and pe.is_pe)';
    expect(holds(condition, path('tags', 1))).toBe('unknown');
    expect(holds(condition, path('tags', 0))).toBe(false);
  });

  it('runs loops and `with` inside of the body', () => {
    const body = 'with t = g.title : (for any n in g.names : (n == t))';
    const { file, types } = checkText(
      `import "demo" rule r { condition: for any g in demo.groups : (${body}) }`,
    );
    const loops: ForIn[] = [];
    visitExpressions(file, (expression) => {
      if (expression.kind === 'for-in') loops.push(expression);
    });
    const [loop] = loops;
    const verdicts = [0, 1].map(
      (index) =>
        loop &&
        loopBodyHolds({
          types,
          loop,
          element: path('groups', index),
          outer: new Map(),
          data: DATA,
        }),
    );
    expect(verdicts).toEqual([true, false]);
  });
});
