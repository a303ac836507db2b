// Writes src/core/yara/eval/domain/public-suffixes.generated.ts from a list of public suffixes.
// Usage: node scripts/gen-public-suffixes.mjs FILE, one rule a line, as publicsuffix.org has them.
// For the rules that the engine was built with, take `data/rules.txt` of the crate `psl` that its
// Cargo.lock names (2.1.213 for YARA-X 1.20.0).
import { readFileSync, writeFileSync } from 'node:fs';

const TARGET = new URL(
  '../src/core/yara/eval/domain/public-suffixes.generated.ts',
  import.meta.url,
);
const WIDTH = 98;

const file = process.argv[2];
if (file === undefined) {
  console.error('Name the list: node scripts/gen-public-suffixes.mjs FILE');
  process.exit(2);
}

const root = createNode();
for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
  const rule = line.trim();
  if (rule === '' || rule.startsWith('//')) continue;
  const isException = rule.startsWith('!');
  let node = root;
  for (const label of rule.replace(/^!/, '').split('.').reverse()) {
    const next = node.labels.get(label) ?? createNode();
    node.labels.set(label, next);
    node = next;
  }
  node.mark = isException ? '!' : '';
}

// A top-level label with nothing in front of it is a suffix by the default rule too.
for (const [label, node] of root.labels) if (node.labels.size === 0) root.labels.delete(label);

const lines = [];
let current = '';
for (const token of tokens(root)) {
  if (current !== '' && current.length + token.length + 1 > WIDTH) {
    lines.push(current);
    current = '';
  }
  current += current === '' ? token : ` ${token}`;
}
lines.push(current);

writeFileSync(
  TARGET,
  `// Written by scripts/gen-public-suffixes.mjs. Do not edit.
// The list is that of publicsuffix.org, which is under the Mozilla Public License 2.0
// (https://mozilla.org/MPL/2.0/). For its form here see public-suffix.ts.
export const PUBLIC_SUFFIXES = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${lines.length} lines`);

function createNode() {
  return { labels: new Map(), mark: '~' };
}

/** The tree as words: a label, and in parentheses those in front of it. */
function* tokens(node) {
  for (const [label, next] of [...node.labels].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield next.mark + label;
    if (next.labels.size === 0) continue;
    yield '(';
    yield* tokens(next);
    yield ')';
  }
}
