import type { AwsCall } from '../../local/aws-call.ts';
import { phones, type Phones, type Sms } from '../../local/phones.ts';
import { at, DAY, phoneOf } from '../support/builders.ts';

let time: string;
let simulated: Phones;
beforeEach(() => {
  time = at(0);
  const entries: Sms[] = [];
  simulated = phones(
    { entries, append: (one) => entries.push(one) },
    { now: () => new Date(time), ahead: () => 0, advance: () => undefined },
    { write: () => undefined },
  );
});

const call = (operation: string, fields: Readonly<Record<string, string>>): AwsCall => ({
  ...{ service: 'sns', operation, caller: 'ReceiveReplies', accessKey: 'ReceiveReplies.1' },
  ...{ method: 'POST', url: '/', headers: {}, body: Buffer.from(new URLSearchParams(fields).toString()) },
});
const publish = () => simulated.publish(call('Publish', { PhoneNumber: phoneOf(1), Message: 'Hello' }));
const optIn = (phoneNumber = phoneOf(1)) => simulated.returned(call('OptInPhoneNumber', { phoneNumber }));

describe('a phone that sent STOP', () => {
  it('gets texts again after it was opted in', () => {
    simulated.optOut(phoneOf(1), 'refused');

    expect(publish()?.status).toBe(400);
    expect(optIn()?.status).toBe(200);
    expect(publish()?.status).toBe(200);
  });

  it('is opted in once in 30 days', () => {
    simulated.optOut(phoneOf(1), 'refused');
    optIn();
    simulated.optOut(phoneOf(1), 'refused');

    time = at(29 * DAY);
    expect([optIn()?.status, publish()?.status]).toEqual([400, 400]);
    time = at(30 * DAY);
    expect([optIn()?.status, publish()?.status]).toEqual([200, 200]);
  });
});

it('opts in a phone that never stopped, and nothing that is no phone', () => {
  expect([optIn()?.status, optIn()?.status, optIn('12')?.status]).toEqual([200, 200, 400]);
});
