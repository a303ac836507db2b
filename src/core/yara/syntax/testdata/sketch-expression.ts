import { assertNever } from '../../../../base/assert.ts';
import type { Expression, PatternAnchor, PatternSet, Quantifier, Range, Tuple } from '../ast.ts';

/** An expression as an S-expression, for the rows of tests: `(and a (== b "c"))`. */
export function sketchExpression(node: Expression): string {
  switch (node.kind) {
    case 'boolean':
    case 'integer':
    case 'float':
      return String(node.value);
    case 'string':
      return JSON.stringify(node.value);
    case 'regexp':
      return `/${node.pattern}/${node.flags}`;
    case 'identifier':
      return node.name;
    case 'field':
      return `${sketchExpression(node.object)}.${node.field.name}`;
    case 'index':
      return `${sketchExpression(node.object)}[${sketchExpression(node.index)}]`;
    case 'call':
      return `${sketchExpression(node.callee)}(${sketchAll(node.arguments)})`;
    case 'parenthesized':
      return `<${sketchExpression(node.expression)}>`;
    case 'unary':
      return `(${node.operator} ${sketchExpression(node.operand)})`;
    case 'binary':
      return `(${node.operator} ${sketchExpression(node.left)} ${sketchExpression(node.right)})`;
    case 'for-in': {
      const names = node.variables.map(({ name }) => name).join(',');
      const head = `for ${sketchQuantifier(node.quantifier)} ${names} ${sketchItems(node.iterable)}`;
      return `(${head}: ${sketchExpression(node.body)})`;
    }
    case 'for-of':
      return `(for ${sketchQuantifier(node.quantifier)} of ${sketchItems(node.patterns)}: ${sketchExpression(node.body)})`;
    case 'of':
      return `(of ${sketchQuantifier(node.quantifier)} ${sketchItems(node.items)}${sketchAnchor(node.anchor)})`;
    case 'with': {
      const declarations = node.declarations.map(
        ({ name, value }) => `${name.name}=${sketchExpression(value)}`,
      );
      return `(with ${declarations.join(' ')}: ${sketchExpression(node.body)})`;
    }
    case 'pattern-match':
      return node.identifier.name + sketchAnchor(node.anchor);
    case 'pattern-value': {
      const index = node.index === undefined ? '' : `[${sketchExpression(node.index)}]`;
      const range = node.range === undefined ? '' : ` in ${sketchItems(node.range)}`;
      return node.identifier.name + index + range;
    }
    case 'filesize':
    case 'entrypoint':
      return node.kind;
    case 'missing':
      return '?';
    default:
      return assertNever(node, 'expression');
  }
}

function sketchAll(nodes: readonly Expression[]): string {
  return nodes.map(sketchExpression).join(' ');
}

function sketchQuantifier(quantifier: Quantifier): string {
  switch (quantifier.kind) {
    case 'count':
      return sketchExpression(quantifier.count);
    case 'percentage':
      return `${sketchExpression(quantifier.percentage)}%`;
    default:
      return quantifier.kind;
  }
}

function sketchItems(items: Range | Tuple | PatternSet | Expression): string {
  switch (items.kind) {
    case 'range':
      return `[${sketchExpression(items.first)}..${sketchExpression(items.last)}]`;
    case 'tuple':
      return `[${sketchAll(items.items)}]`;
    case 'pattern-set':
      return items.isThem ? 'them' : `{${items.patterns.map(({ name }) => name).join(' ')}}`;
    default:
      return sketchExpression(items);
  }
}

function sketchAnchor(anchor: PatternAnchor | undefined): string {
  if (anchor === undefined) return '';
  return anchor.kind === 'at'
    ? ` at ${sketchExpression(anchor.offset)}`
    : ` in ${sketchItems(anchor.range)}`;
}
