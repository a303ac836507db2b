import type { Span } from '../../../base/span.ts';
import type { Condition } from '../condition/condition.ts';

/** One document of a rule file. Spans are into the file's whole text. */
export type SigmaDocument = DetectionRule | CorrelationRule | FilterRule;

/** What every kind of document has. Empty where the document says nothing. */
export interface RuleHead {
  readonly title: string;
  readonly id: string | undefined;
  /** The name by which correlations and filters may call it. */
  readonly name: string | undefined;
  /** `informational`, `low`, `medium`, `high`, `critical`, or what the rule says. */
  readonly level: string | undefined;
  readonly status: string | undefined;
  readonly description: string;
  readonly author: string;
  readonly date: string | undefined;
  readonly modified: string | undefined;
  readonly license: string | undefined;
  readonly references: readonly string[];
  /** As written: `attack.t1059.001`. */
  readonly tags: readonly string[];
  readonly falsePositives: readonly string[];
}

/** Where parts of a head stand, for what is told of them later; each only where the document has it. */
export interface HeadSpans {
  readonly title?: Span;
  readonly id?: Span;
  readonly name?: Span;
}

/** Lower case, as matching ignores case. */
export interface Logsource {
  readonly product: string | undefined;
  readonly category: string | undefined;
  readonly service: string | undefined;
}

/**
 * A rule about single events. Where the file has `action: global`, selections and conditions may stand
 * outside of `span`.
 */
export interface DetectionRule {
  readonly kind: 'detection';
  readonly head: RuleHead;
  readonly headSpans?: HeadSpans;
  readonly logsource: Logsource;
  /** In the order of the document. */
  readonly selections: readonly Selection[];
  /** One or more; several are alternatives. */
  readonly conditions: readonly Condition[];
  /** The document in the file. */
  readonly span: Span;
}

/** A search identifier under `detection`. */
export interface Selection {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly body: SelectionBody;
}

/** A map is the `and` of its items, a list the `or` of its elements; a lone keyword is an item. */
export type SelectionBody =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SelectionBody[]; readonly span: Span }
  | SelectionItem;

/** `field|modifier|…: values`; without a field, keywords that may be in any value of the event. */
export interface SelectionItem {
  readonly kind: 'item';
  readonly field: string | undefined;
  readonly modifiers: readonly Modifier[];
  readonly values: readonly RuleValue[];
  /** The key and its values. */
  readonly span: Span;
}

export interface Modifier {
  /** One of the known names, an alias replaced by what it stands for. */
  readonly name: ModifierName;
  readonly span: Span;
}

export type ModifierName =
  | 'contains'
  | 'startswith'
  | 'endswith'
  | 'all'
  | 're'
  | 'i'
  | 'm'
  | 's'
  | 'cidr'
  | 'base64'
  | 'base64offset'
  /** Also written `wide`. */
  | 'utf16le'
  | 'utf16be'
  | 'utf16'
  | 'windash'
  | 'cased'
  | 'exists'
  | 'expand'
  | 'fieldref'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'neq'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'year';

/** `number`: the text as written, since 64-bit integers do not fit a double. */
export type RuleValue = { readonly span: Span } & (
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
);

export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'temporal'
  | 'temporal_ordered'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median';

export interface CorrelationRule {
  readonly kind: 'correlation';
  readonly head: RuleHead;
  readonly headSpans?: HeadSpans;
  readonly type: CorrelationType;
  /** Ids or names of the rules that it is about. */
  readonly rules: readonly RuleReference[];
  readonly groupBy: readonly string[];
  readonly aliases: readonly {
    readonly alias: string;
    readonly fields: readonly { readonly rule: string; readonly field: string }[];
  }[];
  /** Milliseconds. */
  readonly timespan: number;
  /** The thresholds, all of which must hold; for temporal types the boolean condition, where there is one. */
  readonly thresholds: readonly CorrelationThreshold[];
  /** The fields whose values are counted or summed. */
  readonly valueFields: readonly string[];
  /** 0–100, of `value_percentile`. */
  readonly percentile: number | undefined;
  readonly ruleCondition: Condition | undefined;
  /** Whether the rules that it is about are reported by themselves too. */
  readonly generate: boolean;
  readonly span: Span;
}

export interface CorrelationThreshold {
  readonly operator: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq';
  readonly value: number;
}

/** A rule's id or name where another document calls it. */
export interface RuleReference {
  readonly text: string;
  readonly span: Span;
}

export interface FilterRule {
  readonly kind: 'filter';
  readonly head: RuleHead;
  readonly headSpans?: HeadSpans;
  readonly logsource: Logsource;
  /** `any`: every rule whose logsource fits. */
  readonly rules: 'any' | readonly RuleReference[];
  readonly selections: readonly Selection[];
  readonly conditions: readonly Condition[];
  readonly span: Span;
}
