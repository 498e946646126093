import { environmentNames, synthesized, type Keys } from './synthesized.ts';

const tableIds = [
  'Agenda',
  'Contacts',
  'Errands',
  'FormSubmissions',
  'Ledger',
  'OffenderSubscriptions',
  'Offenders',
  'Receipts',
  'StaffTasks',
  'StatusChanges',
  'Tokens',
  'Victims',
];

describe.each(environmentNames)('the records of %s', (name) => {
  const { records } = synthesized(name);
  const tables = records.of('AWS::DynamoDB::Table');

  it('are twelve tables', () => {
    expect(tables.map(([id]) => id).toSorted()).toEqual(tableIds);
  });

  it.each(tables)('encrypts %s with our key, lets it be restored, and pays by use', (_, { Properties }) => {
    expect(Properties.SSESpecification).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { 'Fn::GetAtt': ['RecordsKey', 'Arn'] },
    });
    expect(Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('uses no stream and no second region: the ledger alone carries the work forward', () => {
    for (const [, { Properties }] of tables) {
      expect(Properties.StreamSpecification).toBeUndefined();
      expect(Properties.Replicas).toBeUndefined();
    }
  });

  it('opens the key to whoever may use a table, through the table only', () => {
    const [, ...statements] = records.get('RecordsKey').KeyPolicy.Statement;
    const open = statements.filter(({ Principal }) => JSON.stringify(Principal).includes('"*"'));
    const conditions = open.map(({ Condition }) => Condition?.StringEquals ?? {});

    expect(conditions.map((condition) => condition['kms:CallerAccount'])).toEqual([
      { Ref: 'AWS::AccountId' },
    ]);
    expect(JSON.stringify(conditions[0]?.['kms:ViaService'])).toContain('dynamodb.');
    expect(open.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('generates three secrets of 64 characters and encrypts them with our key', () => {
    const secrets = records.of('AWS::SecretsManager::Secret');

    expect(secrets.map(([id]) => id).toSorted()).toEqual(['ContactKey', 'IndexKey', 'LinkKey']);
    for (const [, { Properties }] of secrets) {
      expect(Properties.GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
      expect(Properties.KmsKeyId).toEqual({ 'Fn::GetAtt': ['RecordsKey', 'Arn'] });
    }
  });
});

describe('production', () => {
  const { records } = synthesized('production');

  it('keeps tables, key and secrets when somebody deletes the stack', () => {
    for (const [id, { DeletionPolicy }] of Object.entries(records.all)) {
      expect([id, DeletionPolicy]).toEqual([id, 'Retain']);
    }
  });

  it('refuses to delete a table, and can restore any second of 35 days', () => {
    for (const [, { Properties }] of records.of('AWS::DynamoDB::Table')) {
      expect(Properties.DeletionProtectionEnabled).toBe(true);
      expect(Properties.PointInTimeRecoverySpecification.RecoveryPeriodInDays).toBe(35);
    }
  });
});

describe('the questions that a table answers', () => {
  const { records } = synthesized('production');
  const keys = ({ KeySchema }: Keys): string => KeySchema.map((key) => key.AttributeName).join(' ');
  const shapeOf = (id: string): string[] => {
    const { GlobalSecondaryIndexes = [], ...table } = records.get(id);
    const indexes = GlobalSecondaryIndexes.map(
      ({ IndexName, Projection, ...index }) => `${IndexName}: ${keys(index)} (${Projection.ProjectionType})`,
    );
    return [keys(table), ...indexes];
  };

  it.each([
    ['Victims', ['victimId', 'byOutreach: outreachShard unreachableSince (KEYS_ONLY)']],
    ['OffenderSubscriptions', ['docNumber victimId', 'byVictim: victimId (ALL)']],
    ['Offenders', ['docNumber']],
    ['FormSubmissions', ['submissionId', 'byDue: dueShard dueAt (KEYS_ONLY)']],
    [
      'StatusChanges',
      ['statusChangeId', 'byOffender: docNumber occurredAtAndId (ALL)', 'byDue: dueShard dueAt (INCLUDE)'],
    ],
    [
      'Ledger',
      [
        'notificationId fact',
        'byVictim: victimId at (ALL)',
        'byStatusChange: statusChangePage notificationId (ALL)',
        'byLink: linkHash (ALL)',
        'byDay: dayShard at (ALL)',
        'byProviderMessage: providerMessageId (INCLUDE)',
      ],
    ],
    ['Agenda', ['agendaId', 'byDue: dueShard dueAt (INCLUDE)']],
    ['Tokens', ['tokenHash']],
    ['Contacts', ['addressHash owner']],
    ['StaffTasks', ['taskId', 'byDeadline: openShard deadline (ALL)', 'byDue: dueShard dueAt (INCLUDE)']],
    ['Receipts', ['receiptId', 'byDue: dueShard dueAt (KEYS_ONLY)']],
    ['Errands', ['errandId', 'byDue: dueShard dueAt (KEYS_ONLY)', 'byVictim: victimId (ALL)']],
  ])('%s', (id, shape) => {
    expect(shapeOf(id)).toEqual(shape);
  });

  it('lets tokens expire', () => {
    expect(records.get('Tokens').TimeToLiveSpecification).toEqual({
      AttributeName: 'expiresAt',
      Enabled: true,
    });
  });
});
