import { printPattern } from '../../pattern/print-pattern.ts';
import type { ItemNode, RuleNode, Test } from '../compiled-rule.ts';
import { compileRule } from '../compile-rule.ts';
import { buildRule, type Sketch, type SketchValue } from './build-rule.ts';

/**
 * A test on one line: a pattern as a Sigma string (`cased` before it where case counts, and what was
 * encoded behind it), others with their kind.
 */
export function sketchTest(test: Test): string {
  switch (test.kind) {
    case 'pattern': {
      const { pattern, isCased, encoding } = test;
      const note = encoding === undefined ? '' : ` (${encoding.name} of ${encoding.text})`;
      return `${isCased ? 'cased ' : ''}${printPattern(pattern)}${note}`;
    }
    case 'regexp':
      return `/${test.written}/${test.flags}`;
    case 'number':
      return `number ${test.text}`;
    case 'compare':
      return `${test.operator} ${test.text}`;
    case 'boolean':
      return `boolean ${test.value}`;
    case 'null':
      return 'null';
    case 'exists':
      return `exists ${test.value}`;
    case 'cidr':
      return `cidr ${test.network}`;
    case 'field-reference':
      return `${test.operator} ${test.isCased ? 'cased ' : ''}field ${test.field}`;
    case 'time':
      return `${test.part} ${test.operator} ${test.value}`;
    case 'unbound':
      return `unbound ${test.placeholder}`;
  }
}

/** A tree of tests on one line, as a condition with field names. */
export function sketchNode(node: RuleNode): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.children.map(sketchNode).join(` ${node.kind} `)})`;
    case 'at-least':
      return `${node.count} of (${node.children.map(sketchNode).join(', ')})`;
    case 'not':
      return `not ${sketchNode(node.child)}`;
    case 'selection':
      return `${node.name}:${sketchNode(node.child)}`;
    case 'item':
      return sketchItem(node);
    case 'never':
      return 'never';
  }
}

/** The tests of each value of an item, or the codes of why there is no rule. */
export function testsOf(
  key: string,
  values: SketchValue | readonly SketchValue[],
  placeholders: Readonly<Record<string, readonly string[]>> = {},
): readonly (readonly string[])[] | string {
  const { rule, diagnostics } = compileRule(buildRule({ selection: { [key]: values } }), {
    placeholders: new Map(Object.entries(placeholders)),
  });
  const root = rule?.root.kind === 'selection' ? rule.root.child : undefined;
  if (root?.kind !== 'item') return diagnostics.map(({ code }) => code).join();
  return root.groups.map(({ tests }) => tests.map(sketchTest));
}

/** What a detection compiles to, or the codes of why there is no rule. */
export function sketchRule(detection: Sketch): string {
  const { rule, diagnostics } = compileRule(buildRule(detection));
  return rule === undefined ? diagnostics.map(({ code }) => code).join() : sketchNode(rule.root);
}

function sketchItem({ field, linking, isNegated, groups }: ItemNode): string {
  const values = groups.map(({ tests }) => tests.map(sketchTest).join('|'));
  const joined = values.length === 1 ? values.join() : `${linking}[${values.join(', ')}]`;
  return `${isNegated ? '!' : ''}${field ?? ''}=${joined}`;
}
