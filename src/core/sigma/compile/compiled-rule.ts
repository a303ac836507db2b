import type { Span } from '../../../base/span.ts';
import type { Logsource, ModifierName, RuleHead } from '../rule/sigma-rule.ts';
import type { Pattern } from '../pattern/pattern.ts';

/**
 * A detection rule ready to be evaluated: names, wildcards, modifiers, placeholders and filters are
 * resolved; what is left is a tree of tests. Plain data that survives `structuredClone` and a pack.
 * `span`s are into the rule's file and are there only where it was compiled from text: a rule out of a
 * pack has none, and who needs them compiles its text again.
 */
export interface CompiledRule {
  readonly head: RuleHead;
  readonly logsource: Logsource;
  readonly root: RuleNode;
  /** The condition has a part that cannot be evaluated on single events, named here. */
  readonly unevaluated: string | undefined;
}

export type RuleNode =
  | { readonly kind: 'and' | 'or'; readonly children: readonly RuleNode[]; readonly span?: Span }
  | { readonly kind: 'not'; readonly child: RuleNode; readonly span?: Span }
  /** At least so many of the children hold. No children: never. */
  | {
      readonly kind: 'at-least';
      readonly count: number;
      readonly children: readonly RuleNode[];
      readonly span?: Span;
    }
  /** A selection, named so that an explanation can speak of it. */
  | {
      readonly kind: 'selection';
      readonly name: string;
      readonly child: RuleNode;
      readonly span?: Span;
    }
  | ItemNode
  /** `1 of nothing*`: holds for no event. */
  | { readonly kind: 'never'; readonly span?: Span };

/** One `field|modifiers: values`. */
export interface ItemNode {
  readonly kind: 'item';
  /** Undefined for keywords: any value of the event, at any depth. */
  readonly field: string | undefined;
  /** Whether one of the groups must hold or each of them; for each, another value of a list may do. */
  readonly linking: 'any' | 'all';
  /** `neq`: the whole item is negated. */
  readonly isNegated: boolean;
  /** As the rule writes them, aliases replaced: what the tests cannot tell, and people ask for. */
  readonly modifiers: readonly ModifierName[];
  readonly groups: readonly TestGroup[];
  readonly span?: Span;
}

/** What one written value became: several tests where a modifier makes variants, one of which must hold. */
export interface TestGroup {
  readonly tests: readonly Test[];
  readonly span?: Span;
}

/** One test of one value. */
export type Test =
  /** The whole value fits the pattern. */
  | {
      readonly kind: 'pattern';
      readonly pattern: Pattern;
      readonly isCased: boolean;
      /** For the evidence: the text before it was encoded. */
      readonly encoding?: { readonly name: 'base64' | 'base64offset'; readonly text: string };
    }
  /** Somewhere in the value; `source` is in the dialect of the linear-time engine. */
  | {
      readonly kind: 'regexp';
      readonly source: string;
      readonly written: string;
      readonly flags: string;
    }
  /** The value is this number, written in any way. `text` is a decimal. */
  | { readonly kind: 'number'; readonly text: string }
  | {
      readonly kind: 'compare';
      readonly operator: 'lt' | 'lte' | 'gt' | 'gte';
      /** A decimal: 64 bits do not fit a double. */
      readonly text: string;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Missing or null. */
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly value: boolean }
  | { readonly kind: 'cidr'; readonly network: string }
  | {
      readonly kind: 'field-reference';
      readonly field: string;
      readonly operator: 'equals' | 'contains' | 'startswith' | 'endswith';
      readonly isCased: boolean;
    }
  | {
      readonly kind: 'time';
      readonly part: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
      readonly operator: 'eq' | 'lt' | 'lte' | 'gt' | 'gte';
      readonly value: number;
    }
  /** A placeholder that nobody has given values: it cannot be told. */
  | { readonly kind: 'unbound'; readonly placeholder: string };
