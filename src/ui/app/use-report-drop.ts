import { useEffect, useState } from 'react';
import { isSigmaText } from '../../core/workbench/sigma-text.ts';
import type { FileSource } from '../../state/report-files.ts';
import { readDrop } from './read-drop.ts';
import { toFileSource } from './report-file-input.tsx';
import { useActions } from './store-context.ts';

/** Name of a report that came by the clipboard. */
const PASTED_NAME = 'pasted.json';

/** Name of Sigma rules that came by the clipboard. */
const PASTED_RULE_NAME = 'pasted.yml';

const NO_REPORT =
  'That is no report: paste JSON or a Sigma rule here, and a YARA rule into the editor';

/** Takes files dropped anywhere on the page, and JSON pasted outside of inputs. True while a file hovers. */
export function useReportDrop(): boolean {
  const actions = useActions();
  const [isHovering, setIsHovering] = useState(false);

  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth++;
      setIsHovering(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsHovering(false);
    };
    const over = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      // The editor would put the file's text into the rule.
      event.stopPropagation();
      depth = 0;
      setIsHovering(false);
      if (event.dataTransfer === null) return;
      // What is dropped can only be read from the event while it is handled.
      const reading = readDrop(event.dataTransfer);
      const open = async (): Promise<void> => {
        const { sources, passedOver } = await reading;
        await actions.openAny(sources, passedOver);
      };
      void open();
    };
    const paste = (event: ClipboardEvent): void => {
      if (isTextTarget(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (files.length > 0) void actions.openAny(files.map((file) => toFileSource(file)));
      else if (text.startsWith('{') || text.startsWith('[')) {
        void actions.openAny([pastedSource(PASTED_NAME, text)]);
      } else if (isSigmaText(text)) {
        void actions.openAny([pastedSource(PASTED_RULE_NAME, text)]);
      } else if (text !== '') actions.tell(NO_REPORT);
    };
    const listeners = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', over],
      ['drop', drop],
    ] as const;
    for (const [type, listener] of listeners) window.addEventListener(type, listener, true);
    window.addEventListener('paste', paste);
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener, true);
      window.removeEventListener('paste', paste);
    };
  }, [actions]);

  return isHovering;
}

function pastedSource(name: string, text: string): FileSource {
  const bytes = new TextEncoder().encode(text);
  return { name, sizeBytes: bytes.length, read: async () => bytes };
}

/** Whether text that is typed or pasted here belongs to a control. */
export function isTextTarget(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .monaco-editor, [role=textbox]') !==
      null
  );
}
