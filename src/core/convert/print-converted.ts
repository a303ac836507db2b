import { printComment, printMetaString, toIdentifier } from '../yara/syntax/literals.ts';
import { printCondition } from '../yara/syntax/printer.ts';
import { formatYara } from '../yara/format/format-yara.ts';
import type { RuleHead, Logsource } from '../sigma/rule/sigma-rule.ts';
import type { ConvertedCondition } from './convert-rule.ts';

/** A converted rule with what its head says. */
export interface PrintedParts {
  readonly head: RuleHead;
  readonly logsource: Logsource;
  readonly converted: ConvertedCondition;
}

/** Groups of more characters are written with one operand a line. */
const WIDTH = 100;

const FALLBACK_NAME = 'sigma_rule';

/**
 * The text of Livehunt rules, in the layout of yara-x fmt, names distinct: for each rule a comment on
 * where it looks and on what was lost, meta, and the condition. Never throws. O(size).
 */
export function printConverted(rules: readonly PrintedParts[]): string {
  const names = new Set<string>();
  const blocks = rules.map((rule) => printRule(rule, freeName(rule.head.title, names)));
  const text = `import "vt"\n\n${blocks.join('\n')}`;
  const formatted = formatYara(text);
  return formatted.ok ? formatted.value : text;
}

function printRule({ head, logsource, converted }: PrintedParts, name: string): string {
  const { product, category, service } = logsource;
  const source = [product, category, service].filter((part) => part !== undefined).join(' / ');
  const comments = [
    ...(source === '' ? [] : [`Sigma logsource: ${source}`]),
    `Looks at: ${converted.places.join(', ')}`,
    ...converted.losses.map(({ part, reason }) => `Lost: ${part}: ${reason}`),
  ];
  const meta = [
    ['title', head.title],
    ['id', head.id],
    ['level', head.level],
    ['author', head.author],
    ['target_entity', 'file'],
  ] as const;
  const lines = [
    ...comments.map(printComment),
    `rule ${name} {`,
    '  meta:',
    ...meta.flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : `    ${key} = ${printMetaString(value)}`,
    ),
    '  condition:',
    `    ${printCondition(converted.expression, { indent: '    ', width: WIDTH })}`,
    '}',
    '',
  ];
  return lines.join('\n');
}

function freeName(title: string, taken: Set<string>): string {
  const wanted = toIdentifier(title, FALLBACK_NAME);
  let name = wanted;
  for (let suffix = 2; taken.has(name); suffix++) name = `${wanted}_${suffix}`;
  taken.add(name);
  return name;
}
