import type { JsonIndex } from '../../json/json-index.ts';
import type { BehaviourSource } from './process-events.ts';
import { sysmonRegistryPath } from './registry-path.ts';
import { elementsOf, valueAt, textMember, type TextAt } from './structure-lists.ts';
import { withoutTrailingNul } from './windows-path.ts';

/** Where Windows keeps its services, as Sysmon writes it, lower case. */
const SERVICES_KEY = 'hklm\\system\\currentcontrolset\\services\\';
const IMAGE_PATH = '\\imagepath';

/**
 * Adds what `services_created` tells: event 7045 of the System channel and event 4697 of the Security
 * channel, which Windows writes when a service is installed. The program comes from the registry, where
 * the report has its value. Never throws. O(values of the lists).
 */
export function addServiceEvents(source: BehaviourSource): void {
  const { structure, behaviour, sink } = source;
  const created = elementsOf(structure, behaviour, 'services_created');
  const programs =
    created.length === 0 ? new Map<string, TextAt>() : servicePrograms(structure, behaviour);
  for (const { node, index } of created) {
    const name = valueAt(structure, node);
    if (name === undefined) continue;
    const text = withoutTrailingNul(name.text);
    const program = programs.get(text.toLowerCase());
    const shared = {
      path: `services_created[${index}]`,
      node,
      product: 'windows',
      categories: [],
      remarks: [
        'Windows logs the installation of a service',
        program === undefined ? undefined : 'its program is that of the registry value `ImagePath`',
      ],
    };
    const field = { name: 'ServiceName', value: text, node };
    const programField = (
      fieldName: string,
    ): { name: string; value: string; node: number } | undefined =>
      program === undefined
        ? undefined
        : { name: fieldName, value: withoutTrailingNul(program.text), node: program.node };
    sink.add({
      ...shared,
      services: ['system'],
      fields: [
        { name: 'EventID', value: '7045' },
        { name: 'Channel', value: 'System' },
        { name: 'Provider_Name', value: 'Service Control Manager' },
        field,
        programField('ImagePath'),
      ],
    });
    sink.add({
      ...shared,
      services: ['security'],
      fields: [
        { name: 'EventID', value: '4697' },
        { name: 'Channel', value: 'Security' },
        { name: 'Provider_Name', value: 'Microsoft-Windows-Security-Auditing' },
        field,
        programField('ServiceFileName'),
      ],
    });
  }
}

/** The programs of services by the service's name, lower case. */
function servicePrograms(structure: JsonIndex, behaviour: number): Map<string, TextAt> {
  const programs = new Map<string, TextAt>();
  for (const { node } of elementsOf(structure, behaviour, 'registry_keys_set')) {
    const key = textMember(structure, node, 'key');
    const value = textMember(structure, node, 'value');
    if (key === undefined || value === undefined) continue;
    const path = sysmonRegistryPath(key.text).path.toLowerCase();
    if (!path.startsWith(SERVICES_KEY) || !path.endsWith(IMAGE_PATH)) continue;
    const name = path.slice(SERVICES_KEY.length, -IMAGE_PATH.length);
    if (!programs.has(name)) programs.set(name, value);
  }
  return programs;
}
