import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../base/guards.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { featuresFor, VT_ROOT_TYPE, VT_SCHEMA, vtMessage } from './vt-schema.ts';

const FILE = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'yara-x', 'vt-schema.json');
const FACTS: unknown = JSON.parse(readFileSync(FILE, 'utf8'));

/** A path of the module in the facts: `vt.a.b[].c` and what it is. */
interface PathFact {
  readonly path: string;
  readonly type: string;
  readonly isMethod: boolean;
}

function pathFacts(): readonly PathFact[] {
  const paths = isRecord(FACTS) && Array.isArray(FACTS['paths']) ? FACTS['paths'] : [];
  return paths.filter(isRecord).map((fact) => ({
    path: String(fact['path']),
    type: String(fact['type']),
    isMethod: fact['method'] === true,
  }));
}

/** The kind of a path in the words of the facts; undefined where our schema has no such path. */
function kindAt(path: string): string | undefined {
  let type: FieldType | undefined = VT_ROOT_TYPE;
  for (const name of path.replaceAll('[]', '').split('.').slice(1)) {
    const inner: FieldType | undefined = type?.kind === 'array' ? type.element : type;
    type = inner?.kind === 'struct' ? vtMessage(inner.message).fields.get(name)?.type : undefined;
  }
  return type?.kind === 'boolean' ? 'bool' : type?.kind;
}

describe('the generated schema', () => {
  const facts = pathFacts();

  it('has every path of the facts with its type', () => {
    const fields = facts.filter(({ isMethod, path }) => !isMethod && !path.endsWith('[]'));
    const wrong = fields.filter(({ path, type }) => kindAt(path) !== type);
    expect(fields.length).toBeGreaterThan(700);
    expect(wrong).toEqual([]);
  });

  it('has every constant of the facts', () => {
    const enums = isRecord(FACTS) && isRecord(FACTS['enums']) ? Object.values(FACTS['enums']) : [];
    const ours = [...VT_SCHEMA.enums].map(([path, constants]) => [
      path,
      Object.fromEntries(constants),
    ]);
    const theirs = enums
      .filter(isRecord)
      .map((entry) => [
        entry['yaraPath'],
        Object.fromEntries(
          (Array.isArray(entry['values']) ? entry['values'] : [])
            .filter(isRecord)
            .map((value) => [String(value['name']), value['yaraValue']]),
        ),
      ]);
    expect(ours).toEqual(theirs);
  });

  it('asks only for features that there are', () => {
    const features =
      isRecord(FACTS) && isRecord(FACTS['features']) ? Object.keys(FACTS['features']) : [];
    expect(features).toEqual(expect.arrayContaining([...featuresFor('retrohunt', { gti: true })]));
  });
});
