import type { EngineFinding } from '../../../state/app-state.ts';
import type { RuleAnalysis, TermVerdict, Verdict } from '../../../core/workbench/workbench.ts';

export type VerdictTone = 'true' | 'false' | 'unknown' | 'broken' | 'none';

export interface VerdictText {
  readonly tone: VerdictTone;
  /** A shape, so that the verdict does not rest on its colour. */
  readonly glyph: string;
  /** The first words: what tests and screen readers look for. */
  readonly word: string;
  readonly detail: string;
}

const WORDS: Readonly<Record<Verdict, Omit<VerdictText, 'detail'>>> = {
  matches: { tone: 'true', glyph: '✓', word: 'Matches' },
  'does-not-match': { tone: 'false', glyph: '✗', word: 'Does not match' },
  'cannot-tell': { tone: 'unknown', glyph: '?', word: 'Cannot tell' },
  'cannot-compile': { tone: 'broken', glyph: '!', word: 'Cannot compile' },
};

/**
 * What the status line says of the active rule. firstError: of the whole text; it counts where there
 * is no rule, and where only the engine finds something that keeps the rule from compiling.
 */
export function verdictText(
  rule: RuleAnalysis | undefined,
  sampleName: string | undefined,
  said: {
    readonly firstError?: string | undefined;
    readonly engine?: EngineFinding | undefined;
  } = {},
): VerdictText {
  const { firstError, engine } = said;
  if (rule === undefined) {
    if (firstError !== undefined) return { ...WORDS['cannot-compile'], detail: firstError };
    return { tone: 'none', glyph: '·', word: 'No rule yet', detail: 'Add a field of the report' };
  }
  if (engine?.kind === 'refuses' && rule.verdict !== 'cannot-compile') {
    return { ...WORDS['cannot-compile'], detail: firstError ?? '' };
  }
  const words = WORDS[rule.verdict];
  const reason = rule.reasons[0];
  if (rule.verdict === 'matches') {
    return {
      ...words,
      detail: `${sampleName ?? 'the sample'} · ${countOf(rule.nWitnesses, 'witness', 'witnesses')}`,
    };
  }
  if (rule.verdict === 'does-not-match') return { ...words, detail: reason ?? sampleName ?? '' };
  return { ...words, detail: reason ?? '' };
}

export interface OutcomeText {
  readonly glyph: string;
  readonly word: string;
}

export const OUTCOME_TEXTS: Readonly<Record<TermVerdict['outcome'], OutcomeText>> = {
  true: { glyph: '✓', word: 'true' },
  false: { glyph: '✗', word: 'false' },
  undefined: { glyph: '⌀', word: 'undefined: the report does not have it' },
  unknown: { glyph: '?', word: 'cannot tell' },
};

/** `3 of 41` for a term inside loops; undefined for one that is evaluated once. */
export function countText(term: Pick<TermVerdict, 'nTrue' | 'nTotal'>): string | undefined {
  return term.nTotal <= 1
    ? undefined
    : `${term.nTrue.toLocaleString('en')} of ${term.nTotal.toLocaleString('en')}`;
}

export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
