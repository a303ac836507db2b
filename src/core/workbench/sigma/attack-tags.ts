/**
 * The tactics of MITRE ATT&CK (Enterprise) in the order of the matrix, by their short names. Version 19
 * split `defense-evasion` into `stealth` and `defense-impairment`; older rules still have the one.
 * Source: attack.mitre.org, versions 17 and 19.
 */
const TACTIC_NAMES: ReadonlyMap<string, string> = new Map([
  ['reconnaissance', 'Reconnaissance'],
  ['resource-development', 'Resource Development'],
  ['initial-access', 'Initial Access'],
  ['execution', 'Execution'],
  ['persistence', 'Persistence'],
  ['privilege-escalation', 'Privilege Escalation'],
  ['defense-evasion', 'Defense Evasion'],
  ['stealth', 'Stealth'],
  ['defense-impairment', 'Defense Impairment'],
  ['credential-access', 'Credential Access'],
  ['discovery', 'Discovery'],
  ['lateral-movement', 'Lateral Movement'],
  ['collection', 'Collection'],
  ['command-and-control', 'Command and Control'],
  ['exfiltration', 'Exfiltration'],
  ['impact', 'Impact'],
]);

const TACTIC_RANKS: ReadonlyMap<string, number> = new Map(
  [...TACTIC_NAMES.keys()].map((tactic, rank) => [tactic, rank]),
);

const PREFIX = 'attack.';

/** What a rule's tags say of ATT&CK. */
export interface AttackTags {
  /** Short names (`initial-access`), in the order of the matrix, each once. */
  readonly tactics: readonly string[];
  /** `T1059.001`, each once, in the order of the tags. */
  readonly techniques: readonly string[];
}

/**
 * The tactics and techniques among a rule's tags. Tags are in any case; a tactic may be written with
 * underscores, as before version 2 of Sigma's specification. Groups, software and tags of other
 * namespaces are left out. Never throws.
 */
export function attackTagsOf(tags: readonly string[]): AttackTags {
  const tactics = new Set<string>();
  const techniques = new Set<string>();
  for (const tag of tags) {
    const lowered = tag.trim().toLowerCase();
    if (!lowered.startsWith(PREFIX)) continue;
    const name = lowered.slice(PREFIX.length);
    const tactic = name.replaceAll('_', '-');
    if (TACTIC_NAMES.has(tactic)) tactics.add(tactic);
    else if (isTechnique(name)) techniques.add(name.toUpperCase());
  }
  return {
    tactics: [...tactics].sort((a, b) => tacticRank(a) - tacticRank(b)),
    techniques: [...techniques],
  };
}

/** The name of a tactic as people write it; the short name itself where it is not known. Never throws. */
export function tacticName(tactic: string): string {
  return TACTIC_NAMES.get(tactic) ?? tactic;
}

/** A tactic's place in the matrix, from 0; unknown ones come last. Never throws. */
export function tacticRank(tactic: string): number {
  return TACTIC_RANKS.get(tactic) ?? TACTIC_RANKS.size;
}

/** `t1059` or `t1059.001` */
function isTechnique(name: string): boolean {
  const [technique = '', sub, ...rest] = name.split('.');
  return (
    rest.length === 0 &&
    technique.startsWith('t') &&
    hasDigits(technique.slice(1), 4) &&
    (sub === undefined || hasDigits(sub, 3))
  );
}

function hasDigits(text: string, count: number): boolean {
  return text.length === count && !/\D/.test(text);
}
