import type { ReactNode } from 'react';
import type { FileSource } from '../../state/report-files.ts';
import { useActions } from './store-context.ts';

const INPUT_ID = 'report-files';

/** The one file input of the page; every way of choosing files leads to it. */
export function ReportFileInput(): ReactNode {
  const actions = useActions();
  return (
    <input
      id={INPUT_ID}
      type="file"
      multiple
      aria-label="Report files"
      className="visually-hidden"
      tabIndex={-1}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        // So that choosing the same file again is a change again.
        event.target.value = '';
        if (files.length > 0) void actions.openFiles(files.map(toFileSource));
      }}
    />
  );
}

export function openReportFiles(): void {
  document.getElementById(INPUT_ID)?.click();
}

export function toFileSource(file: File): FileSource {
  return {
    name: file.name,
    sizeBytes: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  };
}
