import { lazy } from 'react';

const loadTree = async () => ({
  default: (await import('../panels/tree/tree-panel.tsx')).TreePanel,
});
const loadChips = async () => ({ default: (await import('../panels/rule/chip-bar.tsx')).ChipBar });
const loadSigma = async () => ({
  default: (await import('../panels/sigma/sigma-panel.tsx')).SigmaPanel,
});

/** Panels that the empty page does not show; their code comes after the page stands. */
export const TreePanel = lazy(loadTree);
export const ChipBar = lazy(loadChips);
export const SigmaPanel = lazy(loadSigma);

/** Fetches the panels before they are asked for. A failure shows when one is. */
export async function preloadPanels(): Promise<void> {
  await Promise.allSettled([loadTree(), loadChips(), loadSigma()]);
}
