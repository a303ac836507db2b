import type { RuleActions } from './rule-actions.ts';
import type { SigmaControl, SigmaLoader } from './sigma-control.ts';
import type { StoreKernel } from './store-kernel.ts';

/**
 * The actions of the Sigma panel. The empty page does not need them: their code, and all that is
 * behind their ports, is fetched when one is first called.
 */
export function createSigmaActions(
  kernel: StoreKernel,
  rule: Pick<RuleActions, 'pick'>,
): SigmaControl {
  let loading: Promise<SigmaLoader> | undefined;
  const load = async (): Promise<SigmaLoader> => {
    const [{ createSigmaLoader }, ports] = await Promise.all([
      import('./sigma-loader.ts'),
      kernel.ports.loadSigma(),
    ]);
    const control = createSigmaLoader(kernel, ports);
    void control.startSigma();
    return control;
  };
  async function call<T>(work: (control: SigmaLoader) => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work(await (loading ??= load()));
    } catch (error) {
      kernel.patch('sigma', { failure: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  }
  return {
    startSigma: () => call((control) => control.startSigma()),
    sampleChanged: () => call((control) => control.sampleChanged()),
    openRuleFiles: (sources) => call((control) => control.openRuleFiles(sources)),
    removeRuleset: (rulesetId) => call((control) => control.removeRuleset(rulesetId)),
    forgetRuleset: (name) => call((control) => control.forgetRuleset(name)),
    openLogFiles: (sources) => call((control) => control.openLogFiles(sources)),
    closeLogs: (logId) => call((control) => control.closeLogs(logId)),
    cancelSigma: () => void call((control) => control.cancelSigma()),
    runSigma: () => call((control) => control.runSigma()),
    openPlaceholders: (name) => kernel.patch('sigma', { placeholderDialog: { name } }),
    closePlaceholders: () => kernel.patch('sigma', { placeholderDialog: undefined }),
    givePlaceholders: (values) => call((control) => control.givePlaceholders(values)),
    dismissSigmaProblems: () =>
      kernel.patch('sigma', { problems: [], misplaced: [], nMisplaced: 0, notKept: undefined }),
    sigmaContexts: (request) => call((control) => control.sigmaContexts(request)),
    explainMatch: (request) => call((control) => control.explainMatch(request)),
    sigmaRuleText: (request) => call((control) => control.sigmaRuleText(request)),
    findValues: (request) => call((control) => control.findValues(request)),
    closestRules: (request) => call((control) => control.closestRules(request)),
    async addContextField(request) {
      const loaded = await kernel.ask(import('./add-context-field.ts'));
      return loaded?.addContextField({ kernel, pick: rule.pick }, request);
    },
  };
}
