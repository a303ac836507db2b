/** A field of Sigma's taxonomy and the field of the event that it is another name of. */
export interface FieldAlias {
  readonly field: string;
  readonly from: string;
  /** The value under the other name, where it is written another way; undefined for one it cannot tell. */
  readonly convert?: (value: string) => string | undefined;
}

/** Integrity levels by the last part of their SID. Source: learn.microsoft.com, well-known SIDs. */
const INTEGRITY_LEVELS: ReadonlyMap<string, string> = new Map([
  ['S-1-16-0', 'Untrusted'],
  ['S-1-16-4096', 'Low'],
  ['S-1-16-8192', 'Medium'],
  ['S-1-16-8448', 'MediumPlus'],
  ['S-1-16-12288', 'High'],
  ['S-1-16-16384', 'System'],
]);

/** Event 4688 of the Security channel, as a process creation. Source: SigmaHQ tests/thor.yml, pySigma-pipeline-windows. */
const PROCESS_AUDIT: readonly FieldAlias[] = [
  { field: 'Image', from: 'NewProcessName' },
  { field: 'ParentImage', from: 'ParentProcessName' },
  { field: 'CommandLine', from: 'ProcessCommandLine' },
  {
    field: 'IntegrityLevel',
    from: 'MandatoryLabel',
    convert: (sid) => INTEGRITY_LEVELS.get(sid),
  },
];

/** Events of Microsoft Defender, as those of any antivirus. Source: SigmaHQ tests/thor.yml. */
const ANTIVIRUS: readonly FieldAlias[] = [
  { field: 'Signature', from: 'ThreatName' },
  { field: 'Filename', from: 'Path' },
];

const NONE: readonly FieldAlias[] = [];

/**
 * The further names that an event's fields have in rules, by the categories that its channel and
 * EventID gave it. A name that the event has already is not to be replaced. Never throws.
 */
export function fieldAliasesOf(source: {
  readonly services: readonly string[] | undefined;
  readonly categories: readonly string[] | undefined;
}): readonly FieldAlias[] {
  const { services, categories } = source;
  if (categories?.includes('antivirus') === true) return ANTIVIRUS;
  const isAudit = services?.includes('security') === true;
  return isAudit && categories?.includes('process_creation') === true ? PROCESS_AUDIT : NONE;
}
