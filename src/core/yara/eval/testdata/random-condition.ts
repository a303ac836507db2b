import { toByteString } from '../../../../base/byte-string.ts';
import { printRegexpLiteral, printStringLiteral } from '../../syntax/literals.ts';

/** A tape of numbers that decides every choice: the same tape gives the same condition. */
export interface Tape {
  pick<T>(choices: readonly T[]): T;
  below(n: number): number;
}

/** A tape over `numbers`; it starts again at its end. */
export function createTape(numbers: readonly number[]): Tape {
  let at = 0;
  const below = (n: number): number => {
    const value = numbers[at % numbers.length] ?? 0;
    at++;
    return value % n;
  };
  return {
    below,
    pick: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('no choices');
      return chosen;
    },
  };
}

/** Expressions that are in scope, by the type of what they give. */
export interface Paths {
  readonly integers: readonly string[];
  readonly booleans: readonly string[];
  readonly strings: readonly string[];
  readonly stringArrays: readonly string[];
  readonly integerArrays: readonly string[];
  readonly maps: readonly string[];
  readonly structArrays: readonly StructArray[];
  /** Structs with a method `in_range`. */
  readonly addresses: readonly string[];
}

/** A list of structs, and what its elements hold: `element` stands for the loop's variable. */
export interface StructArray {
  readonly path: string;
  readonly fields: (element: string) => Partial<Paths>;
}

/** Strings that data and conditions share, so that they meet. */
export const ODD_STRINGS = [
  '',
  'a',
  'A',
  'b',
  'ab',
  'aB',
  'Ab\n',
  'é',
  'É',
  'aÉ',
  'ß',
  'ẞ',
  'İ',
  'i\u0307',
  '\u212a',
  'k',
  'K',
  'ΣΑΣ',
  'σασ',
  'σας',
  '\0',
  'a\0b',
  '🙈',
  '\ud800',
  '"\\',
  '__proto__',
  'constructor',
  'x y',
  '1.2.3.4',
  'C:\\Windows\\a.dll',
  'ǅ',
  '\u2028',
] as const;

const ODD_INTEGERS = [
  '0',
  '1',
  '2',
  '3',
  '-1',
  '7',
  '63',
  '64',
  '255',
  '9007199254740993',
  '9223372036854775807',
  '(-9223372036854775807 - 1)',
] as const;

const CIDRS = ['1.2.3.0/24', '0.0.0.0/0', '::/0', '1.2.3.4', '1.2.3.4/33', '::ffff:1.2.3.4/96'];

const REGEXPS = [
  'a',
  'A',
  '^a',
  'b$',
  'a.b',
  '^.$',
  '^..$',
  '[a-c]+',
  '[^a]',
  '\\w',
  '\\W',
  '\\s',
  '\\bb',
  '\\Bb',
  'é',
  'é+',
  '(a|b){2}',
  '(?i)k',
  '(?:É)',
  'a?',
  '\\x00',
  '[[:upper:]]',
  '(?m)^$',
  '[\\x80-\\xff]',
  'σα',
  '[a-z&&[^b]]',
  '(?-i)A',
  '\\.dll$',
  '\\\\windows\\\\',
  'a{,2}$',
  '\\D{3}',
] as const;

/** A random condition over `paths`, nested to `depth`. */
export function randomCondition(tape: Tape, paths: Paths, depth: number): string {
  return boolean(tape, paths, depth, { nVariables: 0 });
}

interface Names {
  nVariables: number;
}

function fresh(names: Names): string {
  return `v${names.nVariables++}`;
}

function boolean(tape: Tape, paths: Paths, depth: number, names: Names): string {
  if (depth <= 0) return test(tape, paths, 0);
  const next = (): string => boolean(tape, paths, depth - 1, names);
  switch (tape.below(12)) {
    case 0:
      return `(${next()}) and (${next()})`;
    case 1:
      return `(${next()}) or (${next()})`;
    case 2:
      return `not (${next()})`;
    case 3:
      return `defined (${next()})`;
    case 4:
      return `${quantifier(tape, paths, depth)} of ((${next()}), (${next()}), ${tape.pick(['true', 'false'])})`;
    case 5:
    case 6:
    case 7:
      return loop(tape, paths, depth, names);
    case 8:
      return withStatement(tape, paths, depth, names);
    default:
      return test(tape, paths, depth);
  }
}

function quantifier(tape: Tape, paths: Paths, depth: number): string {
  return tape.pick([
    'any',
    'all',
    'none',
    '0',
    '1',
    '2',
    '50%',
    '34%',
    `(${integer(tape, paths, Math.min(depth - 1, 1))})`,
  ]);
}

function loop(tape: Tape, paths: Paths, depth: number, names: Names): string {
  const quantified = `for ${quantifier(tape, paths, depth)}`;
  const name = fresh(names);
  const body = (inner: Paths): string => `(${boolean(tape, inner, depth - 1, names)})`;
  switch (tape.below(6)) {
    case 0: {
      const value = fresh(names);
      const inner = { ...paths, strings: [...paths.strings, name, value, name, value] };
      return `${quantified} ${name}, ${value} in ${tape.pick(paths.maps)} : ${body(inner)}`;
    }
    case 1: {
      const inner = { ...paths, integers: [...paths.integers, name, name] };
      // Bounds stay small, for the engine would take every turn.
      const first = tape.pick(['0', '1', `(${integer(tape, paths, 0)} & 3)`]);
      const last = tape.pick(['3', '5', `(${integer(tape, paths, 0)} % 6)`]);
      return `${quantified} ${name} in (${first}..${last}) : ${body(inner)}`;
    }
    case 2: {
      const inner = { ...paths, strings: [...paths.strings, name, name] };
      return `${quantified} ${name} in (${string(tape, paths)}, ${string(tape, paths)}) : ${body(inner)}`;
    }
    case 3: {
      const inner = { ...paths, strings: [...paths.strings, name, name, name] };
      return `${quantified} ${name} in ${tape.pick(paths.stringArrays)} : ${body(inner)}`;
    }
    case 4: {
      const inner = { ...paths, integers: [...paths.integers, name, name] };
      return `${quantified} ${name} in ${tape.pick(paths.integerArrays)} : ${body(inner)}`;
    }
    default: {
      const array = tape.pick(paths.structArrays);
      return `${quantified} ${name} in ${array.path} : ${body(merge(paths, array.fields(name)))}`;
    }
  }
}

/** The fields of a loop's element are twice as likely as what was there before. */
function merge(paths: Paths, more: Partial<Paths>): Paths {
  const join = <T>(old: readonly T[], added: readonly T[] = []): readonly T[] => [
    ...old,
    ...added,
    ...added,
    ...added,
  ];
  return {
    integers: join(paths.integers, more.integers),
    booleans: join(paths.booleans, more.booleans),
    strings: join(paths.strings, more.strings),
    stringArrays: join(paths.stringArrays, more.stringArrays),
    integerArrays: join(paths.integerArrays, more.integerArrays),
    maps: join(paths.maps, more.maps),
    structArrays: join(paths.structArrays, more.structArrays),
    addresses: join(paths.addresses, more.addresses),
  };
}

function withStatement(tape: Tape, paths: Paths, depth: number, names: Names): string {
  const name = fresh(names);
  const isString = tape.below(2) === 0;
  const value = isString ? string(tape, paths) : integer(tape, paths, depth - 1);
  const inner = isString
    ? { ...paths, strings: [...paths.strings, name, name] }
    : { ...paths, integers: [...paths.integers, name, name] };
  return `with ${name} = ${value} : (${boolean(tape, inner, depth - 1, names)})`;
}

function test(tape: Tape, paths: Paths, depth: number): string {
  const number = (): string => integer(tape, paths, depth - 1);
  switch (tape.below(14)) {
    case 0:
      return tape.pick(paths.booleans);
    case 1:
      return `${tape.pick(paths.booleans)} == ${tape.pick(['0', '1', '2', ...paths.booleans])}`;
    case 2:
      return `defined ${tape.pick([string(tape, paths), number()])}`;
    case 3:
      return `${string(tape, paths)} matches ${regexp(tape)}`;
    case 13: {
      const value = string(tape, paths);
      const others = tape.pick([value, value, string(tape, paths)]);
      return `(${value} matches ${regexp(tape)} or ${others} matches ${regexp(tape)})`;
    }
    case 4:
      return `${tape.pick(paths.addresses)}.in_range(${tape.pick([...CIDRS.map((cidr) => `"${cidr}"`), string(tape, paths)])})`;
    case 5:
      return tape.pick(['true', 'false', number(), string(tape, paths)]);
    case 6:
    case 7:
    case 8:
      return `${number()} ${tape.pick(['==', '!=', '<', '<=', '>', '>='])} ${tape.pick([number(), number(), '0.5', '1.0'])}`;
    default:
      return `${string(tape, paths)} ${tape.pick(STRING_OPERATORS)} ${string(tape, paths)}`;
  }
}

const STRING_OPERATORS = [
  '==',
  '!=',
  '<',
  '>=',
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'iequals',
];

function regexp(tape: Tape): string {
  return printRegexpLiteral(tape.pick(REGEXPS), tape.pick(['', 'i', 's', 'is']));
}

function string(tape: Tape, paths: Paths): string {
  const index = (): string => tape.pick(['0', '1', '2', integer(tape, paths, 0)]);
  switch (tape.below(6)) {
    case 0:
    case 1:
      return printStringLiteral(
        tape.below(10) === 0 ? '\xff' : toByteString(tape.pick(ODD_STRINGS)),
      );
    case 2:
      return `${tape.pick(paths.stringArrays)}[${index()}]`;
    case 3:
      return `${tape.pick(paths.maps)}[${tape.pick([
        '"a"',
        '"b"',
        '"É"',
        '"__proto__"',
        tape.pick(paths.strings),
      ])}]`;
    default:
      return tape.pick(paths.strings);
  }
}

function integer(tape: Tape, paths: Paths, depth: number): string {
  if (depth <= 0) {
    return tape.pick([
      tape.pick(ODD_INTEGERS),
      tape.pick(paths.integers),
      tape.pick(paths.integers),
      `${tape.pick(paths.integerArrays)}[${tape.pick(['0', '1', tape.pick(paths.integers)])}]`,
    ]);
  }
  const next = (): string => integer(tape, paths, depth - 1);
  switch (tape.below(5)) {
    case 0:
      return `(${next()} ${tape.pick(['+', '-', '*', '\\', '%', '&', '|', '^', '<<', '>>'])} ${next()})`;
    case 1:
      return tape.pick([`-${tape.pick(paths.integers)}`, `~${tape.pick(paths.integers)}`]);
    case 2:
      return `${tape.pick([...paths.stringArrays, ...paths.maps, ...paths.strings.filter(isLengthy)])}.len()`;
    case 3:
      return `(${next()} + ${next()} - ${next()})`;
    default:
      return integer(tape, paths, 0);
  }
}

/** `.len()` hangs on fields and variables, not on elements. */
function isLengthy(path: string): boolean {
  return !path.endsWith(']');
}
