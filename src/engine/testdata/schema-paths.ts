import { vtMessage, VT_SCHEMA } from '../../core/vt/vt-schema.ts';
import type { AccessRule, FieldType } from '../../core/yara/module-schema.ts';

/** A path of the vt module, and a condition that does nothing but reach it. */
export interface SchemaPath {
  readonly path: string;
  readonly condition: string;
  /** The first access rule on the way that refuses the path, if any. */
  readonly refusal: (features: ReadonlySet<string>) => AccessRule | undefined;
}

/** The paths of all fields of the vt module, structs, arrays and maps included. */
export function listSchemaPaths(): readonly SchemaPath[] {
  const paths: SchemaPath[] = [];
  const visit = (message: string, prefix: string, inherited: readonly AccessRule[]): void => {
    for (const { name, type, access } of vtMessage(message).fields.values()) {
      const path = `${prefix}.${name}`;
      const rules = [...inherited, ...access];
      const refusal = (features: ReadonlySet<string>): AccessRule | undefined =>
        rules.find((rule) => refuses(rule, features));
      paths.push({ path, condition: conditionFor(path, type), refusal });
      const inner = innerStruct(type, path);
      if (inner !== undefined) visit(inner.message, inner.path, rules);
    }
  };
  visit(VT_SCHEMA.root, VT_SCHEMA.name, []);
  return paths;
}

function refuses({ acceptIf, rejectIf }: AccessRule, features: ReadonlySet<string>): boolean {
  const isAccepted = acceptIf.length === 0 || acceptIf.some((feature) => features.has(feature));
  return !isAccepted || rejectIf.some((feature) => features.has(feature));
}

function conditionFor(path: string, type: FieldType): string {
  switch (type.kind) {
    case 'integer':
    case 'float':
    case 'string':
    case 'boolean':
      return `defined ${path}`;
    case 'array':
    case 'map':
      return `${path}.len() == 0`;
    case 'struct':
      // A struct alone is no condition; a name can be given to it.
      return `with s = ${path} : ( true )`;
  }
}

function innerStruct(
  type: FieldType,
  path: string,
): { readonly message: string; readonly path: string } | undefined {
  if (type.kind === 'struct') return { message: type.message, path };
  if (type.kind === 'array') return innerStruct(type.element, `${path}[0]`);
  return type.kind === 'map' ? innerStruct(type.value, `${path}["k"]`) : undefined;
}
