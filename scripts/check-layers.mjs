// Keeps the one-way layers of ARCHITECTURE.md: which folder may import which folder and package.
// `npm run check` runs it; a change of the table is a change of the architecture and belongs there too.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/**
 * For each folder (the longest prefix of a file's path decides): the folders and npm packages that
 * its files may import, besides itself. `tests` lists what its test files may import on top.
 */
export const LAYERS = {
  'src/main.tsx': {
    folders: [
      'src/ui',
      'src/state',
      'src/editor',
      'src/worker',
      'src/platform',
      'src/core',
      'src/base',
    ],
    packages: ['react', 'react-dom'],
  },
  'src/base': { folders: [], packages: [] },
  'src/core/json': { folders: ['src/base'], packages: [] },
  'src/core/yara': { folders: ['src/base'], packages: ['re2js'] },
  'src/core/report': { folders: ['src/base', 'src/core/json'], packages: [] },
  'src/core/vt': {
    folders: ['src/base', 'src/core/json', 'src/core/yara', 'src/core/report'],
    packages: [],
  },
  'src/core/livehunt': {
    folders: ['src/base', 'src/core/json', 'src/core/yara', 'src/core/report', 'src/core/vt'],
    packages: [],
  },
  'src/core/archive': { folders: ['src/base'], packages: ['fflate'] },
  'src/core/sigma': {
    folders: ['src/base', 'src/core/archive'],
    packages: ['js-yaml', 're2js'],
  },
  'src/core/events': {
    folders: [
      'src/base',
      'src/core/json',
      'src/core/archive',
      'src/core/yara',
      'src/core/report',
      'src/core/vt',
      'src/core/sigma',
    ],
    packages: [],
  },
  'src/core/convert': {
    folders: [
      'src/base',
      'src/core/yara',
      'src/core/vt',
      'src/core/livehunt',
      'src/core/sigma',
      'src/core/events',
    ],
    packages: [],
  },
  'src/core/session': { folders: ['src/base'], packages: [] },
  'src/core/export': { folders: ['src/base', 'src/core/yara', 'src/core/livehunt'], packages: [] },
  'src/core/workbench': {
    folders: [
      'src/base',
      'src/core/json',
      'src/core/yara',
      'src/core/report',
      'src/core/vt',
      'src/core/livehunt',
      'src/core/archive',
      'src/core/sigma',
      'src/core/events',
    ],
    packages: [],
  },
  'src/engine': {
    folders: ['src/base', 'src/core'],
    packages: ['@virustotal/yara-x', 'node:*'],
    // The package does not export its WASM.
    outside: ['node_modules/@virustotal/yara-x/pkg/yara_x_js_bg.wasm'],
  },
  'src/worker': { folders: ['src/base', 'src/core', 'src/engine'], packages: [] },
  'src/platform': { folders: ['src/base', 'src/core'], packages: ['idb'] },
  'src/editor': { folders: ['src/base', 'src/core'], packages: ['monaco-editor'] },
  'src/state': { folders: ['src/base', 'src/core'], packages: ['zustand'] },
  'src/ui': {
    folders: ['src/base', 'src/core', 'src/state', 'src/editor'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'react-resizable-panels',
      '@tanstack/react-table',
      '@tanstack/react-virtual',
    ],
  },
  'src/cli': {
    folders: ['src/base', 'src/core', 'src/engine'],
    packages: ['node:*'],
    // For its version.
    outside: ['package.json'],
  },
};

/** Test files stand outside of the running program: they may read files and use the test tools. */
const TEST_PACKAGES = ['vitest', 'fast-check', 'node:*'];

/**
 * What is wrong with the imports of a set of source files. files: text by path from the project's
 * root, with forward slashes. Empty when all is well.
 */
export function findLayerProblems(files, layers = LAYERS) {
  const problems = [];
  const graph = new Map();
  for (const [path, text] of files) {
    const layer = layerOf(path, layers);
    if (layer === undefined) {
      problems.push(
        `${path}: its folder has no row in scripts/check-layers.mjs; add one there and in ARCHITECTURE.md`,
      );
      continue;
    }
    const rule = layers[layer];
    const isTest = /\.test\.tsx?$/.test(path) || path.includes('/testdata/');
    const targets = [];
    for (const specifier of importsOf(path, text)) {
      if (!specifier.startsWith('.')) {
        const allowed = isTest ? [...rule.packages, ...TEST_PACKAGES] : rule.packages;
        if (!isPackageAllowed(specifier, allowed)) {
          problems.push(
            `${path}: may not import the package '${specifier}' (${layer} may: ${allowed.join(', ') || 'none'})`,
          );
        }
        continue;
      }
      const target = posix.normalize(
        posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')),
      );
      if (!target.startsWith('src/')) {
        if (!isTest && !rule.outside?.includes(target))
          problems.push(`${path}: imports '${specifier}', outside of src/`);
        continue;
      }
      targets.push(target);
      const targetLayer = layerOf(target, layers);
      const isAllowed =
        targetLayer === layer ||
        rule.folders.some((folder) => target === folder || target.startsWith(`${folder}/`)) ||
        (isTest && layer.startsWith('src/core') && target.startsWith('src/core'));
      if (!isAllowed) {
        problems.push(
          `${path}: may not import ${target} (${layer} may import: ${rule.folders.join(', ') || 'nothing'})`,
        );
      }
    }
    if (!isTest) graph.set(path, targets);
  }
  return [...problems, ...findCycles(graph)];
}

/**
 * The imports of a module as written: static ones (of types too), re-exports, and dynamic ones and
 * `new URL('…', import.meta.url)` with a literal.
 */
export function importsOf(path, text) {
  const { module: record, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const requests = [
    ...record.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...record.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...record.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const literal = /^(['"])(.*)\1$/.exec(text.slice(start, end));
      return literal === null ? [] : literal[2];
    }),
    ...record.importMetas.flatMap(({ start, end }) => {
      if (!text.startsWith('.url', end)) return [];
      const url = /\bnew URL\(\s*(['"])([^'"]+)\1,\s*$/.exec(text.slice(0, start));
      return url === null ? [] : url[2];
    }),
  ];
  return [...new Set(requests)];
}

function layerOf(path, layers) {
  return Object.keys(layers)
    .filter((layer) => path === layer || path.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isPackageAllowed(specifier, allowed) {
  return allowed.some((name) =>
    name === 'node:*'
      ? specifier.startsWith('node:')
      : specifier === name || specifier.startsWith(`${name}/`),
  );
}

/** Import cycles among files, each named once. Iterative depth-first search. */
function findCycles(graph) {
  const problems = [];
  const state = new Map();
  for (const start of graph.keys()) {
    if (state.has(start)) continue;
    const stack = [{ path: start, next: 0 }];
    state.set(start, 'open');
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const target = (graph.get(top.path) ?? [])[top.next++];
      if (target === undefined) {
        state.set(top.path, 'done');
        stack.pop();
      } else if (state.get(target) === 'open') {
        const cycle = stack.map((frame) => frame.path);
        problems.push(
          `import cycle: ${[...cycle.slice(cycle.indexOf(target)), target].join(' → ')}`,
        );
      } else if (!state.has(target) && graph.has(target)) {
        state.set(target, 'open');
        stack.push({ path: target, next: 0 });
      }
    }
  }
  return problems;
}

function readSources(root) {
  const files = new Map();
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) {
        files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
      }
    }
  };
  visit(join(root, 'src'));
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readSources(dirname(dirname(fileURLToPath(import.meta.url))));
  const problems = findLayerProblems(files);
  for (const problem of problems) console.error(problem);
  console.log(`${files.size} files, ${problems.length} problems with layers and cycles`);
  process.exit(problems.length === 0 ? 0 : 1);
}
