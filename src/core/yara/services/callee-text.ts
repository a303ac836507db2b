import { assertNever } from '../../../base/assert.ts';
import type { Callee } from '../check/expression-type.ts';

/** One way of calling something. */
export interface CallForm {
  /** `in_range(cidr: string) -> boolean` */
  readonly label: string;
  /** Each as it stands in the label. */
  readonly parameters: readonly string[];
}

/** Everything that calls something the same name. */
export interface CalleeText {
  readonly forms: readonly CallForm[];
  readonly meaning: string;
}

/** What the parameters of known methods are called; of others, by their kind. */
const PARAMETER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['in_range', ['cidr']],
  ['permutation_of', ['domain', 'kinds']],
]);

const METHOD_MEANINGS: ReadonlyMap<string, string> = new Map([
  [
    'in_range',
    'Whether the IP address lies in a block such as "198.51.100.0/24" or "2001:db8::/32".',
  ],
  [
    'permutation_of',
    'Whether the domain looks like a misspelling of the given one. The second argument limits the kinds: constants of vt.Domain.Permutation joined with |.',
  ],
]);

/** The forms of a call and what it does. Never throws. */
export function describeCallee(callee: Callee): CalleeText {
  switch (callee.kind) {
    case 'length':
      return {
        forms: [formOf('len', [], 'integer')],
        meaning: 'How many elements or entries there are; of a text, its bytes.',
      };
    case 'builtin':
      return {
        forms: [formOf(callee.name, ['offset: integer'], callee.returns)],
        meaning: builtinMeaning(callee.name),
      };
    case 'method': {
      const names = PARAMETER_NAMES.get(callee.name) ?? [];
      const forms = callee.overloads.map((kinds) =>
        formOf(
          callee.name,
          kinds.map((kind, at) => `${names[at] ?? `argument${at + 1}`}: ${kind}`),
          callee.returns,
        ),
      );
      return { forms, meaning: METHOD_MEANINGS.get(callee.name) ?? '' };
    }
    default:
      return assertNever(callee, 'callee');
  }
}

/** What a hover says of something that is called. Never throws. */
export function hoverOfCallee(callee: Callee): {
  readonly code: string;
  readonly lines: readonly string[];
} {
  const { forms, meaning } = describeCallee(callee);
  const [first, ...others] = forms;
  return {
    code: first?.label ?? '',
    lines: [...others.map(({ label }) => `Also: ${label}`), ...(meaning === '' ? [] : [meaning])],
  };
}

function formOf(name: string, parameters: readonly string[], returns: string): CallForm {
  return { label: `${name}(${parameters.join(', ')}) -> ${returns}`, parameters };
}

/** `uint16be` is an unsigned integer of 16 bits, big-endian. */
function builtinMeaning(name: string): string {
  const isBigEndian = name.endsWith('be');
  const bits = Number(name.replace(/\D+/g, ''));
  const sign = name.startsWith('float') ? '' : name.startsWith('u') ? 'unsigned ' : 'signed ';
  const kind = name.startsWith('float') ? 'float' : 'integer';
  const order = bits === 8 ? '' : isBigEndian ? ', big-endian' : ', little-endian';
  return `The ${sign}${kind} of ${bits} bits${order} at an offset of the file: needs the file's bytes.`;
}
