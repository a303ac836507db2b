import { compileRule } from '../../compile/compile-rule.ts';
import type { CompiledRule } from '../../compile/compiled-rule.ts';
import { buildRule, type Sketch } from '../../compile/testdata/build-rule.ts';
import type { Logsource } from '../../rule/sigma-rule.ts';

const PROCESS = { product: 'windows', category: 'process_creation' };
const REGISTRY = { product: 'windows', category: 'registry_set' };
const SECURITY = { product: 'windows', service: 'security' };
const CLOUD = { product: 'aws', service: 'cloudtrail' };
const WEB = { category: 'webserver' };
const ANY = {};

/** Rules that have, between them, every modifier, every kind of value and every shape of a condition. */
const SKETCHES: readonly (readonly [Partial<Logsource>, Sketch])[] = [
  // Texts.
  [PROCESS, { selection: { Image: 'C:\\Windows\\explorer.exe' } }],
  [PROCESS, { selection: { 'Image|endswith': ['\\cmd.exe', '\\pwsh.exe', '.scr'] } }],
  [PROCESS, { selection: { 'Image|startswith': ['C:\\Temp\\', 'D:'] } }],
  [PROCESS, { selection: { 'CommandLine|contains': ['whoami', ' -e ', '/c', 'q'] } }],
  [PROCESS, { selection: { 'CommandLine|contains|all': ['net', ' user ', '/add'] } }],
  [PROCESS, { selection: { CommandLine: ['*http*download*', 'cmd ?c *', '?', '*', ''] } }],
  [PROCESS, { selection: { 'CommandLine|endswith': '8???' } }],
  [PROCESS, { selection: { 'CommandLine|contains': 'C:\\Temp\\\\*\\run' } }],
  [PROCESS, { selection: { 'CommandLine|contains|cased': ['EncodedCommand', 'IEX'] } }],
  [PROCESS, { selection: { 'CommandLine|contains': ['çà et là', '日本', '😀', 'ſ', 'É'] } }],
  [PROCESS, { selection: { 'CommandLine|contains|windash': [' -enc ', ' /hidden'] } }],
  [PROCESS, { selection: { 'CommandLine|base64offset|contains': 'Invoke-Web' } }],
  [PROCESS, { selection: { 'CommandLine|base64': 'hello there' } }],
  [PROCESS, { selection: { 'CommandLine|utf16le|base64offset|contains': 'Start-' } }],
  [PROCESS, { selection: { 'CommandLine|utf16be|base64offset|contains': 'Start-' } }],
  [PROCESS, { selection: { 'CommandLine|utf16|base64offset|contains': 'Start-' } }],
  // Regular expressions.
  [PROCESS, { selection: { 'CommandLine|re': 'set\\s+[a-z]{3,9}=' } }],
  [PROCESS, { selection: { 'CommandLine|re|i': '(curl|wget)\\.exe.+-o' } }],
  [PROCESS, { selection: { 'CommandLine|re': '^[^ ]{4}$' } }],
  [PROCESS, { selection: { 'CommandLine|re|m|s': '^begin.*end$' } }],
  // Numbers, booleans, nothing.
  [SECURITY, { selection: { EventID: [4624, 4688] } }],
  [SECURITY, { selection: { EventID: '4625' } }],
  [SECURITY, { selection: { 'LogonType|gte': 3, 'LogonType|lt': 11 } }],
  [SECURITY, { selection: { 'LogonType|lte': 2 } }],
  [SECURITY, { selection: { 'LogonType|gt': { number: '18446744073709551615' } } }],
  [SECURITY, { selection: { Elevated: true, EventID: 4624 } }],
  [SECURITY, { selection: { TargetUserName: null, EventID: 4624 } }],
  [SECURITY, { selection: { TargetUserName: [null, ''] } }],
  [SECURITY, { selection: { 'TargetUserName|exists': true, EventID: 4634 } }],
  [SECURITY, { selection: { 'TargetUserName|exists': false, EventID: 4634 } }],
  [SECURITY, { selection: { 'IpAddress|cidr': ['10.0.0.0/8', 'fe80::/10'] } }],
  [SECURITY, { selection: { 'UtcTime|hour': 3, EventID: 4624 } }],
  [SECURITY, { selection: { 'UtcTime|month|gte': 6 } }],
  // Other fields, negations, placeholders.
  [SECURITY, { selection: { 'SubjectUserName|fieldref': 'TargetUserName' } }],
  [SECURITY, { selection: { 'SubjectUserName|fieldref|contains': 'TargetUserName' } }],
  [SECURITY, { selection: { EventID: 4624, 'SubjectUserName|fieldref|neq': 'TargetUserName' } }],
  [SECURITY, { selection: { 'SubjectUserName|neq': ['SYSTEM', 'LOCAL'], EventID: 4688 } }],
  [SECURITY, { selection: { 'SubjectUserName|neq': 'SYSTEM' } }],
  [SECURITY, { selection: { 'SubjectUserName|expand': '%admins%', EventID: 4688 } }],
  [SECURITY, { selection: { 'SubjectUserName|expand': '%service_accounts%' } }],
  // Keywords.
  [WEB, { selection: ['union select', '/etc/passwd', 'a*b', 200] }],
  [WEB, { selection: { '|all': ['powershell', 'hidden'] } }],
  [WEB, { keywords: ['xp'], filter: { status: 404 }, condition: 'keywords and not filter' }],
  [ANY, { selection: { '|re': 'pass(word|wd)=\\w+' } }],
  [ANY, { selection: { '|expand': '%words%' } }],
  [ANY, { selection: { Image: 'x' }, keywords: ['drop'], condition: 'selection or keywords' }],
  // Names that are paths.
  [CLOUD, { selection: { 'requestParameters.policy.name|contains': 'Admin' } }],
  [CLOUD, { selection: { eventName: ['DeleteTrail', 'StopLogging'], 'user.type': 'Root' } }],
  [CLOUD, { selection: { 'items.id': 7, eventName: 'PutItem' } }],
  // Lists of maps, and conditions.
  [
    PROCESS,
    {
      img: [{ 'Image|endswith': '\\reg.exe' }, { OriginalFileName: 'reg.exe' }],
      cli: { 'CommandLine|contains|all': ['add', 'CurrentVersion\\Run'] },
      condition: 'all of them',
    },
  ],
  [
    PROCESS,
    {
      sel_a: { 'ParentImage|endswith': '\\winword.exe' },
      sel_b: { 'Image|endswith': '\\rundll32.exe' },
      filter_x: { 'CommandLine|contains': 'printui' },
      condition: 'all of sel_* and not 1 of filter_*',
    },
  ],
  [
    PROCESS,
    {
      a: { 'CommandLine|contains': 'alpha' },
      b: { 'Image|contains': 'beta' },
      c: { 'ParentImage|contains': 'gamma' },
      condition: '2 of them',
    },
  ],
  [PROCESS, { a: { Image: 'x' }, b: { 'User|contains': 'svc' }, condition: 'a or not b' }],
  [PROCESS, { a: { 'Image|endswith': '\\calc.exe' }, condition: 'not a' }],
  [PROCESS, { a: { User: 'root' }, condition: 'not not a' }],
  [PROCESS, { a: { User: 'root' }, condition: 'a | count() by Image > 3' }],
  [PROCESS, { a: { User: 'root' }, b: { User: 'toor' }, condition: ['a', 'b and not a'] }],
  [PROCESS, { a: { User: 'root' }, condition: 'a and 1 of nothing*' }],
  [PROCESS, { a: { User: 'root' }, condition: 'a or 1 of nothing*' }],
  [
    REGISTRY,
    {
      key: { 'TargetObject|contains': '\\CurrentVersion\\Run' },
      val: [{ 'Details|endswith': ['.vbs', '.js'] }, { 'Details|contains': 'powershell' }],
      off: { Details: ['DWORD (0x00000000)', 0] },
      condition: 'key and (val or off)',
    },
  ],
  [REGISTRY, { selection: { TargetObject: '*\\Services\\*\\ImagePath', 'Details|re': '\\$\\w+' } }],
  [{ product: 'linux' }, { selection: { 'exe|endswith': '/nc', a0: ['nc', 'ncat'] } }],
];

/** Values for some of the placeholders. */
const PLACEHOLDERS = new Map([['admins', ['admin*', 'root']]]);

/** The rules, compiled. */
export function everyShapeOfRule(): readonly CompiledRule[] {
  return SKETCHES.map(([logsource, sketch], number) => {
    const { rule, diagnostics } = compileRule(buildRule(sketch), { placeholders: PLACEHOLDERS });
    if (rule === undefined) throw new Error(`rule ${number}: ${diagnostics[0]?.message ?? ''}`);
    const { product, category, service } = logsource;
    return { ...rule, logsource: { product, category, service } };
  });
}
