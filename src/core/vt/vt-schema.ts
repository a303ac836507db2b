import { invariant } from '../../base/assert.ts';
import type {
  AccessRule,
  FieldType,
  ModuleField,
  ModuleMessage,
  ModuleMethod,
  ModuleSchema,
} from '../yara/module-schema.ts';
import {
  ACCESS_FACTS,
  ENUM_FACTS,
  MESSAGE_FACTS,
  MODULE_NAME,
  ROOT_MESSAGE,
} from './schema.generated.ts';
import type { TargetEntity } from './target-entity.ts';

const ACCESS_RULES: readonly AccessRule[] = ACCESS_FACTS.map(
  ([title, label, acceptIf, rejectIf]) => ({
    title,
    label,
    acceptIf: words(acceptIf),
    rejectIf: words(rejectIf),
  }),
);

/**
 * The vt module as rules see it: messages, fields with their access rules, enums and methods.
 * Source: VirusTotal/yara-x, lib/src/modules/protos/vt (the commit is in schema.generated.ts).
 */
export const VT_SCHEMA: ModuleSchema = {
  name: MODULE_NAME,
  root: ROOT_MESSAGE,
  messages: new Map(
    MESSAGE_FACTS.map(([fullName, name, fields, methods]) => [
      fullName,
      { name, fields: readFields(fields), methods: readMethods(methods) },
    ]),
  ),
  enums: new Map(ENUM_FACTS.map(([path, constants]) => [path, readConstants(constants)])),
};

/**
 * The features that are on when a ruleset of this target is compiled; access rules refer to them.
 * gti: the rules are for a Google Threat Intelligence account. Never throws.
 * Source: the access rules of the protos; that a retrohunt job has `file` on too is inferred.
 */
export function featuresFor(
  target: TargetEntity,
  options: { readonly gti?: boolean } = {},
): ReadonlySet<string> {
  const features = target === 'retrohunt' ? ['file', 'retrohunt'] : [target];
  return new Set(options.gti === true ? [...features, 'gti'] : features);
}

/** The message of this full name. Throws InvariantError for a name that the schema does not have. */
export function vtMessage(fullName: string): ModuleMessage {
  const message = VT_SCHEMA.messages.get(fullName);
  invariant(message !== undefined, `no message ${fullName} in the vt schema`);
  return message;
}

/** The type of the vt module itself, the root of every path. */
export const VT_ROOT_TYPE: FieldType = { kind: 'struct', message: ROOT_MESSAGE };

function readFields(facts: string): ReadonlyMap<string, ModuleField> {
  return new Map(
    words(facts).map((fact) => {
      const [declaration = '', ...access] = fact.split('!');
      const colon = declaration.indexOf(':');
      const name = declaration.slice(0, colon);
      const type = readType(declaration.slice(colon + 1));
      return [name, { name, type, access: access.map(readAccess) }];
    }),
  );
}

function readAccess(index: string): AccessRule {
  const rule = ACCESS_RULES[Number(index)];
  invariant(rule !== undefined, `no access rule ${index} in the vt schema`);
  return rule;
}

function readType(code: string): FieldType {
  if (code.startsWith('[]')) return { kind: 'array', element: readType(code.slice(2)) };
  if (code.startsWith('{}')) return { kind: 'map', value: readType(code.slice(2)) };
  if (code.startsWith('*')) return { kind: 'struct', message: code.slice(1) };
  if (code.startsWith('=')) return { kind: 'integer', enumPath: code.slice(1) };
  switch (code) {
    case 'i':
      return { kind: 'integer' };
    case 'b':
      return { kind: 'boolean' };
    case 'l':
      return { kind: 'string', lowercase: true };
    default:
      invariant(code === 's', `no type ${code} in the vt schema`);
      return { kind: 'string' };
  }
}

function readMethods(facts: string): ReadonlyMap<string, ModuleMethod> {
  const methods = new Map<string, ModuleMethod>();
  for (const fact of words(facts)) {
    const open = fact.indexOf('(');
    const name = fact.slice(0, open);
    const kinds = fact.slice(open + 1, -1).split(',');
    const overload = kinds.map((kind) => (kind === 'integer' ? 'integer' : 'string'));
    const overloads = [...(methods.get(name)?.overloads ?? []), overload];
    methods.set(name, { name, overloads, returns: 'boolean' });
  }
  return methods;
}

function readConstants(facts: string): ReadonlyMap<string, number> {
  return new Map(
    words(facts).map((fact) => {
      const [name = '', value = ''] = fact.split('=');
      return [name, Number(value)];
    }),
  );
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
