import { fromByteString, type ByteString } from '../../../base/byte-string.ts';
import type { FieldType } from '../module-schema.ts';

/** One step of a schema path. */
export type SchemaStep =
  | { readonly kind: 'field'; readonly name: string }
  /** An element of an array; `index` where the text names it by a constant. */
  | { readonly kind: 'element'; readonly index: bigint | undefined }
  /** The entry of a map that the text names by a constant. */
  | { readonly kind: 'key'; readonly key: ByteString }
  /** An entry of a map that the text does not name: a loop over the map, a computed key. */
  | { readonly kind: 'any-key' };

/**
 * Where an expression leads in a module: loop variables are resolved to what they run over, so that
 * `x` in `for any x in vt.behaviour.files_written` is `behaviour.files_written[]`.
 */
export interface SchemaPath {
  readonly module: string;
  readonly steps: readonly SchemaStep[];
  /** What lies at the end of the path; undefined for the module itself. */
  readonly type: FieldType | undefined;
}

/**
 * The path for people and as a key: `behaviour.sigma_analysis_results[].match_context[].values["Image"]`,
 * `[*]` for any key. Indexes are left out, so that one line speaks for all elements. Never throws.
 */
export function printSchemaPath(path: SchemaPath): string {
  let text = '';
  for (const step of path.steps) {
    switch (step.kind) {
      case 'field':
        text += text === '' ? step.name : `.${step.name}`;
        break;
      case 'element':
        text += '[]';
        break;
      case 'key':
        text += `["${fromByteString(step.key)}"]`;
        break;
      case 'any-key':
        text += '[*]';
        break;
    }
  }
  return text;
}

/** The path one step further. Never throws. */
export function extendPath(
  path: SchemaPath | undefined,
  step: SchemaStep,
  type: FieldType,
): SchemaPath | undefined {
  return path && { module: path.module, steps: [...path.steps, step], type };
}
