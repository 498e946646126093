import { environments } from '../../lib/environments.ts';
import { environmentNames, synthesized, type Keys } from './synthesized.ts';

const tableIds = [
  'Agenda',
  'Contacts',
  'Errands',
  'FeedWindows',
  'Feeds',
  'FormSubmissions',
  'Ledger',
  'OffenderSubscriptions',
  'Offenders',
  'Quarantine',
  'Receipts',
  'StaffTasks',
  'StatusChanges',
  'Tokens',
  'Victims',
];

describe.each(environmentNames)('the records of %s', (name) => {
  const { records } = synthesized(name);
  const tables = records.of('AWS::DynamoDB::Table');

  it('are fifteen tables', () => {
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

  it('opens the key to whoever may use a table or a bucket, through those only', () => {
    const [, ...statements] = records.get('RecordsKey').KeyPolicy.Statement;
    const open = statements.filter(({ Principal }) => JSON.stringify(Principal).includes('"*"'));
    const conditions = open.map(({ Condition }) => Condition?.['StringEquals'] ?? {});

    expect(conditions.map((condition) => condition['kms:CallerAccount'])).toEqual([
      { Ref: 'AWS::AccountId' },
    ]);
    expect(conditions.map((condition) => condition['kms:ViaService'])).toEqual([
      ['dynamodb', 's3'].map((service) => ({
        'Fn::Join': ['', [`${service}.`, { Ref: 'AWS::Region' }, '.amazonaws.com']],
      })),
    ]);
    expect(open.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('are three buckets, encrypted with our key, never public, over TLS only', () => {
    const buckets = records.of('AWS::S3::Bucket');

    expect(buckets.map(([id]) => id)).toEqual(['LetterBucket', 'RecordingBucket', 'SealBucket']);
    for (const [id, { Properties }] of buckets) {
      expect(Properties.BucketEncryption).toEqual({
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              KMSMasterKeyID: { 'Fn::GetAtt': ['RecordsKey', 'Arn'] },
              SSEAlgorithm: 'aws:kms',
            },
          },
        ],
      });
      expect(Object.values(Properties.PublicAccessBlockConfiguration as object)).toEqual([
        true,
        true,
        true,
        true,
      ]);
      const [insecure] = records.get(`${id}Policy`).PolicyDocument.Statement;
      expect(insecure).toMatchObject({
        Effect: 'Deny',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });

  it.each([
    ['LetterBucket', 'lettersKept'],
    ['RecordingBucket', 'recordingsKept'],
  ] as const)('lets what lies in the %s go, with every version of it', (bucket, kept) => {
    const { LifecycleConfiguration, VersioningConfiguration } = records.get(bucket);
    const ExpirationInDays = environments[name].records[kept].toDays();

    expect(LifecycleConfiguration).toEqual({
      Rules: [
        {
          ExpirationInDays,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          Status: 'Enabled',
        },
      ],
    });
    expect(VersioningConfiguration).toBeUndefined();
  });

  it('writes a seal once and keeps it', () => {
    const { lock, kept } = environments[name].records.seals;

    expect(records.get('SealBucket')).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: lock.toUpperCase(), Days: kept.toDays() } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('generates four secrets of 64 characters and encrypts them with our key', () => {
    const secrets = records.of('AWS::SecretsManager::Secret');

    expect(secrets.map(([id]) => id).toSorted()).toEqual([
      'ContactKey',
      'IndexKey',
      'LinkKey',
      'ViewerProof',
    ]);
    for (const [, { Properties }] of secrets) {
      expect(Properties.GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
      expect(Properties.KmsKeyId).toEqual({ 'Fn::GetAtt': ['RecordsKey', 'Arn'] });
    }
  });
});

describe('production', () => {
  const { records } = synthesized('production');

  it('lets nobody delete a seal for ten years', () => {
    expect(records.get('SealBucket').ObjectLockConfiguration).toMatchObject({
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } },
    });
  });

  it('keeps tables, buckets, key and secrets when somebody deletes the stack', () => {
    const kept = Object.entries(records.all).filter(([, { Type }]) => Type !== 'AWS::S3::BucketPolicy');

    for (const [id, { DeletionPolicy }] of kept) {
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
    [
      'FormSubmissions',
      ['submissionId', 'byDue: dueShard dueAt (KEYS_ONLY)', 'byVictim: victimId receivedAt (ALL)'],
    ],
    [
      'StatusChanges',
      [
        'statusChangeId',
        'byOffender: docNumber occurredAtAndId (ALL)',
        'byDue: dueShard dueAt (INCLUDE)',
        'byQuarantine: heldBy statusChangeId (ALL)',
      ],
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
    ['Receipts', ['receiptId', 'byDue: dueShard dueAt (KEYS_ONLY)', 'byVictim: victimId (INCLUDE)']],
    ['Errands', ['errandId', 'byDue: dueShard dueAt (KEYS_ONLY)']],
    ['Feeds', ['feedId']],
    ['FeedWindows', ['feedId day']],
    ['Quarantine', ['quarantineId', 'byOpen: openShard openedAt (ALL)']],
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
