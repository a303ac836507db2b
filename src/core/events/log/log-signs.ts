import type { HeadKeys } from './json-head.ts';

/** Members that only a record of a log has, or what holds a list of them, whatever stands beside. */
const CERTAIN_KEYS: readonly (readonly string[])[] = [
  ['_source'],
  ['_index', 'fields'],
  ['winlog'],
  ['EventID', 'Channel'],
  ['resourceLogs'],
  ['body', 'resource'],
  ['body', 'attributes'],
  ['eventSource', 'eventName'],
  ['protoPayload'],
  ['data_stream'],
  ['ecs'],
  ['ecs.version'],
];

/** Members that tell a record of a log, or what holds a list of them; each list must be there as a whole. */
const LOG_KEYS: readonly (readonly string[])[] = [
  ['Event'],
  ['_Event'],
  ['WinEvtChannel'],
  ['System', 'EventData'],
  ['System', 'UserData'],
  ['EventID'],
  ['EventId'],
  ['event_id'],
  ['EventCode'],
  ['Id', 'ProviderName'],
  ['Id', 'LogName'],
  ['winlog.channel'],
  ['winlog.event_id'],
  ['event_data'],
  ['SyslogMessage'],
  ['_raw'],
  ['values'],
  ['RuleTitle', 'Channel'],
  ['@timestamp'],
  ['@message'],
  ['hits'],
  ['responses'],
  ['rawResponse'],
  ['Events'],
  ['Records'],
  ['records'],
  ['messages'],
  ['logEvents'],
  ['document', 'kind'],
  ['documents', 'kind'],
  ['preview', 'result'],
  ['results'],
  ['Results', 'Schema'],
  ['tables'],
  ['columns', 'rows'],
  ['columns', 'values'],
  ['schema', 'datarows'],
  ['fields', 'rows'],
  ['rule_level', 'matches'],
  ['kind', 'auditID'],
  ['kind', 'items'],
  ['_path', 'uid'],
  ['_path', 'ts'],
  ['ts', 'uid'],
  ['MESSAGE', '_HOSTNAME'],
  ['MESSAGE', 'SYSLOG_IDENTIFIER'],
  ['MESSAGE', '__REALTIME_TIMESTAMP'],
  ['win'],
  ['agent', 'full_log'],
  ['agent', 'data', 'decoder'],
  ['data.win.system.channel'],
  ['ActionType', 'DeviceName'],
  ['sourcetype', 'event'],
  ['short_message', 'host'],
  ['ID', 'SYSCALL'],
  ['hostIdentifier', 'name'],
  ['event_type', 'flow_id'],
  ['event_type', 'src_ip'],
  ['event_type', 'event', 'process'],
  ['schema_version', 'event'],
  ['eventType', 'published', 'actor'],
  ['Operation', 'Workload'],
  ['AuditData'],
  ['operationName', 'category'],
  ['OperationName', 'TimeGenerated'],
  ['TimeGenerated', 'Type'],
  ['userPrincipalName', 'createdDateTime'],
  ['activityDisplayName', 'activityDateTime'],
  ['riskEventType'],
  ['log', 'stream', 'time'],
  ['detail-type', 'detail'],
  ['logtype', 'node_id'],
  ['@odata.context', 'value'],
  ['value', 'Count'],
];

/** Members that an object may have which is no log, and what the objects in it must have then. */
const INNER_KEYS: readonly (readonly [outer: string, inner: string])[] = [
  ['data', 'win'],
  ['data', 'system'],
  ['Payload', 'EventData'],
];

/** Whether names near the top of a file are those of a log, even where a report has some of them. Never throws. */
export function hasCertainSign({ outer }: HeadKeys): boolean {
  return CERTAIN_KEYS.some((keys) => keys.every((key) => outer.has(key)));
}

/** Whether they are those of a log, if it is no report. Never throws. */
export function hasLogSign({ outer, inner }: HeadKeys): boolean {
  if (LOG_KEYS.some((keys) => keys.every((key) => outer.has(key)))) return true;
  if (INNER_KEYS.some(([key, within]) => outer.has(key) && inner.has(within))) return true;
  return [...outer].some((key) => PREFIXES.some((prefix) => key.startsWith(prefix)));
}

const PREFIXES: readonly string[] = ['winlogbeat_', 'winlog.event_data.', 'event_data.'];
