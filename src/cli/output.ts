import type { FileProblem } from '../core/workbench/workbench.ts';

/** Exit statuses; the same for every verb. */
export const EXIT = { fine: 0, problems: 1, unusable: 2 } as const;

/** What a command leaves: text for the two streams, and its exit status. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A file problem on lines of their own: file, place, message, the text around it with a caret below. */
export function formatProblem(problem: FileProblem): string {
  const { fileName, message, where, choices } = problem;
  const place = where === undefined ? '' : `:${where.line}:${where.column}`;
  const lines = [`${fileName}${place}: ${message}`];
  if (where !== undefined && where.context !== '') {
    lines.push(
      `  ${where.context}`,
      `  ${' '.repeat(where.contextOffset)}^ byte ${where.byteOffset}`,
    );
  }
  for (const [at, choice] of (choices ?? []).entries()) {
    lines.push(`  --choice ${at + 1}  ${choice.title}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A problem as the JSON output has it. */
export function problemToJson(problem: FileProblem): Readonly<Record<string, unknown>> {
  const { fileName, message, where, choices } = problem;
  return {
    file: fileName,
    message,
    ...(where !== undefined && {
      line: where.line,
      column: where.column,
      byteOffset: where.byteOffset,
    }),
    ...(choices !== undefined && {
      choices: choices.map(({ sha256, title }) => ({ sha256, title })),
    }),
  };
}

/**
 * The result of a command that could not do its work: why in words, and with `--json` an object that
 * has the same `problems` beside what the command would have printed.
 */
export function failedCommand(
  json: boolean,
  failure: {
    readonly instead: Readonly<Record<string, unknown>>;
    readonly problems: readonly FileProblem[];
  },
): CommandResult {
  const { instead, problems } = failure;
  return {
    stdout: json
      ? `${JSON.stringify({ ...instead, problems: problems.map(problemToJson) })}\n`
      : '',
    stderr: problems.map(formatProblem).join(''),
    exitCode: EXIT.unusable,
  };
}
