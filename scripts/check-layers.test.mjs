import { describe, expect, it } from 'vitest';
import { findLayerProblems, importsOf } from './check-layers.mjs';

/** Problems of a small program: [path, text] pairs. */
const problemsOf = (...files) => findLayerProblems(new Map(files));

describe('check-layers', () => {
  it('accepts imports that go down', () => {
    expect(
      problemsOf(
        [
          'src/core/vt/a.ts',
          `import { b } from '../report/b.ts';\nimport type { R } from '../../base/r.ts';`,
        ],
        ['src/core/report/b.ts', `export const b = 1;`],
        ['src/base/r.ts', `export interface R {}`],
      ),
    ).toEqual([]);
  });

  it.each([
    ['an upward import', 'src/core/json/a.ts', `import { A } from '../../ui/app/app.tsx';`],
    ['an import of a sibling domain', 'src/core/yara/a.ts', `import { A } from '../report/a.ts';`],
    ['a dynamic import', 'src/core/yara/a.ts', `const a = await import('../vt/a.ts');`],
    ['a re-export', 'src/base/a.ts', `export { A } from '../core/json/a.ts';`],
    ['a type import', 'src/base/a.ts', `import type { A } from '../core/json/a.ts';`],
    [
      'a package that is not for the folder',
      'src/ui/app/a.tsx',
      `import * as monaco from 'monaco-editor/editor';`,
    ],
    ['a node module in core', 'src/core/json/a.ts', `import { readFileSync } from 'node:fs';`],
    ['a folder without a row', 'src/helpers/a.ts', `export const a = 1;`],
    ['a path that leaves src', 'src/core/json/a.ts', `import x from '../../../scripts/x.mjs';`],
  ])('reports %s', (_, path, text) => {
    expect(problemsOf([path, text])).toHaveLength(1);
  });

  it('reports a cycle of files', () => {
    expect(
      problemsOf(
        ['src/base/a.ts', `import { b } from './b.ts';`],
        ['src/base/b.ts', `import { c } from './c.ts';`],
        ['src/base/c.ts', `import { a } from './a.ts';`],
      ),
    ).toEqual(['import cycle: src/base/a.ts → src/base/b.ts → src/base/c.ts → src/base/a.ts']);
  });

  it('lets tests use the test tools and core tests other domains', () => {
    expect(
      problemsOf([
        'src/core/yara/eval/a.test.ts',
        `import { it } from 'vitest';\nimport { readFileSync } from 'node:fs';\nimport { V } from '../../vt/v.ts';`,
      ]),
    ).toEqual([]);
  });

  it('does not take comments and texts for imports', () => {
    const text = `// import './a.ts';\n/* import './b.ts' */\nimport './c.css';\nconst rule = 'import "vt"';`;
    expect(importsOf('src/base/x.ts', text)).toEqual(['./c.css']);
  });

  it('sees every kind of import', () => {
    const text = [
      `import type { A } from './a.ts';`,
      `import b from './b.ts';`,
      `export * from './c.ts';`,
      `export type { D } from './d.ts';`,
      `const e = await import('./e.ts');`,
      `const f = new URL('./f.ts', import.meta.url);`,
      `import g from './g.ts?worker&url';`,
    ].join('\n');
    expect(importsOf('src/base/x.ts', text).sort()).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
      './f.ts',
      './g.ts?worker&url',
    ]);
  });
});
