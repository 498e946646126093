import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse } from 'aws-lambda';
import { agendaTable } from '../../adapters/agenda-table.ts';
import { cipher } from '../../adapters/cipher.ts';
import { contactConfirmations } from '../../adapters/contact-marks.ts';
import { contactsTable } from '../../adapters/contacts-table.ts';
import { sealedErrands } from '../../adapters/errands-table.ts';
import { feedWindowsTable } from '../../adapters/feed-windows-table.ts';
import { feedsTable } from '../../adapters/feeds-table.ts';
import { formSubmissionsTable } from '../../adapters/form-submissions-table.ts';
import { heldChanges } from '../../adapters/held-changes.ts';
import { hearingRequests } from '../../adapters/hearing-requests.ts';
import { hintsTo } from '../../adapters/hints.ts';
import { ledgerLookUps } from '../../adapters/ledger-look-ups.ts';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { mailSender } from '../../adapters/mail-sender.ts';
import { observe } from '../../adapters/observability.ts';
import { offendersTable } from '../../adapters/offenders-table.ts';
import { officePager } from '../../adapters/office-pager.ts';
import { quarantineTable } from '../../adapters/quarantine-table.ts';
import { recordingDoor } from '../../adapters/recording-door.ts';
import { recordingsStore } from '../../adapters/recordings-store.ts';
import { keptReplies } from '../../adapters/receipts-table.ts';
import { smsSender } from '../../adapters/sms-sender.ts';
import { staffTasksTable } from '../../adapters/staff-tasks-table.ts';
import { statusChangesTable } from '../../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../../adapters/subscriptions-table.ts';
import { tokensTable } from '../../adapters/tokens-table.ts';
import { victimsTable } from '../../adapters/victims-table.ts';
import { dueUnits, lookAgain, type DueUnit, type WorkTable } from '../../adapters/work-items.ts';
import {
  agendaWork,
  errandsWork,
  formSubmissionsWork,
  statusChangesWork,
} from '../../adapters/work-tables.ts';
import type { Lane } from '../../domain/batch.ts';
import type { Feed } from '../../domain/feed.ts';
import { registrationForm } from '../../domain/registration.ts';
import { contactHashFor } from '../../domain/secrets.ts';
import { victimFrom } from '../../domain/victim.ts';
import { acknowledgeNotification } from '../../lambdas/acknowledge-notification.ts';
import { audiencePage } from '../../lambdas/audience-page.ts';
import { breaker } from '../../lambdas/breaker.ts';
import { withPages } from '../../lambdas/browser.ts';
import { confirmOnPages } from '../../lambdas/confirm-contact.ts';
import { countPosted } from '../../lambdas/count-posted.ts';
import { decideQuarantine } from '../../lambdas/decide-quarantine.ts';
import { dispatchBatch } from '../../lambdas/dispatch-batch.ts';
import { httpFunction, type Endpoint } from '../../lambdas/entrypoints.ts';
import { matchStatusChange } from '../../lambdas/match-status-change.ts';
import { notifyAll } from '../../lambdas/notify-all.ts';
import { pageStaff } from '../../lambdas/page-staff.ts';
import { queueWorker, type Work } from '../../lambdas/queue-worker.ts';
import { readDutyReport } from '../../lambdas/read-duty-report.ts';
import { readEvidence } from '../../lambdas/read-evidence.ts';
import { readQuarantine } from '../../lambdas/read-quarantine.ts';
import { readStatusChange } from '../../lambdas/read-status-change.ts';
import { readFreshness } from '../../lambdas/read-freshness.ts';
import { receiveHeartbeat } from '../../lambdas/receive-heartbeat.ts';
import { receiveStatusChanges } from '../../lambdas/receive-status-changes.ts';
import { nothingLost, reviewForm, reviewPages, submitPages } from '../../lambdas/register-pages.ts';
import { registerVictim } from '../../lambdas/register-victim.ts';
import { runErrand } from '../../lambdas/run-errand.ts';
import { runClock, type ClockSource } from '../../lambdas/run-clock.ts';
import { sendDigest } from '../../lambdas/send-digest.ts';
import { waveSender } from '../../lambdas/send-wave.ts';
import { submitForm } from '../../lambdas/submit-form.ts';
import { takePart } from '../../lambdas/take-part.ts';
import { aPostedForm, NOW } from './builders.ts';
import { hintEvent, httpEvent, lambdaContext, sqsEvent, type RequestOf } from './events.ts';
import { memoryS3, type MemoryBucket } from './fakes-s3.ts';
import { fakeAws, type FakeAws, type Process } from './fakes.ts';

export const CONTACT_KEY = 'contact-key-of-the-tests';
export const INDEX_KEY = 'index-key-of-the-tests';
export const LINK_KEY = 'link-key-of-the-tests';
export const LINK_BASE = 'https://vn.mo.gov/a/';

/** The door to the bucket of recordings, with AWS's own example of a key. */
export const RECORDING_DOOR = recordingDoor(
  'recordings',
  { origin: 'https://recordings.s3.us-east-1.amazonaws.com', before: '/' },
  {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  },
);

/** A department that beats every hour, and a jail that beats less often at night. */
export const KNOWN_FEEDS: readonly Feed[] = [
  {
    ...{ feedId: 'department', agency: 'Department of Corrections', system: 'offender management' },
    paces: [{ everyMinutes: 60 }],
    tellVictimsAfterMinutes: 180,
  },
  {
    ...{ feedId: 'boone-county-jail', agency: 'Boone County Sheriff', system: 'jail roster' },
    paces: [{ fromHour: 6, toHour: 22, everyMinutes: 60 }, { everyMinutes: 240 }],
  },
];

export type Route =
  | 'submit'
  | 'review'
  | 'confirm'
  | 'receive'
  | 'heartbeat'
  | 'read'
  | 'acknowledge'
  | 'evidence'
  | 'report'
  | 'take-part'
  | 'freshness'
  | 'quarantine'
  | 'decide';
export type Stage = 'registration' | 'match' | 'dispatch' | 'errand';

/** The pipeline in one process of the tests, over AWS in memory, wired as the entry files wire it. */
export interface Pipeline {
  readonly aws: FakeAws;
  readonly log: string[];
  /** What victims recorded, by key. */
  readonly recordings: MemoryBucket;
  readonly now: () => Date;
  readonly advance: (seconds: number) => void;
  readonly http: (route: Route, request: RequestOf) => Promise<APIGatewayProxyStructuredResultV2>;
  readonly post: (...changes: readonly unknown[]) => Promise<APIGatewayProxyStructuredResultV2>;
  /** Delivers hints to a worker, one a message. */
  readonly work: (stage: Stage, ...ids: readonly string[]) => Promise<SQSBatchResponse>;
  readonly tick: () => Promise<void>;
  /** Delivers whatever is in the queues until they are empty. A message whose worker crashed is lost. */
  readonly drain: () => Promise<void>;
  /** Minute after minute, clock and queues, until nothing is owed or `minutes` are over. */
  readonly carryOn: (minutes?: number) => Promise<void>;
  /** Lets time go by, from one thing that is due to the next, so that weeks take no longer than what happens in them. */
  readonly pass: (seconds: number) => Promise<void>;
  /** How much waits for a worker now, or soon. */
  readonly owed: (withinSeconds?: number) => number;
  /** A victim on file with confirmed contacts and an active subscription. */
  readonly aVictim: (n: number, form?: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly edges: ReturnType<typeof edgesOf>;
}

const workTables = ['Agenda', 'StatusChanges', 'FormSubmissions', 'Errands'] as const;

/** When the next unit of work is due, in milliseconds since 1970; never when there is none. */
const nextDue = (aws: FakeAws): number =>
  dueTimes(aws).reduce((earliest, at) => Math.min(earliest, Date.parse(at)), Infinity);

const dueTimes = (aws: FakeAws): readonly string[] =>
  workTables.flatMap((table) => aws.tables.valuesIn(table, 'dueShard', 'dueAt'));

/** What rests for so long waits for an answer, not for a worker: the second text of an escape comes after half an hour. */
const SOON_SECONDS = 890;

const edgesOf = (process: Process) => {
  const seals = cipher(CONTACT_KEY);
  return {
    victims: victimsTable(process.dynamodb, 'Victims', seals),
    confirmations: contactConfirmations(process.dynamodb, 'Victims'),
    contacts: contactsTable(process.dynamodb, 'Contacts'),
    subscriptions: subscriptionsTable(process.dynamodb, 'OffenderSubscriptions'),
    formSubmissions: formSubmissionsTable(process.dynamodb, 'FormSubmissions', seals),
    hearingRequests: hearingRequests(process.dynamodb, 'FormSubmissions', seals),
    statusChanges: statusChangesTable(process.dynamodb, 'StatusChanges'),
    feeds: feedsTable(process.dynamodb, 'Feeds'),
    ledger: ledgerTable(process.dynamodb, 'Ledger'),
    ledgerLookUps: ledgerLookUps(process.dynamodb, 'Ledger'),
    agenda: agendaTable(process.dynamodb, 'Agenda'),
    tokens: tokensTable(process.dynamodb, 'Tokens'),
    staffTasks: staffTasksTable(process.dynamodb, 'StaffTasks'),
    replies: keptReplies(process.dynamodb, 'Receipts', seals),
    errands: sealedErrands(process.dynamodb, 'Errands', seals),
    hintErrand: hintsTo(process.sqs, 'errand'),
    sendText: smsSender(process.sns),
    sendMails: mailSender(process.ses, { from: 'notices@example.org', configurationSet: 'victim-mail' }),
    registration: hintsTo(process.sqs, 'registration'),
    windows: feedWindowsTable(process.dynamodb, 'FeedWindows'),
    offenders: offendersTable(process.dynamodb, 'Offenders'),
    quarantine: quarantineTable(process.dynamodb, 'Quarantine'),
    held: heldChanges(process.dynamodb, 'StatusChanges'),
    hintMatchLater: {
      emergency: hintsTo(process.sqs, 'emergency-match'),
      routine: hintsTo(process.sqs, 'routine-match'),
    },
    hintMatch: {
      emergency: hintsTo(process.sqs, 'emergency-match'),
      routine: hintsTo(process.sqs, 'routine-match'),
    },
    hintDispatch: {
      emergency: hintsTo(process.sqs, 'emergency-dispatch'),
      routine: hintsTo(process.sqs, 'routine-dispatch'),
    },
  };
};

/** The queues, and who works them off; emergencies first. */
const queues: readonly (readonly [string, Stage])[] = [
  ['emergency-dispatch', 'dispatch'],
  ['emergency-match', 'match'],
  ['routine-dispatch', 'dispatch'],
  ['routine-match', 'match'],
  ['registration', 'registration'],
  ['errand', 'errand'],
];

export const aPipeline = (): Pipeline => {
  const aws = fakeAws();
  const log: string[] = [];
  const recordings: MemoryBucket = new Map();
  let time = NOW.getTime();
  const now = (): Date => new Date(time);
  const watch = observe((line) => log.push(line), now);
  // What arranges a test is no request of the pipeline.
  const arranging = edgesOf(fakeProcess(aws));

  // A process that receives lives on from one request to the next.
  let receiving = arranging;
  const counting = countPosted({
    windows: { add: (...counts) => receiving.windows.add(...counts) },
    observe: watch,
    now,
  });

  const notifier = (edges: ReturnType<typeof edgesOf>) =>
    notifyAll({
      ...edges,
      sendWave: waveSender({
        ...edges,
        linkKey: LINK_KEY,
        linkBase: LINK_BASE,
        textsPerSecond: 20,
        now,
        wait: () => Promise.resolve(),
      }),
      observe: watch,
      now,
    });

  const endpoints = (edges: ReturnType<typeof edgesOf>): Readonly<Record<Route, Endpoint>> => ({
    submit: nothingLost(
      withPages(
        submitForm({
          ...edges,
          hintRegistration: edges.registration,
          observe: watch,
          indexKey: INDEX_KEY,
          now,
        }),
        submitPages({ now }),
      ),
      watch,
    ),
    review: withPages(reviewForm({ now }), reviewPages),
    confirm: confirmOnPages({
      ...edges,
      victims: edges.confirmations,
      indexKey: INDEX_KEY,
      observe: watch,
      now,
    }),
    receive: receiveStatusChanges({
      ...edges,
      countPosted: (...posted) => {
        receiving = edges;
        return counting(...posted);
      },
      knownFeeds: KNOWN_FEEDS,
      observe: watch,
      now,
    }),
    heartbeat: receiveHeartbeat({ ...edges, knownFeeds: KNOWN_FEEDS, now }),
    read: readStatusChange(edges),
    freshness: readFreshness({ ...edges, knownFeeds: KNOWN_FEEDS, now }),
    quarantine: readQuarantine({ ...edges, now }),
    decide: decideQuarantine({ ...edges, observe: watch, now }),
    acknowledge: acknowledgeNotification({ ...edges, now }),
    'take-part': takePart({ ...edges, indexKey: INDEX_KEY, observe: watch, now }),
    evidence: readEvidence({ ...edges, now }),
    report: readDutyReport({ ...edges, now }),
  });

  const workers = (edges: ReturnType<typeof edgesOf>): Readonly<Record<Stage, Work>> => ({
    registration: registerVictim({
      ...edges,
      indexKey: INDEX_KEY,
      confirmLink: 'https://vn.mo.gov/registrations/confirm',
      observe: watch,
      now,
    }),
    match: matchStatusChange({
      ...edges,
      audiencePage: audiencePage({ ...edges, now }),
      breaker: breaker({ ...edges, observe: watch, now }),
      notify: notifier(edges),
      observe: watch,
      now,
    }),
    errand: runErrand({
      ...edges,
      recordings: recordingsStore(memoryS3(recordings), 'recordings'),
      indexKey: INDEX_KEY,
      links: {
        account: 'https://vn.mo.gov/account',
        confirm: 'https://vn.mo.gov/registrations/confirm',
        signInCode: (language) => `https://vn.mo.gov/${language}/sign-in-code.html`,
        check: 'https://vn.mo.gov/c/',
        register: (language) => `https://vn.mo.gov/${language}/register.html`,
      },
      observe: watch,
      now,
    }),
    dispatch: dispatchBatch({
      ...edges,
      notify: notifier(edges),
      sendDigest: sendDigest({ ...edges, linkKey: LINK_KEY, linkBase: LINK_BASE, now }),
      now,
    }),
  });

  const deliver = (stage: Stage, bodies: readonly string[]): Promise<SQSBatchResponse> =>
    queueWorker(workers(edgesOf(aws.process()))[stage], watch)(sqsEvent(...bodies), lambdaContext());

  const pipeline: Pipeline = {
    aws,
    log,
    recordings,
    now,
    advance: (seconds) => {
      time += seconds * 1000;
    },
    http: (route, request) =>
      httpFunction(endpoints(edgesOf(aws.process()))[route], watch)(httpEvent(request), lambdaContext()),
    post: (...changes) =>
      pipeline.http('receive', {
        path: '/feeds/department/status-changes',
        pathParameters: { feedId: 'department' },
        body: JSON.stringify(changes.length === 1 ? changes[0] : changes),
      }),
    work: (stage, ...ids) =>
      deliver(
        stage,
        hintEvent(...ids).Records.map(({ body }) => body),
      ),
    tick: async () => {
      const process = aws.process();
      const edges = edgesOf(process);
      const source = (table: WorkTable, queueOf: ClockSource['queueOf']): ClockSource => ({
        due: (moment) => dueUnits(table, moment),
        lookAgain: (unit, dueAt) => lookAgain(table, unit, dueAt),
        queueOf,
      });
      const run = runClock({
        sources: [
          source(agendaWork(process.dynamodb, 'Agenda'), (unit) => edges.hintDispatch[laneOf(unit)]),
          source(
            statusChangesWork(process.dynamodb, 'StatusChanges'),
            (unit) => edges.hintMatch[laneOf(unit)],
          ),
          source(formSubmissionsWork(process.dynamodb, 'FormSubmissions'), () => edges.registration),
          source(errandsWork(process.dynamodb, 'Errands'), () => edges.hintErrand),
        ],
        pageStaff: pageStaff({
          tasks: edges.staffTasks,
          page: officePager(process.sns, 'office'),
          observe: watch,
        }),
        // Whether feeds are heard has tests of its own: here weeks pass in which nobody beats.
        watchFeeds: () => Promise.resolve(),
        observe: watch,
        now,
      });
      // A crashed tick is a lost tick: the next one comes in a minute.
      await run().catch((error: unknown) => {
        if (!process.isDead()) throw error;
      });
    },
    drain: async () => {
      for (let messages = 0; messages < 10_000; messages += 1) {
        const [name = '', stage] = queues.find(([one]) => (aws.queues.get(one)?.length ?? 0) > 0) ?? [];
        const body = aws.queues.get(name)?.shift();
        if (stage === undefined || body === undefined) return;
        await deliver(stage, [body]);
      }
      throw new Error('The queues do not become empty.');
    },
    carryOn: async (minutes = 60) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        await pipeline.drain();
        if (pipeline.owed() === 0) return;
        pipeline.advance(60);
        await pipeline.tick();
      }
      await pipeline.drain();
    },
    pass: async (seconds) => {
      const end = time + seconds * 1000;
      await pipeline.drain();
      for (let next = nextDue(aws); next <= end; next = nextDue(aws)) {
        // The clock ticks every minute.
        time = Math.max(time + 60_000, next);
        await pipeline.tick();
        await pipeline.drain();
      }
      time = Math.max(time, end);
    },
    owed: (withinSeconds = SOON_SECONDS) => {
      const soon = new Date(time + withinSeconds * 1000).toISOString();
      return dueTimes(aws).filter((at) => at < soon).length;
    },
    aVictim: async (n, form = {}) => {
      const victimId = `victim-${String(n).padStart(5, '0')}`;
      const parsed = registrationForm.parse(aPostedForm(form, n));
      await arranging.victims.addOnce(victimId, parsed, NOW.toISOString());
      for (const { contactId, address } of victimFrom(parsed).contacts)
        await arranging.contacts.add(contactHashFor(INDEX_KEY, address), { victimId, contactId });
      if (parsed.email !== undefined)
        await arranging.confirmations.confirm(victimId, 'email', NOW.toISOString());
      for (const position of parsed.phones.keys())
        await arranging.confirmations.confirm(victimId, `phone-${position + 1}`, NOW.toISOString());
      await arranging.subscriptions.addOnce({
        docNumber: parsed.offenderDocNumber ?? '00123456',
        victimId,
        state: 'active',
        offenderName: parsed.offenderName,
        ...(parsed.eventTypes === undefined ? {} : { eventTypes: parsed.eventTypes }),
      });
      return victimId;
    },
    edges: arranging,
  };
  return pipeline;
};

const laneOf = ({ queue }: DueUnit): Lane => (queue === 'routine' ? 'routine' : 'emergency');

/** A process whose requests go past the log and the crash plan. */
const fakeProcess = (aws: FakeAws): Process => {
  const send = (command: { readonly constructor: { readonly name: string }; readonly input: unknown }) =>
    Promise.resolve().then(() =>
      aws.tables.run(command.constructor.name.replace(/Command$/, ''), command.input),
    );
  return { ...aws.process(), dynamodb: { send } as unknown as Process['dynamodb'] };
};
