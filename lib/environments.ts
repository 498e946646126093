import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Feed } from '../domain/feed.ts';

/** Requests a second that API Gateway lets through, and how many may come at once. */
export interface Throttle {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

/** A stage whose emergencies do not wait behind the rest; each lane has so many workers at once. */
export interface TwoLanes {
  readonly timeout: Duration;
  readonly emergencyAtOnce: number;
  readonly routineAtOnce: number;
}

/** A name whose DNS is ours, and the certificate that proves it. */
export interface OwnName {
  readonly name: string;
  readonly certificateArn: string;
}

/** A deployment as data. Nothing below `bin/` asks which one it is. */
export interface Environment {
  /** What happens to tables, keys and secrets when somebody deletes a stack, and how far back a table can be restored. */
  readonly records: {
    readonly removalPolicy: RemovalPolicy;
    readonly deletionProtection: boolean;
    readonly recoveryDays: number;
    /** How long a finished letter can be printed again. It is made anew from the records when somebody asks later. */
    readonly lettersKept: Duration;
    /** How long a recorded statement is kept: until well after the hearing that it was sent for. */
    readonly recordingsKept: Duration;
    /** How long nobody can delete a seal of the ledger; with `compliance` not even AWS can, with `governance` an administrator. */
    readonly seals: { readonly lock: 'compliance' | 'governance'; readonly kept: Duration };
  };
  readonly logs: { readonly removalPolicy: RemovalPolicy; readonly retention: RetentionDays };
  /** A hint may be lost (the clock finds the work again); a dead letter waits for a person. */
  readonly hintsKept: Duration;
  readonly deadLettersKept: Duration;
  /** Whether an alarm calls somebody, or only shows on the dashboard. */
  readonly alarmsPage: boolean;
  readonly throttling: {
    readonly overall: Throttle;
    readonly publicForm: Throttle;
    readonly links: Throttle;
    /** Victims who sign in and change things. */
    readonly account: Throttle;
    readonly feed: Throttle;
    readonly staff: Throttle;
  };
  /** Who reports to us, and how often each is heard of. The policy of each is named after its `feedId` (docs/deploy.md). */
  readonly feeds: readonly Feed[];
  /** Text messages a second that the origination number carries; the workers share it evenly. */
  readonly smsPerSecond: number;
  /** The account's monthly SMS spend limit, as set at AWS: beyond it AWS drops texts in silence. */
  readonly smsMonthlyLimitUsd: number;
  /** Where the link in a message leads; the code of 14 characters follows. */
  readonly linkBase: string;
  readonly mailFrom: string;
  /** Our own name for the website, once it and its certificate exist. The links in messages lead there. */
  readonly site?: OwnName;
  /** Another one for the API, which the department and staff call. */
  readonly domain?: OwnName;
  /** The version of the secret behind the links, once it was exchanged (docs/deploy.md). */
  readonly linkKeyVersion?: string;
  /** A function's own limits; `…AtOnce` is the maximum concurrency of its queue. */
  readonly http: { readonly timeout: Duration; readonly reservedConcurrency: number };
  readonly register: { readonly timeout: Duration; readonly atOnce: number };
  /** How long most status changes wait before they are matched: a burst shows in it. Escapes never wait. */
  readonly settle: Duration;
  readonly match: TwoLanes;
  readonly dispatch: TwoLanes;
  /** Each of the workers that take receipts and what victims answer. */
  readonly replies: { readonly timeout: Duration; readonly atOnce: number };
  /** Whether the phone network answers STOP, START and HELP by itself, as toll-free numbers do, or leaves it to us. */
  readonly keywordsAnsweredBy: 'network' | 'us';
  readonly errand: { readonly timeout: Duration; readonly atOnce: number };
  readonly clock: { readonly timeout: Duration };
  readonly seal: { readonly timeout: Duration };
}

/** The department's system beats around the clock; a county's jail closes its books at night. */
const feeds: readonly Feed[] = [
  {
    feedId: 'department',
    agency: 'Missouri Department of Corrections',
    system: 'offender management',
    paces: [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], fromHour: 7, toHour: 19, everyMinutes: 15 },
      { everyMinutes: 60 },
    ],
    tellVictimsAfterMinutes: 180,
  },
  {
    feedId: 'boone-county-jail',
    agency: 'Boone County Sheriff',
    system: 'jail roster',
    paces: [{ fromHour: 6, toHour: 22, everyMinutes: 60 }, { everyMinutes: 240 }],
  },
];

/** Every deployment there is. `sandbox` also runs on a developer's machine, so it retries within a minute. */
export const environments = {
  sandbox: {
    records: {
      removalPolicy: RemovalPolicy.DESTROY,
      deletionProtection: false,
      recoveryDays: 1,
      lettersKept: Duration.days(7),
      recordingsKept: Duration.days(7),
      seals: { lock: 'governance', kept: Duration.days(1) },
    },
    logs: { removalPolicy: RemovalPolicy.DESTROY, retention: RetentionDays.ONE_WEEK },
    hintsKept: Duration.days(1),
    deadLettersKept: Duration.days(4),
    alarmsPage: false,
    throttling: {
      overall: { rateLimit: 100, burstLimit: 200 },
      publicForm: { rateLimit: 20, burstLimit: 40 },
      links: { rateLimit: 50, burstLimit: 100 },
      account: { rateLimit: 20, burstLimit: 40 },
      feed: { rateLimit: 50, burstLimit: 100 },
      staff: { rateLimit: 20, burstLimit: 40 },
    },
    feeds,
    smsPerSecond: 300,
    smsMonthlyLimitUsd: 1,
    linkBase: 'http://localhost:8080/a/',
    mailFrom: 'notices@example.org',
    http: { timeout: Duration.seconds(10), reservedConcurrency: 5 },
    register: { timeout: Duration.seconds(10), atOnce: 2 },
    settle: Duration.seconds(0),
    match: { timeout: Duration.seconds(10), emergencyAtOnce: 2, routineAtOnce: 2 },
    dispatch: { timeout: Duration.seconds(10), emergencyAtOnce: 2, routineAtOnce: 2 },
    replies: { timeout: Duration.seconds(10), atOnce: 2 },
    keywordsAnsweredBy: 'us',
    errand: { timeout: Duration.seconds(10), atOnce: 2 },
    clock: { timeout: Duration.seconds(10) },
    seal: { timeout: Duration.seconds(60) },
  },
  production: {
    records: {
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
      recoveryDays: 35,
      lettersKept: Duration.days(90),
      recordingsKept: Duration.days(400),
      seals: { lock: 'compliance', kept: Duration.days(3650) },
    },
    logs: { removalPolicy: RemovalPolicy.RETAIN, retention: RetentionDays.ONE_YEAR },
    hintsKept: Duration.days(4),
    deadLettersKept: Duration.days(14),
    alarmsPage: true,
    throttling: {
      overall: { rateLimit: 200, burstLimit: 400 },
      publicForm: { rateLimit: 5, burstLimit: 10 },
      links: { rateLimit: 50, burstLimit: 100 },
      account: { rateLimit: 20, burstLimit: 40 },
      feed: { rateLimit: 50, burstLimit: 100 },
      staff: { rateLimit: 20, burstLimit: 40 },
    },
    feeds,
    smsPerSecond: 20,
    smsMonthlyLimitUsd: 1000,
    linkBase: 'https://vn.mo.gov/a/',
    mailFrom: 'notices@vn.mo.gov',
    http: { timeout: Duration.seconds(10), reservedConcurrency: 20 },
    register: { timeout: Duration.seconds(30), atOnce: 5 },
    settle: Duration.seconds(60),
    match: { timeout: Duration.seconds(120), emergencyAtOnce: 4, routineAtOnce: 2 },
    dispatch: { timeout: Duration.seconds(240), emergencyAtOnce: 4, routineAtOnce: 2 },
    replies: { timeout: Duration.seconds(30), atOnce: 3 },
    keywordsAnsweredBy: 'network',
    errand: { timeout: Duration.seconds(30), atOnce: 3 },
    clock: { timeout: Duration.seconds(50) },
    seal: { timeout: Duration.minutes(15) },
  },
} satisfies Readonly<Record<string, Environment>>;

/** The share of the origination number's rate that one sending worker may use. */
export const smsPerSecondOfOneWorker = ({ smsPerSecond, match, dispatch }: Environment): number =>
  smsPerSecond /
  [match, dispatch].reduce(
    (sum, { emergencyAtOnce, routineAtOnce }) => sum + emergencyAtOnce + routineAtOnce,
    0,
  );

/**
 * The link in a text message has to leave room for the words: at most 38 characters with its code of 14. It leads to the
 * website, which passes it on to the API.
 */
export const linkBaseThatFits = ({ linkBase, site }: Environment): string => {
  if (linkBase.length + 14 > 38) throw new Error(`The link base ${linkBase} is longer than 24 characters.`);
  if (site !== undefined && linkBase !== `https://${site.name}/a/`) {
    throw new Error(`The link base ${linkBase} does not lead to the website, https://${site.name}/a/.`);
  }
  return linkBase;
};
