import type { ValuePath } from '../yara/module-value.ts';
import type { BoundContext } from './workbench.ts';

/**
 * The Sigma results and match contexts that paths of the vt module lead into, each once, in order. A
 * path that stops at a result, or goes to another of its fields, gives the result without a context,
 * unless there are contexts of it.
 * Never throws. O(paths · log paths).
 */
export function boundContextsOf(paths: Iterable<ValuePath>): readonly BoundContext[] {
  const found = new Map<string, BoundContext>();
  for (const path of paths) {
    const bound = boundContextOf(path);
    if (bound !== undefined) found.set(`${bound.resultIndex}.${bound.contextIndex ?? ''}`, bound);
  }
  const withContext = new Set(
    [...found.values()].flatMap((bound) =>
      bound.contextIndex === undefined ? [] : bound.resultIndex,
    ),
  );
  const told = [...found.values()].filter(
    (bound) => bound.contextIndex !== undefined || !withContext.has(bound.resultIndex),
  );
  return told.sort(
    (a, b) => a.resultIndex - b.resultIndex || (a.contextIndex ?? -1) - (b.contextIndex ?? -1),
  );
}

function boundContextOf(path: ValuePath): BoundContext | undefined {
  const [branch, list, result, contexts, context] = path;
  const isResult =
    branch?.kind === 'field' &&
    branch.name === 'behaviour' &&
    list?.kind === 'field' &&
    list.name === 'sigma_analysis_results' &&
    result?.kind === 'index';
  if (!isResult) return undefined;
  const isContext =
    contexts?.kind === 'field' && contexts.name === 'match_context' && context?.kind === 'index';
  return {
    resultIndex: result.index,
    contextIndex: isContext ? context.index : undefined,
  };
}
