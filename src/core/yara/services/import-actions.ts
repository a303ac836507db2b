import type { Diagnostic } from '../../../base/diagnostic.ts';
import { FILE_MODULES } from '../check/known-modules.ts';
import type { CodeAction } from './code-action.ts';
import type { RuleDocument } from './rule-document.ts';

/** For a module's name that no import makes known (E009): the import. Never throws. */
export function importActions(
  document: RuleDocument,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  if (diagnostic.code !== 'E009') return [];
  const { text, file, modules } = document;
  const name = text.slice(diagnostic.span.start, diagnostic.span.end);
  if (!modules.has(name) && !FILE_MODULES.has(name)) return [];
  const isThere = file.items.some((item) => item.kind === 'import' && item.module.text === name);
  if (isThere) return [];
  return [
    {
      title: `Add import "${name}"`,
      edits: [importEdit(document, name)],
      diagnostic,
    },
  ];
}

/** Behind the last import before the first rule, else at the very start: comments there stay with the rule. */
function importEdit({ text, file }: RuleDocument, name: string): CodeAction['edits'][number] {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const firstRule = file.items.findIndex((item) => item.kind === 'rule');
  const head = firstRule === -1 ? file.items : file.items.slice(0, firstRule);
  const last = head.findLast((item) => item.kind === 'import');
  if (last !== undefined) {
    const at = last.span.end;
    return { span: { start: at, end: at }, newText: `${lineEnd}import "${name}"` };
  }
  const newText = `import "${name}"${lineEnd}${text.startsWith('import') ? '' : lineEnd}`;
  return { span: { start: 0, end: 0 }, newText };
}
