import type {
  Binary,
  BinaryOperator,
  Expression,
  ForIn,
  MetaValue,
  Of,
  PatternDefinition,
  PatternModifier,
  PatternSet,
  PatternValue,
  Quantifier,
  Range,
  Rule,
  With,
} from '../ast.ts';
import type { HexSequence, HexToken } from '../hex-tokens.ts';
import { printHexJump } from '../hex-tokens.ts';
import { isChaining } from '../operators.ts';

/** A node of the golden files of YARA-X: a title, and what stands below it. */
interface Golden {
  readonly title: string;
  readonly children: readonly Golden[];
}

const NAMES: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '\\': 'div',
  '%': 'mod',
  '<<': 'shl',
  '>>': 'shr',
  '&': 'bitwise_and',
  '|': 'bitwise_or',
  '^': 'bitwise_xor',
};

/**
 * A rule as the golden files of YARA-X's parser show it. source: the text of the rule, for literals
 * as they are written.
 */
export function goldenTree(rule: Rule, source: string): string {
  const sections: Golden[] = [];
  if (rule.meta !== undefined) {
    const entries = rule.meta.entries.map(({ key, value }) =>
      leaf(`${key.name} = ${metaText(value, source)}`),
    );
    sections.push(node('meta', entries));
  }
  if (rule.strings !== undefined) {
    sections.push(
      node(
        'strings',
        rule.strings.patterns.map((pattern) => patternTree(pattern, source)),
      ),
    );
  }
  if (rule.condition !== undefined) {
    sections.push(node('condition', [expressionTree(rule.condition.expression, source)]));
  }
  const modifiers = ['private', 'global'].filter((name) =>
    rule.modifiers.some((modifier) => modifier.name === name),
  );
  const title = [...modifiers, 'rule', rule.name?.name ?? ''].join(' ');
  return render(node(title, sections), ' ', ' ').join('\n');
}

function render(tree: Golden, first: string, rest: string): readonly string[] {
  const [title = '', ...more] = tree.title.split('\n');
  const lines = [`${first}${title}`, ...more.map((line) => `${rest}${line}`)];
  tree.children.forEach((child, index) => {
    const isLast = index === tree.children.length - 1;
    const branch = isLast ? '└─ ' : '├─ ';
    lines.push(...render(child, rest + branch, rest + (isLast ? '   ' : '│  ')));
  });
  return lines;
}

function node(title: string, children: readonly Golden[]): Golden {
  return { title, children };
}

function leaf(title: string): Golden {
  return { title, children: [] };
}

function metaText(value: MetaValue, source: string): string {
  return value.kind === 'string'
    ? source.slice(value.span.start, value.span.end)
    : String(value.value);
}

function patternTree(pattern: PatternDefinition, source: string): Golden {
  const { value } = pattern;
  const modifiers = pattern.modifiers.map(modifierText).join(' ');
  const { name } = pattern.identifier;
  if (value.kind === 'hex') return node(`${name} ${modifiers}`, [hexTree(value.tokens)]);
  return leaf(`${name} = ${source.slice(value.span.start, value.span.end)} ${modifiers}`);
}

/** As the engine prints it: a single key of `xor` as such, an alphabet in quotes. */
function modifierText({ name, argument }: PatternModifier): string {
  if (argument === undefined) return name;
  if (argument.kind === 'alphabet') return `${name}("${argument.alphabet.text}")`;
  const { first, last } = argument;
  return first === last ? `${name}(${first})` : `${name}(${first}-${last})`;
}

function hexTree(tokens: HexSequence): Golden {
  return node('hex', tokens.map(hexTokenTree));
}

function hexTokenTree(token: HexToken): Golden {
  switch (token.kind) {
    case 'byte': {
      const text = `${hexNumber(token.value)} mask: ${hexNumber(token.mask)}`;
      return leaf(token.isNegated ? `~ ${text}` : text);
    }
    case 'jump':
      return leaf(printHexJump(token));
    default:
      return node('alt', token.alternatives.map(hexTree));
  }
}

function hexNumber(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
}

function expressionTree(tree: Expression, source: string): Golden {
  const of = (inner: Expression): Golden => expressionTree(inner, source);
  switch (tree.kind) {
    case 'parenthesized':
      return of(tree.expression);
    case 'field':
      return node('field access', pathOf(tree).map(of));
    case 'index':
      return node('<expr>[<index>]', [
        node('<expr>', [of(tree.object)]),
        node('<index>', [of(tree.index)]),
      ]);
    case 'call': {
      const labels = tree.arguments.map((_, index) => `<arg${index}>`);
      const { callee } = tree;
      const name = callee.kind === 'field' ? callee.field.name : callee.name;
      const object = callee.kind === 'field' ? [node('<object>', [of(callee.object)])] : [];
      const list = tree.arguments.map((argument, index) =>
        node(labels[index] ?? '', [of(argument)]),
      );
      return node(`${name}(${labels.join(', ')})`, [...object, ...list]);
    }
    case 'unary': {
      const title = { not: 'not', defined: 'defined', '-': 'minus', '~': 'bitwise_not' };
      return node(title[tree.operator], [of(tree.operand)]);
    }
    case 'binary':
      return node(NAMES[tree.operator] ?? tree.operator, operandsOf(tree).map(of));
    case 'for-in':
      return forInTree(tree, of);
    case 'for-of':
      return node('for <quantifier> of <items> : ( <condition> )', [
        node('<quantifier>', [quantifierTree(tree.quantifier, of)]),
        node('<items>', [patternSetTree(tree.patterns)]),
        node('<condition>', [of(tree.body)]),
      ]);
    case 'of':
      return ofTree(tree, of);
    case 'with':
      return withTree(tree, of);
    case 'pattern-match': {
      const { name } = tree.identifier;
      if (tree.anchor === undefined) return leaf(name);
      return tree.anchor.kind === 'at'
        ? node(`${name} at <expr>`, [node('<expr>', [of(tree.anchor.offset)])])
        : node(`${name} in (<start>, <end>)`, boundsOf(tree.anchor.range, of));
    }
    case 'pattern-value':
      return patternValueTree(tree, of);
    default:
      return leaf(source.slice(tree.span.start, tree.span.end));
  }
}

type OfExpression = (inner: Expression) => Golden;

function pathOf(tree: Expression): readonly Expression[] {
  return tree.kind === 'field' ? [...pathOf(tree.object), tree.field] : [tree];
}

/** The engine joins a chain of one operator, also through parentheses on its left. */
function operandsOf(tree: Binary): readonly Expression[] {
  let { left } = tree;
  while (left.kind === 'parenthesized') left = left.expression;
  if (left.kind !== 'binary' || left.operator !== tree.operator || !isChaining(tree.operator)) {
    return [left, tree.right];
  }
  return [...operandsOf(left), tree.right];
}

function quantifierTree(quantifier: Quantifier, of: OfExpression): Golden {
  switch (quantifier.kind) {
    case 'count':
      return of(quantifier.count);
    case 'percentage':
      return node('percentage', [of(quantifier.percentage)]);
    default:
      return leaf(quantifier.kind);
  }
}

function patternSetTree(set: PatternSet): Golden {
  return leaf(set.isThem ? 'them' : set.patterns.map(({ name }) => name).join('\n'));
}

function boundsOf(range: Range, of: OfExpression): readonly Golden[] {
  return [node('<start>', [of(range.first)]), node('<end>', [of(range.last)])];
}

function forInTree(tree: ForIn, of: OfExpression): Golden {
  const { iterable } = tree;
  const head = [
    node('<quantifier>', [quantifierTree(tree.quantifier, of)]),
    node('<vars>', [leaf(tree.variables.map(({ name }) => name).join('\n'))]),
  ];
  const body = node('<condition>', [of(tree.body)]);
  const title = (items: string): string => `for <quantifier> <vars> in ${items} : ( <condition> )`;
  switch (iterable.kind) {
    case 'range':
      return node(title('(<start>..<end>)'), [...head, ...boundsOf(iterable, of), body]);
    case 'tuple': {
      const items = iterable.items.map((item, index) => node(`<expr${index}>`, [of(item)]));
      const labels = items.map((item) => item.title).join(', ');
      return node(title(`(${labels})`), [...head, ...items, body]);
    }
    default:
      return node(title('<expr>'), [...head, node('<expr>', [of(iterable)]), body]);
  }
}

function ofTree(tree: Of, of: OfExpression): Golden {
  const items =
    tree.items.kind === 'tuple'
      ? node('<items: boolean_expr_set>', tree.items.items.map(of))
      : node('<items: pattern_set>', [patternSetTree(tree.items)]);
  const head = [node('<quantifier>', [quantifierTree(tree.quantifier, of)]), items];
  const title = '<quantifier> of <items>';
  if (tree.anchor === undefined) return node(title, head);
  return tree.anchor.kind === 'at'
    ? node(`${title} at <expr>`, [...head, node('<expr>', [of(tree.anchor.offset)])])
    : node(`${title} in (<start>..<end>)`, [...head, ...boundsOf(tree.anchor.range, of)]);
}

function withTree(tree: With, of: OfExpression): Golden {
  const names = tree.declarations.flatMap(({ name, value }) => [leaf(name.name), of(value)]);
  return node('with <identifiers> : ( <boolean expression> )', [
    node('<identifiers>', names),
    node('<boolean expression>', [of(tree.body)]),
  ]);
}

function patternValueTree(tree: PatternValue, of: OfExpression): Golden {
  const { name } = tree.identifier;
  if (tree.index !== undefined) {
    return node(`${name}[<index>]`, [node('<index>', [of(tree.index)])]);
  }
  if (tree.range === undefined) return leaf(name);
  const bounds = [of(tree.range.first), of(tree.range.last)];
  return node(`${name} in <range>`, [node('<range>', bounds)]);
}
