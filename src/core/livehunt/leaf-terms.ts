import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import { findTestFault } from './check-test.ts';
import { binaryNode, integerNode, methodCallNode } from './expression-nodes.ts';
import { describePath } from './path-pattern.ts';
import type { PickTest, SynthesisError } from './pick.ts';
import { isList, isStruct } from './picked-place.ts';
import type { PickedPlace } from './picked-place.ts';
import { comparisonTerm, notUsable, plainTerm, scalarTerm } from './scalar-term.ts';
import type { Subject } from './scalar-term.ts';
import { buildStructTerms } from './struct-terms.ts';
import type { TestTerm } from './term.ts';
import { testExpression } from './test-expression.ts';

type Terms = Result<readonly TestTerm[], SynthesisError>;

/**
 * The tests that a pick asks of one place, to be joined by `and`. Without a test, the place's default:
 * a scalar equals its value, a boolean stands bare, an array or map has at least as many entries, a
 * struct or a whole element has the scalars that it has. Fails with `not-usable` for what no rule can
 * say, with `wrong-test` for a test that does not fit the type. Never throws.
 */
export function buildLeafTerms(subject: Subject, test: PickTest | undefined): Terms {
  const { schema, place } = subject;
  if (test !== undefined) return explicitTerms(subject, test);
  if (place.type.kind === 'struct') return buildStructTerms(subject);
  if (place.type.kind === 'array' || place.type.kind === 'map') return countTerms(subject);
  if (place.value === undefined && place.path.at(-1)?.kind === 'key') {
    return notUsable(`This sample has no entry \`${describePath(schema, place.path)}\``);
  }
  const term = scalarTerm(subject);
  return term.ok ? ok([term.value]) : term;
}

function explicitTerms(subject: Subject, given: PickTest): Terms {
  const { schema, place, expression } = subject;
  const test = qualifyConstants(place.type, given);
  const fault = findTestFault(schema, place.type, test);
  if (fault !== undefined) {
    const message = `\`${describePath(schema, place.path)}\`: ${fault}`;
    return err({ kind: 'wrong-test', message });
  }
  if (test.kind === 'length' && expression.kind === 'index') return noLength(schema, place);
  const [only, ...others] = test.kind === 'compare' ? test.alternatives : [];
  return only !== undefined && others.length === 0
    ? ok([comparisonTerm(subject, only.operator, only.operand)])
    : ok([plainTerm(testExpression(expression, test))]);
}

/** A constant may be named without its enum, which the type tells. */
function qualifyConstants(type: FieldType, test: PickTest): PickTest {
  const enumPath = type.kind === 'integer' ? type.enumPath : undefined;
  if (test.kind !== 'compare' || enumPath === undefined) return test;
  const alternatives = test.alternatives.map(({ operator, operand }) => {
    const isShort = operand.kind === 'constant' && !operand.path.includes('.');
    const path = isShort ? `${enumPath}.${operand.path}` : '';
    return { operator, operand: isShort ? ({ kind: 'constant', path } as const) : operand };
  });
  return { kind: 'compare', alternatives };
}

function countTerms({ place, expression }: Subject): Terms {
  const { value } = place;
  const nItems = isList(value) ? value.length : isStruct(value) ? value.size : 0;
  const length = methodCallNode(expression, 'len');
  const operator = nItems === 0 ? '==' : '>=';
  return ok([plainTerm(binaryNode(length, operator, integerNode(BigInt(nItems))))]);
}

function noLength(schema: ModuleSchema, place: PickedPlace): Terms {
  return notUsable(
    `YARA cannot ask for the length of \`${describePath(schema, place.path)}\` directly: test its value`,
  );
}
