import type { Diagnostic } from '../base/diagnostic.ts';
import type { Result } from '../base/result.ts';
import type { PlaceholderStore } from '../core/session/kept-placeholders.ts';
import type { RulePackStore } from '../core/session/rule-packs.ts';
import type { SessionFile, SessionStore } from '../core/session/session.ts';
import type { TargetEntity } from '../core/vt/target-entity.ts';
import type { AsyncSigmaBench } from '../core/workbench/sigma/async-sigma-bench.ts';
import type { AsyncWorkbench } from '../core/workbench/async-workbench.ts';

/** A sample report that comes with the page. */
export interface SampleEntry {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly description: string;
  readonly files: readonly string[];
}

/** The sample reports that come with the page; `message` of an error says what to do. */
export interface SampleLibrary {
  list(): Promise<Result<readonly SampleEntry[], { readonly message: string }>>;
  load(entry: SampleEntry): Promise<Result<readonly SessionFile[], { readonly message: string }>>;
}

/** What the official engine says of a text; only `checked` is about that very text. */
export type EngineAnswer =
  | {
      readonly kind: 'checked';
      readonly diagnostics: readonly Diagnostic[];
      /** Why it knows the vt module by a stand-in only; undefined where it knows the module. */
      readonly standIn?: string | undefined;
    }
  /** A newer text has taken its place. */
  | { readonly kind: 'superseded' }
  /** It was stopped at this text, or cannot be had in this page; `message` says why. */
  | {
      readonly kind: 'stopped' | 'unavailable';
      readonly message: string;
      /** What it said last, of an earlier text; undefined where it has not spoken. */
      readonly lastGood?: 'compiles' | 'refuses' | undefined;
    };

/** The official engine: it has the last word on what compiles. */
export interface RuleEngine {
  /** With its version, `YARA-X 1.20`. */
  readonly name: string;
  /** The latest call wins. Never rejects, always ends. */
  check(text: string, target: TargetEntity): Promise<EngineAnswer>;
}

/** What belongs to Sigma alone. */
export interface SigmaPorts {
  readonly bench: AsyncSigmaBench;
  readonly rulePacks: RulePackStore;
  readonly placeholders: PlaceholderStore;
  /** The Sigma rules that come with the page. */
  readonly projectRules: () => Promise<
    Result<readonly SessionFile[], { readonly message: string }>
  >;
}

/** Everything outside of the page's own state that the store's actions use; main.tsx supplies it. */
export interface AppPorts {
  readonly workbench: AsyncWorkbench;
  /** What the Sigma panel needs, when it is needed. */
  readonly loadSigma: () => Promise<SigmaPorts>;
  readonly sessions: SessionStore;
  readonly samples: SampleLibrary;
  readonly engine: RuleEngine;
  /** Offers a text as a download. */
  readonly download: (fileName: string, text: string) => void;
  /** False where the browser refused. */
  readonly copyText: (text: string) => Promise<boolean>;
}
