import { chanceOf, type Chance } from './chance.ts';
import { audienceMix, contactMix, hoursMix, LARGEST_AUDIENCE, people, zoneMix } from './mix.ts';

/** An address, and what becomes of whatever is sent to it. */
export interface Line {
  readonly address: string;
  readonly fate: 'works' | 'dead' | 'full';
  /** The first text is answered with STOP. */
  readonly stops: boolean;
  readonly person: Person;
  readonly contactId: string;
}

/** What is known of a victim outside of the pipeline. */
export interface Person {
  readonly n: number;
  readonly docNumber: string;
  readonly zone: string;
  readonly hours: { readonly from: string; readonly to: string } | undefined;
  readonly blackoutDates: readonly string[];
  readonly emailAnyHour: boolean;
  readonly answers: boolean;
  /** The registration, as she would send it. */
  readonly form: Form;
}

/** A registration, with what is looked at outside of the pipeline. */
export interface Form extends Readonly<Record<string, unknown>> {
  readonly email: string | undefined;
  readonly phones: readonly { readonly number: string }[];
  readonly representative?: { readonly email: string; readonly phone: string };
}

export interface Population {
  readonly people: readonly Person[];
  readonly lines: ReadonlyMap<string, Line>;
  /** DOC numbers, and how many are registered for each. */
  readonly offenders: ReadonlyMap<string, number>;
}

const OFFENDER = { first: 'Avery', last: 'Sampleman' };

/** Fictitious numbers only: 555 in area codes from Missouri's 573 up. */
const phoneOf = (position: number): string =>
  `+1${573 + Math.floor(position / 10_000)}555${String(position % 10_000).padStart(4, '0')}`;

/** A victim has at most two phones, and her representative one. */
const PHONES_EACH = 3;

const dayIn = (chance: Chance, start: Date, days: number): string =>
  new Date(start.getTime() + chance.between(0, days) * 86_400_000).toISOString().slice(0, 10);

const blackoutsOf = (chance: Chance, start: Date, days: number): readonly string[] => {
  if (!chance.happens(people.blackout)) return [];
  const some = Array.from({ length: chance.whole(1, 10) }, () => dayIn(chance, start, days));
  // A day of every year, beside those of this one.
  return chance.happens(0.3) ? [...some, `-${dayIn(chance, start, days).slice(4)}`] : some;
};

/** How she can be reached: what the form says of it. */
const reachOf = (n: number, chance: Chance) => {
  const { email, phones } = chance.weighted(contactMix);
  const discretion = chance.happens(people.discreet) ? chance.pick(['discreet', 'link-only']) : 'full';
  return {
    ...(email ? { email: `victim-${n}@example.org`, emailDiscretion: discretion } : { email: undefined }),
    phones: Array.from({ length: phones }, (_, position) => ({
      number: phoneOf(n * PHONES_EACH + position),
      kind: 'mobile',
      smsConsent: true,
      discretion,
    })),
    ...(discretion === 'discreet' ? { phrase: 'Blue garden club' } : {}),
    ...(!email && phones === 0
      ? { postalAddress: { line1: '1 Sample Street', city: 'Jefferson City', state: 'MO', zip: '65101' } }
      : {}),
  };
};

const representativeOf = (n: number, chance: Chance) =>
  chance.happens(people.representative)
    ? {
        representative: {
          name: { first: 'Kim', last: 'Helper' },
          scope: chance.pick(['notify-also', 'notify-instead']),
          email: `representative-${n}@example.org`,
          phone: phoneOf(n * PHONES_EACH + 2),
        },
      }
    : {};

const ALL_TYPES = [
  ...['parole-hearing-scheduled', 'hearing-result', 'release-date-set', 'release-pending', 'release'],
  ...['escape', 'recapture', 'death', 'clemency', 'transfer'],
];

const personOf = (seed: number, n: number, docNumber: string, start: Date, days: number): Person => {
  const chance = chanceOf(seed, `victim ${n}`);
  const hours = chance.weighted(hoursMix);
  const traits = {
    zone: chance.weighted(zoneMix),
    hours,
    blackoutDates: blackoutsOf(chance, start, days),
    emailAnyHour: chance.happens(people.emailAnyHour),
  };
  return {
    n,
    docNumber,
    ...traits,
    answers: !chance.happens(people.neverAnswers),
    form: {
      ...reachOf(n, chance),
      ...representativeOf(n, chance),
      requesterRole: chance.happens(people.witness) ? 'witness' : 'victim',
      language: chance.happens(people.spanish) ? 'es' : 'en',
      digest: chance.happens(people.digest),
      ...(chance.happens(people.wantsTransfers) ? { eventTypes: ALL_TYPES } : {}),
      ...(hours === undefined ? {} : { hours }),
      timeZone: traits.zone,
      blackoutDates: traits.blackoutDates,
      emailAnyHour: traits.emailAnyHour,
      offenderName: OFFENDER,
      offenderDocNumber: docNumber,
    },
  };
};

/** Offenders until everybody is registered for one; the first has the largest audience that there is. */
const offendersFor = (seed: number, victims: number): ReadonlyMap<string, number> => {
  const chance = chanceOf(seed, 'audiences');
  const offenders = new Map<string, number>();
  for (let left = victims; left > 0;) {
    const [least, most] = chance.weighted(audienceMix);
    const isFirst = offenders.size === 0;
    const many = isFirst ? Math.min(LARGEST_AUDIENCE, Math.ceil(victims / 5)) : chance.whole(least, most);
    offenders.set(String(10_000_000 + offenders.size), Math.min(left, many));
    left -= many;
  }
  return offenders;
};

const fateOf = (seed: number, address: string): Pick<Line, 'fate' | 'stops'> => {
  const chance = chanceOf(seed, address);
  const share = chance.share();
  const isMail = address.includes('@');
  const dead = isMail ? people.hardBounce : people.deadNumber;
  const isFull = isMail && share < dead + people.fullMailbox;
  return {
    fate: share < dead ? 'dead' : isFull ? 'full' : 'works',
    stops: !isMail && chance.happens(people.stop),
  };
};

const addressesOf = ({ email, phones, representative }: Form): readonly (readonly [string, string])[] => [
  ...(email === undefined ? [] : [['email', email] as const]),
  ...phones.map(({ number }, position) => [`phone-${position + 1}`, number] as const),
  ...(representative === undefined
    ? []
    : [
        ['representative-email', representative.email] as const,
        ['representative-phone', representative.phone] as const,
      ]),
];

export const populationOf = (seed: number, victims: number, start: Date, days: number): Population => {
  const offenders = offendersFor(seed, victims);
  const docNumbers = [...offenders].flatMap(([docNumber, many]) =>
    Array.from({ length: many }, () => docNumber),
  );
  const everyone = docNumbers.map((docNumber, n) => personOf(seed, n, docNumber, start, days));
  const lines = everyone.flatMap((person) =>
    addressesOf(person.form).map(([contactId, address]): [string, Line] => [
      address,
      { address, contactId, person, ...fateOf(seed, address) },
    ]),
  );
  return { people: everyone, lines: new Map(lines), offenders };
};
