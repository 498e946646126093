import { observe } from '../../adapters/observability.ts';
import { NOW } from '../support/builders.ts';

const watching = () => {
  const lines: string[] = [];
  const watch = observe(
    (line) => lines.push(line),
    () => NOW,
  );
  return { ...watch, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};

describe('what is written down about a run', () => {
  it('is one line for one outcome', () => {
    const { log, read } = watching();

    log('failed', { messageId: 'm', error: 'LedgerBusy' });
    log('ticked');

    expect(read()).toEqual([
      { outcome: 'failed', messageId: 'm', error: 'LedgerBusy' },
      { outcome: 'ticked' },
    ]);
  });

  it('is counted in the form that CloudWatch reads, leaving out what did not happen', () => {
    const { count, read } = watching();

    count({ NotificationsAccepted: 3, DeliveriesRefused: 0 });
    count({ DeliveriesRefused: 0 });

    expect(read()).toEqual([
      {
        _aws: {
          Timestamp: NOW.getTime(),
          CloudWatchMetrics: [
            {
              Namespace: 'VictimNotification',
              Dimensions: [[]],
              Metrics: [{ Name: 'NotificationsAccepted', Unit: 'Count' }],
            },
          ],
        },
        NotificationsAccepted: 3,
      },
    ]);
  });
});
