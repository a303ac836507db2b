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
        if (files.length > 0) void actions.openAny(files.map((file) => toFileSource(file)));
      }}
    />
  );
}

export function openReportFiles(): void {
  document.getElementById(INPUT_ID)?.click();
}

/** `path`: with its folders, where it is out of one. */
export function toFileSource(file: File, path = file.webkitRelativePath): FileSource {
  const read = async (part: Blob): Promise<Uint8Array> => new Uint8Array(await part.arrayBuffer());
  return {
    name: path === '' ? file.name : path,
    sizeBytes: file.size,
    read: () => read(file),
    readHead: (nBytes) => read(file.slice(0, nBytes)),
  };
}
