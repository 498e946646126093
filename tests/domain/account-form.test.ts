import { boxOf, ofAccountForm } from '../../domain/account-form.ts';
import * as changes from '../../domain/account-changes.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { fieldsFrom } from '../../domain/form-fields.ts';

const SETTINGS = 'POST /account/settings';
const made = (route: string, part: string, body: string): unknown =>
  JSON.parse(JSON.stringify(ofAccountForm(route, part, fieldsFrom(body))));

describe('a form of the account', () => {
  it('says no by a box that is not ticked, and takes back what is left out, of its own questions only', () => {
    expect(made(SETTINGS, 'times', '')).toEqual({ digest: false, emailAnyHour: false, hours: null });
    expect(made(SETTINGS, 'phrase', 'phrase=')).toEqual({ phrase: null });
    expect(made(SETTINGS, 'calls', '')).toEqual({ safeContactNotes: null });
    expect(made(SETTINGS, 'letters', '')).toEqual({ postalAddress: null });
    expect(made(SETTINGS, 'days', '')).toEqual({ blackoutDates: [] });
  });

  it.each(['', 'language', 'constructor', '__proto__', 'toString'])(
    'of another page is what its fields say: %s',
    (part) => {
      expect(made(SETTINGS, part, 'language=es')).toEqual({ language: 'es' });
    },
  );

  it('has one box for news and its changes', () => {
    expect(eventTypes.filter((type) => boxOf(type) !== type)).toEqual([
      'parole-hearing-rescheduled',
      'parole-hearing-cancelled',
      'release-date-changed',
      'recapture',
    ]);
    expect(made('POST /account/events', 'events', 'docNumber=1&eventTypes=escape')).toEqual({
      ...{ docNumber: '1', eventTypes: ['escape', 'recapture'], understood: [] },
    });
  });

  it('keeps what is no field of ours, so that it is refused', () => {
    const odd = made(SETTINGS, 'days', 'more=1&addDay=2026-12-24');

    expect(changes.settings.safeParse(odd).success).toBe(false);
  });

  it('of a route without questions is as it came', () => {
    expect(made('POST /account/pause', 'pause', 'until=2026-05-20')).toEqual({ until: '2026-05-20' });
    expect(ofAccountForm('POST /account/resume', 'pause', undefined)).toBeUndefined();
  });
});
