import { contactsToConfirm, recipientOf, victimFrom, type ContactMarks } from '../../domain/victim.ts';
import { aForm, at, DAY, emailOf, NOW, phoneOf } from '../support/builders.ts';

const recipientFrom = (
  victimId: string,
  form: Parameters<typeof victimFrom>[0],
  confirmed: Record<string, string>,
  barred: ContactMarks['barred'] = {},
  now = NOW,
): ReturnType<typeof recipientOf> => recipientOf(victimId, victimFrom(form), { confirmed, barred }, now);

const phone = (n: number, different: object = {}) => ({
  number: phoneOf(n),
  kind: 'mobile',
  smsConsent: true,
  ...different,
});

describe('the contacts that get a code', () => {
  it('are the e-mail address and the mobile phones with consent to texts', () => {
    const form = aForm({
      phones: [
        phone(1),
        phone(2, { smsConsent: false }),
        phone(3, { kind: 'landline' }),
        phone(4, { kind: 'tty' }),
      ],
    });

    expect(contactsToConfirm(form).map(({ contactId, address }) => [contactId, address])).toEqual([
      ['email', emailOf(1)],
      ['phone-1', phoneOf(1)],
    ]);
  });

  it('keep the place that she gave them', () => {
    const form = aForm({ email: undefined, phones: [phone(1, { smsConsent: false }), phone(2)] });

    expect(contactsToConfirm(form).map(({ contactId }) => contactId)).toEqual(['phone-2']);
  });
});

describe('the victim as she is to be reached', () => {
  it('has no contact that may be used before one is confirmed', () => {
    expect(recipientFrom('v', aForm(), {}).contacts.map(({ usable }) => usable)).toEqual([false, false]);
  });

  it('may be reached through what she confirmed, and nothing else', () => {
    const { contacts } = recipientFrom('v', aForm(), { 'phone-1': at(0) });

    expect(contacts.map(({ contactId, usable }) => [contactId, usable])).toEqual([
      ['email', false],
      ['phone-1', true],
    ]);
  });

  it('is not reached through what bounced, or what she wants no more', () => {
    const { contacts } = recipientFrom(
      'v',
      aForm(),
      { email: at(0), 'phone-1': at(0) },
      { email: 'bounced' },
    );

    expect(contacts.map(({ contactId, usable }) => [contactId, usable])).toEqual([
      ['email', false],
      ['phone-1', true],
    ]);
  });

  it('gets nothing but a link through a contact that was confirmed more than a year ago', () => {
    const levels = (days: number) =>
      recipientFrom(
        'v',
        aForm(),
        { email: at(0), 'phone-1': at(5 * DAY) },
        {},
        new Date(at(days * DAY)),
      ).contacts.map(({ discretion }) => discretion);

    expect(levels(365)).toEqual(['full', 'full']);
    expect(levels(366)).toEqual(['link-only', 'full']);
  });

  it('has a representative who learns as little as possible, and only after they agreed', () => {
    const representative = {
      name: { first: 'Pat', last: 'Helper' },
      scope: 'notify-also',
      phone: phoneOf(9),
    };
    const form = aForm({ representative });
    const theirs = (confirmed: Record<string, string>) =>
      recipientFrom('v', form, confirmed).contacts.filter(({ whose }) => whose === 'representative');

    expect(contactsToConfirm(form).map(({ contactId }) => contactId)).toContain('representative-phone');
    expect(theirs({})).toMatchObject([{ usable: false, discretion: 'link-only' }]);
    expect(theirs({ 'representative-phone': at(0) })).toMatchObject([{ usable: true }]);
    expect(recipientFrom('v', form, {}).representative).toBe('also');
  });

  it('gets no texts without her consent, even to a confirmed number', () => {
    const form = aForm({ phones: [phone(1, { smsConsent: false })] });

    expect(recipientFrom('v', form, { 'phone-1': at(0) }).contacts[1]?.usable).toBe(false);
  });

  it.each([
    ['en', 'en'],
    ['es', 'es'],
    ['other', 'en'],
  ])('who reads %s is written to in %s', (language, written) => {
    expect(recipientFrom('v', aForm({ language, otherLanguage: 'Bosnian' }), {}).language).toBe(written);
  });

  it('keeps her phrase and her wishes for each contact', () => {
    const form = aForm({
      phrase: 'The book is in.',
      emailDiscretion: 'link-only',
      phones: [phone(1, { discretion: 'discreet' })],
    });

    expect(recipientFrom('v', form, {})).toMatchObject({
      phrase: 'The book is in.',
      contacts: [{ discretion: 'link-only' }, { discretion: 'discreet' }],
    });
    expect(recipientFrom('v', aForm(), {})).not.toHaveProperty('phrase');
  });
});
