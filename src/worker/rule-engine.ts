import type { Diagnostic } from '../base/diagnostic.ts';
import type { TargetEntity } from '../core/vt/target-entity.ts';
import type { EngineClient, EngineVerdict } from './engine-client.ts';
import type { StopReason } from './engine-worker-life.ts';

/** The version that package.json pins. */
const ENGINE_NAME = 'YARA-X 1.20';

/** What the page asks of the engine, in the page's own words. */
type Answer =
  | {
      readonly kind: 'checked';
      readonly diagnostics: readonly Diagnostic[];
      readonly standIn: string | undefined;
    }
  | { readonly kind: 'superseded' }
  | {
      readonly kind: 'stopped' | 'unavailable';
      readonly message: string;
      readonly lastGood: 'compiles' | 'refuses' | undefined;
    };

/** The engine's client as the page knows it: of an earlier text, only whether it compiled is handed out. */
export function createRuleEngine(client: EngineClient): {
  readonly name: string;
  readonly check: (text: string, target: TargetEntity) => Promise<Answer>;
} {
  return {
    name: ENGINE_NAME,
    async check(text, target) {
      const outcome = await client.check(text, target);
      switch (outcome.kind) {
        case 'checked': {
          const { report, standIn } = outcome.verdict;
          return { kind: 'checked', diagnostics: report.diagnostics, standIn };
        }
        case 'superseded':
          return { kind: 'superseded' };
        case 'stopped':
        case 'unavailable': {
          const { kind, message, lastGood } = outcome;
          return { kind, message, lastGood: lastGood && wordOf(lastGood) };
        }
      }
    },
  };
}

function wordOf({ report }: EngineVerdict): 'compiles' | 'refuses' {
  return report.diagnostics.some(({ severity }) => severity === 'error') ? 'refuses' : 'compiles';
}

/**
 * What is done about a worker that was replaced: the user is told once that the engine had to be
 * stopped, and never that it was only renewed. The page says of each text what became of it.
 */
export function createRestartTeller(tell: (message: string) => void): (reason: StopReason) => void {
  let isTold = false;
  return (reason) => {
    if (isTold || reason === 'recycled') return;
    isTold = true;
    const cause = reason === 'deadline' ? 'took too long' : 'broke down';
    tell(`${ENGINE_NAME} ${cause} and was started again; the rule is checked without it meanwhile`);
  };
}
