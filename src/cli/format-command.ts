import { lineColumnAt } from '../base/span.ts';
import { formatYara } from '../core/yara/format/format-yara.ts';
import { EXIT, failedCommand, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { readText } from './read-files.ts';

/**
 * `livehunt format`: a rule file in the layout of yara-x fmt, comments kept. A file with syntax errors
 * is not touched: what they are is said, and nothing is printed. Never throws.
 */
export function formatCommand(command: Extract<Command, { verb: 'format' }>): CommandResult {
  const text = readText(command.rule);
  if (!text.ok) {
    const problem = { fileName: command.rule, message: text.error };
    return failedCommand(command.json, { instead: { rule: null }, problems: [problem] });
  }
  const formatted = formatYara(text.value);
  if (formatted.ok) {
    return {
      stdout: command.json ? `${JSON.stringify({ rule: formatted.value })}\n` : formatted.value,
      stderr: '',
      exitCode: EXIT.fine,
    };
  }
  const { message, span } = formatted.error;
  const { line, column } = lineColumnAt(text.value, span.start);
  return {
    stdout: command.json
      ? `${JSON.stringify({ rule: null, problems: [{ message, line, column }] })}\n`
      : '',
    stderr: `${command.rule}:${line}:${column}: ${message}\n`,
    exitCode: EXIT.problems,
  };
}
