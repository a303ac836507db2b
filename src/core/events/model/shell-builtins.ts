/**
 * Words that a Unix shell carries out itself, without starting a program. Those that are programs as
 * well (`echo`, `kill`, `test`) are not here: in a list of started commands they are the program.
 * Source: POSIX, "Special Built-In Utilities" and "Regular Built-In Utilities"; bash(1).
 */
const BUILTINS: ReadonlySet<string> = new Set([
  '.',
  ':',
  'alias',
  'bg',
  'bind',
  'break',
  'builtin',
  'cd',
  'command',
  'continue',
  'declare',
  'dirs',
  'disown',
  'enable',
  'eval',
  'exec',
  'exit',
  'export',
  'fc',
  'fg',
  'getopts',
  'hash',
  'history',
  'jobs',
  'let',
  'local',
  'mapfile',
  'popd',
  'pushd',
  'read',
  'readonly',
  'return',
  'set',
  'shift',
  'shopt',
  'source',
  'suspend',
  'times',
  'trap',
  'type',
  'typeset',
  'ulimit',
  'umask',
  'unalias',
  'unset',
  'wait',
]);

/** Whether the first word of a command is carried out by the shell itself. Never throws. */
export function isShellBuiltin(word: string): boolean {
  return BUILTINS.has(word);
}
