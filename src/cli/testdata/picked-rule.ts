import { pickCommand } from '../pick-command.ts';
import { WINDOWS } from './registry-rule.ts';

/** The rule that `livehunt pick` writes for picks on the Windows sample. Throws where it does not. */
export function picked(
  picks: readonly string[],
  options: { onto?: string; name?: string } = {},
): string {
  const { stdout, stderr, exitCode } = pickCommand({
    verb: 'pick',
    json: true,
    reports: [WINDOWS],
    choice: undefined,
    picks,
    name: options.name,
    onto: options.onto,
  });
  if (stderr !== '' || exitCode !== 0) throw new Error(`${exitCode}: ${stderr}`);
  return (JSON.parse(stdout) as { readonly rule: string }).rule;
}
