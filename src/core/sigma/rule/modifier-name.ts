import type { ModifierName } from './sigma-rule.ts';

const OWN_NAMES: readonly ModifierName[] = [
  'contains',
  'startswith',
  'endswith',
  'all',
  're',
  'i',
  'm',
  's',
  'cidr',
  'base64',
  'base64offset',
  'utf16le',
  'utf16be',
  'utf16',
  'windash',
  'cased',
  'exists',
  'expand',
  'fieldref',
  'lt',
  'lte',
  'gt',
  'gte',
  'neq',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
];

/**
 * Every way to write a modifier, and the modifier that it is. Names are in lower case. Source: Sigma
 * specification 2.1, appendix "Modifiers"; `ignorecase`, `multiline` and `dotall` are pySigma's.
 */
export const MODIFIER_NAMES: ReadonlyMap<string, ModifierName> = new Map([
  ...OWN_NAMES.map((name): [string, ModifierName] => [name, name]),
  ['wide', 'utf16le'],
  ['ignorecase', 'i'],
  ['multiline', 'm'],
  ['dotall', 's'],
]);

/** What a modifier does with the value, as far as it decides which modifiers go together. */
export type ModifierRole =
  | 'place'
  | 'regexp'
  | 'flag'
  | 'network'
  | 'encoding'
  | 'utf16'
  | 'windash'
  | 'cased'
  | 'exists'
  | 'expand'
  | 'reference'
  | 'comparison'
  | 'time'
  | 'list';

const ROLES: Readonly<Record<ModifierName, ModifierRole>> = {
  contains: 'place',
  startswith: 'place',
  endswith: 'place',
  all: 'list',
  re: 'regexp',
  i: 'flag',
  m: 'flag',
  s: 'flag',
  cidr: 'network',
  base64: 'encoding',
  base64offset: 'encoding',
  utf16le: 'utf16',
  utf16be: 'utf16',
  utf16: 'utf16',
  windash: 'windash',
  cased: 'cased',
  exists: 'exists',
  expand: 'expand',
  fieldref: 'reference',
  lt: 'comparison',
  lte: 'comparison',
  gt: 'comparison',
  gte: 'comparison',
  neq: 'list',
  minute: 'time',
  hour: 'time',
  day: 'time',
  week: 'time',
  month: 'time',
  year: 'time',
};

/** The role of a modifier. Never throws. */
export function roleOf(name: ModifierName): ModifierRole {
  return ROLES[name];
}
