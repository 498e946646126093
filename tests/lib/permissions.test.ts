import { environmentNames, synthesized, type Stack } from './synthesized.ts';

const listed = (one: string | string[]): string[] => (Array.isArray(one) ? one : [one]);

/** What one function may do, `action on resource` by logical ids; `on` shortens the ARNs of the template. */
const grantsOf = (stack: Stack, id: string): string[] =>
  stack
    .get(`${id}Permissions`)
    .PolicyDocument.Statement.flatMap(({ Effect, Action, Resource }) => {
      const resources = Array.isArray(Resource) ? Resource : [Resource];
      return listed(Action).flatMap((action) =>
        resources.map((resource) => `${Effect === 'Deny' ? 'not ' : ''}${action} ${shortened(resource)}`),
      );
    })
    .toSorted();

const patterns = [
  /:ExportsOutputFnGetAtt(?<table>[A-Za-z]+)Arn[0-9A-F]{8}"\}(?:,"(?<below>\/[^"]+)")?/,
  /:(?<ses>identity\/[a-z.]+|configuration-set)/,
  /^\{"Ref":"(?<topic>\w+)"\}$/,
  /"Fn::GetAtt":\["(?<own>[A-Za-z]+)","Arn"\]/,
];

const shortened = (resource: unknown): string => {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  const found = patterns.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  return Object.values(found ?? { text }).join('');
};

const log = (id: string): string[] => [`logs:CreateLogStream ${id}Log`, `logs:PutLogEvents ${id}Log`];
const takes = (queue: string): string[] =>
  ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action} ${queue}`);
const on = (table: string, ...actions: string[]): string[] =>
  actions.map((action) => `dynamodb:${action} ${table}`);
const hints = (queue: string): string => `sqs:SendMessage ${queue}`;
const sends = [
  'sns:Publish *',
  'not sns:Publish arn:*:sns:*:*:*',
  'ses:SendEmail identity/example.org',
  'ses:SendBulkEmail identity/example.org',
  'ses:SendEmail configuration-set',
  'ses:SendBulkEmail configuration-set',
];

/** Whatever is done when a contact fails, or is not wanted any more: none of it opens contact details. */
const failing = [
  ...on('Contacts', 'Query'),
  ...on('Agenda', 'UpdateItem', 'PutItem'),
  ...on('StatusChanges', 'GetItem'),
  ...on('Errands', 'PutItem'),
  ...on('StaffTasks', 'PutItem'),
  ...on('Ledger', 'Query', 'GetItem'),
  ...['byProviderMessage', 'byVictim'].flatMap((index) => on(`Ledger/index/${index}`, 'Query')),
  ...on('Victims', 'UpdateItem', 'GetItem'),
];

/** The hearings of whoever is signed in. */
const herHearings = [
  ...on('Tokens', 'GetItem'),
  ...on('Victims', 'GetItem'),
  ...on('Ledger/index/byVictim', 'Query'),
  ...on('StatusChanges', 'GetItem'),
  ...on('StatusChanges/index/byOffender', 'Query'),
  ...on('FormSubmissions/index/byVictim', 'Query'),
];

describe('what each function may do', () => {
  const { whole } = synthesized('sandbox');

  it.each([
    [
      'SubmitForm',
      [...on('FormSubmissions', 'PutItem', 'GetItem', 'UpdateItem'), hints('RegistrationQueue')],
    ],
    ['ReviewForm', []],
    [
      'RegisterVictim',
      [
        ...takes('RegistrationQueue'),
        ...on('FormSubmissions', 'UpdateItem'),
        ...on('Victims', 'PutItem'),
        ...on('Contacts', 'PutItem'),
        ...on('OffenderSubscriptions', 'PutItem'),
        ...on('StaffTasks', 'PutItem'),
        ...on('Tokens', 'PutItem', 'UpdateItem'),
        ...on('Ledger', 'BatchWriteItem', 'Query'),
        ...sends,
      ],
    ],
    [
      'ConfirmContact',
      [
        ...on('Tokens', 'GetItem'),
        ...on('Victims', 'UpdateItem'),
        ...on('OffenderSubscriptions', 'UpdateItem'),
        ...on('OffenderSubscriptions/index/byVictim', 'Query'),
        ...on('Errands', 'PutItem'),
        hints('ErrandQueue'),
      ],
    ],
    [
      'RunErrand',
      [
        ...takes('ErrandQueue'),
        ...on('Errands', 'PutItem', 'UpdateItem'),
        ...on('Victims', 'GetItem', 'UpdateItem'),
        ...on('Contacts', 'PutItem', 'DeleteItem', 'Query'),
        ...on('OffenderSubscriptions', 'UpdateItem'),
        ...on('OffenderSubscriptions/index/byVictim', 'Query'),
        ...on('FormSubmissions', 'PutItem', 'UpdateItem'),
        ...on('FormSubmissions/index/byVictim', 'Query'),
        's3:DeleteObject RecordingBucket/recordings/*',
        ...on('Receipts', 'UpdateItem'),
        ...on('Receipts/index/byVictim', 'Query'),
        ...on('Tokens', 'PutItem', 'UpdateItem'),
        ...on('StaffTasks', 'PutItem', 'UpdateItem'),
        ...on('Quarantine', 'GetItem'),
        ...on('Ledger', 'BatchWriteItem', 'Query'),
        ...on('Ledger/index/byVictim', 'Query'),
        ...on('Ledger/index/byLink', 'Query'),
        ...on('Agenda', 'UpdateItem', 'PutItem'),
        ...on('StatusChanges', 'GetItem', 'UpdateItem'),
        ...on('StatusChanges/index/byQuarantine', 'Query'),
        ...sends,
      ],
    ],
    ['SignIn', [...on('Errands', 'PutItem'), hints('ErrandQueue')]],
    ['TakePart', [...on('Errands', 'PutItem'), hints('ErrandQueue')]],
    ['ReadHearings', herHearings],
    [
      'AskInAccount',
      [
        ...herHearings,
        ...on('Errands', 'PutItem'),
        hints('ErrandQueue'),
        's3:PutObject RecordingBucket/recordings/*',
      ],
    ],
    ['OpenSession', on('Tokens', 'GetItem', 'PutItem', 'UpdateItem')],
    [
      'ReadAccount',
      [
        ...on('Tokens', 'GetItem'),
        ...on('Victims', 'GetItem'),
        ...on('OffenderSubscriptions/index/byVictim', 'Query'),
        ...on('Ledger', 'Query'),
        ...on('Ledger/index/byVictim', 'Query'),
      ],
    ],
    [
      'ChangeAccount',
      [
        ...on('Tokens', 'GetItem'),
        ...on('Victims', 'GetItem', 'UpdateItem'),
        ...on('OffenderSubscriptions', 'UpdateItem'),
        ...on('OffenderSubscriptions/index/byVictim', 'Query'),
        ...on('Errands', 'PutItem'),
        hints('ErrandQueue'),
      ],
    ],
    [
      'ListOutreach',
      [
        ...on('Victims', 'GetItem'),
        ...on('Victims/index/byOutreach', 'Query'),
        ...on('OffenderSubscriptions/index/byVictim', 'Query'),
        ...on('StatusChanges/index/byOffender', 'Query'),
      ],
    ],
    [
      'ReceiveStatusChange',
      [
        ...on('StatusChanges', 'PutItem', 'GetItem'),
        ...on('Feeds', 'UpdateItem'),
        ...on('FeedWindows', 'UpdateItem'),
        hints('EmergencyMatchQueue'),
        hints('RoutineMatchQueue'),
      ],
    ],
    ['ReadFreshness', on('Feeds', 'BatchGetItem')],
    ['ReceiveHeartbeat', on('Feeds', 'UpdateItem')],
    ['ReadStatusChange', [...on('StatusChanges', 'GetItem'), ...on('Ledger/index/byStatusChange', 'Query')]],
    ['DescribeApi', []],
    [
      'MatchStatusChange',
      [
        ...takes('EmergencyMatchQueue'),
        ...takes('RoutineMatchQueue'),
        ...on('StatusChanges', 'GetItem', 'UpdateItem'),
        ...on('StatusChanges/index/byOffender', 'Query'),
        ...on('FeedWindows', 'GetItem', 'Query'),
        ...on('Offenders', 'GetItem'),
        ...on('Quarantine', 'GetItem', 'PutItem'),
        ...on('OffenderSubscriptions', 'Query'),
        ...on('Ledger', 'BatchWriteItem', 'Query'),
        ...on('Ledger/index/byStatusChange', 'Query'),
        ...on('Agenda', 'PutItem', 'UpdateItem', 'BatchWriteItem'),
        ...on('Victims', 'BatchGetItem'),
        ...on('StaffTasks', 'PutItem', 'BatchWriteItem'),
        hints('EmergencyMatchQueue'),
        hints('RoutineMatchQueue'),
        hints('EmergencyDispatchQueue'),
        hints('RoutineDispatchQueue'),
        ...sends,
      ],
    ],
    [
      'DispatchNotifications',
      [
        ...takes('EmergencyDispatchQueue'),
        ...takes('RoutineDispatchQueue'),
        ...on('Agenda', 'UpdateItem', 'PutItem', 'DeleteItem'),
        ...on('Ledger', 'Query', 'BatchWriteItem'),
        ...on('Ledger/index/byVictim', 'Query'),
        ...on('Victims', 'BatchGetItem'),
        ...on('StaffTasks', 'PutItem', 'BatchWriteItem'),
        ...on('StatusChanges', 'GetItem'),
        ...on('StatusChanges/index/byOffender', 'Query'),
        ...sends,
      ],
    ],
    [
      'RecordMailEvents',
      [
        ...takes('MailEventQueue'),
        ...failing,
        ...on('Ledger', 'BatchWriteItem'),
        ...on('Receipts', 'PutItem'),
      ],
    ],
    [
      'RecordTextReceipts',
      [
        ...failing,
        ...on('Ledger', 'BatchWriteItem'),
        ...on('Receipts', 'PutItem'),
        hints('RecordTextReceiptsDeadLetters'),
      ],
    ],
    [
      'ClaimReceipts',
      [
        ...takes('ReceiptQueue'),
        ...failing,
        ...on('Ledger', 'BatchWriteItem'),
        ...on('Receipts', 'UpdateItem'),
      ],
    ],
    [
      'ReceiveReplies',
      [
        ...takes('InboundTextQueue'),
        ...failing,
        ...on('Ledger', 'PutItem'),
        ...on('Ledger/index/byLink', 'Query'),
        ...on('Victims', 'BatchGetItem'),
        ...on('Receipts', 'PutItem'),
        ...on('Tokens', 'GetItem', 'UpdateItem'),
        ...on('OffenderSubscriptions', 'UpdateItem'),
        ...on('OffenderSubscriptions/index/byVictim', 'Query'),
        hints('ErrandQueue'),
        ...sends.filter((grant) => grant.includes('sns:')),
        'sns:OptInPhoneNumber *',
      ],
    ],
    ['AcknowledgeNotification', [...on('Ledger', 'PutItem'), ...on('Ledger/index/byLink', 'Query')]],
    [
      'Clock',
      [
        ...['Agenda', 'StatusChanges', 'FormSubmissions', 'Receipts', 'Errands'].flatMap((table) => [
          ...on(table, 'UpdateItem'),
          ...on(`${table}/index/byDue`, 'Query'),
        ]),
        ...on('Feeds', 'BatchGetItem', 'UpdateItem'),
        ...on('StaffTasks', 'GetItem', 'PutItem', 'UpdateItem'),
        ...['byDue', 'byDeadline'].flatMap((index) => on(`StaffTasks/index/${index}`, 'Query')),
        'sns:Publish OfficeTopic',
        ...[
          'RegistrationQueue',
          'EmergencyMatchQueue',
          'RoutineMatchQueue',
          'EmergencyDispatchQueue',
          'RoutineDispatchQueue',
          'ReceiptQueue',
          'ErrandQueue',
          'ClockDeadLetters',
        ].map(hints),
      ],
    ],
    ['ListStaffTasks', on('StaffTasks/index/byDeadline', 'Query')],
    [
      'ReadStaffTask',
      [
        ...on('StaffTasks', 'GetItem'),
        ...on('Ledger', 'Query', 'PutItem'),
        ...on('StatusChanges', 'GetItem'),
        ...on('StatusChanges/index/byOffender', 'Query'),
        ...on('Victims', 'GetItem'),
        ...on('OffenderSubscriptions', 'GetItem'),
        ...on('Receipts', 'GetItem'),
        ...on('FormSubmissions/index/byVictim', 'Query'),
        's3:ListBucket RecordingBucket',
      ],
    ],
    [
      'OpenRecording',
      [
        ...on('StaffTasks', 'GetItem'),
        ...on('Ledger', 'PutItem'),
        ...on('FormSubmissions/index/byVictim', 'Query'),
        's3:GetObject RecordingBucket/recordings/*',
      ],
    ],
    [
      'PrintLetter',
      [
        ...on('StaffTasks', 'GetItem', 'UpdateItem'),
        ...on('Ledger', 'Query', 'PutItem'),
        ...on('StatusChanges', 'GetItem'),
        ...on('StatusChanges/index/byOffender', 'Query'),
        ...on('Victims', 'GetItem'),
        's3:GetObject LetterBucket/letters/*',
        's3:PutObject LetterBucket/letters/*',
      ],
    ],
    [
      'ChangeStaffTask',
      [
        ...on('StaffTasks', 'GetItem', 'UpdateItem', 'PutItem'),
        ...on('Ledger', 'Query', 'PutItem'),
        ...on('Agenda', 'UpdateItem', 'PutItem'),
        ...on('StatusChanges', 'GetItem'),
        ...on('StatusChanges/index/byOffender', 'Query'),
        ...on('Victims', 'GetItem', 'UpdateItem'),
        ...on('OffenderSubscriptions', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'),
        ...on('OffenderSubscriptions/index/byVictim', 'Query'),
      ],
    ],
    [
      'ReadQuarantine',
      [
        ...on('Quarantine', 'GetItem'),
        ...on('Quarantine/index/byOpen', 'Query'),
        ...on('StatusChanges/index/byQuarantine', 'Query'),
        ...on('OffenderSubscriptions', 'Query'),
        ...on('Victims', 'BatchGetItem'),
      ],
    ],
    [
      'DecideQuarantine',
      [
        ...on('Quarantine', 'GetItem', 'UpdateItem'),
        ...on('StatusChanges/index/byQuarantine', 'Query'),
        ...on('OffenderSubscriptions', 'Query'),
        ...on('FeedWindows', 'GetItem'),
        ...on('Errands', 'PutItem'),
        hints('ErrandQueue'),
      ],
    ],
    ['ReadEvidence', on('Ledger', 'Query')],
    ['ReadDutyReport', [...on('Ledger', 'Query'), ...on('Ledger/index/byDay', 'Query')]],
    [
      'SealLedger',
      [
        ...on('Ledger/index/byDay', 'Query'),
        's3:ListBucket SealBucket',
        's3:GetObject SealBucket/seals/*',
        's3:PutObject SealBucket/seals/*',
        hints('SealLedgerDeadLetters'),
      ],
    ],
  ])('%s', (id, grants) => {
    expect(grantsOf(whole, id)).toEqual([...grants, ...log(id)].toSorted());
  });
});

describe.each(environmentNames)('every policy of %s', (name) => {
  const { whole } = synthesized(name);
  const policies = [...whole.of('AWS::IAM::ManagedPolicy'), ...whole.of('AWS::IAM::Policy')];
  const statements = policies.flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

  it('belongs to a function, one each, to SNS, which writes the receipts of texts, or to a feed; nothing is inline', () => {
    expect(policies.map(([id]) => id).toSorted()).toEqual(
      [
        ...whole.of('AWS::Lambda::Function').map(([id]) => id.replace(/Function$/, 'Permissions')),
        'TextLogsPermissions',
        'DepartmentMayInvoke',
        'BooneCountyJailMayInvoke',
      ].toSorted(),
    );
    for (const [, { Properties }] of whole.of('AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
      expect(Properties.Policies).toBeUndefined();
    }
  });

  it('of a feed lets it report by that feed alone, and ask what became of it', () => {
    const routesOf = (id: string): string[] =>
      whole
        .get(id)
        .PolicyDocument.Statement.flatMap(({ Resource }) => listed(JSON.stringify(Resource)))
        .flatMap((text) => [...text.matchAll(/\$default\/([^"]+)"/g)].map(([, route = '']) => route));

    expect(routesOf('BooneCountyJailMayInvoke').toSorted()).toEqual([
      'GET/status-changes/*',
      'POST/feeds/boone-county-jail/heartbeat',
      'POST/feeds/boone-county-jail/status-changes',
    ]);
    expect(routesOf('DepartmentMayInvoke')).toContain('POST/feeds/department/status-changes');
  });

  it('names its actions one by one, and never Scan', () => {
    const actions = statements.flatMap(({ Action }) => listed(Action));

    expect(actions.filter((action) => /\*|:Scan$|^kms:|^secretsmanager:/.test(action))).toEqual([]);
  });

  it('names its resources, but for phones, which are none, and texts to them may not go to topics instead', () => {
    const wild = statements.filter(({ Resource }) => JSON.stringify(Resource).includes('"*"'));
    const denied = statements.filter(({ Effect }) => Effect === 'Deny');

    expect(wild).not.toEqual([]);
    expect(new Set(wild.flatMap(({ Action }) => listed(Action)))).toEqual(
      new Set(['sns:Publish', 'sns:OptInPhoneNumber']),
    );
    expect(denied.map(({ Action, Resource }) => [Action, Resource])).toEqual(
      wild.map(() => ['sns:Publish', 'arn:*:sns:*:*:*']),
    );
  });
});
