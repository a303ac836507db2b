import type { Diagnostic } from '../base/diagnostic.ts';
import type { Expression, YaraFile } from '../core/yara/syntax/ast.ts';
import { withoutParentheses } from '../core/yara/syntax/child-nodes.ts';

/** A module that VirusTotal's engine has and the one in the page lacks. */
const MISSING_MODULE = 'magic';

/**
 * The engine's diagnostics without those that VirusTotal's engine would not give: the module `magic`,
 * which only VirusTotal has, and the false alarm "always false" on a condition that is nothing but a
 * field of `vt`, whose default the engine takes for its value. Never throws. O(diagnostics · rules).
 */
export function correctKnownDeviations(
  diagnostics: readonly Diagnostic[],
  file: YaraFile,
): readonly Diagnostic[] {
  const bareConditions = file.items.flatMap((item) =>
    item.kind === 'rule' && item.condition !== undefined && isBareField(item.condition.expression)
      ? [withoutParentheses(item.condition.expression).span]
      : [],
  );
  return diagnostics.flatMap((diagnostic) => {
    const { code, message, span } = diagnostic;
    const isFalseAlarm =
      code === 'invariant_expr' &&
      message.endsWith('always false') &&
      bareConditions.some(({ start }) => start === span.start);
    if (isFalseAlarm) return [];
    if (code === 'E010' && message.includes(`\`${MISSING_MODULE}\``))
      return [notChecked(diagnostic)];
    const isItsUse = code === 'E009' && message.endsWith(`\`${MISSING_MODULE}\``);
    return isItsUse && importsIt(file) ? [] : [diagnostic];
  });
}

function notChecked({ span }: Diagnostic): Diagnostic {
  return {
    code: 'yara/module-not-here',
    severity: 'info',
    message: `VirusTotal has the module \`${MISSING_MODULE}\`, the engine in this program has not: rules are checked up to where they use it`,
    span,
  };
}

function importsIt(file: YaraFile): boolean {
  return file.items.some((item) => item.kind === 'import' && item.module.text === MISSING_MODULE);
}

/**
 * Whether a condition is nothing but a field, as `vt.metadata.new_file`, also compared with 1 or
 * through names that `with` gives it. Constants of enums, which are in upper case, are what they are.
 */
function isBareField(condition: Expression): boolean {
  let at: Expression = withoutParentheses(condition);
  while (at.kind === 'with') at = withoutParentheses(at.body);
  if (at.kind === 'binary' && at.operator === '==') {
    const [left, right] = [withoutParentheses(at.left), withoutParentheses(at.right)];
    if (right.kind === 'integer' && right.value === 1n) at = left;
    else if (left.kind === 'integer' && left.value === 1n) at = right;
  }
  if (at.kind === 'field' && at.field.name === at.field.name.toUpperCase()) return false;
  while (at.kind === 'field' || at.kind === 'index') at = at.object;
  return at.kind === 'identifier';
}
