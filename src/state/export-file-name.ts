/** Longest stem of an exported file's name, in characters. */
const MAX_STEM = 80;

/** A file name for a rule: `NAME.yar`, nothing in it but letters, digits, `_`, `-` and inner dots. */
export function exportFileName(ruleName: string | undefined): string {
  const stem = (ruleName ?? '')
    .replace(/[^A-Za-z0-9_.-]/g, '_')
    .replace(/^[.-]+/, '')
    .slice(0, MAX_STEM);
  return `${stem === '' ? 'rule' : stem}.yar`;
}
