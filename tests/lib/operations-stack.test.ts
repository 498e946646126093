import { readFileSync } from 'node:fs';
import { environmentNames, isOurs, synthesized } from './synthesized.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
);

describe.each(environmentNames)('the alarms of %s', (name) => {
  const { whole, operations } = synthesized(name);
  const alarms = operations.of('AWS::CloudWatch::Alarm');
  const watching = (metric: string): string[] =>
    alarms.filter(([, { Properties }]) => Properties.MetricName === metric).map(([id]) => id);

  it('have the sections of the runbook, and no others', () => {
    expect([...sections.keys()].toSorted()).toEqual(alarms.map(([id]) => id).toSorted());
  });

  it.each(alarms)('%s says what it means for people and where to read on', (id, { Properties }) => {
    const [impact, page] = Properties.AlarmDescription.split(' What to do: ');

    expect(impact).toMatch(/^.{20,}\.$/);
    expect(page).toBe(`docs/runbook.md#${id.toLowerCase()}`);
  });

  it.each(alarms)('%s tells operators when it begins and when it ends', (_, { Properties }) => {
    expect(Properties.AlarmActions).toEqual([{ Ref: 'Alarms' }]);
    expect(Properties.OKActions).toEqual([{ Ref: 'Alarms' }]);
  });

  it('watch every dead-letter queue', () => {
    const deadLetters = whole.of('AWS::SQS::Queue').filter(([id]) => id.endsWith('DeadLetters'));

    expect(watching('ApproximateNumberOfMessagesVisible').toSorted()).toEqual(
      deadLetters.map(([id]) => `${id.replace(/(Queue)?DeadLetters$/, '')}DeadLettersNotEmpty`).toSorted(),
    );
  });

  it('watch how long each queue makes people wait, the urgent ones minutes, all within the 24 hours of the law', () => {
    const patience = alarms
      .filter(([, { Properties }]) => Properties.MetricName === 'ApproximateAgeOfOldestMessage')
      .map(([id, { Properties }]) => [id, Properties.Threshold / 60]);

    expect(Object.fromEntries(patience)).toEqual({
      RegistrationHintsOld: 15,
      EmergencyMatchHintsOld: 5,
      EmergencyDispatchHintsOld: 5,
      InboundTextHintsOld: 5,
      ErrandHintsOld: 10,
      MailEventHintsOld: 15,
      ReceiptHintsOld: 60,
      RoutineMatchHintsOld: 60,
      RoutineDispatchHintsOld: 120,
    });
  });

  it('watch every function', () => {
    const functions = whole.of('AWS::Lambda::Function').filter(isOurs);

    expect(watching('Errors').toSorted()).toEqual(
      functions.map(([id]) => id.replace(/Function$/, 'Failing')).toSorted(),
    );
  });

  it.each([
    ['the clock is silent', 'ClockStopped', 'Invocations'],
    ['no day of the ledger is sealed', 'LedgerSealMissed', 'LedgerDaysSealed'],
  ])('go off when %s', (_, id, metric) => {
    expect(operations.get(id)).toMatchObject({
      MetricName: metric,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('stay quiet when nothing is counted', () => {
    const others = alarms.filter(([id]) => !['ClockStopped', 'LedgerSealMissed'].includes(id));

    for (const [, { Properties }] of others) expect(Properties.TreatMissingData).toBe('notBreaching');
  });

  it('count only what the functions count, without dimensions', () => {
    const [, counted = ''] =
      /export type Metric =([^;]+);/.exec(readFileSync('adapters/observability.ts', 'utf8')) ?? [];
    const known = [...counted.matchAll(/'(\w+)'/g)].map(([, metric]) => metric);
    const ours = alarms.filter(([, { Properties }]) => Properties.Namespace === 'VictimNotification');

    expect(ours.map(([id]) => id).toSorted()).toEqual([
      'AgendaOverdue',
      'BooneCountyJailSilent',
      'DepartmentSilent',
      'HintsRefused',
      'LedgerSealMissed',
      'MessagesFaulty',
      'NotificationsQuarantined',
      'NotificationsUnreachable',
      'QuarantineOpened',
      'ReceiptsUnclaimed',
      'RegistrationsForStaff',
      'RepliesUnclear',
      'StaffTasksOverdue',
    ]);
    for (const [, { Properties }] of ours) {
      expect([...known, 'FeedSilent-department', 'FeedSilent-boone-county-jail']).toContain(
        Properties.MetricName,
      );
      expect(Properties.Dimensions).toBeUndefined();
    }
  });
});

describe('the alarms of production', () => {
  const { operations } = synthesized('production');
  const threshold = (id: string): number => operations.get(id).Threshold;

  it('call somebody', () => {
    for (const [, { Properties }] of operations.of('AWS::CloudWatch::Alarm')) {
      expect(Properties.ActionsEnabled).toBe(true);
    }
  });

  it('come at half and at four fifths of the limit for texts', () => {
    expect([threshold('SmsSpendHalfUsed'), threshold('SmsSpendNearlyUsed')]).toEqual([500, 800]);
  });

  it('come well before AWS pauses our mail', () => {
    expect([threshold('MailBouncing'), threshold('MailComplainedOf')]).toEqual([0.02, 0.0005]);
  });

  it('reach an encrypted topic that CloudWatch may publish to', () => {
    const key = JSON.stringify(operations.get('AlarmsKey').KeyPolicy);
    const policy = JSON.stringify(operations.get('AlarmsPolicy').PolicyDocument);

    expect(operations.get('Alarms').KmsMasterKeyId).toEqual({
      'Fn::GetAtt': ['AlarmsKey', 'Arn'],
    });
    expect(key).toContain('cloudwatch.amazonaws.com');
    expect(policy).toContain('cloudwatch.amazonaws.com');
  });
});

describe('the dashboard', () => {
  it('shows the flow from what came in to who could not be told', () => {
    const { operations } = synthesized('production');

    const body = JSON.stringify(operations.get('Flow').DashboardBody);

    const titles = [...body.matchAll(/\\"title\\":\\"([^"\\]+)\\"/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Are people being told?',
      'Came in',
      'Waits for a person',
      'Due, but not done',
      'Hints waiting',
      'Oldest hint, seconds',
      'Dead letters',
      'Told',
      'Not told yet',
      'Could not be told',
      'Waits for the office',
      'Receipts without a message',
      'Days of the ledger sealed',
      'Feeds silent, minutes',
      'Errors',
      'Duration, ms',
      'API requests and failures',
      'Website: requests',
      'Website: failures, %',
      'Website: turned away',
    ]);
  });
});

describe('the runbook', () => {
  it.each([...sections])(
    '%s says what it means, where to look, what to do and how to go on',
    (_, section) => {
      const parts = ['**For people.**', '**Look.**', '**Do.**', '**Send on again.**'];

      for (const part of parts) expect(section).toContain(part);
    },
  );

  it('names only logical ids that exist', () => {
    const ids = new Set(Object.keys(synthesized('production').whole.all));
    const named = [...runbook.matchAll(/\$\(of ([^)"]+)\)/g)].map(([, id]) => id ?? '');
    const queues = [...runbook.matchAll(/`(?:letters|redrive) (\w+)/g)].map(([, id]) => id ?? '');
    const logs = [...runbook.matchAll(/`lines (\w+)/g)].map(([, id]) => `${id}Log`);

    expect([...named, ...queues, ...logs].filter((id) => !ids.has(id))).toEqual([]);
  });
});
