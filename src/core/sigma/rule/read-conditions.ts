import type { Condition } from '../condition/condition.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import { locateInScalar } from '../yaml/locate-in-scalar.ts';
import type { YamlEntry, YamlScalar } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { fail } from './read-context.ts';
import { isText, nodeName } from './read-values.ts';

export interface ReadConditions {
  readonly conditions: readonly Condition[];
  /** Whether each of them could be read from beginning to end. */
  readonly isComplete: boolean;
}

const NONE: ReadConditions = { conditions: [], isComplete: false };

/**
 * The conditions under a key: one text, or a list of them, which are alternatives. What is wrong with
 * the text of one is an error of the document. Never throws. Source: Sigma rules specification 2.1,
 * "Condition".
 */
export function readConditions(context: ReadContext, entry: YamlEntry): ReadConditions {
  const { key, value } = entry;
  if (isText(value) && value.text.trim() !== '') return readCondition(context, value);
  if (value.kind === 'scalar' || (value.kind === 'sequence' && value.items.length === 0)) {
    fail(context, 'sigma/missing-condition', key.span, 'the condition is empty', {
      help: 'name the selections that must hold, as in `selection and not filter`',
    });
    return NONE;
  }
  if (value.kind === 'map') {
    fail(context, 'sigma/wrong-type', key.span, 'the condition is a map, but should be a text');
    return NONE;
  }
  const parts = value.items.map((item) => {
    if (isText(item)) return readCondition(context, item);
    const message = `a condition in the list is ${nodeName(item)}, but should be a text`;
    fail(context, 'sigma/wrong-type', item.span, message);
    return NONE;
  });
  return {
    conditions: parts.flatMap(({ conditions }) => conditions),
    isComplete: parts.every(({ isComplete }) => isComplete),
  };
}

function readCondition(context: ReadContext, scalar: YamlScalar): ReadConditions {
  const place = locateInScalar(context.text, scalar);
  const { condition, diagnostics } = parseCondition(scalar.text, place);
  context.diagnostics.push(...diagnostics);
  const isComplete = diagnostics.every(({ severity }) => severity !== 'error');
  if (!isComplete) context.isBroken = true;
  return { conditions: condition === undefined ? [] : [condition], isComplete };
}
