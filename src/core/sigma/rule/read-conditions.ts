import type { Condition } from '../condition/condition.ts';
import { MAX_CONDITION_TERMS, parseCondition } from '../condition/parse-condition.ts';
import { locateInScalar } from '../yaml/locate-in-scalar.ts';
import type { YamlEntry, YamlNode, YamlScalar, YamlSequence } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { addDiagnostic, fail } from './read-context.ts';
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
  return readList(context, value);
}

/** All conditions together may have as many terms as one. */
function readList(context: ReadContext, list: YamlSequence): ReadConditions {
  const conditions: Condition[] = [];
  let isComplete = true;
  let nTerms = 0;
  for (const item of list.items) {
    if (nTerms > MAX_CONDITION_TERMS) {
      const message = `the conditions have more than ${MAX_CONDITION_TERMS} terms`;
      fail(context, 'sigma/condition-too-long', item.span, message);
      return { conditions, isComplete: false };
    }
    const read = isText(item) ? readCondition(context, item) : refuseItem(context, item);
    conditions.push(...read.conditions);
    isComplete &&= read.isComplete;
    nTerms += read.conditions.reduce((sum, condition) => sum + countTerms(condition), 1);
  }
  return { conditions, isComplete };
}

function refuseItem(context: ReadContext, item: YamlNode): ReadConditions {
  const message = `a condition in the list is ${nodeName(item)}, but should be a text`;
  fail(context, 'sigma/wrong-type', item.span, message);
  return NONE;
}

function countTerms(condition: Condition): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.reduce((sum, operand) => sum + countTerms(operand), 0);
    case 'not':
    case 'aggregated':
      return countTerms(condition.operand);
    default:
      return 1;
  }
}

function readCondition(context: ReadContext, scalar: YamlScalar): ReadConditions {
  const place = locateInScalar(context.text, scalar);
  const { condition, diagnostics } = parseCondition(scalar.text, place);
  for (const diagnostic of diagnostics) addDiagnostic(context, diagnostic);
  const isComplete = diagnostics.every(({ severity }) => severity !== 'error');
  if (!isComplete) context.isBroken = true;
  return { conditions: condition === undefined ? [] : [condition], isComplete };
}
