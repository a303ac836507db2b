/** The values that people give placeholders, by name without percent signs. Sigma strings: wildcards count. */
export type PlaceholderValues = ReadonlyMap<string, readonly string[]>;

export const NO_VALUES: PlaceholderValues = new Map();
