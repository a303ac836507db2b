/** The longest name that a file gets, without its ending; every common file system takes it. */
const MAX_FILE_NAME_LENGTH = 80;

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The file name that a rule is exported under: the rule's name and `.yar`. Only ASCII letters,
 * digits, `_`, `.` and `-` get through, so no path, invisible character or device name can be made of
 * it. An empty name, or one of which nothing is left, gives `rule.yar`. Never throws.
 */
export function ruleFileName(ruleName: string | undefined): string {
  const kept = (ruleName ?? '')
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^[.-]+/, '')
    .slice(0, MAX_FILE_NAME_LENGTH);
  const stem = /[A-Za-z0-9]/.test(kept) ? kept : 'rule';
  return `${DEVICE_NAME.test(stem.replace(/\..*$/, '')) ? `rule_${stem}` : stem}.yar`;
}
