import type {
  AccessRule,
  FieldType,
  ModuleField,
  ModuleMessage,
  ModuleMethod,
  ModuleSchema,
} from '../../module-schema.ts';
import type { ModuleStruct, ModuleValue } from '../../module-value.ts';

const STRING: FieldType = { kind: 'string' };
const INTEGER: FieldType = { kind: 'integer' };
const BOOLEAN: FieldType = { kind: 'boolean' };

function array(element: FieldType): FieldType {
  return { kind: 'array', element };
}

function struct(message: string): FieldType {
  return { kind: 'struct', message };
}

const MAP: FieldType = { kind: 'map', value: STRING };

function message(
  name: string,
  fields: Readonly<Record<string, FieldType>>,
  methods: readonly ModuleMethod[] = [],
  access: Readonly<Record<string, AccessRule>> = {},
): readonly [string, ModuleMessage] {
  const entries = Object.entries(fields).map(([field, type]): [string, ModuleField] => {
    const rule = access[field];
    return [field, { name: field, type, access: rule ? [rule] : [] }];
  });
  const named = methods.map((method): [string, ModuleMethod] => [method.name, method]);
  return [name, { name, fields: new Map(entries), methods: new Map(named) }];
}

/** A small module with every kind of field: `import "demo"`. */
export const DEMO_SCHEMA: ModuleSchema = {
  name: 'demo',
  root: 'Root',
  messages: new Map([
    message(
      'Root',
      {
        name: STRING,
        size: INTEGER,
        count: INTEGER,
        kind: { kind: 'integer', enumPath: 'demo.Kind' },
        ratio: { kind: 'float' },
        fresh: BOOLEAN,
        tags: array(STRING),
        scores: array(INTEGER),
        flags: array(BOOLEAN),
        labels: MAP,
        groups: array(struct('Group')),
        part: struct('Part'),
        host: struct('Host'),
        secret: STRING,
      },
      [],
      {
        secret: {
          title: 'demo.secret is for members',
          label: 'this field is for members only',
          acceptIf: ['member'],
          rejectIf: [],
        },
      },
    ),
    message('Part', { title: STRING, groups: array(struct('Group')), tags: array(STRING) }),
    message('Group', {
      id: INTEGER,
      title: STRING,
      values: MAP,
      names: array(STRING),
      items: array(struct('Item')),
      part: struct('Part'),
    }),
    message('Item', { key: STRING, values: MAP }),
    message('Host', { raw: STRING }, [
      { name: 'in_range', overloads: [['string']], returns: 'boolean' },
      { name: 'looks_like', overloads: [['string'], ['string', 'integer']], returns: 'boolean' },
    ]),
  ]),
  enums: new Map([
    [
      'demo.Kind',
      new Map([
        ['NONE', 0],
        ['BIG', 1],
        ['ODD', 7],
      ]),
    ],
    ['demo.Net.Protocol', new Map([['TCP', 1]])],
  ]),
};

/** Data of a module from plain objects: integers as number or bigint, maps as objects or Maps. */
export function toStruct(value: object): ModuleStruct {
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return new Map(entries.map(([key, each]) => [String(key), toModuleValue(each)]));
}

function toModuleValue(value: unknown): ModuleValue {
  if (Array.isArray(value)) return value.map(toModuleValue);
  if (typeof value === 'object' && value !== null) return toStruct(value);
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? value : String(value);
}
