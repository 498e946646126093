import { PATIENCE_SECONDS } from '../../domain/timing.ts';
import { readFileSync } from 'node:fs';
import { Duration } from 'aws-cdk-lib';
import { leaseSeconds } from '../../domain/timing.ts';
import { entryFiles } from '../../lib/bundles.ts';
import { environments } from '../../lib/environments.ts';
import { environmentNames, idIn, isOurs, synthesized, type Resource } from './synthesized.ts';

/** The bundle that a function runs, as its description begins. */
const bundleOf = ({ Properties }: Resource): string =>
  Properties.Description.replace(/\. If it fails: .*$/, '');

describe.each(environmentNames)('the functions of %s', (name) => {
  const { whole } = synthesized(name);
  const functions = whole.of('AWS::Lambda::Function').filter(isOurs);
  const mappings = whole.of('AWS::Lambda::EventSourceMapping');
  const hintQueues = whole.of('AWS::SQS::Queue').filter(([id]) => id.endsWith('Queue'));

  describe('functions', () => {
    it('are the entry files in lambdas/, each deployed once', () => {
      const bundles = functions.map(([, resource]) => `${bundleOf(resource)}.ts`);

      expect(bundles.toSorted()).toEqual(entryFiles('.'));
    });

    it.each(functions)(
      '%s runs on Node 24 and ARM, with its memory and its share of concurrency stated',
      (_, { Properties }) => {
        expect(Properties).toMatchObject({
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
          Handler: 'index.handler',
          MemorySize: 512,
        });
        expect(Properties.ReservedConcurrentExecutions).toBeGreaterThan(0);
        expect(Properties.TracingConfig).toBeUndefined();
      },
    );

    it.each(functions)('%s says what its failure means to people', (_, { Properties }) => {
      expect(Properties.Description).toMatch(
        /^(http|sqs|schedule|logs)\.[a-z-]+\. If it fails: [A-Z].{20,}\.$/,
      );
    });

    it.each(functions)(
      '%s encrypts its variables with our key, and writes a log of its own',
      (id, { Properties }) => {
        expect(idIn(Properties.KmsKeyArn)).toBe('PipelineKey');
        expect(Properties.LoggingConfig).toEqual({ LogGroup: { Ref: id.replace(/Function$/, 'Log') } });
      },
    );

    it('get exactly the variables that their code reads', () => {
      const { outputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as {
        outputs: Record<string, { inputs: object }>;
      };
      for (const [, resource] of functions) {
        const files = Object.keys(outputs[`dist/${bundleOf(resource)}/index.mjs`]?.inputs ?? {});
        const ours = files.filter((file) => /^(lambdas|adapters)\//.test(file));
        const read = ours.flatMap((file) =>
          [...readFileSync(file, 'utf8').matchAll(/[vV]ariable\('([A-Z_]+)'\)/g)].map(
            ([, variable]) => variable,
          ),
        );
        const given = Object.keys(resource.Properties.Environment?.Variables ?? {});

        expect([bundleOf(resource), given.toSorted()]).toEqual([
          bundleOf(resource),
          // Lambda brings its own along.
          [...new Set(read)].filter((variable = '') => !variable.startsWith('AWS_')).toSorted(),
        ]);
      }
    });

    it('leave the account enough concurrency for something else', () => {
      const reserved = functions.reduce(
        (sum, [, { Properties }]) => sum + Properties.ReservedConcurrentExecutions,
        0,
      );

      expect(reserved).toBeLessThanOrEqual(900);
    });

    it('have logs that end, and are encrypted with our key', () => {
      for (const [, { Properties }] of whole.of('AWS::Logs::LogGroup')) {
        expect(Properties.RetentionInDays).toBeGreaterThan(0);
        expect(['PipelineKey', 'ProviderKey']).toContain(idIn(Properties.KmsKeyId));
      }
    });
  });

  describe('queues', () => {
    it('are nine, each with a dead-letter queue of its own', () => {
      expect(hintQueues.map(([id]) => id).toSorted()).toEqual([
        'EmergencyDispatchQueue',
        'EmergencyMatchQueue',
        'ErrandQueue',
        'InboundTextQueue',
        'MailEventQueue',
        'ReceiptQueue',
        'RegistrationQueue',
        'RoutineDispatchQueue',
        'RoutineMatchQueue',
      ]);
      for (const [id, { Properties }] of hintQueues) {
        expect(Properties.RedrivePolicy).toEqual({
          deadLetterTargetArn: { 'Fn::GetAtt': [`${id}DeadLetters`, 'Arn'] },
          maxReceiveCount: 5,
        });
      }
    });

    it('keep a dead letter longer than a hint, since its age counts from the first sending', () => {
      for (const [id, { Properties }] of hintQueues) {
        const dead = whole.get(`${id}DeadLetters`).MessageRetentionPeriod;
        expect(dead).toBeGreaterThan(Properties.MessageRetentionPeriod);
      }
    });

    it('take messages over TLS only, and encrypt them', () => {
      for (const [id, { Properties }] of whole.of('AWS::SQS::Queue')) {
        const ofProviders = /^(MailEvent|InboundText|RecordTextReceipts)/.test(id);
        const key = ofProviders ? idIn(Properties.KmsMasterKeyId) : Properties.SqsManagedSseEnabled;
        expect([id, key]).toEqual([id, ofProviders ? 'ProviderKey' : true]);
        const [statement] = whole.get(`${id}Policy`).PolicyDocument.Statement;
        expect(statement).toMatchObject({
          Effect: 'Deny',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        });
      }
    });
  });

  describe('queue workers', () => {
    const timings = mappings.map(([id, { Properties }]) => ({
      id,
      timeout: whole.get(Properties.FunctionName.Ref).Timeout,
      queue: whole.get(idIn(Properties.EventSourceArn)),
    }));

    it.each(timings)(
      '$id lets a message reappear after six times the timeout of its function',
      ({ timeout, queue }) => {
        expect(queue.VisibilityTimeout).toBe(6 * timeout);
      },
    );

    it.each(timings)('$id outlives no lease, and no lease outlives all receives', ({ timeout, queue }) => {
      const lease = leaseSeconds(timeout);

      expect(timeout).toBeLessThan(lease);
      expect(lease).toBeLessThan(queue.VisibilityTimeout * queue.RedrivePolicy.maxReceiveCount);
    });

    it.each(mappings)(
      '%s returns only the messages that failed, and starts no more workers than stated',
      (_, { Properties }) => {
        expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
        expect(Properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
      },
    );

    it('can start as many workers as their queues ask for', () => {
      for (const [id, { Properties }] of functions.filter(([, one]) => bundleOf(one).startsWith('sqs.'))) {
        const asked = mappings
          .filter(([, mapping]) => mapping.Properties.FunctionName.Ref === id)
          .reduce((sum, [, mapping]) => sum + mapping.Properties.ScalingConfig.MaximumConcurrency, 0);
        expect(Properties.ReservedConcurrentExecutions).toBe(asked);
      }
    });

    it('take one status change or one batch at a time, and five forms', () => {
      const sizes = mappings.map(([id, { Properties }]) => `${id} ${Properties.BatchSize}`);

      expect(sizes.toSorted()).toEqual([
        'ClaimReceiptsFromReceiptQueue 5',
        'DispatchNotificationsFromEmergencyDispatchQueue 1',
        'DispatchNotificationsFromRoutineDispatchQueue 1',
        'MatchStatusChangeFromEmergencyMatchQueue 1',
        'MatchStatusChangeFromRoutineMatchQueue 1',
        'ReceiveRepliesFromInboundTextQueue 5',
        'RecordMailEventsFromMailEventQueue 10',
        'RegisterVictimFromRegistrationQueue 5',
        'RunErrandFromErrandQueue 5',
      ]);
    });

    it('match most news after a burst would show, and before the clock would', () => {
      const { SETTLE_SECONDS } = whole.get('ReceiveStatusChangeFunction').Environment?.Variables ?? {};

      expect(SETTLE_SECONDS).toBe({ sandbox: '0', production: '60' }[name]);
      expect(Number(SETTLE_SECONDS)).toBeLessThan(PATIENCE_SECONDS);
    });

    it('share the rate of the origination number', () => {
      const workers = mappings.filter(([id]) => /^(Match|Dispatch)/.test(id));
      const atOnce = workers.reduce(
        (sum, [, { Properties }]) => sum + Properties.ScalingConfig.MaximumConcurrency,
        0,
      );
      const { SMS_PER_SECOND } = whole.get('DispatchNotificationsFunction').Environment?.Variables ?? {};

      expect(Number(SMS_PER_SECOND) * atOnce).toBeCloseTo(environments[name].smsPerSecond);
    });
  });

  describe('routes', () => {
    const routes = whole.of('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
    const { AccessLogSettings, DefaultRouteSettings, RouteSettings } = whole.get('ApiStage');

    it('ask the department and staff for a signature, and nobody else', () => {
      const callers = routes.map(({ RouteKey, AuthorizationType }) => `${RouteKey}: ${AuthorizationType}`);

      expect(callers.toSorted()).toEqual([
        'GET /a/{code}/hearing: NONE',
        'GET /a/{code}: NONE',
        'GET /account/hearings/{hearingId}/calendar: NONE',
        'GET /account/hearings/{hearingId}: NONE',
        'GET /account/hearings: NONE',
        'GET /account/history: NONE',
        'GET /account: NONE',
        'GET /c/{code}: NONE',
        'GET /duty-report: AWS_IAM',
        'GET /freshness: NONE',
        'GET /notifications/{notificationId}/evidence: AWS_IAM',
        'GET /openapi.json: NONE',
        'GET /outreach: AWS_IAM',
        'GET /quarantine/{quarantineId}: AWS_IAM',
        'GET /quarantine: AWS_IAM',
        'GET /registrations/confirm: NONE',
        'GET /staff-tasks/{taskId}/letter: AWS_IAM',
        'GET /staff-tasks/{taskId}/recording: AWS_IAM',
        'GET /staff-tasks/{taskId}: AWS_IAM',
        'GET /staff-tasks: AWS_IAM',
        'GET /status-changes/{statusChangeId}: AWS_IAM',
        'POST /a/{code}/hearing: NONE',
        'POST /a/{code}: NONE',
        'POST /account/contacts/remove: NONE',
        'POST /account/contacts: NONE',
        'POST /account/events: NONE',
        'POST /account/hearings/{hearingId}: NONE',
        'POST /account/pause: NONE',
        'POST /account/representative/end: NONE',
        'POST /account/representative: NONE',
        'POST /account/resume: NONE',
        'POST /account/settings: NONE',
        'POST /account/withdrawal/cancel: NONE',
        'POST /account/withdrawal: NONE',
        'POST /c/{code}: NONE',
        'POST /feeds/{feedId}/heartbeat: AWS_IAM',
        'POST /feeds/{feedId}/status-changes: AWS_IAM',
        'POST /quarantine/{quarantineId}/reject: AWS_IAM',
        'POST /quarantine/{quarantineId}/release: AWS_IAM',
        'POST /registrations/confirm: NONE',
        'POST /registrations/review: NONE',
        'POST /registrations: NONE',
        'POST /sessions/end: NONE',
        'POST /sessions: NONE',
        'POST /sign-in: NONE',
        'POST /staff-tasks/{taskId}/claim: AWS_IAM',
        'POST /staff-tasks/{taskId}/complete: AWS_IAM',
        'POST /staff-tasks/{taskId}/hand-back: AWS_IAM',
      ]);
    });

    it('are throttled one by one, below the whole', () => {
      expect(Object.keys(RouteSettings).toSorted()).toEqual(
        routes.map(({ RouteKey }) => RouteKey).toSorted(),
      );
      for (const route of Object.values(RouteSettings)) {
        expect(route.ThrottlingRateLimit).toBeLessThan(DefaultRouteSettings.ThrottlingRateLimit);
        expect(route.ThrottlingBurstLimit).toBeLessThan(DefaultRouteSettings.ThrottlingBurstLimit);
      }
    });

    it('give the public form the least', () => {
      const rates = Object.values(RouteSettings).map((one) => one.ThrottlingRateLimit);

      expect(RouteSettings['POST /registrations']?.ThrottlingRateLimit).toBe(Math.min(...rates));
    });

    it('log nothing about a person: no address, path, query, agent or identity', () => {
      expect(Object.values(JSON.parse(AccessLogSettings.Format) as object)).toEqual([
        '$context.requestId',
        '$context.requestTimeEpoch',
        '$context.routeKey',
        '$context.status',
        '$context.responseLatency',
        '$context.integrationLatency',
        '$context.error.responseType',
      ]);
    });

    it('each may invoke their function', () => {
      const allowed = whole
        .of('AWS::Lambda::Permission')
        .filter(([, { Properties }]) => Properties.Principal === 'apigateway.amazonaws.com');

      expect(allowed).toHaveLength(routes.length);
    });
  });

  it('runs the clock every minute, once, and keeps a tick that failed', () => {
    const rule = whole.get('ClockEveryMinute');
    const invoke = whole.get('ClockFunctionEventInvokeConfig');
    const clock = whole.get('ClockFunction');

    expect(rule.ScheduleExpression).toBe('rate(1 minute)');
    expect(rule.Targets[0].DeadLetterConfig).toEqual({
      Arn: { 'Fn::GetAtt': ['ClockDeadLetters', 'Arn'] },
    });
    expect(invoke.MaximumRetryAttempts).toBe(0);
    expect(clock.DeadLetterConfig).toEqual({ TargetArn: { 'Fn::GetAtt': ['ClockDeadLetters', 'Arn'] } });
    expect(clock.ReservedConcurrentExecutions).toBe(1);
    expect(clock.Timeout).toBeLessThan(60);
  });

  it('sends mail over TLS only, counts what comes back, and tracks nobody', () => {
    expect(whole.get('VictimMail')).toEqual({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
    });
  });

  it('hands secrets over as references, never as values', () => {
    const secrets = functions.flatMap(([, { Properties }]) =>
      Object.entries(Properties.Environment?.Variables ?? {}).filter(([variable]) =>
        variable.endsWith('_KEY'),
      ),
    );

    expect(secrets).not.toEqual([]);
    for (const [, value] of secrets) {
      expect(JSON.stringify(value)).toMatch(
        /{{resolve:secretsmanager:.*(ContactKey|IndexKey|LinkKey).*:SecretString:::}}/,
      );
    }
  });
});

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';

describe('an environment', () => {
  it('refuses a link that would not fit into a text', () => {
    expect(() => synthesized('sandbox', { linkBase: 'https://notifications.mo.gov/a/' })).toThrow(
      /longer than 24/,
    );
  });

  it('refuses links that lead past the website, once that has its own name', () => {
    expect(() => synthesized('production', { site: { name: 'vn.example.org', certificateArn } })).toThrow(
      'https://vn.mo.gov/a/ does not lead to the website',
    );
  });

  it('answers under its own name alone, once it has one', () => {
    const { pipeline, entrance } = synthesized('sandbox', {
      domain: { name: 'vn.example.org', certificateArn },
    });

    expect(pipeline.get('Api').DisableExecuteApiEndpoint).toBe(true);
    expect(entrance.get('ApiDomain')).toMatchObject({
      DomainName: 'vn.example.org',
      DomainNameConfigurations: [{ CertificateArn: certificateArn }],
    });
    expect(entrance.of('AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
  });

  it('takes a new secret for its links when it is told the version', () => {
    const { pipeline } = synthesized('sandbox', { linkKeyVersion: 'the-new-one' });

    const { LINK_KEY } = pipeline.get('MatchStatusChangeFunction').Environment?.Variables ?? {};

    expect(JSON.stringify(LINK_KEY)).toContain(':SecretString:::the-new-one}}');
  });

  it('keeps a message in reach of a retry within a minute, where a developer waits for it', () => {
    const { register, match, dispatch } = environments.sandbox;

    for (const timeout of [register.timeout, match.timeout, dispatch.timeout]) {
      expect(timeout.toSeconds()).toBeLessThanOrEqual(Duration.minutes(1).toSeconds() / 6);
    }
  });
});
