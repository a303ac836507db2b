import { convertSigmaFile } from '../convert-sigma-file.ts';
import type { Loss, Preference } from '../conversion.ts';

/** What a rule became, shortened for the eye. */
export interface ShortConversion {
  /** The condition on one line, names of loops left out: `c` is a context, `x` an element of a list. */
  readonly condition: string | undefined;
  readonly losses: readonly string[];
  readonly refusals: readonly string[];
}

const CONTEXT = 'vt_behaviour_sigma_analysis_results_match_context';

/** Converts a detection. logsource: `windows/process_creation/service`, empty parts left out. */
export function shortConversion(
  logsource: string,
  detection: string,
  prefer: Preference = 'both',
): ShortConversion {
  const [product = '', category = '', service = ''] = logsource.split('/');
  const source = Object.entries({ product, category, service }).filter(([, name]) => name !== '');
  const text = [
    'title: A rule',
    `logsource: {${source.map(([key, name]) => `${key}: ${name}`).join(', ')}}`,
    'detection:',
    ...detection.split('\n').map((line) => `  ${line}`),
  ].join('\n');
  const { rule, losses, refusals, diagnostics } = convertSigmaFile('rule.yml', text, { prefer });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(error.message);
  return { condition: rule && shortened(rule), losses: losses.map(lossText), refusals };
}

function lossText({ part, reason }: Loss): string {
  return `${part}: ${reason}`;
}

function shortened(rule: string): string {
  const start = rule.indexOf('\n  condition:\n') + '\n  condition:\n'.length;
  const condition = rule.slice(start, rule.lastIndexOf('}')).replaceAll(/\s+/g, ' ').trim();
  return condition
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replaceAll(`${CONTEXT}_key`, 'k')
    .replaceAll(`${CONTEXT}_value`, 'v')
    .replaceAll(CONTEXT, 'c')
    .replaceAll(
      /for any vt_behaviour_sigma_analysis_results in vt\.behaviour\.sigma_analysis_results: \(for any c in vt_behaviour_sigma_analysis_results\.match_context: /g,
      '(any context: ',
    )
    .replaceAll(/for any vt_\w+ in vt\.behaviour\.(\w+): /g, 'any $1: ')
    .replaceAll(/\bvt_behaviour_(?!\w+_(?:key|value)\b)\w+/g, 'x')
    .replaceAll(/\.values\["(\w+)"\]/g, '.$1');
}
