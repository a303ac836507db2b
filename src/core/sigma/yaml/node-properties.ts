import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import { quoteFix } from './quote-fix.ts';
import { resolveScalar } from './resolve-scalar.ts';
import type { ScalarType } from './yaml-node.ts';

/** What the properties of a node need of the state of building. */
interface PropertyState {
  readonly part: string;
  readonly base: number;
  readonly diagnostics: Diagnostic[];
  readonly anchors: Set<string>;
}

/** The ranges of a node's anchor and tag; -1 for none. */
interface NodeProperties {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

/**
 * Notes the anchor of a node and tells of it. Where nothing but the anchor stands, it was meant as text.
 * Never throws.
 */
export function anchorOf(state: PropertyState, node: NodeProperties, isEmpty: boolean): void {
  if (node.anchorStart === -1) return;
  const name = state.part.slice(node.anchorStart, node.anchorEnd);
  state.anchors.add(name);
  const span = spanOf(state, node.anchorStart - 1, node.anchorEnd);
  state.diagnostics.push(
    isEmpty
      ? unquoted(state, span, 'the name of a node')
      : sigmaDiagnostic(
          'sigma/yaml-anchor',
          span,
          `the anchor ${quoted(`&${name}`)} has no effect`,
          {
            help: 'rules have no aliases; a text that begins with `&` needs single quotes',
          },
        ),
  );
}

/** Tells of an alias: one of an anchor that there is, or, more often, a text that begins with `*`. */
export function reportAlias(state: PropertyState, name: string, span: Span): void {
  state.diagnostics.push(
    state.anchors.has(name)
      ? sigmaDiagnostic('sigma/yaml-alias', span, `the alias ${quoted(`*${name}`)} is refused`, {
          help: 'rules are read without aliases: write out what it stands for',
        })
      : unquoted(state, span, 'a call of another node'),
  );
}

/** Of a value whose first sign made YAML take it for something else. */
function unquoted(state: PropertyState, span: Span, what: string): Diagnostic {
  const sign = state.part.charAt(span.start - state.base);
  return sigmaDiagnostic(
    'sigma/yaml-unquoted',
    span,
    `a value that begins with \`${sign}\` without quotes is ${what} for YAML`,
    {
      help: 'put the whole value in single quotes',
      ...quoteFix(state.part, state.base, span.start - state.base),
    },
  );
}

const SCALAR_TAGS: ReadonlyMap<string, readonly ScalarType[]> = new Map([
  ['!!str', ['string']],
  ['!', ['string']],
  ['!!int', ['integer']],
  ['!!float', ['float', 'integer']],
  ['!!bool', ['boolean']],
  ['!!null', ['null']],
]);

/**
 * What the tag of a node makes of it: the type of a scalar, or undefined where the node has no tag or
 * one that says what it is anyway. Any other tag is told of. text: the scalar's. Never throws.
 */
export function typeOfTagged(
  state: PropertyState,
  node: NodeProperties,
  kind: 'scalar' | 'sequence' | 'map',
  text: string,
): ScalarType | undefined {
  if (node.tagStart === -1) return undefined;
  const tag = state.part.slice(node.tagStart, node.tagEnd);
  if (kind === 'map' ? tag === '!!map' : kind === 'sequence' && tag === '!!seq') return undefined;
  const wanted = kind === 'scalar' ? SCALAR_TAGS.get(tag) : undefined;
  if (wanted?.includes('string') === true) return 'string';
  const type = resolveScalar(text);
  if (wanted?.includes(type) === true) return type;
  const span = spanOf(state, node.tagStart, node.tagEnd);
  state.diagnostics.push(
    kind === 'scalar' && wanted === undefined && text === ''
      ? unquoted(state, span, 'a type')
      : sigmaDiagnostic('sigma/yaml-tag', span, `the tag ${quoted(tag)} is refused`, {
          help: 'values of rules are text, numbers, booleans and null; a text that begins with `!` needs single quotes',
        }),
  );
  return undefined;
}

function spanOf(state: PropertyState, start: number, end: number): Span {
  return { start: state.base + start, end: state.base + end };
}
