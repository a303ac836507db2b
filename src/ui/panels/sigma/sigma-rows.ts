import type { Platform } from '../../../core/vt/platform.ts';
import type { BoundContext, SigmaReport, SigmaRow } from '../../../core/workbench/workbench.ts';

/** A row of the Sigma table. A type, since the table's rows must be records. */
export type SigmaTableRow = {
  readonly rule: SigmaRow;
  /** Match contexts of this rule that the YARA rule binds, by their index. */
  readonly bound: ReadonlySet<number>;
  /** The YARA rule holds for the Sigma result as such, without looking at a context. */
  readonly isBoundAsSuch: boolean;
};

/** Worst first when sorted; unknown words come last. */
const LEVELS: readonly string[] = ['critical', 'high', 'medium', 'low', 'informational'];

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  windows: 'Windows',
  linux: 'Linux',
  macos: 'macOS',
};

export function sigmaTableRows(
  report: SigmaReport | undefined,
  boundContexts: readonly BoundContext[],
): SigmaTableRow[] {
  return (report?.rows ?? []).map((rule) => {
    const mine = boundContexts.filter(({ resultIndex }) => resultIndex === rule.resultIndex);
    const bound = mine.flatMap(({ contextIndex }) => contextIndex ?? []);
    return { rule, bound: new Set(bound), isBoundAsSuch: bound.length < mine.length };
  });
}

/** 5 for critical, 0 for a word that is no level. */
export function levelRank(level: string): number {
  const index = LEVELS.indexOf(level.toLowerCase());
  return index === -1 ? 0 : LEVELS.length - index;
}

export function platformText({ platform }: Pick<SigmaRow, 'platform'>): string {
  return platform === undefined ? 'any' : PLATFORM_NAMES[platform];
}

/** Why a rule that fired is told apart: it is for another system. Undefined for one that fits. */
export function otherPlatformText(
  { platform, isForOtherPlatform }: Pick<SigmaRow, 'platform' | 'isForOtherPlatform'>,
  samplePlatform: Platform | undefined,
): { readonly rule: string; readonly sample: string } | undefined {
  if (!isForOtherPlatform || platform === undefined || samplePlatform === undefined) {
    return undefined;
  }
  return {
    rule: `${PLATFORM_NAMES[platform]} rule`,
    sample: `sample is ${PLATFORM_NAMES[samplePlatform]}`,
  };
}
