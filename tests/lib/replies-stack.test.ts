import { environmentNames, idIn, synthesized, type Statement } from './synthesized.ts';

const account = { Ref: 'AWS::AccountId' };

describe.each(environmentNames)('what comes back in %s', (name) => {
  const { replies, pipeline } = synthesized(name);
  const keyStatements = replies.get('ProviderKey').KeyPolicy.Statement;
  const publishers = (topic: string): Statement[] =>
    replies.get(`${topic}Policy`).PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');

  it.each([
    ['MailEvents', 'MailEventQueue'],
    ['InboundTexts', 'InboundTextQueue'],
  ])('%s go to %s, encrypted all the way, and wait with the dead letters if they cannot', (topic, queue) => {
    expect(replies.get(`${topic}Subscription`)).toEqual({
      Protocol: 'sqs',
      TopicArn: { Ref: topic },
      Endpoint: { 'Fn::GetAtt': [queue, 'Arn'] },
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [`${queue}DeadLetters`, 'Arn'] } },
    });
    for (const id of [topic, queue, `${queue}DeadLetters`]) {
      expect([id, idIn(replies.get(id).KmsMasterKeyId)]).toEqual([id, 'ProviderKey']);
    }
    for (const id of [queue, `${queue}DeadLetters`]) {
      const [, ...allowed] = replies.get(`${id}Policy`).PolicyDocument.Statement;
      expect(allowed).toEqual([
        {
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'sns.amazonaws.com' },
          Resource: { 'Fn::GetAtt': [id, 'Arn'] },
          Condition: { ArnEquals: { 'aws:SourceArn': { Ref: topic } } },
        },
      ]);
    }
  });

  it('is heard from SES in the name of our configuration set alone', () => {
    const [heard, ...others] = publishers('MailEvents');

    expect(others).toEqual([]);
    expect(heard).toMatchObject({
      Action: 'sns:Publish',
      Principal: { Service: 'ses.amazonaws.com' },
      Condition: { StringEquals: { 'AWS:SourceAccount': account } },
    });
    expect(JSON.stringify(heard?.Condition)).toMatch(/:configuration-set\/".*RefVictimMail/);
  });

  it('tells every end that an e-mail can come to, and not that one was sent, opened or clicked', () => {
    expect(replies.get('MailEventDestination').EventDestination).toEqual({
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint', 'delivery', 'deliveryDelay', 'reject', 'renderingFailure'],
      SnsDestination: { TopicARN: { Ref: 'MailEvents' } },
    });
    expect(pipeline.of('AWS::SES::ConfigurationSetEventDestination')).toEqual([]);
  });

  it('is heard from the service of text messages in the name of our account alone', () => {
    const [heard, ...others] = publishers('InboundTexts');

    expect(others).toEqual([]);
    expect(heard).toMatchObject({
      Action: 'sns:Publish',
      Principal: { Service: 'sms-voice.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    });
    expect(JSON.stringify(heard?.Condition?.['ArnLike'])).toMatch(/:sms-voice:.*":\*"/);
  });

  it('has a key whose administrator reads nothing', () => {
    const [administration] = keyStatements;
    const actions = [administration?.Action].flat();

    expect(JSON.stringify(administration?.Principal)).toContain(':root');
    expect(actions).toContain('kms:PutKeyPolicy');
    expect(
      actions.filter((action) => /\*|Decrypt|GenerateDataKey|CreateGrant|ReEncrypt/.test(action ?? '')),
    ).toEqual([]);
  });

  it('has a key that services use for our account only, where AWS lets us say so', () => {
    const services = keyStatements.flatMap(({ Principal, Condition }) => {
      const [, service] = /"Service":(.+)\}$/.exec(JSON.stringify(Principal)) ?? [];
      return service === undefined ? [] : [[service, Object.keys(Condition ?? {})] as const];
    });

    expect(services).toEqual([
      ['"sns.amazonaws.com"', ['StringEquals', 'ArnLike']],
      ['"sms-voice.amazonaws.com"', ['StringEquals', 'ArnLike']],
      ['"ses.amazonaws.com"', []],
      [expect.stringContaining('"logs."'), ['ArnLike']],
    ]);
  });

  it('is written down of texts under the two names that SNS chooses, encrypted, for a week', () => {
    const named = (end: string) => ({
      'Fn::Join': ['', ['sns/', { Ref: 'AWS::Region' }, '/', account, `/DirectPublishToPhoneNumber${end}`]],
    });

    for (const [id, end] of [
      ['TextLogsDelivered', ''],
      ['TextLogsFailed', '/Failure'],
    ] as const) {
      expect(replies.get(id)).toEqual({
        LogGroupName: named(end),
        KmsKeyId: { 'Fn::GetAtt': ['ProviderKey', 'Arn'] },
        RetentionInDays: 7,
      });
    }
  });

  it('is written by SNS, which may write there and nowhere else', () => {
    const [statement, ...others] = replies.get('TextLogsPermissions').PolicyDocument.Statement;

    expect(JSON.stringify(replies.get('TextLogsRole').AssumeRolePolicyDocument)).toContain(
      'sns.amazonaws.com',
    );
    expect(others).toEqual([]);
    expect(statement).toEqual({
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: ['TextLogsDelivered', 'TextLogsFailed'].map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] })),
    });
  });

  it('calls staff over an encrypted topic that our functions may publish to, through SNS only', () => {
    const [, use] = pipeline.get('OfficeTopicKey').KeyPolicy.Statement;
    const [insecure, ...others] = pipeline.get('OfficeTopicPolicy').PolicyDocument.Statement;

    expect(idIn(pipeline.get('OfficeTopic').KmsMasterKeyId)).toBe('OfficeTopicKey');
    expect(use?.Condition?.['StringEquals']).toEqual({
      'kms:CallerAccount': account,
      'kms:ViaService': { 'Fn::Join': ['', ['sns.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
    });
    expect(insecure).toMatchObject({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expect(others).toEqual([]);
  });
});
