import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Condition } from '../condition/condition.ts';
import type { DetectionRule, FilterRule, Selection, SelectionBody } from '../rule/sigma-rule.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import { compileCondition } from './compile-condition.ts';
import { compileItem, type CompileContext } from './compile-item.ts';
import type { CompiledRule, RuleNode } from './compiled-rule.ts';
import { withoutSpans } from './without-spans.ts';

/** What a rule is compiled with. */
export interface CompileOptions {
  /** The filters that apply to the rule; which ones do is not asked here. */
  readonly filters?: readonly FilterRule[];
  /** The values of placeholders, by name without percent signs. Sigma strings: wildcards count. */
  readonly placeholders?: ReadonlyMap<string, readonly string[]>;
}

/** A rule, or why there is none. */
export interface Compilation {
  /** Undefined when a part of the rule has no meaning. */
  readonly rule: CompiledRule | undefined;
  /**
   * What keeps the rule from being run, and what reading it cannot tell: of regular expressions, of
   * variants, of filters. Reading tells all else, and gives no rule that is refused here for anything else.
   */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a rule: modifiers applied, placeholders replaced, names and patterns of the conditions
 * resolved, filters joined with `and`. Selections that no condition uses are checked too. Several
 * conditions are alternatives. Of a condition with an aggregation only what is before the `|` is
 * compiled; the rest is named in `unevaluated`. Never throws.
 */
export function compileRule(rule: DetectionRule, options: CompileOptions = {}): Compilation {
  const placeholders = options.placeholders ?? new Map<string, readonly string[]>();
  const diagnostics: Diagnostic[] = [];
  const compiled = compileDetection(rule, placeholders, (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  if (compiled === undefined) return { rule: undefined, diagnostics };
  const filters = (options.filters ?? []).flatMap((filter) => {
    const joined = compileFilter(filter, { placeholders });
    if (joined !== undefined) return [joined];
    diagnostics.push(brokenFilter(filter, rule.span));
    return [];
  });
  const root: RuleNode =
    filters.length === 0 ? compiled.root : { kind: 'and', children: [compiled.root, ...filters] };
  return {
    rule: {
      head: rule.head,
      logsource: rule.logsource,
      root,
      unevaluated: compiled.unevaluated,
    },
    diagnostics,
  };
}

/**
 * The condition of a filter, as it is joined to a rule: without spans, since they are into another
 * file, and its selections named after the filter. Undefined when it cannot be compiled; what is wrong
 * is told by `checkFilter`. Never throws.
 */
export function compileFilter(
  filter: FilterRule,
  { placeholders }: { readonly placeholders: ReadonlyMap<string, readonly string[]> },
): RuleNode | undefined {
  const compiled = compileDetection(filter, placeholders, () => undefined);
  return compiled && withoutSpans(compiled.root, filterName(filter));
}

/** What is wrong with a filter's detection, with the values of its placeholders. Never throws. */
export function checkFilter(
  filter: FilterRule,
  { placeholders = new Map() }: Pick<CompileOptions, 'placeholders'> = {},
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  compileDetection(filter, placeholders, (diagnostic) => diagnostics.push(diagnostic));
  return diagnostics;
}

interface CompiledDetection {
  readonly root: RuleNode;
  readonly unevaluated: string | undefined;
}

function compileDetection(
  { selections, conditions, span }: Pick<DetectionRule, 'selections' | 'conditions' | 'span'>,
  placeholders: ReadonlyMap<string, readonly string[]>,
  report: (diagnostic: Diagnostic) => void,
): CompiledDetection | undefined {
  let isRefused = false;
  const leftOut: string[] = [];
  const context: CompileContext = { placeholders, report, refuse: () => (isRefused = true) };
  const bodies = new Map(
    selections.map((selection) => [selection.name, compileSelection(selection, context)]),
  );
  const roots = conditions.map((condition: Condition) =>
    compileCondition(condition, {
      ...context,
      selections: bodies,
      leaveOut: (text) => leftOut.push(text),
    }),
  );
  if (isRefused || roots.length === 0) return undefined;
  const [first, ...others] = roots;
  return {
    root:
      first !== undefined && others.length === 0 ? first : { kind: 'or', children: roots, span },
    unevaluated: leftOut.length === 0 ? undefined : leftOut.join('\n'),
  };
}

/** Selections nest as deep as YAML does, which has a lower limit. */
const MAX_DEPTH = 200;

function compileSelection({ body, span }: Selection, context: CompileContext): RuleNode {
  const node = compileBody(body, context, 0);
  if (node !== undefined) return node;
  reportDepth(span, context);
  return { kind: 'never', span };
}

function compileBody(
  body: SelectionBody,
  context: CompileContext,
  depth: number,
): RuleNode | undefined {
  if (body.kind === 'item') return compileItem(body, context);
  if (depth > MAX_DEPTH) return undefined;
  const children: RuleNode[] = [];
  for (const part of body.parts) {
    const child = compileBody(part, context, depth + 1);
    if (child === undefined) return undefined;
    children.push(child);
  }
  const [only] = children;
  if (only === undefined) {
    const message = 'the selection has no content';
    context.report(sigmaDiagnostic('sigma/empty-selection', body.span, message));
    context.refuse();
    return { kind: 'never', span: body.span };
  }
  return children.length === 1 ? only : { kind: body.kind, children, span: body.span };
}

function reportDepth(span: Span, { report, refuse }: CompileContext): void {
  const message = `the selection nests more than ${MAX_DEPTH} deep`;
  report(sigmaDiagnostic('sigma/yaml-too-deep', span, message));
  refuse();
}

function brokenFilter(filter: FilterRule, span: Span): Diagnostic {
  const message = `the filter ${quoted(filterName(filter))} has errors and does not apply`;
  return sigmaDiagnostic('sigma/broken-filter', span, message);
}

function filterName({ head }: FilterRule): string {
  return head.title === '' ? (head.name ?? head.id ?? 'filter') : head.title;
}
