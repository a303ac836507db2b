import type { FileDescription } from '../core/workbench/describe-file.ts';
import { isYamlName } from '../core/workbench/rule-path.ts';
import { headOf, type FileActions } from './file-actions.ts';
import type { PassedOver } from './folder-files.ts';
import type { FileSource } from './report-files.ts';
import type { ReportActions } from './report-actions.ts';
import type { RuleFileActions } from './rule-file-actions.ts';
import type { SigmaActions } from './sigma-control.ts';
import type { MisplacedFile } from './sigma-state.ts';
import type { StoreKernel } from './store-kernel.ts';

export interface MisplacedFileActions {
  /**
   * Opens what was given as Sigma rules: rules, and logs to run them over. Of any other file it is told
   * what it is, and offered to open it where it belongs.
   */
  readonly openAsSigma: (sources: readonly FileSource[], passedOver?: PassedOver) => Promise<void>;
  /** Opens such a file where it belongs. */
  readonly openMisplaced: (id: number) => Promise<void>;
}

/** Files that are told of one by one. */
const MAX_TOLD = 20;

const OFFERS = { report: 'Open it as a report', yara: 'Open it in the editor' } as const;

export function createMisplacedFiles(
  { get, patch, tell }: Pick<StoreKernel, 'get' | 'patch' | 'tell'>,
  actions: Pick<FileActions, 'openAny'> &
    Pick<ReportActions, 'openFiles'> &
    Pick<SigmaActions, 'openLogFiles'> &
    RuleFileActions,
): MisplacedFileActions {
  const sources = new Map<number, FileSource>();
  let nIds = 0;

  const misplace = (source: FileSource, { what, opensAs }: FileDescription): MisplacedFile => {
    const id = ++nIds;
    const isOffered = opensAs === 'report' || opensAs === 'yara';
    if (isOffered) sources.set(id, source);
    return {
      id,
      fileName: source.name,
      message: what,
      offer: isOffered ? { opensAs, label: OFFERS[opensAs] } : undefined,
    };
  };

  return {
    async openAsSigma(given, passedOver) {
      const descriptions = await Promise.all(given.map(describe));
      const rules = given.filter((_, at) => descriptions[at] === undefined);
      const logs = given.filter((_, at) => descriptions[at]?.opensAs === 'events');
      const misplaced = given.flatMap((source, at) => {
        const description = descriptions[at];
        const isOpened = description === undefined || description.opensAs === 'events';
        return isOpened ? [] : [misplace(source, description)];
      });
      patch('sigma', { misplaced: misplaced.slice(0, MAX_TOLD), nMisplaced: misplaced.length });
      await Promise.all([
        (rules.length > 0 || given.length === 0) && actions.openAny(rules, passedOver),
        logs.length > 0 && actions.openLogFiles(logs),
      ]);
      const [first] = misplaced;
      if (first !== undefined) tell(toldText(first, misplaced.length), 'refusal');
    },
    async openMisplaced(id) {
      const source = sources.get(id);
      const { misplaced, nMisplaced } = get().sigma;
      const opensAs = misplaced.find((file) => file.id === id)?.offer?.opensAs;
      if (source === undefined || opensAs === undefined) return;
      sources.delete(id);
      patch('sigma', {
        misplaced: misplaced.filter((file) => file.id !== id),
        nMisplaced: nMisplaced - 1,
      });
      await (opensAs === 'report' ? actions.openFiles([source]) : actions.loadYaraFiles([source]));
    },
  };
}

/** Undefined for rules. */
async function describe(source: FileSource): Promise<FileDescription | undefined> {
  // A folder of rules has thousands, and their names tell.
  if (isYamlName(source.name) && source.sizeBytes > 0) return undefined;
  const [{ describeFile }, head] = await Promise.all([
    import('../core/workbench/describe-file.ts'),
    headOf(source),
  ]);
  return head === undefined ? undefined : describeFile(source.name, head);
}

function toldText({ fileName, message }: MisplacedFile, nMisplaced: number): string {
  const others = nMisplaced === 1 ? '' : `, and ${nMisplaced - 1} more are no Sigma rules either`;
  return `${fileName} ${message}${others}`;
}
