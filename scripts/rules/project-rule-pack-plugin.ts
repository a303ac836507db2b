import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import { PROJECT_RULES_PATH } from '../../src/platform/project-rules.ts';
import type { projectRulePack } from './project-rule-pack.ts';

/**
 * Makes the pack of the project's own Sigma rules: into each build, and anew at each request while
 * developing. It lies in no folder between, so that it cannot be older than the rules or the compiler.
 */
export function projectRulePackPlugin(): Plugin {
  return {
    name: 'livehunt-project-rule-pack',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: PROJECT_RULES_PATH, source: await makePack() });
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${PROJECT_RULES_PATH}`, (_request, response, next) => {
        makePack().then((pack) => response.end(pack), next);
      });
    },
  };
}

async function makePack(): Promise<Uint8Array> {
  // By Vite, since Node 20 reads no TypeScript; at the time of the call, since the rules may have changed.
  const { module } = await runnerImport<{ readonly projectRulePack: typeof projectRulePack }>(
    fileURLToPath(new URL('./project-rule-pack.ts', import.meta.url)),
    { configFile: false, logLevel: 'warn' },
  );
  return module.projectRulePack();
}
