import type { EventValue } from '../../sigma/event.ts';
import { lookupIn } from './ecs-lookup.ts';
import { textOfValue } from './event-values.ts';
import { isMap, mapIn, textIn, type RecordMap } from './record-map.ts';

/** Services of rules, by category of a diagnostic setting or by table of Log Analytics, lower case. */
const SERVICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['signinlogs', ['signinlogs']],
  ['noninteractiveusersigninlogs', ['signinlogs']],
  ['serviceprincipalsigninlogs', ['signinlogs']],
  ['managedidentitysigninlogs', ['signinlogs']],
  ['aadnoninteractiveusersigninlogs', ['signinlogs']],
  ['aadserviceprincipalsigninlogs', ['signinlogs']],
  ['auditlogs', ['auditlogs']],
  ['azureactivity', ['activitylogs']],
  ['administrative', ['activitylogs']],
  ['servicehealth', ['activitylogs']],
  ['resourcehealth', ['activitylogs']],
  ['autoscale', ['activitylogs']],
  ['policy', ['activitylogs']],
  ['userriskevents', ['riskdetection', 'pim']],
  ['aaduserriskevents', ['riskdetection', 'pim']],
]);

/** Names that are all there in records without a category. Source: Microsoft Graph, resource types. */
const SIGNS: readonly (readonly [names: readonly string[], services: readonly string[]])[] = [
  [['createdDateTime', 'userPrincipalName', 'appDisplayName', 'status'], ['signinlogs']],
  [['activityDateTime', 'activityDisplayName', 'loggedByService'], ['auditlogs']],
  [
    ['riskEventType', 'riskLevel'],
    ['riskdetection', 'pim'],
  ],
  [
    ['riskEventType', 'detectedDateTime'],
    ['riskdetection', 'pim'],
  ],
  [['OperationNameValue', 'ResourceProviderValue'], ['activitylogs']],
];

/** What a record with a category has besides, in either spelling. */
const COMPANIONS: readonly string[] = [
  'operationName',
  'OperationName',
  'OperationNameValue',
  'TenantId',
  'tenantId',
  'resourceId',
];

/**
 * The services that a record of Azure belongs to; the empty list would mean none, so that a record of a
 * category that rules do not know is of none. Undefined for a record of something else. Never throws.
 */
export function azureService(record: RecordMap): readonly string[] | undefined {
  const hasCompanion = COMPANIONS.some((name) => record.has(name));
  const category = textOfEnum(record.get('category')) ?? textIn(record, 'Type', 'Category');
  const known = hasCompanion
    ? (SERVICES.get(category?.toLowerCase() ?? '') ??
      SERVICES.get(textIn(record, 'Type')?.toLowerCase() ?? ''))
    : undefined;
  if (known !== undefined) return known;
  const sign = SIGNS.find(([names]) => names.every((name) => record.has(name)));
  if (sign !== undefined) return sign[1];
  const isDiagnostic = ['operationName', 'resourceId', 'category'].every((name) =>
    record.has(name),
  );
  return isDiagnostic ? [] : undefined;
}

/** `{"value":"Administrative","localizedValue":"…"}` of the activity log's interface. */
function textOfEnum(value: EventValue | undefined): string | undefined {
  return textOfValue(isMap(value) ? value.get('value') : value);
}

/**
 * Adds to a record of Azure the names that rules have for its members: those of `properties` at the top
 * as Log Analytics has them, each with a first letter of either size, the code of a sign-in as
 * `ResultType`. Never throws. O(members).
 */
export function addAzureFields(fields: Map<string, EventValue>): void {
  for (const [name, value] of fields) {
    const text = isMap(value) && value.has('localizedValue') ? textOfEnum(value) : undefined;
    if (text !== undefined) fields.set(name, text);
  }
  const properties = mapIn(fields, 'properties', 'Properties');
  for (const [name, value] of properties ?? []) setMissing(fields, name, value);
  const code = lookupIn(fields)('status.errorCode');
  if (code !== undefined) setMissing(fields, 'ResultType', textOfValue(code) ?? null);
  const spelled = Array.from(fields);
  for (const [name, value] of spelled) setMissing(fields, withOtherCase(name), value);
}

function withOtherCase(name: string): string {
  const first = name.charAt(0);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other + name.slice(1);
}

function setMissing(fields: Map<string, EventValue>, name: string, value: EventValue): void {
  if (!fields.has(name)) fields.set(name, value);
}
