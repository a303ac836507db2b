import type { YamlNode } from '../yaml-node.ts';

/** A tree as lists, objects and scalars in one line, for rows of tests: `{a: 1, b: [x, "2"]}`. */
export function plainYaml(node: YamlNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return '-';
    case 'sequence':
      return `[${node.items.map(plainYaml).join(', ')}]`;
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${key.text}: ${plainYaml(value)}`).join(', ')}}`;
    case 'scalar':
      return node.type === 'string'
        ? JSON.stringify(node.text)
        : `${node.type} ${node.text}`.trim();
  }
}

/** The value that a YAML loader makes of a tree, with maps as lists of pairs. */
export function loadedYaml(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return null;
    case 'sequence':
      return node.items.map(loadedYaml);
    case 'map':
      return { pairs: node.entries.map(({ key, value }) => [key.text, loadedYaml(value)]) };
    case 'scalar':
      if (node.type === 'null') return null;
      if (node.type === 'boolean') return node.text.toLowerCase() === 'true';
      return node.type === 'string' ? node.text : Number(numberLiteral(node.text));
  }
}

/** A number of YAML's core schema as JavaScript writes it. */
function numberLiteral(text: string): string {
  const sign = text.startsWith('-') ? '-' : '';
  const rest = text.replace(/^[-+]/, '').toLowerCase();
  if (rest === '.inf') return `${sign}Infinity`;
  return rest === '.nan' ? 'NaN' : sign + rest;
}

/** What js-yaml loads, in the same form. */
export function pairsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pairsOf);
  if (!(value instanceof Map)) return value;
  return { pairs: [...value].map(([key, inner]) => [String(key), pairsOf(inner)]) };
}

/** Places of nodes that lie outside of their parent, or before the sibling that comes before them. */
export function misplacedNodes(root: YamlNode | undefined, textLength: number): readonly string[] {
  const problems: string[] = [];
  const visit = (node: YamlNode, start: number, end: number, path: string): void => {
    const { span } = node;
    if (span.start < start || span.end > end || span.end < span.start) problems.push(path);
    let at = span.start;
    const inner = (child: YamlNode, name: string): void => {
      visit(child, at, span.end, `${path}${name}`);
      at = child.span.end;
    };
    if (node.kind === 'sequence') node.items.forEach((item, index) => inner(item, `[${index}]`));
    if (node.kind === 'map') {
      for (const { key, value } of node.entries) {
        inner(key, `.${key.text}?`);
        inner(value, `.${key.text}`);
      }
    }
  };
  if (root !== undefined) visit(root, 0, textLength, '$');
  return problems;
}
