/**
 * What a YARA module offers, as a value: the language core knows no module by itself.
 * A field's type, in the engine's terms.
 */
export type FieldType =
  | { readonly kind: 'integer'; readonly enumPath?: string }
  | { readonly kind: 'float' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string'; readonly lowercase?: true }
  | { readonly kind: 'struct'; readonly message: string }
  | { readonly kind: 'array'; readonly element: FieldType }
  | { readonly kind: 'map'; readonly value: FieldType };

/** Who may use a field: it is refused unless one of `acceptIf` is on (when any are named) and none of `rejectIf`. */
export interface AccessRule {
  readonly title: string;
  readonly label: string;
  readonly acceptIf: readonly string[];
  readonly rejectIf: readonly string[];
}

export interface ModuleField {
  readonly name: string;
  readonly type: FieldType;
  readonly access: readonly AccessRule[];
}

/** A method of a message: argument kinds per overload, and what it returns. */
export interface ModuleMethod {
  readonly name: string;
  readonly overloads: readonly (readonly ('string' | 'integer')[])[];
  readonly returns: 'boolean';
}

export interface ModuleMessage {
  readonly name: string;
  /** By field name, in the order of the schema. */
  readonly fields: ReadonlyMap<string, ModuleField>;
  readonly methods: ReadonlyMap<string, ModuleMethod>;
}

export interface ModuleSchema {
  /** The module's name in `import "name"`. */
  readonly name: string;
  /** Key of the root message in `messages`. */
  readonly root: string;
  readonly messages: ReadonlyMap<string, ModuleMessage>;
  /** By full path (`vt.FileType`), each constant with its number. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<string, number>>;
}
