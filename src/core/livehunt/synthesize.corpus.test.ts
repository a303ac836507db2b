import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexJson } from '../json/index-json.ts';
import { readReport } from '../report/read-report.ts';
import { toVtModel } from '../vt/to-vt-model.ts';
import { vtDataToJson } from '../vt/vt-data.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { ModuleStruct, ModuleValue, ValuePath } from '../yara/module-value.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { typeOfPath } from './path-pattern.ts';
import { synthesize } from './synthesize.ts';
import { pickOf } from './testdata/make-pick.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

/** Places that are clicked in each report, spread over it. */
const N_PLACES = 40;

/** The oracle cannot hold longer texts. */
const MAX_ORACLE_TEXT = 16_000;

/** The real engine over any data of the vt module. */
interface Oracle {
  init(features: readonly string[]): void;
  evaluate(
    source: string,
    data: unknown,
  ): { readonly matches?: readonly string[]; readonly error?: string };
}

let oracle: Oracle;

beforeAll(async () => {
  const path = resolve(CORPUS, '../oracle/oracle.mjs');
  // The module is outside of the project; its two functions are those of the interface.
  oracle = (await import(pathToFileURL(path).href)) as Oracle;
  oracle.init(['file', 'gti']);
});

function filesOf(folder: string, extension: string): readonly string[] {
  return readdirSync(join(CORPUS, folder)).filter((name) => name.endsWith(extension));
}

function dataOf(name: string): ModuleStruct | undefined {
  const index = indexJson(readFileSync(join(CORPUS, 'vt-reports', name)));
  const report = index.ok ? readReport({ id: 0, name, index: index.value }) : undefined;
  return report?.ok === true ? toVtModel(report.value).data : undefined;
}

/** Every place of the data that has a value, arrays and structs too. */
function* placesIn(value: ModuleValue, path: ValuePath): Generator<ValuePath> {
  yield path;
  if (value instanceof Map) {
    const isMap = typeOfPath(VT_SCHEMA, path)?.kind === 'map';
    for (const [name, part] of value as ModuleStruct) {
      yield* placesIn(part, [
        ...path,
        isMap ? { kind: 'key', key: name } : { kind: 'field', name },
      ]);
    }
  } else if (Array.isArray(value)) {
    const items: readonly ModuleValue[] = value;
    for (const [index, item] of items.entries()) {
      yield* placesIn(item, [...path, { kind: 'index', index }]);
    }
  }
}

function someOf<T>(items: readonly T[], count: number): readonly T[] {
  const stride = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, at) => at % stride === 0);
}

describe('clicks on real reports', () => {
  it.each(filesOf('vt-reports', '.json'))(
    'write rules that the engine compiles and finds true: %s',
    (name) => {
      const data = dataOf(name) ?? new Map<string, ModuleValue>();
      const places = someOf([...placesIn(data, [])], N_PLACES);
      const rules: string[] = [];
      let all = '';
      for (const [at, path] of places.entries()) {
        const context = { schema: VT_SCHEMA, data, ruleName: `r${at}` };
        const alone = synthesize('', pickOf(path), context);
        if (!alone.ok || alone.value.text.length > MAX_ORACLE_TEXT) continue;
        rules.push(alone.value.text.replace('import "vt"', ''));
        const joined = synthesize(all, pickOf(path), { ...context, ruleName: 'all' });
        all = joined.ok ? joined.value.text : all;
      }
      const source = `import "vt"\n${all.replace('import "vt"', '')}${rules.join('')}`;
      const json: unknown = JSON.parse(vtDataToJson(data));
      const { matches = [], error } = oracle.evaluate(source, json);
      const names = parseYara(source).file.items.flatMap((item) =>
        item.kind === 'rule' ? [item.name?.name ?? ''] : [],
      );
      const missing = names.filter((rule) => !matches.includes(rule));
      expect({ error, missing }).toEqual({ error: undefined, missing: [] });
    },
  );
});

describe('clicks onto published rules', () => {
  const [report] = filesOf('vt-reports', '.json').filter((name) => name.includes('behav'));

  it.each(filesOf('vt-rules', '.yar'))('leave every token of the rule: %s', (name) => {
    const before = readFileSync(join(CORPUS, 'vt-rules', name), 'utf8');
    const data = dataOf(report ?? '') ?? new Map<string, ModuleValue>();
    const errors = parseYara(before).diagnostics.length;
    let text = before;
    let nAdded = 0;
    for (const path of someOf([...placesIn(data, [])], N_PLACES)) {
      const result = synthesize(text, pickOf(path), { schema: VT_SCHEMA, data });
      if (!result.ok) continue;
      nAdded += result.value.edits.length > 0 ? 1 : 0;
      text = result.value.text;
    }
    expect(parseYara(text).diagnostics.length).toBeLessThanOrEqual(errors);
    expect(lostTokens(before, text)).toEqual([]);
    expect(nAdded > 0 || errors > 0).toBe(true);
  });
});

function lostTokens(before: string, after: string): readonly string[] {
  const rest = tokensOf(after);
  let at = 0;
  return tokensOf(before).filter((token) => {
    const found = rest.indexOf(token, at);
    if (found !== -1) at = found + 1;
    return found === -1;
  });
}

function tokensOf(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'whitespace')
    .map((token) => token.text);
}
