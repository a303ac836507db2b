import type { FileKind } from '../core/workbench/file-kind.ts';
import { isYamlName } from '../core/workbench/rule-path.ts';
import { passedOverText, type PassedOver } from './folder-files.ts';
import type { ReportActions } from './report-actions.ts';
import type { FileSource } from './report-files.ts';
import type { RuleFileActions } from './rule-file-actions.ts';
import type { SigmaActions } from './sigma-control.ts';
import type { StoreKernel } from './store-kernel.ts';

export interface FileActions {
  /**
   * Opens files of any kind that the page knows: reports, YARA and Sigma rules, event logs. What of
   * folders was passed over is told when they are open.
   */
  readonly openAny: (sources: readonly FileSource[], passedOver?: PassedOver) => Promise<void>;
}

/** Gives each file to who opens its kind. What cannot be told is taken for a report, which says why not. */
export function createFileActions(
  actions: Pick<ReportActions, 'openFiles'> &
    Pick<SigmaActions, 'openRuleFiles' | 'openLogFiles'> &
    RuleFileActions &
    Pick<StoreKernel, 'tell'>,
): FileActions {
  return {
    async openAny(sources, passedOver) {
      const note = passedOver && passedOverText(passedOver);
      if (sources.length === 0) {
        actions.tell(`There is no file to open${note === undefined ? '' : `. ${note}`}`, 'refusal');
        return;
      }
      const kinds = await Promise.all(sources.map(kindOf));
      const ofKind = (...wanted: readonly FileKind[]): FileSource[] =>
        sources.filter((_, at) => wanted.includes(kinds[at] ?? 'report'));
      const reports = ofKind('report');
      const logs = ofKind('event-log');
      const yaraRules = ofKind('yara-rules');
      const rules = sources.flatMap((source, at) => {
        const kind = kinds[at];
        if (kind !== 'sigma-rules' && kind !== 'sigma-archive') return [];
        return { ...source, isArchive: kind === 'sigma-archive' };
      });
      await Promise.all([
        reports.length > 0 && actions.openFiles(reports),
        yaraRules.length > 0 && actions.loadYaraFiles(yaraRules),
        rules.length > 0 && actions.openRuleFiles(rules),
        logs.length > 0 && actions.openLogFiles(logs),
      ]);
      if (note !== undefined) actions.tell(note);
    },
  };
}

async function kindOf(source: FileSource): Promise<FileKind> {
  // A folder of rules has thousands, and their names tell.
  if (isYamlName(source.name)) return 'sigma-rules';
  // What tells logs apart is only wanted when a file comes: its code comes then.
  const { fileKind } = await import('../core/workbench/file-kind.ts');
  return fileKind(source.name, (await headOf(source)) ?? new Uint8Array());
}

/** As much of a file as tells what it is; undefined where it cannot be read. */
export async function headOf(source: FileSource): Promise<Uint8Array | undefined> {
  const { FILE_HEAD_BYTES } = await import('../core/workbench/file-kind.ts');
  const read = source.readHead ?? source.read;
  const head = await read(FILE_HEAD_BYTES).catch(() => undefined);
  return head?.subarray(0, FILE_HEAD_BYTES);
}
