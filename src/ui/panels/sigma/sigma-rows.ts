import type {
  JoinedSigmaRow,
  JoinedVerdict,
  SigmaSource,
} from '../../../core/workbench/sigma/join-sigma-rows.ts';
import type { BoundContext } from '../../../core/workbench/workbench.ts';
import type { Platform } from '../../../core/vt/platform.ts';

/** What the YARA rule binds of a Sigma result. */
export interface BoundResult {
  /** Match contexts, by their index. */
  readonly contexts: ReadonlySet<number>;
  /** The YARA rule holds for the Sigma result as such, without looking at a context. */
  readonly isAsSuch: boolean;
}

const NOT_BOUND: BoundResult = { contexts: new Set(), isAsSuch: false };

/** Worst first when sorted; unknown words come last. */
const LEVELS: readonly string[] = ['critical', 'high', 'medium', 'low', 'informational'];

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  windows: 'Windows',
  linux: 'Linux',
  macos: 'macOS',
};

export const SOURCE_NAMES: Readonly<Record<SigmaSource, string>> = {
  vt: 'VT',
  here: 'here',
  both: 'both',
};

/** What a loaded rule says, by a sign and in words; the first words name it in lists. */
export const VERDICT_TEXTS: Readonly<
  Record<JoinedVerdict, { readonly glyph: string; readonly words: string; readonly rank: number }>
> = {
  fires: { glyph: '●', words: 'fires', rank: 3 },
  unknown: { glyph: '?', words: 'can’t tell', rank: 2 },
  silent: { glyph: '✗', words: 'does not fire', rank: 1 },
  'not-loaded': { glyph: '–', words: 'not loaded', rank: 0 },
};

/** By the position of the Sigma result. */
export function boundResults(
  boundContexts: readonly BoundContext[],
): ReadonlyMap<number, BoundResult> {
  const results = new Map<number, { contexts: Set<number>; isAsSuch: boolean }>();
  for (const { resultIndex, contextIndex } of boundContexts) {
    let result = results.get(resultIndex);
    if (result === undefined) {
      results.set(resultIndex, (result = { contexts: new Set(), isAsSuch: false }));
    }
    if (contextIndex === undefined) result.isAsSuch = true;
    else result.contexts.add(contextIndex);
  }
  return results;
}

/** What the YARA rule binds of a row; nothing where VirusTotal did not record it. */
export function boundOf(
  row: Pick<JoinedSigmaRow, 'vt'>,
  bound: ReadonlyMap<number, BoundResult>,
): BoundResult {
  return (row.vt && bound.get(row.vt.resultIndex)) ?? NOT_BOUND;
}

/** 5 for critical, 0 for a word that is no level. */
export function levelRank(level: string): number {
  const index = LEVELS.indexOf(level.toLowerCase());
  return index === -1 ? 0 : LEVELS.length - index;
}

export function platformText({ platform }: Pick<JoinedSigmaRow, 'platform'>): string {
  return platform === undefined ? 'any' : PLATFORM_NAMES[platform];
}

/** Why a rule that fired is told apart: it is for another system. Undefined for one that fits. */
export function otherPlatformText(
  { platform, isForOtherPlatform }: Pick<JoinedSigmaRow, 'platform' | 'isForOtherPlatform'>,
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
