import { MarkerSeverity, type editor } from 'monaco-editor/editor';
import { assertNever } from '../base/assert.ts';
import type { Diagnostic, Severity } from '../base/diagnostic.ts';
import { toRange } from './model-range.ts';

/** The diagnostics as Monaco markers; Monaco shows their messages as text, never as Markdown. */
export function diagnosticMarkers(
  model: editor.ITextModel,
  diagnostics: readonly Diagnostic[],
): editor.IMarkerData[] {
  return diagnostics.map((diagnostic) => ({
    ...toRange(model, diagnostic.span),
    severity: toMarkerSeverity(diagnostic.severity),
    message:
      diagnostic.help === undefined
        ? diagnostic.message
        : `${diagnostic.message}\nhelp: ${diagnostic.help}`,
    code: diagnostic.code,
    relatedInformation: (diagnostic.related ?? []).map((place) => ({
      ...toRange(model, place.span),
      resource: model.uri,
      message: place.message,
    })),
  }));
}

function toMarkerSeverity(severity: Severity): MarkerSeverity {
  switch (severity) {
    case 'error':
      return MarkerSeverity.Error;
    case 'warning':
      return MarkerSeverity.Warning;
    case 'info':
      return MarkerSeverity.Info;
    default:
      return assertNever(severity, 'severity');
  }
}
