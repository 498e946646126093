import fc from 'fast-check';
import { readTextReceipt } from '../../domain/text-receipt.ts';
import { phoneOf } from '../support/builders.ts';
import { textRecord } from '../support/events-providers.ts';

const hashOf = (): string => 'hash';
const readOf = (...record: Parameters<typeof textRecord>): ReturnType<typeof readTextReceipt> =>
  readTextReceipt(JSON.stringify(textRecord(...record)), hashOf);

const common = {
  channel: 'sms',
  providerMessageId: 'message-1',
  at: '2026-05-04T13:02:11.120Z',
  addressHash: 'hash',
};
const AT = '2026-05-04T13:02:11.120Z';

describe('a receipt of a text', () => {
  it('says that the phone network took it, at a time without a zone that is UTC', () => {
    expect(readOf('message-1', phoneOf(1), undefined, AT)).toEqual({ is: 'delivered', ...common });
  });

  it.each([
    ['Invalid phone number', 'permanent', 'invalid-number'],
    ['Phone number is opted out', 'permanent', 'opted-out'],
    ['Phone has blocked SMS', 'permanent', 'blocked'],
    ['Phone is on a blocked list', 'permanent', 'blocked'],
    ['Destination is on a blocked list', 'permanent', 'blocked'],
    ['Phone is currently unreachable/unavailable', 'temporary', 'phone-unreachable'],
    ['Phone carrier is currently unreachable/unavailable', 'temporary', 'carrier-unreachable'],
    ['Unknown error attempting to reach phone', 'temporary', 'unknown'],
    ['Blocked as spam by phone carrier', 'ours', 'taken-for-spam'],
    ['Phone carrier has blocked this message', 'ours', 'blocked-by-carrier'],
    ['Message body is invalid', 'ours', 'invalid-text'],
    ['This delivery would exceed max price', 'ours', 'too-expensive'],
    ['No quota left for account', 'ours', 'no-quota'],
    ['phone has blocked sms.', 'permanent', 'blocked'],
    ['Something that nobody documented', 'temporary', 'unknown-response'],
    ['', 'temporary', 'unknown-response'],
  ])('says why it did not arrive: %s is %s', (response, kind, reason) => {
    expect(readOf('message-1', phoneOf(1), response, AT)).toEqual({
      is: 'undelivered',
      class: kind,
      reason,
      ...common,
    });
  });

  it.each(['', 'null', '{}', '[]', 'START RequestId', '{"notification":{"messageId":"m"}}'])(
    'is none when it cannot be read: %s',
    (line) => {
      expect(readTextReceipt(line, hashOf)).toBeUndefined();
    },
  );

  it.each(['2026-13-45 99:99:99', '2026-05-04', 'yesterday'])('is none without a time: %s', (timestamp) => {
    const record = { ...textRecord('message-1', phoneOf(1)), notification: { messageId: 'm', timestamp } };

    expect(readTextReceipt(JSON.stringify(record), hashOf)).toBeUndefined();
  });

  it('never keeps a number, whatever the network says', () => {
    fc.assert(
      fc.property(fc.string(), (response) => {
        const read = readOf('message-1', phoneOf(1), `${response}${phoneOf(1)}`);

        expect(JSON.stringify(read)).not.toContain('573555');
      }),
    );
  });
});
