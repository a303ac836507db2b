import type { ReactNode } from 'react';
import { pickFolderFiles } from '../../../state/folder-files.ts';
import { toFileSource } from '../../app/report-file-input.tsx';
import { useActions } from '../../app/store-context.ts';

const FILES_ID = 'sigma-rule-files';
const FOLDER_ID = 'sigma-rule-folder';

/** The inputs for rules: files, and a folder with all rules below it. Files may be logs too. */
export function RuleFileInputs(): ReactNode {
  const actions = useActions();
  const onChange = (event: React.ChangeEvent<HTMLInputElement>): void => {
    const sources = [...(event.target.files ?? [])].map((file) => toFileSource(file));
    // So that choosing the same file again is a change again.
    event.target.value = '';
    if (sources.length === 0) return;
    if (event.target.id !== FOLDER_ID) {
      void actions.openAsSigma(sources);
      return;
    }
    const { files, passedOver } = pickFolderFiles(sources);
    void actions.openAsSigma(files, passedOver);
  };
  const shared = {
    type: 'file',
    multiple: true,
    className: 'visually-hidden',
    tabIndex: -1,
    onChange,
  } as const;
  return (
    <>
      <input {...shared} id={FILES_ID} aria-label="Sigma rule files" />
      <input
        {...shared}
        id={FOLDER_ID}
        aria-label="Sigma rule folder"
        ref={(element) => {
          // React has no property for it.
          if (element !== null) element.webkitdirectory = true;
        }}
      />
    </>
  );
}

export function chooseRuleFiles(): void {
  document.getElementById(FILES_ID)?.click();
}

export function chooseRuleFolder(): void {
  document.getElementById(FOLDER_ID)?.click();
}
