import type { Diagnostic } from '../../base/diagnostic.ts';
import { compileRule } from '../sigma/compile/compile-rule.ts';
import { collectRules } from '../sigma/rule/collect-rules.ts';
import { readSigmaFile } from '../sigma/rule/read-sigma-file.ts';
import type { ConvertOptions, Loss } from './conversion.ts';
import { convertRule } from './convert-rule.ts';
import { printConverted, type PrintedParts } from './print-converted.ts';

/** What became of a rule file. */
export interface FileConversion {
  /** The text of the Livehunt rules; undefined where there is none. */
  readonly rule: string | undefined;
  /** Of several rules, each with the title of its own. */
  readonly losses: readonly Loss[];
  /** Why a rule of the file was not converted, in words. */
  readonly refusals: readonly string[];
  /** What is wrong in the file; spans are into its text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** VirusTotal takes no longer ruleset. Source: docs.virustotal.com, Livehunt. */
const MAX_RULESET_BYTES = 1024 * 1024;

/**
 * The rules of a Sigma file as Livehunt rules. text: the whole file; filters in it are joined to the
 * rules they are for; of a correlation, which needs several events in their order, only the rules are
 * converted that it is about. What cannot be converted does not stop the others. Never throws. O(text).
 */
export function convertSigmaFile(
  fileName: string,
  text: string,
  options: ConvertOptions & {
    readonly placeholders?: ReadonlyMap<string, readonly string[]>;
  } = {},
): FileConversion {
  const { prefer, placeholders } = options;
  const collection = collectRules([readSigmaFile(fileName, text)]);
  const diagnostics = collection.diagnostics.map(({ diagnostic }) => diagnostic);
  const isAlone = collection.rules.length + collection.correlations.length < 2;
  const losses: Loss[] = [];
  const refusals: string[] = [];
  const printed: PrintedParts[] = [];
  const told = (title: string, found: readonly Loss[]): void => {
    const lead = isAlone || title === '' ? '' : `${title}: `;
    losses.push(...found.map(({ part, reason }) => ({ part: lead + part, reason })));
  };
  for (const { rule, filters } of collection.rules) {
    const { title } = rule.head;
    const compiled = compileRule(rule, {
      filters,
      ...(placeholders !== undefined && { placeholders }),
    });
    diagnostics.push(...compiled.diagnostics);
    if (compiled.rule === undefined) {
      refusals.push(refusalOf(title, 'the rule has errors'));
      continue;
    }
    const converted = convertRule(compiled.rule, prefer === undefined ? {} : { prefer });
    if (!converted.ok) {
      told(title, converted.error.losses);
      refusals.push(refusalOf(title, converted.error.message));
      continue;
    }
    told(title, converted.value.losses);
    printed.push({ head: rule.head, logsource: rule.logsource, converted: converted.value });
  }
  for (const { correlation } of collection.correlations) {
    const { title } = correlation.head;
    const reason =
      'it is about several events in their order, and VirusTotal keeps single ones; ' +
      'only the rules that it is about are converted';
    losses.push({ part: title === '' ? 'correlation' : `${title}: correlation`, reason });
  }
  const rule = printed.length === 0 ? undefined : printConverted(printed);
  if (rule !== undefined && rule.length > MAX_RULESET_BYTES) {
    const reason = 'the rule is longer than 1 MB, which is all that VirusTotal takes';
    losses.push({ part: 'rule', reason });
  }
  if (rule === undefined && refusals.length === 0)
    refusals.push('there is no detection rule in the file');
  return { rule, losses, refusals, diagnostics };
}

function refusalOf(title: string, message: string): string {
  return title === '' ? message : `${title}: ${message}`;
}
