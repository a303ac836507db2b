import { writeSync } from 'node:fs';
import { checkCommand } from './check-command.ts';
import { convertCommand } from './convert-command.ts';
import { evalCommand } from './eval-command.ts';
import { formatCommand } from './format-command.ts';
import { EXIT, type CommandResult } from './output.ts';
import { parseArguments } from './parse-arguments.ts';
import { pickCommand } from './pick-command.ts';
import { packCommand } from './pack-command.ts';
import { readCommand } from './read-command.ts';
import { sigmaCommand } from './sigma-command.ts';
import { USAGE } from './usage.ts';
import { VERSION } from './version.ts';

const { stdout, stderr, exitCode } = await runCommand(process.argv.slice(2));
writeAll(2, stderr);
writeAll(1, stdout);
process.exitCode = exitCode;

async function runCommand(args: readonly string[]): Promise<CommandResult> {
  const command = parseArguments(args);
  if (!command.ok) {
    const stderrText = `livehunt: ${command.error.message}\nTry 'livehunt --help'.\n`;
    return { stdout: '', stderr: stderrText, exitCode: EXIT.unusable };
  }
  switch (command.value.verb) {
    case 'help':
      return { stdout: USAGE, stderr: '', exitCode: EXIT.fine };
    case 'version':
      return { stdout: `${VERSION}\n`, stderr: '', exitCode: EXIT.fine };
    case 'read':
      return readCommand(command.value);
    case 'pick':
      return pickCommand(command.value);
    case 'eval':
      return evalCommand(command.value);
    case 'check':
      return checkCommand(command.value);
    case 'format':
      return formatCommand(command.value);
    case 'sigma':
      return sigmaCommand(command.value);
    case 'convert':
      return convertCommand(command.value);
    case 'pack':
      return packCommand(command.value);
  }
}

/** Writes all of a text, also into a pipe whose reader is slow; a reader that has gone is no error. */
function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
