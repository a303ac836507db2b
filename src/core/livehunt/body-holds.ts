import { checkFile } from '../yara/check/check-file.ts';
import type { TypeTable } from '../yara/check/type-table.ts';
import { loopBodyHolds } from '../yara/eval/loop-body-holds.ts';
import type { ValuePath } from '../yara/module-value.ts';
import type { ImportStatement, YaraFile } from '../yara/syntax/ast.ts';
import { NOWHERE } from './expression-nodes.ts';
import type { BodyHolds } from './find-join.ts';
import type { PathPattern, PathScope } from './path-pattern.ts';
import type { SynthesisContext } from './pick.ts';

/** All kinds of rulesets at once: what a rule may use where is not the question here. */
const ALL_FEATURES: ReadonlySet<string> = new Set(['file', 'url', 'domain', 'ip_address', 'gti']);

/**
 * Asks the evaluator whether the body of a loop of this file holds for an element of the sample. The
 * file is typed at the first question, as if it had the import that the click will add. Never throws.
 */
export function createBodyHolds(file: YaraFile, context: SynthesisContext): BodyHolds {
  let types: TypeTable | undefined;
  return (loop, scope, element) => {
    types ??= typesOf(file, context);
    return loopBodyHolds({ types, loop, element, outer: placesOf(scope), data: context.data });
  };
}

function typesOf(file: YaraFile, { schema }: SynthesisContext): TypeTable {
  const statement: ImportStatement = {
    kind: 'import',
    span: NOWHERE,
    module: { span: NOWHERE, text: schema.name },
  };
  const modules = new Map([[schema.name, schema]]);
  const whole: YaraFile = { ...file, items: [statement, ...file.items] };
  return checkFile(whole, { modules, features: ALL_FEATURES }).types;
}

/** The names that stand for one place each. */
function placesOf(scope: PathScope): ReadonlyMap<string, ValuePath | undefined> {
  return new Map([...scope].map(([name, pattern]) => [name, pattern && placeOf(pattern)]));
}

function placeOf(pattern: PathPattern): ValuePath | undefined {
  const path = pattern.filter((step) => step.kind !== 'element');
  return path.length === pattern.length ? path : undefined;
}
