import { isRefused } from '../check/check-path.ts';
import { printSchemaPath, type SchemaPath } from '../check/schema-path.ts';
import type { FieldType, ModuleField, ModuleSchema } from '../module-schema.ts';

/** A kind of ruleset: its name for people, and what is on when its rules are compiled. */
export interface RuleTarget {
  readonly label: string;
  readonly features: ReadonlySet<string>;
}

/** A field, and the full name of the message that has it. */
export interface PlacedField {
  readonly message: string;
  readonly field: ModuleField;
}

/**
 * The fields that a path goes through, outermost first. Ends where the schema does. Never throws.
 * O(steps).
 */
export function fieldsOf(path: SchemaPath, schema: ModuleSchema): readonly PlacedField[] {
  const fields: PlacedField[] = [];
  let type: FieldType | undefined = { kind: 'struct', message: schema.root };
  for (const step of path.steps) {
    if (step.kind === 'field') {
      const message: string | undefined = type?.kind === 'struct' ? type.message : undefined;
      const field: ModuleField | undefined =
        message === undefined ? undefined : schema.messages.get(message)?.fields.get(step.name);
      if (message === undefined || field === undefined) return fields;
      fields.push({ message, field });
      type = field.type;
    } else {
      type = type?.kind === 'array' ? type.element : type?.kind === 'map' ? type.value : undefined;
    }
  }
  return fields;
}

/**
 * Which of the targets may use all of these fields, in words: `File and Retrohunt rules, not in URL,
 * Domain and IP rules`. Undefined where all may. Never throws. O(targets · fields).
 */
export function describeAccess(
  fields: readonly PlacedField[],
  targets: readonly RuleTarget[],
): string | undefined {
  const allowed = targets.filter((target) => !isRefusedFor(fields, target));
  if (allowed.length === targets.length) return undefined;
  const refused = targets.filter((target) => !allowed.includes(target));
  if (allowed.length === 0) {
    return 'Not available in any kind of ruleset';
  }
  return `Available in ${joinLabels(allowed)} rules, not in ${joinLabels(refused)} rules`;
}

/** Whether a rule of this target may not use one of these fields. Never throws. O(fields). */
export function isRefusedFor(fields: readonly PlacedField[], { features }: RuleTarget): boolean {
  return fields.some(({ field }) => field.access.some((rule) => isRefused(rule, features)));
}

/** The path with its module: `vt.behaviour.files_written[]`. Never throws. */
export function printPattern(path: SchemaPath): string {
  const steps = printSchemaPath(path);
  return /^[[]/.test(steps) || steps === '' ? path.module + steps : `${path.module}.${steps}`;
}

function joinLabels(targets: readonly RuleTarget[]): string {
  const labels = targets.map(({ label }) => label);
  const last = labels.pop() ?? '';
  return labels.length === 0 ? last : `${labels.join(', ')} and ${last}`;
}
