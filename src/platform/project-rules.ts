import { err, ok, type Result } from '../base/result.ts';
import type { SessionFile } from '../core/session/session.ts';

/** Where the page has its own Sigma rules, relative to itself: a pack, which the build makes. */
export const PROJECT_RULES_PATH = 'rules/project-rules.pack';

/** The Sigma rules that were built into the page. Reads from the page's own origin only. */
export async function loadProjectRules(): Promise<
  Result<readonly SessionFile[], { readonly message: string }>
> {
  const failed = err({
    message: 'The Sigma rules that come with the page could not be read; reload the page',
  });
  try {
    // Its name is the same in every build, and only the pack of this one is sure to be understood.
    const response = await fetch(PROJECT_RULES_PATH, { cache: 'no-cache' });
    if (!response.ok) return failed;
    return ok([{ name: PROJECT_RULES_PATH, bytes: new Uint8Array(await response.arrayBuffer()) }]);
  } catch {
    return failed;
  }
}
