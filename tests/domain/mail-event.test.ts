import fc from 'fast-check';
import { readMailEvent } from '../../domain/mail-event.ts';
import { at, emailOf } from '../support/builders.ts';
import { mailEvent } from '../support/events-providers.ts';

const mail = {
  to: emailOf(1),
  messageId: '0100015a-1',
  tags: { notificationId: 'notification-1', contactId: 'email', attempt: '1' },
};
const hashOf = (address: string): string => `hash-of-${address.length}`;
const readOf = (...event: Parameters<typeof mailEvent>): ReturnType<typeof readMailEvent> =>
  readMailEvent(JSON.stringify(mailEvent(...event)), hashOf);

const common = {
  channel: 'email',
  providerMessageId: mail.messageId,
  addressHash: hashOf(mail.to),
  about: { notificationId: 'notification-1', contactId: 'email' },
};

describe('an event about an e-mail', () => {
  it('says that the mail was taken by the recipient’s server, and when', () => {
    expect(readOf('Delivery', mail, {}, at(60))).toEqual({ is: 'delivered', at: at(60), ...common });
  });

  it.each([
    ['Permanent', 'General', 'permanent', 'bounced'],
    ['Permanent', 'NoEmail', 'permanent', 'no-such-mailbox'],
    ['Permanent', 'Suppressed', 'permanent', 'suppressed'],
    ['Permanent', 'OnAccountSuppressionList', 'permanent', 'suppressed'],
    ['Permanent', 'SomethingNew', 'permanent', 'bounced'],
    ['Transient', 'General', 'temporary', 'bounced'],
    ['Transient', 'MailboxFull', 'temporary', 'mailbox-full'],
    ['Transient', 'MessageTooLarge', 'temporary', 'message-too-large'],
    ['Transient', 'ContentRejected', 'temporary', 'content-rejected'],
    ['Transient', 'AttachmentRejected', 'temporary', 'attachment-rejected'],
    ['Undetermined', 'Undetermined', 'temporary', 'undetermined'],
  ])('says how it bounced: %s / %s is %s', (bounceType, bounceSubType, kind, reason) => {
    expect(readOf('Bounce', mail, { bounceType, bounceSubType })).toEqual({
      is: 'undelivered',
      class: kind,
      reason,
      at: at(0),
      ...common,
    });
  });

  it('says that it was marked as unwanted, but not when somebody takes it out of the spam folder', () => {
    expect(readOf('Complaint', mail)).toEqual({ is: 'complained', at: at(0), ...common });
    expect(readOf('Complaint', mail, { complaintFeedbackType: 'not-spam' })).toBe('nothing');
  });

  it.each([
    ['Reject', 'rejected'],
    ['Rendering Failure', 'not-rendered'],
  ])('says that the fault is ours: %s', (eventType, reason) => {
    expect(readOf(eventType, mail)).toEqual({
      is: 'undelivered',
      class: 'ours',
      reason,
      at: '2026-05-04T15:00:00.000Z',
      ...common,
    });
  });

  it.each(['Send', 'Open', 'DeliveryDelay', 'Subscription', 'SomethingNew'])(
    'means nothing for the duty: %s',
    (eventType) => {
      expect(readOf(eventType, mail)).toBe('nothing');
    },
  );

  it('is read by its older name, and without tags is known by its message alone', () => {
    const { eventType, ...event } = mailEvent('Delivery', { to: mail.to, messageId: 'm' }) as {
      eventType: string;
    };
    const receipt = readMailEvent(JSON.stringify({ notificationType: eventType, ...event }), hashOf);

    expect(receipt).toMatchObject({ is: 'delivered', providerMessageId: 'm' });
    expect(receipt).not.toHaveProperty('about');
  });

  it('is not the greeting of a new topic', () => {
    expect(readMailEvent('Successfully validated SNS topic for Amazon SES event publishing.', hashOf)).toBe(
      'nothing',
    );
  });

  it.each(['', 'null', '[]', '{}', '{"eventType":"Delivery"}', '{"mail":{}}', 'not JSON'])(
    'is set aside when it cannot be read: %s',
    (message) => {
      expect(readMailEvent(message, hashOf)).toBeUndefined();
    },
  );

  it('never keeps an address, and never breaks, whatever else an event holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay', 'Rendering Failure'),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (eventType, different) => {
          const read = readOf(eventType, mail, different);
          expect(JSON.stringify([read])).not.toContain('@');
        },
      ),
    );
  });
});
