/** What a ruleset hunts for; decides which parts of the vt module its rules may use. */
export type TargetEntity = 'file' | 'url' | 'domain' | 'ip_address' | 'retrohunt';

/** All targets, in the order in which the user chooses from them. */
export const TARGET_ENTITIES: readonly TargetEntity[] = [
  'file',
  'url',
  'domain',
  'ip_address',
  'retrohunt',
];
