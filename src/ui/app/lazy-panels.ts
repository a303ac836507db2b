import { lazy } from 'react';

const loadTree = async () => ({
  default: (await import('../panels/tree/tree-panel.tsx')).TreePanel,
});
const loadChips = async () => ({ default: (await import('../panels/rule/chip-bar.tsx')).ChipBar });
const loadSigma = async () => ({
  default: (await import('../panels/sigma/sigma-panel.tsx')).SigmaPanel,
});

const loadWhy = async () => ({ default: (await import('../panels/why/why-panel.tsx')).WhyPanel });
const loadProblems = async () => ({
  default: (await import('../panels/problems/problems-panel.tsx')).ProblemsPanel,
});

/** Panels that the empty page does not show; their code comes after the page stands. */
export const TreePanel = lazy(loadTree);
export const ChipBar = lazy(loadChips);
export const SigmaPanel = lazy(loadSigma);
export const WhyPanel = lazy(loadWhy);
export const ProblemsPanel = lazy(loadProblems);

/** Fetches the panels before they are asked for. A failure shows when one is. */
export async function preloadPanels(): Promise<void> {
  await Promise.allSettled(
    [loadTree, loadChips, loadSigma, loadWhy, loadProblems].map((load) => load()),
  );
}
