import type { Analysis } from '../../../core/workbench/workbench.ts';

/** What keeps a text from being read as it is meant: YARA-X's syntax errors, and those of its literals. */
const SYNTAX_CODES: ReadonlySet<string> = new Set([
  'E001',
  'E020',
  'E021',
  'E027',
  'E029',
  'E030',
  'E031',
]);

/**
 * Whether the text is in the midst of being written: parts of it cannot be read, so that its rules may
 * be shown with less than they have.
 */
export function isTextBroken(
  analysis: Pick<Analysis, 'diagnostics'> | undefined,
  text: string,
): boolean {
  if (analysis === undefined || text.trim() === '') return false;
  return analysis.diagnostics.some(
    ({ severity, code }) => severity === 'error' && SYNTAX_CODES.has(code),
  );
}
