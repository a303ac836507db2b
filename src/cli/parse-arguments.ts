import { parseArgs } from 'node:util';
import { suggestNames, didYouMean } from '../base/suggest.ts';
import { err, ok, type Result } from '../base/result.ts';
import { PREFERENCES, type Preference } from '../core/convert/conversion.ts';
import { TARGET_ENTITIES, type TargetEntity } from '../core/vt/target-entity.ts';

/** A command line as the program understands it. */
export type Command =
  | { readonly verb: 'help' | 'version' }
  | {
      readonly verb: 'read';
      readonly json: boolean;
      readonly reports: readonly string[];
      readonly choice: number | undefined;
    }
  | {
      readonly verb: 'pick';
      readonly json: boolean;
      readonly reports: readonly string[];
      readonly choice: number | undefined;
      readonly picks: readonly string[];
      readonly name: string | undefined;
      readonly onto: string | undefined;
    }
  | {
      readonly verb: 'eval';
      readonly json: boolean;
      readonly rule: string;
      readonly reports: readonly string[];
      readonly choice: number | undefined;
      readonly explain: boolean;
      readonly expectMatch: boolean;
      /** Undefined for what each rule's meta says. */
      readonly target: TargetEntity | undefined;
    }
  | {
      readonly verb: 'check';
      readonly json: boolean;
      readonly rules: readonly string[];
      /** Undefined for what each rule's meta says. */
      readonly target: TargetEntity | undefined;
      /** Whether the fields that only Google Threat Intelligence has may be used. */
      readonly gti: boolean;
    }
  | { readonly verb: 'format'; readonly json: boolean; readonly rule: string }
  | {
      readonly verb: 'sigma';
      readonly json: boolean;
      readonly rules: readonly string[];
      /** Reports and event logs. */
      readonly on: readonly string[];
      readonly explain: boolean;
      readonly expectMatch: boolean;
      readonly placeholders: ReadonlyMap<string, readonly string[]>;
    }
  | {
      readonly verb: 'convert';
      readonly json: boolean;
      readonly rule: string;
      readonly prefer: Preference;
      readonly placeholders: ReadonlyMap<string, readonly string[]>;
    }
  | {
      readonly verb: 'pack';
      readonly json: boolean;
      readonly rules: readonly string[];
      readonly output: string;
    };

/** A wrong command line; `message` says what is wrong and what to write. */
export interface UsageError {
  readonly message: string;
}

const VERBS = [
  'read',
  'pick',
  'eval',
  'check',
  'format',
  'sigma',
  'convert',
  'pack',
  'help',
  'version',
] as const;

const OPTIONS = {
  json: { type: 'boolean' },
  pick: { type: 'string', multiple: true },
  name: { type: 'string' },
  onto: { type: 'string' },
  choice: { type: 'string' },
  explain: { type: 'boolean' },
  'expect-match': { type: 'boolean' },
  target: { type: 'string' },
  'without-gti': { type: 'boolean' },
  on: { type: 'string', multiple: true },
  placeholder: { type: 'string', multiple: true },
  prefer: { type: 'string' },
  output: { type: 'string', short: 'o' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type WorkingVerb = Exclude<Command['verb'], 'help' | 'version'>;

/** Which options a verb takes; another one is a mistake worth telling, not to be ignored. */
const OPTIONS_OF_VERB: Readonly<Record<WorkingVerb, readonly string[]>> = {
  read: ['json', 'choice'],
  pick: ['json', 'choice', 'pick', 'name', 'onto'],
  eval: ['json', 'choice', 'explain', 'expect-match', 'target'],
  check: ['json', 'target', 'without-gti'],
  format: ['json'],
  sigma: ['json', 'on', 'explain', 'expect-match', 'placeholder'],
  convert: ['json', 'prefer', 'placeholder'],
  pack: ['json', 'output'],
};

/** Reads a command line (without the program's name). Never throws. */
export function parseArguments(args: readonly string[]): Result<Command, UsageError> {
  const parsed = parseOptions(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [verb, ...operands] = positionals;
  if (values.help || verb === 'help') return ok({ verb: 'help' });
  if (values.version || verb === 'version') return ok({ verb: 'version' });
  if (verb === undefined) {
    return err({ message: `name a verb: ${Object.keys(OPTIONS_OF_VERB).join(', ')}` });
  }
  if (!isWorkingVerb(verb)) {
    const hint = didYouMean(suggestNames(verb, VERBS));
    return err({ message: `there is no verb '${verb}'${hint === undefined ? '' : `; ${hint}`}` });
  }
  const foreign = Object.keys(values).find((option) => !OPTIONS_OF_VERB[verb].includes(option));
  if (foreign !== undefined) return err({ message: `'${verb}' takes no --${foreign}` });

  const json = values.json ?? false;
  const choice = readChoice(values.choice);
  if (!choice.ok) return choice;
  switch (verb) {
    case 'read': {
      if (operands.length === 0) return err({ message: 'name at least one report' });
      return ok({ verb, json, reports: operands, choice: choice.value });
    }
    case 'pick': {
      const { pick: picks = [], name, onto } = values;
      if (operands.length === 0) return err({ message: 'name the report to pick from' });
      if (picks.length === 0) return err({ message: `say what to pick: --pick 'PATH [OP VALUE]'` });
      return ok({ verb, json, reports: operands, choice: choice.value, picks, name, onto });
    }
    case 'eval': {
      const [rule, ...reports] = operands;
      if (rule === undefined || reports.length === 0) {
        return err({ message: 'name a rule file and at least one report' });
      }
      const target = readTarget(values.target);
      if (!target.ok) return target;
      const { explain = false, 'expect-match': expectMatch = false } = values;
      const options = { choice: choice.value, explain, expectMatch, target: target.value };
      return ok({ verb, json, rule, reports, ...options });
    }
    case 'check': {
      if (operands.length === 0) return err({ message: 'name at least one rule file' });
      const target = readTarget(values.target);
      if (!target.ok) return target;
      const gti = values['without-gti'] !== true;
      return ok({ verb, json, rules: operands, target: target.value, gti });
    }
    case 'format': {
      const [rule, ...others] = operands;
      if (rule === undefined || others.length > 0) return err({ message: 'name one rule file' });
      return ok({ verb, json, rule });
    }
    case 'sigma':
      return readSigma(json, parsed.value);
    case 'convert': {
      const [rule, ...others] = operands;
      if (rule === undefined || others.length > 0) {
        return err({ message: 'name one Sigma rule file' });
      }
      const prefer = readPreference(values.prefer);
      if (!prefer.ok) return prefer;
      const placeholders = readPlaceholders(values.placeholder ?? []);
      if (!placeholders.ok) return placeholders;
      return ok({ verb, json, rule, prefer: prefer.value, placeholders: placeholders.value });
    }
    case 'pack': {
      const { output } = values;
      if (operands.length === 0) return err({ message: 'name the rules to pack' });
      if (output === undefined) return err({ message: 'say where the pack goes: -o FILE' });
      return ok({ verb, json, rules: operands, output });
    }
  }
}

/** What stands before the first `--on` are rules, what follows it are reports and logs. */
function readSigma(json: boolean, parsed: ParsedOptions): Result<Command, UsageError> {
  const { values, tokens } = parsed;
  const rules: string[] = [];
  const on: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'on') on.push(token.value ?? '');
    else if (token.kind === 'positional') (on.length === 0 ? rules : on).push(token.value);
  }
  rules.shift(); // the verb
  if (rules.length === 0) return err({ message: 'name the rules before --on' });
  if (on.length === 0) return err({ message: 'name what to run them on: --on REPORT_OR_EVENTS' });
  const placeholders = readPlaceholders(values.placeholder ?? []);
  if (!placeholders.ok) return placeholders;
  const { explain = false, 'expect-match': expectMatch = false } = values;
  return ok({
    verb: 'sigma',
    json,
    rules,
    on,
    explain,
    expectMatch,
    placeholders: placeholders.value,
  });
}

function readPlaceholders(
  settings: readonly string[],
): Result<ReadonlyMap<string, readonly string[]>, UsageError> {
  const placeholders = new Map<string, string[]>();
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) return err({ message: `--placeholder wants NAME=VALUE, not '${setting}'` });
    const name = setting.slice(0, at);
    const values = placeholders.get(name) ?? [];
    values.push(setting.slice(at + 1));
    placeholders.set(name, values);
  }
  return ok(placeholders);
}

function isWorkingVerb(verb: string): verb is WorkingVerb {
  return Object.hasOwn(OPTIONS_OF_VERB, verb);
}

function readChoice(text: string | undefined): Result<number | undefined, UsageError> {
  if (text === undefined) return ok(undefined);
  const choice = Number(text);
  return Number.isSafeInteger(choice) && choice >= 1
    ? ok(choice)
    : err({ message: '--choice wants the position of a file in the list, from 1' });
}

function readTarget(text: string | undefined): Result<TargetEntity | undefined, UsageError> {
  if (text === undefined) return ok(undefined);
  const target = TARGET_ENTITIES.find((candidate) => candidate === text);
  if (target !== undefined) return ok(target);
  const hint = didYouMean(suggestNames(text, TARGET_ENTITIES));
  const message = `there is no target '${text}' (${TARGET_ENTITIES.join(', ')})`;
  return err({ message: hint === undefined ? message : `${message}; ${hint}` });
}

function readPreference(text: string | undefined): Result<Preference, UsageError> {
  if (text === undefined) return ok('both');
  const prefer = PREFERENCES.find((candidate) => candidate === text);
  if (prefer !== undefined) return ok(prefer);
  const hint = didYouMean(suggestNames(text, PREFERENCES));
  const message = `--prefer wants one of ${PREFERENCES.join(', ')}, not '${text}'`;
  return err({ message: hint === undefined ? message : `${message}; ${hint}` });
}

type ParsedOptions = ReturnType<
  typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true; tokens: true }>
>;

function parseOptions(args: readonly string[]): Result<ParsedOptions, UsageError> {
  try {
    return ok(
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, tokens: true }),
    );
  } catch (error) {
    return err({ message: optionFault(args, error) });
  }
}

/** What is wrong with the options, in our words where Node's are about its own rules. */
function optionFault(args: readonly string[], error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return message;
  const known = Object.keys(OPTIONS).map((option) => `--${option}`);
  const unknown = args
    .map((arg) => arg.split('=', 1).join())
    .find(
      (arg) =>
        arg.startsWith('-') && arg !== '-' && arg !== '-h' && arg !== '-o' && !known.includes(arg),
    );
  if (unknown === undefined) return message;
  const hint = didYouMean(suggestNames(unknown, known));
  return `there is no option ${unknown}${hint === undefined ? '' : `; ${hint}`}`;
}
