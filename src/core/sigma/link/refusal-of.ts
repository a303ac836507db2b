import type { Diagnostic } from '../../../base/diagnostic.ts';
import { quoted } from '../sigma-code.ts';
import type { PlaceholderValues } from './placeholder-values.ts';

/** Values that are tried one by one. */
const MAX_TRIES = 500;

/**
 * Why a rule or a filter cannot take the values of its placeholders, without a full stop; with the value
 * that is to blame where one alone is, among the first 500. names: the placeholders that it asks for;
 * check: what is wrong with it when it is compiled with these values. Never throws. O(values) compilations.
 */
export function refusalOf(
  names: Iterable<string>,
  values: PlaceholderValues,
  check: (values: PlaceholderValues) => readonly Diagnostic[],
): string {
  const pairs = [...names].flatMap((name) =>
    (values.get(name) ?? []).slice(0, MAX_TRIES).map((value) => [name, value] as const),
  );
  for (const [name, value] of pairs.slice(0, MAX_TRIES)) {
    const error = check(new Map([[name, [value]]])).find(isError);
    if (error !== undefined) return `${quoted(value)}: ${error.message}`;
  }
  return check(values).find(isError)?.message ?? 'the rule has no meaning with them';
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
