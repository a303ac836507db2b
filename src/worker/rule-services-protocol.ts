import type { PatternFacts } from '../core/workbench/sample-facts.ts';

/**
 * What the page asks of the worker that answers the editor's questions. `text` is left out while it is
 * that of the question before; `params` are the method's others. Plain data.
 */
export type RuleServicesRequest =
  | {
      readonly type: 'ask';
      readonly callId: number;
      readonly method: string;
      readonly text?: string;
      readonly params: readonly unknown[];
    }
  /** The answer to a `look-up`; no facts where there is no sample, or it does not answer in time. */
  | {
      readonly type: 'facts';
      readonly lookUpId: number;
      readonly facts: PatternFacts | undefined;
    };

/** What the worker says: at last one of the first two to each question. */
export type RuleServicesResponse =
  | { readonly type: 'answer'; readonly callId: number; readonly value: unknown }
  /** A bug of ours. */
  | { readonly type: 'failed'; readonly callId: number; readonly message: string }
  /** This question needs to know what the sample has at a pattern; others can be asked meanwhile. */
  | {
      readonly type: 'look-up';
      readonly callId: number;
      readonly lookUpId: number;
      readonly pattern: string;
    };
