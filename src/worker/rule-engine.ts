import type { Diagnostic } from '../base/diagnostic.ts';
import type { TargetEntity } from '../core/vt/vt-schema.ts';
import type { EngineClient } from './engine-client.ts';

/** The version that package.json pins. */
const ENGINE_NAME = 'YARA-X 1.20';

/** What the page asks of the engine, in the page's own words. */
type Answer =
  | { readonly kind: 'checked'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'stopped' | 'unavailable'; readonly message: string };

/** The engine's client as the page knows it: what was said of an earlier text is not handed out. */
export function createRuleEngine(client: EngineClient): {
  readonly name: string;
  readonly check: (text: string, target: TargetEntity) => Promise<Answer>;
} {
  return {
    name: ENGINE_NAME,
    async check(text, target) {
      const outcome = await client.check(text, target);
      switch (outcome.kind) {
        case 'checked':
          return { kind: 'checked', diagnostics: outcome.verdict.report.diagnostics };
        case 'superseded':
          return { kind: 'superseded' };
        case 'stopped':
        case 'unavailable':
          return { kind: outcome.kind, message: outcome.message };
      }
    },
  };
}
