import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import { TIME } from '../testdata/made-process.ts';

const TRAIL = {
  eventVersion: '1.09',
  userIdentity: { type: 'Root', arn: 'arn:aws:iam::1:root' },
  eventTime: '2025-03-04T05:06:07Z',
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  awsRegion: 'us-east-1',
  responseElements: { ConsoleLogin: 'Success' },
  eventType: 'AwsConsoleSignIn',
};

const TRAIL_RULE = [
  'aws//cloudtrail',
  'eventSource: signin.amazonaws.com\neventName: ConsoleLogin\nuserIdentity.type: Root\nresponseElements.ConsoleLogin|contains: Success',
] as const;

const AMAZON: readonly ExportedLog[] = [
  {
    name: 'CloudTrail in a bucket',
    content: { Records: [TRAIL, TRAIL] },
    logsource: 'aws /cloudtrail',
    time: '2025-03-04T05:06:07.000Z',
    nEvents: 2,
    rule: [...TRAIL_RULE, '2'],
  },
  {
    name: 'EventBridge',
    content: {
      version: '0',
      id: 'x',
      'detail-type': 'AWS Console Sign In via CloudTrail',
      source: 'aws.signin',
      time: '2025-03-04T05:06:07Z',
      detail: TRAIL,
    },
    logsource: 'aws /cloudtrail',
    rule: TRAIL_RULE,
  },
  {
    name: 'lookup-events, the event in a text',
    content: {
      Events: [
        {
          EventId: 'x',
          EventName: 'ConsoleLogin',
          Username: 'root',
          CloudTrailEvent: JSON.stringify(TRAIL),
        },
      ],
    },
    logsource: 'aws /cloudtrail',
    rule: TRAIL_RULE,
  },
  {
    name: 'CloudWatch subscription',
    content: {
      messageType: 'DATA_MESSAGE',
      logGroup: 'x',
      logEvents: [{ id: '1', timestamp: 1741064767890, message: JSON.stringify(TRAIL) }],
    },
    logsource: 'aws /cloudtrail',
    rule: TRAIL_RULE,
  },
  {
    name: 'CloudWatch Logs Insights',
    content: {
      results: [
        [
          { field: '@timestamp', value: '2025-03-04 05:06:07.890' },
          { field: '@message', value: JSON.stringify(TRAIL) },
        ],
      ],
      status: 'Complete',
    },
    logsource: 'aws /cloudtrail',
    rule: TRAIL_RULE,
  },
];

const MICROSOFT: readonly ExportedLog[] = [
  {
    name: 'sign-ins of a diagnostic setting, a line each',
    content: `${JSON.stringify({
      time: '2025-03-04T05:06:07.890Z',
      resourceId: '/tenants/x/providers/Microsoft.aadiam',
      operationName: 'Sign-in activity',
      category: 'SignInLogs',
      resultType: '50126',
      properties: {
        userPrincipalName: 'made@a.example',
        authenticationRequirement: 'singleFactorAuthentication',
      },
    })}\n`,
    logsource: 'azure /signinlogs',
    time: TIME,
    rule: [
      'azure//signinlogs',
      'ResultType: 50126\nAuthenticationRequirement: singleFactorAuthentication',
    ],
  },
  {
    name: 'sign-ins of Microsoft Graph',
    content: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns',
      value: [
        {
          id: 'x',
          createdDateTime: '2025-03-04T05:06:07.890Z',
          userPrincipalName: 'made@a.example',
          appDisplayName: 'Made',
          status: { errorCode: 50053, failureReason: 'locked' },
        },
      ],
    },
    logsource: 'azure /signinlogs',
    time: TIME,
    rule: ['azure//signinlogs', 'ResultType: 50053'],
  },
  {
    name: 'the audit log in Log Analytics',
    content: [
      {
        TimeGenerated: '2025-03-04T05:06:07.890Z',
        OperationName: 'Add member to role',
        Category: 'RoleManagement',
        LoggedByService: 'Core Directory',
        Result: 'success',
        Type: 'AuditLogs',
      },
    ],
    logsource: 'azure /auditlogs',
    time: TIME,
    rule: ['azure//auditlogs', 'Category: RoleManagement\nOperationName|contains: Add member'],
  },
  {
    name: 'the activity log of the command line',
    content: [
      {
        operationName: {
          value: 'Microsoft.Compute/virtualMachines/delete',
          localizedValue: 'Delete Virtual Machine',
        },
        category: { value: 'Administrative', localizedValue: 'Administrative' },
        resourceId: '/subscriptions/x',
        eventTimestamp: '2025-03-04T05:06:07.890Z',
      },
    ],
    logsource: 'azure /activitylogs',
    time: TIME,
    rule: ['azure//activitylogs', 'operationName|endswith: virtualMachines/delete'],
  },
  {
    name: 'the activity log in storage',
    content: {
      records: [
        {
          time: '2025-03-04T05:06:07.890Z',
          resourceId: '/SUBSCRIPTIONS/X',
          operationName: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/DELETE',
          category: 'Administrative',
          resultType: 'Success',
        },
      ],
    },
    logsource: 'azure /activitylogs',
    time: TIME,
    rule: ['azure//activitylogs', 'operationName|endswith: virtualMachines/delete'],
  },
  {
    name: 'risk detections',
    content: {
      '@odata.context': 'x',
      value: [
        { id: 'x', riskEventType: 'unfamiliarFeatures', riskLevel: 'low', detectedDateTime: TIME },
      ],
    },
    logsource: 'azure /riskdetection /pim',
    rule: ['azure//riskdetection', 'riskEventType: unfamiliarFeatures'],
  },
  {
    name: 'the unified audit log, the event in a text',
    content: [
      {
        RecordType: 'ExchangeAdmin',
        CreationDate: '2025-03-04T05:06:07',
        UserIds: 'made@a.example',
        Operations: 'New-InboxRule',
        AuditData:
          '{"CreationTime":"2025-03-04T05:06:07","Operation":"New-InboxRule","Workload":"Exchange","RecordType":1,"ResultStatus":"True"}',
      },
    ],
    logsource: 'm365',
    time: '2025-03-04T05:06:07.000Z',
    rule: ['m365//audit', 'Operation: New-InboxRule\nWorkload: Exchange'],
  },
];

const OTHERS: readonly ExportedLog[] = [
  {
    name: "Google Cloud's audit log",
    content: [
      {
        protoPayload: {
          '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
          serviceName: 'iam.googleapis.com',
          methodName: 'google.iam.admin.v1.CreateServiceAccountKey',
        },
        logName: 'projects/made/logs/cloudaudit.googleapis.com%2Factivity',
        timestamp: TIME,
        resource: { type: 'service_account' },
      },
    ],
    logsource: 'gcp /gcp.audit',
    time: TIME,
    rule: [
      'gcp//gcp.audit',
      'gcp.audit.method_name|endswith: CreateServiceAccountKey\ndata.protoPayload.resource.type: service_account\ndata.protoPayload.serviceName: iam.googleapis.com',
    ],
  },
  {
    name: 'Okta',
    content: [
      {
        actor: { id: 'x', type: 'User', alternateId: 'made@a.example' },
        eventType: 'user.account.lock',
        displayMessage: 'Max sign in attempts exceeded',
        outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' },
        published: TIME,
        securityContext: { isProxy: true },
        debugContext: { debugData: { requestUri: '/x' } },
        target: [{ type: 'User', displayName: 'made' }],
      },
    ],
    logsource: 'okta /okta',
    time: TIME,
    rule: [
      'okta//okta',
      "eventType: user.account.lock\nsecurityContext.isProxy: 'true'\ntarget.displayName: made",
    ],
  },
  {
    name: 'Kubernetes',
    file: 'audit.log',
    content: `${JSON.stringify({
      kind: 'Event',
      apiVersion: 'audit.k8s.io/v1',
      level: 'Metadata',
      auditID: 'x',
      stage: 'ResponseComplete',
      requestURI: '/api/v1/namespaces/default/pods/made/exec',
      verb: 'create',
      user: { username: 'made' },
      objectRef: { resource: 'pods', subresource: 'exec', namespace: 'default' },
      responseStatus: { code: 101 },
      requestReceivedTimestamp: '2025-03-04T05:06:07.890000Z',
    })}\n`,
    logsource: 'kubernetes application /audit',
    time: TIME,
    rule: [
      'kubernetes/application/audit',
      'verb: create\nobjectRef.resource: pods\nobjectRef.subresource: exec',
    ],
  },
  {
    name: 'a list of events of Kubernetes',
    content: {
      kind: 'EventList',
      apiVersion: 'audit.k8s.io/v1',
      items: [{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', auditID: 'x', verb: 'get' }],
    },
    logsource: 'kubernetes application /audit',
    rule: ['kubernetes//audit', 'verb: get'],
  },
  {
    name: 'GitHub',
    content: [
      { '@timestamp': 1741064767890, _document_id: 'x', action: 'repo.create', actor: 'made' },
    ],
    logsource: 'github /audit',
    time: TIME,
    rule: ['github//audit', 'action: repo.create'],
  },
];

describeExports('events out of Amazon', AMAZON);
describeExports('events out of Azure and Microsoft 365', MICROSOFT);
describeExports('events out of other clouds', OTHERS);
