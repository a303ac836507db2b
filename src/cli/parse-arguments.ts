import { parseArgs } from 'node:util';
import { suggestNames, didYouMean } from '../base/suggest.ts';
import { err, ok, type Result } from '../base/result.ts';

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
      readonly picks: readonly string[];
      readonly name: string | undefined;
      readonly onto: string | undefined;
    }
  | {
      readonly verb: 'eval';
      readonly json: boolean;
      readonly rule: string;
      readonly reports: readonly string[];
      readonly explain: boolean;
      readonly expectMatch: boolean;
      readonly target: string | undefined;
    };

/** A wrong command line; `message` says what is wrong and what to write. */
export interface UsageError {
  readonly message: string;
}

const VERBS = ['read', 'pick', 'eval', 'help', 'version'] as const;

const OPTIONS = {
  json: { type: 'boolean' },
  pick: { type: 'string', multiple: true },
  name: { type: 'string' },
  onto: { type: 'string' },
  choice: { type: 'string' },
  explain: { type: 'boolean' },
  'expect-match': { type: 'boolean' },
  target: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Which options a verb takes; another one is a mistake worth telling, not to be ignored. */
const OPTIONS_OF_VERB: Readonly<Record<'read' | 'pick' | 'eval', readonly string[]>> = {
  read: ['json', 'choice'],
  pick: ['json', 'pick', 'name', 'onto'],
  eval: ['json', 'explain', 'expect-match', 'target'],
};

export const USAGE = `Usage: livehunt VERB …

  read REPORT…                  what the vt module sees of a report
    --choice N                  of a list of files: the Nth, from 1
  pick REPORT… --pick 'PATH [not] [OP VALUE [or OP VALUE]…]' …
                                the rule that clicking these fields writes
    --name NAME                 name of the new rule
    --onto RULE                 start from an existing rule file
  eval RULE REPORT…             whether the rules of a file match reports, and why
    --explain                   every sub-expression with its outcome
    --expect-match              exit status 1 unless a rule matches every report
    --target ENTITY             file (default), url, domain, ip_address, retrohunt

  --json                        one JSON object on standard output
  --help, --version

Exit status: 0 fine, 1 problems found, 2 wrong usage or unreadable input.
`;

/** Reads a command line (without the program's name). Never throws. */
export function parseArguments(args: readonly string[]): Result<Command, UsageError> {
  const parsed = parseOptions(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [verb, ...operands] = positionals;
  if (values.help || verb === 'help') return ok({ verb: 'help' });
  if (values.version || verb === 'version') return ok({ verb: 'version' });
  if (verb === undefined) return err({ message: 'name a verb: read, pick or eval' });
  if (verb !== 'read' && verb !== 'pick' && verb !== 'eval') {
    const hint = didYouMean(suggestNames(verb, VERBS));
    return err({ message: `there is no verb '${verb}'${hint === undefined ? '' : `; ${hint}`}` });
  }
  const foreign = Object.keys(values).find((option) => !OPTIONS_OF_VERB[verb].includes(option));
  if (foreign !== undefined) return err({ message: `'${verb}' takes no --${foreign}` });

  const json = values.json ?? false;
  switch (verb) {
    case 'read': {
      const choice = values.choice === undefined ? undefined : Number(values.choice);
      if (choice !== undefined && !(Number.isSafeInteger(choice) && choice >= 1)) {
        return err({ message: '--choice wants the position of a file in the list, from 1' });
      }
      if (operands.length === 0) return err({ message: 'name at least one report' });
      return ok({ verb, json, reports: operands, choice });
    }
    case 'pick': {
      const picks = values.pick ?? [];
      if (operands.length === 0) return err({ message: 'name the report to pick from' });
      if (picks.length === 0) return err({ message: `say what to pick: --pick 'PATH [OP VALUE]'` });
      return ok({ verb, json, reports: operands, picks, name: values.name, onto: values.onto });
    }
    case 'eval': {
      const [rule, ...reports] = operands;
      if (rule === undefined || reports.length === 0) {
        return err({ message: 'name a rule file and at least one report' });
      }
      return ok({
        verb,
        json,
        rule,
        reports,
        explain: values.explain ?? false,
        expectMatch: values['expect-match'] ?? false,
        target: values.target,
      });
    }
  }
}

function parseOptions(
  args: readonly string[],
): Result<
  ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>,
  UsageError
> {
  try {
    return ok(parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    return err({ message: error instanceof Error ? error.message : String(error) });
  }
}
