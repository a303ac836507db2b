import type { Diagnostic } from '../../../../base/diagnostic.ts';

/**
 * What is wrong with a text, one line each: the code, the text that is marked, and the message.
 */
export function describeDiagnostics(
  text: string,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  return diagnostics.map(
    ({ code, span, message }) => `${code} [${text.slice(span.start, span.end)}] ${message}`,
  );
}
