import type { BehaviourSource } from './process-events.ts';
import { registryDetails } from './registry-details.ts';
import { sysmonRegistryPath } from './registry-path.ts';
import { withoutTrailingNul, type WrittenPath } from './windows-path.ts';
import { elementsOf, valueAt, textMember, type TextAt } from './structure-lists.ts';

const DELETED = 'the report does not tell whether a key or a value was deleted';

/**
 * Adds what the lists of registry keys tell: registry_set with its value, and registry_delete. Keys that
 * were opened are no events: Sysmon logs changes only, and every Windows program opens keys (AppCertDlls,
 * the options for each image) whose change rules alert on. Never throws. O(values of the lists).
 */
export function addRegistryEvents(source: BehaviourSource): void {
  const { structure, behaviour } = source;
  for (const { node, index } of elementsOf(structure, behaviour, 'registry_keys_set')) {
    addSet(source, `registry_keys_set[${index}]`, node);
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'registry_keys_deleted')) {
    const key = valueAt(structure, node);
    const path = `registry_keys_deleted[${index}]`;
    if (key !== undefined) addDeleted(source, path, key);
  }
}

const SET: readonly string[] = ['registry_set', 'registry_event'];

function addSet(source: BehaviourSource, path: string, node: number): void {
  const { structure, sink } = source;
  const key = textMember(structure, node, 'key');
  if (key === undefined || key.text === '') return;
  const target = valuePath(key.text);
  const value = textMember(structure, node, 'value');
  const details = value === undefined ? undefined : registryDetails(value.text);
  const [only] = details?.spellings ?? [];
  sink.add({
    path,
    node,
    product: 'windows',
    categories: SET,
    fields: [
      { name: 'EventType', value: 'SetValue' },
      { name: 'TargetObject', value: target.path, node: key.node },
      details === undefined || value === undefined || only === undefined
        ? undefined
        : {
            name: 'Details',
            value: details.spellings.length === 1 ? only : details.spellings,
            node: value.node,
          },
    ],
    remarks: [target.remark, details?.remark],
  });
}

function addDeleted({ sink }: BehaviourSource, path: string, { text, node }: TextAt): void {
  const target = sysmonRegistryPath(text);
  sink.add({
    path,
    node,
    product: 'windows',
    categories: ['registry_delete', 'registry_event'],
    fields: [{ name: 'TargetObject', value: target.path, node }],
    remarks: [DELETED, target.remark],
  });
}

/** Sandboxes write the value without a name as what stands behind the key's last backslash: nothing. */
function valuePath(text: string): WrittenPath {
  const { path, remark } = sysmonRegistryPath(text);
  if (!withoutTrailingNul(text).endsWith('\\')) return { path, remark };
  return { path: `${path}\\(Default)`, remark: 'a value without a name is the default one' };
}
