/**
 * Names that rules have for what stands in the `System` part of an event: elements by their name,
 * attributes by element and attribute. Source: Sigma taxonomy, "Windows", fields that every event has.
 */
export const SYSTEM_FIELDS: readonly string[] = [
  'EventID',
  'Channel',
  'Computer',
  'Provider_Name',
  'Provider_Guid',
  'Version',
  'Level',
  'Task',
  'Opcode',
  'Keywords',
  'TimeCreated_SystemTime',
  'EventRecordID',
  'Correlation_ActivityID',
  'Execution_ProcessID',
  'Execution_ThreadID',
  'Security_UserID',
  'Message',
];
