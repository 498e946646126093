import { people, type Form, type Part, type Person } from './demo-people.ts';

/** Which demonstration on this state it is, from 1 on: each has addresses and ids of its own. */
export interface Run {
  readonly number: number;
  readonly now: Date;
}

/** A victim of the demonstration: what she sends, and what she does. */
export interface DemoVictim {
  readonly number: number;
  readonly known: string;
  readonly about: Part;
  /** The name she gives is not that of the number she gives. */
  readonly namesAnother: boolean;
  readonly form: Form;
  readonly sendsWebForm: boolean;
  readonly sendsTwice: boolean;
  /** The addresses that she confirms with the code they got. */
  readonly confirms: readonly string[];
  /** Phones that take no more messages once they are confirmed. */
  readonly refusing: readonly string[];
}

/** +1573555RRNN: the run and the person. */
const phoneOf = (run: number, person: number, position: number): string =>
  `+1573555${String(run * 100 + person + position * 50).padStart(4, '0')}`;

const MOST_RUNS = 99;

/** The first run to whose phones nothing has come yet; undefined when there is none. */
export const freeRun = (phones: readonly string[]): number | undefined => {
  const taken = new Set(phones.map((phone) => Number(/^\+1573555(\d\d)\d\d$/.exec(phone)?.[1])));
  return Array.from({ length: MOST_RUNS }, (_, index) => index + 1).find((run) => !taken.has(run));
};

const mailboxOf = (run: number, first: string): string =>
  `${first.toLowerCase()}${run === 1 ? '' : `-${run}`}@example.org`;

/** The day on Missouri's calendar, so many days from now. */
export const dayFrom = ({ now }: Pick<Run, 'now'>, days = 0): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(now.getTime() + days * 86_400_000);

const formOf = (person: Person, number: number, run: Run): Form => ({
  requesterRole: 'victim',
  requesterName: { first: person.first, last: 'Example' },
  offenderName: person.offenderName,
  ...(person.docNumber === undefined ? {} : { offenderDocNumber: person.docNumber }),
  requestText: 'Please tell me what happens to this person in your custody.',
  ...(person.email === undefined
    ? {}
    : { email: mailboxOf(run.number, person.first), emailDiscretion: person.email }),
  phones: (person.phones ?? []).map(({ discretion = 'full', isLandline }, position) => ({
    number: phoneOf(run.number, number, position),
    kind: isLandline ? 'landline' : 'mobile',
    smsConsent: isLandline !== true,
    discretion,
  })),
  signature: `${person.first} Example`,
  signedOn: dayFrom(run),
  ...person.more,
});

/** The addresses that get a code: the e-mail address, and mobile phones with consent to texts. */
export const addressesOf = ({ email, phones = [] }: Form): readonly string[] => [
  ...(email === undefined ? [] : [email]),
  ...phones.filter(({ smsConsent }) => smsConsent).map(({ number }) => number),
];

const confirmedBy = ({ confirms }: Person, form: Form): readonly string[] => {
  if (confirms === undefined) return addressesOf(form);
  return addressesOf(form).filter((address) => confirms === 'the e-mail address' && address === form.email);
};

/** The victims of one demonstration. */
export const victimsOf = (run: Run): readonly DemoVictim[] =>
  people.map((person, index) => {
    const form = formOf(person, index + 1, run);
    return {
      number: index + 1,
      known: person.known,
      about: person.about,
      namesAnother: person.does === 'names another',
      form,
      sendsWebForm: person.does === 'sends a web form',
      sendsTwice: person.does === 'sends it twice',
      confirms: confirmedBy(person, form),
      refusing: (form.phones ?? [])
        .filter((_, position) => person.phones?.[position]?.isRefusing)
        .map(({ number }) => number),
    };
  });
