import { fieldNode, identifierNode, keyNode, NOWHERE } from '../livehunt/expression-nodes.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import type { EventSource, FieldReading } from './field-reading.ts';

const RESULT = 'vt_behaviour_sigma_analysis_results';
const CONTEXT = `${RESULT}_match_context`;

const VALUES = fieldNode(identifierNode(CONTEXT), 'values');

/**
 * The match contexts of all Sigma results: one context is one event, and any of its fields is in
 * `values` under its own name. unrecorded: why a field is not there; undefined for one that may be.
 */
export function contextSource(unrecorded: (field: string) => string | undefined): EventSource {
  return {
    description: 'the events that VirusTotal kept since a Sigma rule fired on them',
    read: (field): FieldReading => {
      const reason = unrecorded(field);
      if (reason !== undefined) return { kind: 'unrecorded', reason };
      return { kind: 'text', expression: contextValue(field), missing: 'entry' };
    },
    readAll: () => ({
      kind: 'entries',
      map: VALUES,
      key: undefined,
      variables: [`${CONTEXT}_key`, `${CONTEXT}_value`],
    }),
    exists: (body) =>
      forAny([RESULT], vtPath('behaviour', 'sigma_analysis_results'), {
        body: forAny([CONTEXT], fieldNode(identifierNode(RESULT), 'match_context'), { body }),
      }),
  };
}

/** `….values["FIELD"]` of the context that is looked at. Never throws. */
export function contextValue(field: string): Expression {
  return keyNode(VALUES, field);
}

/** `vt.a.b`. Never throws. */
export function vtPath(...names: readonly string[]): Expression {
  return names.reduce<Expression>(fieldNode, identifierNode('vt'));
}

/** `for any VARIABLES in ITERABLE: ( BODY )`. Never throws. */
export function forAny(
  variables: readonly string[],
  iterable: Expression,
  { body }: { readonly body: Expression },
): Expression {
  return {
    kind: 'for-in',
    span: NOWHERE,
    quantifier: { kind: 'any', span: NOWHERE },
    variables: variables.map(identifierNode),
    iterable,
    body,
    bodySpan: NOWHERE,
  };
}
