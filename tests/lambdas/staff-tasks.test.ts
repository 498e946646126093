import { viewsLog } from '../../adapters/views-log.ts';
import { staffTask, staffTaskDetails, staffTaskPage } from '../../api/replies-office.ts';
import type { EventType } from '../../domain/event-types.ts';
import type { TaskKind } from '../../domain/facts.ts';
import { foldFacts } from '../../domain/fold.ts';
import { lookIdFor, notificationIdFor, sha256, sha256OfBytes, staffTaskIdFor } from '../../domain/ids.ts';
import { linkCodeFor } from '../../domain/secrets.ts';
import { aStaffTask, type StaffTask } from '../../domain/staff-task.ts';
import { aPostedChange, aPostedForm, at, DAY, DOC_NUMBER, HOUR, NOW, phoneOf } from '../support/builders.ts';
import { aPipeline, LINK_KEY, type Pipeline } from '../support/fakes-pipeline.ts';
import { repliesOver } from '../support/fakes-replies.ts';
import { ANN, anOffice, BEA, type Answer, type Office } from '../support/office.ts';

const CANARY = 'Canarypersona';
const form = {
  requesterName: { first: 'Robin', last: CANARY },
  postalAddress: { line1: '1 Canary Row', city: 'Jefferson City', state: 'MO', zip: '65101' },
  safeContactNotes: 'Ask for Robin, say nothing else.',
  phones: [
    { number: phoneOf(1), kind: 'mobile', smsConsent: true },
    { number: phoneOf(101), kind: 'landline' },
  ],
};

const bodyOf = ({ body = '' }: Answer): Record<string, never> => JSON.parse(body) as Record<string, never>;
const problemOf = (answer: Answer): string =>
  String((bodyOf(answer) as { type?: string }).type)
    .split('/')
    .at(-1) ?? '';

describe('the staff tasks', () => {
  let pipeline: Pipeline;
  let office: Office;
  let victimId: string;

  beforeEach(async () => {
    pipeline = aPipeline();
    office = anOffice(pipeline);
    victimId = await pipeline.aVictim(1, form);
  });

  /** A status change that was told, and a task about it. */
  const aTaskAbout = async (
    kind: TaskKind = 'call',
    eventType: EventType = 'escape',
    different: Partial<StaffTask> = {},
  ): Promise<StaffTask> => {
    await pipeline.post(aPostedChange(eventType));
    await pipeline.drain();
    const notificationId = notificationIdFor(`SC-${eventType}`, victimId);
    const task = aStaffTask(notificationId, {
      kind,
      reason: 'not-acknowledged',
      deadline: at(DAY - HOUR),
      createdAt: at(0),
      victimId,
      notificationId,
      statusChangeId: `SC-${eventType}`,
      statusChangePage: `SC-${eventType}#0`,
      docNumber: DOC_NUMBER,
      pages: [at(4 * HOUR)],
      ...different,
    });
    await pipeline.edges.staffTasks.addOnce(task);
    return task;
  };
  const factsOf = ({ notificationId = '' }: StaffTask) => pipeline.edges.ledger.factsOf(notificationId);
  const done = async (task: StaffTask, outcome: unknown): Promise<Answer> => {
    await office.claim(task.taskId);
    return office.complete(task.taskId, outcome);
  };
  const taskOf = (kind: string, cause: string) => pipeline.edges.staffTasks.get(staffTaskIdFor(kind, cause));
  const reviewsOf = () =>
    pipeline.aws.tables.itemsOf('StaffTasks').filter((item) => item['kind']?.S === 'review');

  it('go from the list to the end', async () => {
    const task = await aTaskAbout();

    const list = await office.list({ kind: 'call' });
    expect(staffTaskPage.parse(bodyOf(list)).tasks.map(({ taskId }) => taskId)).toEqual([task.taskId]);
    expect(staffTask.parse(bodyOf(await office.claim(task.taskId)))).toMatchObject({
      holder: ANN,
      heldUntil: at(2 * HOUR),
    });
    const details = staffTaskDetails.parse(bodyOf(await office.read(task.taskId)));
    expect(details).toMatchObject({
      duty: { eventType: 'escape', isMet: false, isAcknowledged: false },
      person: {
        name: form.requesterName,
        language: 'en',
        safeContactNotes: form.safeContactNotes,
        postalAddress: form.postalAddress,
        numbers: [
          { contactId: 'phone-1', number: phoneOf(1) },
          { contactId: 'phone-2', number: phoneOf(101) },
        ],
      },
    });
    expect(JSON.stringify(details.script)).toContain('Robin');
    const completed = await office.complete(task.taskId, { outcome: 'reached' });

    expect(completed.statusCode).toBe(200);
    expect(bodyOf(completed)).toMatchObject({ state: 'done', outcome: 'reached', holder: ANN });
    expect(await factsOf(task)).toContainEqual(
      expect.objectContaining({ is: 'told-by-person', taskId: task.taskId }),
    );
    expect(foldFacts(await factsOf(task)).isAcknowledged).toBe(true);
    expect(bodyOf(await office.list())).toEqual({ tasks: [] });
  });

  it('show the person nowhere but to whoever opens the task, and write that down first', async () => {
    const task = await aTaskAbout();
    const views = viewsLog(pipeline.aws.process().dynamodb, 'Ledger');

    const list = await office.list();
    await office.read(task.taskId, BEA);
    const others = [
      await office.claim(task.taskId),
      await office.handBack(task.taskId),
      await office.claim(task.taskId),
      await office.complete(task.taskId, { outcome: CANARY }),
      await office.complete(task.taskId, { outcome: 'wrong-person', contactId: 'phone-1' }),
    ];

    const seen = JSON.stringify([list, others, pipeline.log, pipeline.aws.queued, pipeline.aws.pages]);
    expect(seen).not.toMatch(/Canary|\+1573|example\.org|Ask for Robin/);
    expect(JSON.stringify(pipeline.aws.tables.itemsOf('StaffTasks'))).not.toMatch(/Canary|\+1573/);
    expect(await views.of(victimId)).toEqual([
      { victimId, taskId: task.taskId, what: 'record', viewedBy: BEA, at: at(0) },
    ]);
    // No view, no answer.
    pipeline.aws.refuse.table = (request) =>
      request === 'PutItem Ledger' ? new Error('the ledger is down') : undefined;
    expect((await office.read(task.taskId)).body).not.toContain(CANARY);
  });

  it('are never held by two, whoever comes at the same moment', async () => {
    const { taskId } = await aTaskAbout();

    const answers = await Promise.all([ANN, BEA, ANN, BEA].map((who) => office.claim(taskId, who)));

    const holders = answers.flatMap((answer) =>
      answer.statusCode === 200 ? [String((bodyOf(answer) as { holder?: string }).holder)] : [],
    );
    expect(new Set(holders).size).toBe(1);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(2);
    const [holder] = holders;
    const other = holder === ANN ? BEA : ANN;
    expect(problemOf(await office.complete(taskId, { outcome: 'reached' }, other))).toBe('task-held');
    expect(problemOf(await office.handBack(taskId, other))).toBe('task-held');
    pipeline.advance(2 * HOUR + 1);
    expect(problemOf(await office.complete(taskId, { outcome: 'reached' }, holder))).toBe('task-not-held');
    expect((await office.claim(taskId, other)).statusCode).toBe(200);
  });

  it('are completed once: the same again is the same, another is refused', async () => {
    const task = await aTaskAbout();
    const first = await done(task, { outcome: 'reached' });
    pipeline.advance(60);

    expect(await office.complete(task.taskId, { outcome: 'reached' })).toEqual(first);
    const other = await office.complete(task.taskId, { outcome: 'statewide-system', reference: 'M-1' });
    expect([other.statusCode, problemOf(other)]).toEqual([409, 'task-done']);
    expect(problemOf(await office.claim(task.taskId))).toBe('task-done');
    expect((await factsOf(task)).map(({ is }) => is)).not.toContain('told-by-statewide-system');
  });

  it('have one outcome of two that are said at the same moment', async () => {
    const task = await aTaskAbout();
    await office.claim(task.taskId);

    const answers = await Promise.all([
      office.complete(task.taskId, { outcome: 'reached' }),
      office.complete(task.taskId, { outcome: 'statewide-system', reference: 'M-1' }),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    const kinds = (await factsOf(task)).map(({ is }) => is);
    expect(kinds.filter((is) => is === 'told-by-person' || is === 'told-by-statewide-system')).toHaveLength(
      1,
    );
  });

  it.each([
    ['call', { outcome: 'reached' }],
    ['call', { outcome: 'statewide-system', reference: 'MOVANS-1' }],
    ['call', { outcome: 'wrong-person', contactId: 'phone-1' }],
    ['letter', { outcome: 'no-address' }],
  ] as const)('survive a crash at any request: %s, %j', async (kind, outcome) => {
    const final = async (): Promise<unknown> => {
      const facts = await factsOf(task);
      return [
        facts.map((fact) => ({ ...fact, at: 'any' })),
        pipeline.aws.tables
          .itemsOf('StaffTasks')
          .map((item) => [item['taskId'], item['state'], item['tries']]),
      ];
    };
    let task = await aTaskAbout(kind);
    expect((await done(task, outcome)).statusCode).toBe(200);
    const expected = await final();

    for (let request = 1; request < 40; request += 1) {
      for (const when of ['before', 'after'] as const) {
        pipeline = aPipeline();
        office = anOffice(pipeline);
        victimId = await pipeline.aVictim(1, form);
        task = await aTaskAbout(kind);
        await office.claim(task.taskId);
        pipeline.aws.crash({ request, when });
        await office.complete(task.taskId, outcome);
        if (pipeline.aws.crashesLeft() > 0) return;
        const answer = await office.complete(task.taskId, outcome);
        expect({ request, when, status: answer.statusCode }).toEqual({ request, when, status: 200 });
        expect(await final()).toEqual(expected);
      }
    }
    throw new Error('It never ended.');
  });

  it('go back to the list when nobody answers, and say how often', async () => {
    const task = await aTaskAbout();

    const first = await done(task, { outcome: 'no-answer' });
    const again = await office.complete(task.taskId, { outcome: 'no-answer' });
    await office.claim(task.taskId, BEA);
    const second = await office.complete(task.taskId, { outcome: 'no-answer' }, BEA);

    expect(bodyOf(first)).toMatchObject({ state: 'open', tries: 1 });
    expect(bodyOf(first)).not.toHaveProperty('holder');
    expect(bodyOf(again)).toMatchObject({ tries: 1 });
    expect(bodyOf(second)).toMatchObject({ state: 'open', tries: 2 });
  });

  it('bar a number that is somebody else’s, ask for another way, and end with the last one', async () => {
    const task = await aTaskAbout();

    expect((await done(task, { outcome: 'wrong-person', contactId: 'email' })).statusCode).toBe(422);
    const first = await office.complete(task.taskId, { outcome: 'wrong-person', contactId: 'phone-1' });
    const details = bodyOf(await office.read(task.taskId));
    const last = await done(task, { outcome: 'wrong-person', contactId: 'phone-2' });

    expect(bodyOf(first)).toMatchObject({ state: 'open', tries: 1 });
    expect(details).toMatchObject({ person: { numbers: [{ barred: 'wrong-person' }, {}] } });
    expect(bodyOf(last)).toMatchObject({ state: 'done', outcome: 'wrong-person' });
    expect(reviewsOf().map(({ reason }) => reason?.S)).toEqual(['contact-health', 'contact-health']);
    expect(JSON.stringify(reviewsOf())).not.toContain('+1573');
  });

  it.each([
    ['release-date-set', 200],
    ['escape', 422],
  ] as const)('let her decline only what she asked for herself: %s', async (eventType, status) => {
    const task = await aTaskAbout('call', eventType);

    expect((await done(task, { outcome: 'declined' })).statusCode).toBe(422);
    const answer = await office.complete(task.taskId, { outcome: 'declined', explained: 'yes' });

    expect(answer.statusCode).toBe(status);
    expect(foldFacts(await factsOf(task)).state === 'discharged').toBe(status === 200);
  });

  it('are not needed only when the facts say so', async () => {
    const task = await aTaskAbout();
    expect((await done(task, { outcome: 'not-needed' })).statusCode).toBe(422);

    const [created] = await factsOf(task);
    await pipeline.edges.ledger.recordFirst({
      is: 'acknowledged',
      notificationId: created?.notificationId ?? '',
      contactId: 'phone-1',
      at: at(1),
    });
    expect((await office.complete(task.taskId, { outcome: 'not-needed' })).statusCode).toBe(200);
  });

  it('have the ladder looked at anew, with its batch or alone', async () => {
    const task = await aTaskAbout();
    const due = () =>
      pipeline.aws.tables.itemsOf('Agenda').map((item) => [item['agendaId']?.S, item['dueAt']?.S]);
    const [before] = due();
    pipeline.advance(60);
    await done(task, { outcome: 'no-answer' });
    expect(due()).toEqual([[before?.[0], at(60)]]);

    await pipeline.edges.agenda.claim(before?.[0] ?? '', new Date(at(60)), 30);
    await pipeline.edges.agenda.remove(before?.[0] ?? '', new Date(at(60)));
    await done(task, { outcome: 'reached' });
    expect(due()).toEqual([[lookIdFor(task.notificationId ?? ''), at(60)]]);
  });

  describe('for a letter', () => {
    const posted = { outcome: 'posted', postedOn: '2026-05-04', trackingNumber: '70210950000012345678' };

    it('print it, keep what was printed, and prove it when it is posted', async () => {
      const task = await aTaskAbout('letter');
      await office.claim(task.taskId);
      expect(problemOf(await office.complete(task.taskId, posted))).toBe('letter-not-printed');

      const printed = await office.letter(task.taskId);
      // A day later the same letter would bear another date.
      pipeline.advance(DAY);
      const again = await office.letter(task.taskId, BEA);
      await office.claim(task.taskId);
      const answer = await office.complete(task.taskId, posted);

      expect(printed).toMatchObject({ statusCode: 200, isBase64Encoded: true });
      expect(printed.headers).toMatchObject({
        'content-type': 'application/pdf',
        'cache-control': 'no-store',
      });
      const pdf = Buffer.from(printed.body ?? '', 'base64');
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(again.body).toBe(printed.body);
      expect([...office.bucket.keys()]).toEqual([`letters/${task.taskId}.pdf`]);
      expect(answer.statusCode).toBe(200);
      const facts = await factsOf(task);
      expect(facts).toContainEqual(
        expect.objectContaining({
          is: 'letter-posted',
          postedOn: '2026-05-04',
          trackingNumber: posted.trackingNumber,
          letterHash: sha256OfBytes(pdf),
          linkHash: sha256(linkCodeFor(LINK_KEY, task.notificationId ?? '', 'letter')),
        }),
      );
      expect(foldFacts(facts).satisfied).toMatchObject({ by: 'certified-letter' });
      expect((await viewsLog(pipeline.aws.process().dynamodb, 'Ledger').of(victimId)).length).toBe(2);
    });

    it('keep the letter that was stored before a crash', async () => {
      const task = await aTaskAbout('letter');
      pipeline.aws.refuse.table = (request) =>
        request === 'UpdateItem StaffTasks' ? new Error('down') : undefined;
      expect((await office.letter(task.taskId)).statusCode).toBe(500);
      const [kept = ''] = office.bucket.values();
      pipeline.aws.refuse.table = () => undefined;
      pipeline.advance(2 * DAY);

      const { body = '' } = await office.letter(task.taskId);

      expect(Buffer.from(body, 'base64').toString('latin1')).toBe(kept);
    });

    it('take an answer by the link in it', async () => {
      const task = await aTaskAbout('letter');
      await office.letter(task.taskId);
      await done(task, posted);

      const code = linkCodeFor(LINK_KEY, task.notificationId ?? '', 'letter');
      await pipeline.http('acknowledge', { method: 'POST', pathParameters: { code } });

      expect(await factsOf(task)).toContainEqual(
        expect.objectContaining({ is: 'acknowledged', contactId: 'letter' }),
      );
    });

    it.each([
      ['2026-05-05', 'must not lie in the future'],
      ['2026-05-03', 'must not lie before the news that the letter tells'],
    ])('take no postmark of %s', async (postedOn, problem) => {
      const task = await aTaskAbout('letter');
      await office.letter(task.taskId);

      const answer = await done(task, { ...posted, postedOn });

      expect(bodyOf(answer)).toMatchObject({ status: 422, errors: [{ field: 'postedOn', problem }] });
    });

    it('note that it came back, and ask for another way to her', async () => {
      const task = await aTaskAbout('letter');
      await office.letter(task.taskId);
      expect((await done(task, { outcome: 'returned' })).statusCode).toBe(422);
      await office.complete(task.taskId, posted);

      const answers = [
        await office.complete(task.taskId, { outcome: 'returned' }, BEA),
        await office.complete(task.taskId, { outcome: 'returned' }, BEA),
      ];

      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect((await factsOf(task)).filter(({ is }) => is === 'letter-returned')).toHaveLength(1);
      expect(reviewsOf()).toHaveLength(1);
    });

    it('ask for a call where there is no address, and end as unreachable where that was tried', async () => {
      const task = await aTaskAbout('letter');
      await done(task, { outcome: 'no-address' });
      expect(await taskOf('call', task.notificationId ?? '')).toMatchObject({
        state: 'open',
        reason: 'no-address',
        deadline: task.deadline,
      });
      expect((await factsOf(task)).map(({ is }) => is)).not.toContain('unreachable');

      await aTaskAbout('call', 'release');
      const other = await aTaskAbout('letter', 'release');
      await done(other, { outcome: 'no-address' });
      expect((await factsOf(other)).map(({ is }) => is)).toContain('unreachable');
    });

    it('are refused where there is none', async () => {
      const call = await aTaskAbout('call');
      expect(problemOf(await office.letter(call.taskId))).toBe('no-letter');
      expect(problemOf(await office.letter('0'.repeat(32)))).toBe('task-unknown');

      victimId = await pipeline.aVictim(2);
      const letter = await aTaskAbout('letter', 'release');
      expect(problemOf(await office.letter(letter.taskId))).toBe('no-postal-address');
    });
  });

  describe('for a quarantine', () => {
    const quarantined = async (): Promise<StaffTask> => {
      await pipeline.post(aPostedChange('escape', { offenderName: { first: 'OTHER', last: 'NAME' } }));
      await pipeline.drain();
      const task = await taskOf('quarantine', notificationIdFor('SC-escape', victimId));
      if (task === undefined) throw new Error('No task was opened.');
      return task;
    };

    it('are opened with the deadline of the duty, and paged at once', async () => {
      const task = await quarantined();

      expect(task).toMatchObject({ reason: 'name-differs', deadline: at(DAY - HOUR), victimId });
      await pipeline.tick();
      expect(pipeline.aws.pages).toHaveLength(1);
      expect(bodyOf(await office.read(task.taskId))).toMatchObject({
        offender: { asked: { last: 'Sampleman' }, reported: { last: 'NAME' } },
      });
    });

    it('tell her after all when they are released', async () => {
      const task = await quarantined();
      expect(pipeline.aws.mails).toEqual([]);

      expect((await done(task, { outcome: 'release' })).statusCode).toBe(200);
      await pipeline.tick();
      await pipeline.drain();

      const facts = await factsOf(task);
      expect(facts).toContainEqual(
        expect.objectContaining({
          is: 'created',
          deadline: at(DAY - HOUR),
          agendaId: lookIdFor(task.notificationId ?? ''),
        }),
      );
      expect(pipeline.aws.mails).toHaveLength(1);
    });

    it('are not told when they are rejected', async () => {
      const task = await quarantined();

      await done(task, { outcome: 'reject' });
      await pipeline.carryOn(10);

      expect(foldFacts(await factsOf(task)).state).toBe('discharged');
      expect(pipeline.aws.mails).toEqual([]);
    });
  });

  it('open before a hearing with too little notice is held, once, and page at once', async () => {
    const hearingStart = at(10 * DAY);
    await pipeline.post(
      aPostedChange('parole-hearing-scheduled', {
        details: { hearingKind: 'parole', hearingStart, mode: 'video' },
      }),
    );
    await pipeline.drain();

    expect(await taskOf('review', 'SC-parole-hearing-scheduled')).toMatchObject({
      reason: 'short-notice',
      deadline: at(9 * DAY),
    });
    await pipeline.tick();
    expect(pipeline.aws.pages.map(({ text }) => text).join()).toContain('review (short-notice)');
  });

  describe('for a registration', () => {
    const register = async (different: Readonly<Record<string, unknown>>): Promise<string> => {
      await pipeline.http('submit', {
        path: '/registrations',
        body: JSON.stringify({ ...aPostedForm(different, 7) }),
      });
      await pipeline.drain();
      return reviewsOf()[0]?.['victimId']?.S ?? '';
    };

    it('ask whom she means, and let her hear of him from then on', async () => {
      const id = await register({ offenderDocNumber: undefined });
      const task = await taskOf('review', `offender-unknown#${id}`);
      expect(task).toMatchObject({ reason: 'offender-unknown', victimId: id });
      await pipeline.edges.confirmations.confirm(id, 'email', NOW.toISOString());
      await pipeline.edges.subscriptions.activateAllOf(id);

      expect(bodyOf(await office.read(task?.taskId ?? ''))).toMatchObject({
        offender: { asked: { last: 'Sampleman' } },
      });
      await office.claim(task?.taskId ?? '');
      const answer = await office.complete(task?.taskId ?? '', { outcome: 'matched', docNumber: DOC_NUMBER });

      expect(answer.statusCode).toBe(200);
      const subscriptions = pipeline.aws.tables
        .itemsOf('OffenderSubscriptions')
        .filter((item) => item['victimId']?.S === id)
        .map((item) => [item['docNumber']?.S, item['state']?.S]);
      expect(subscriptions).toEqual([[DOC_NUMBER, 'active']]);
    });

    it('make it effective when a contact was confirmed while he was looked for', async () => {
      const id = await register({ offenderDocNumber: undefined });
      const task = await taskOf('review', `offender-unknown#${id}`);
      // Confirmed, and the request was under way from one number to the other.
      await pipeline.edges.confirmations.confirm(id, 'email', NOW.toISOString());
      await office.claim(task?.taskId ?? '');

      await office.complete(task?.taskId ?? '', { outcome: 'matched', docNumber: DOC_NUMBER });

      expect(
        pipeline.aws.tables.itemsOf('OffenderSubscriptions').map((item) => item['state']?.S),
      ).not.toContain('pending');
    });

    it('ask for a contact where nothing can be confirmed', async () => {
      const id = await register({ email: undefined, phones: [], postalAddress: form.postalAddress });

      expect(await taskOf('review', `no-contact-to-confirm#${id}`)).toMatchObject({ victimId: id });
      expect(await taskOf('review', `offender-unknown#${id}`)).toBeUndefined();
    });

    const statesOf = (id: string): readonly unknown[] =>
      pipeline.aws.tables
        .itemsOf('OffenderSubscriptions')
        .filter((item) => item['victimId']?.S === id)
        .map((item) => [item['docNumber']?.S, item['state']?.S]);
    const byLetterOnly = { email: undefined, phones: [], postalAddress: form.postalAddress };

    it('make it effective when she has confirmed it without a code', async () => {
      const id = await register(byLetterOnly);
      const task = await taskOf('review', `no-contact-to-confirm#${id}`);
      const before = statesOf(id);
      await office.claim(task?.taskId ?? '');

      const answer = await office.complete(task?.taskId ?? '', { outcome: 'confirmed' });

      expect(before).toEqual([[DOC_NUMBER, 'pending']]);
      expect(answer.statusCode).toBe(200);
      expect(statesOf(id)).toEqual([[DOC_NUMBER, 'active']]);
    });

    it.each([
      ['the offender first', ['offender-unknown', 'no-contact-to-confirm']],
      ['her confirmation first', ['no-contact-to-confirm', 'offender-unknown']],
    ])('make it effective when both are found out, %s', async (_, reasons) => {
      const id = await register({ ...byLetterOnly, offenderDocNumber: undefined });

      for (const reason of reasons) {
        const task = await taskOf('review', `${reason}#${id}`);
        await office.claim(task?.taskId ?? '');
        const outcome =
          reason === 'offender-unknown'
            ? { outcome: 'matched', docNumber: DOC_NUMBER }
            : { outcome: 'confirmed' };
        expect((await office.complete(task?.taskId ?? '', outcome)).statusCode).toBe(200);
      }

      expect(statesOf(id)).toEqual([[DOC_NUMBER, 'active']]);
    });

    it('leave it as it is when she has withdrawn meanwhile', async () => {
      const id = await register(byLetterOnly);
      const task = await taskOf('review', `no-contact-to-confirm#${id}`);
      await pipeline.edges.victims.withdraw(id, NOW.toISOString());
      await office.claim(task?.taskId ?? '');

      await office.complete(task?.taskId ?? '', { outcome: 'confirmed' });

      expect(statesOf(id)).toEqual([[DOC_NUMBER, 'pending']]);
    });

    it('are confirmed only where no code can be', async () => {
      const id = await register({ offenderDocNumber: undefined });
      const task = await taskOf('review', `offender-unknown#${id}`);
      await office.claim(task?.taskId ?? '');

      expect((await office.complete(task?.taskId ?? '', { outcome: 'confirmed' })).statusCode).toBe(422);
    });
  });

  describe('for a reply', () => {
    const WORDS = 'He is at my door';
    const views = (of: string) => viewsLog(pipeline.aws.process().dynamodb, 'Ledger').of(of);
    /** The task that a text opens. */
    const texted = async (from: string, text = WORDS): Promise<string> => {
      await repliesOver(pipeline).reply(from, text, { inboundMessageId: 'in-1' });
      return staffTaskIdFor('review', 'reply#in-1');
    };

    it.each([WORDS, 'could you maybe stop sending these'])('show who wrote, and what: %s', async (text) => {
      const taskId = await texted(phoneOf(1), text);

      const details = staffTaskDetails.parse(bodyOf(await office.read(taskId)));

      expect(details).toMatchObject({
        task: { victimId },
        person: { name: form.requesterName },
        reply: { from: phoneOf(1), text },
      });
      expect(await views(victimId)).toEqual([{ victimId, taskId, what: 'record', viewedBy: ANN, at: at(0) }]);
      expect(JSON.stringify([await office.list(), pipeline.log])).not.toMatch(/door|sending|\+1573/);
    });

    it('show what a stranger wrote, and write under the task that it was seen', async () => {
      const taskId = await texted(phoneOf(99));

      const details = staffTaskDetails.parse(bodyOf(await office.read(taskId)));

      expect(details).toMatchObject({ reply: { from: phoneOf(99), text: WORDS } });
      expect(details.person).toBeUndefined();
      expect(await views(taskId)).toMatchObject([{ taskId, viewedBy: ANN }]);
    });

    it.each([1, 99])('show nothing that is not written down first, from phone %s', async (phone) => {
      const taskId = await texted(phoneOf(phone));
      pipeline.aws.refuse.table = (request) =>
        request === 'PutItem Ledger' ? new Error('the ledger is down') : undefined;

      const answer = await office.read(taskId);

      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain(WORDS);
    });
  });

  describe('page staff', () => {
    it('at their times with ids alone, then every four hours past the deadline', async () => {
      const { taskId } = await aTaskAbout('call', 'escape', {
        pages: [at(600), at(1200)],
        deadline: at(HOUR),
      });
      const pagesBy = async (seconds: number): Promise<number> => {
        pipeline.advance((NOW.getTime() + seconds * 1000 - pipeline.now().getTime()) / 1000);
        await pipeline.tick();
        return pipeline.aws.pages.filter(({ text }) => text.includes(taskId)).length;
      };

      expect(await pagesBy(599)).toBe(0);
      expect(await pagesBy(600)).toBe(1);
      expect(await pagesBy(1199)).toBe(1);
      expect(await pagesBy(1200)).toBe(2);
      expect(await pagesBy(HOUR)).toBe(3);
      expect(await pagesBy(4 * HOUR)).toBe(3);
      expect(pipeline.log.join()).toContain('StaffTasksOverdue');
      expect(await pagesBy(5 * HOUR)).toBe(4);
      await done((await pipeline.edges.staffTasks.get(taskId)) ?? (await aTaskAbout()), {
        outcome: 'reached',
      });
      expect(await pagesBy(20 * HOUR)).toBe(4);
      expect(JSON.stringify(pipeline.aws.pages)).not.toMatch(/Canary|\+1573|SAMPLEMAN|victim-0/i);
    });

    it('about fifty tasks at once, and about the rest a minute later', async () => {
      for (let n = 0; n < 60; n += 1)
        await pipeline.edges.staffTasks.addOnce(
          aStaffTask(`cause-${n}`, {
            kind: 'review',
            reason: 'complaint',
            createdAt: at(0),
            deadline: at(DAY),
            pages: [at(0)],
          }),
        );

      await pipeline.tick();
      expect(pipeline.aws.pages.map(({ subject }) => subject)).toEqual([
        'Victim notification: 50 staff tasks wait',
      ]);
      pipeline.advance(60);
      await pipeline.tick();
      expect(pipeline.aws.pages.at(-1)?.subject).toBe('Victim notification: 10 staff tasks wait');
    });
  });

  it.each([
    ['GET /staff-tasks', { queryStringParameters: { kind: 'nonsense' } }, 422],
    ['GET /staff-tasks', { queryStringParameters: { cursor: '../../etc' } }, 422],
    ['GET /staff-tasks', { queryStringParameters: { cursor: 'bm9uc2Vuc2U' } }, 422],
    ['GET /staff-tasks', { queryStringParameters: { before: 'tomorrow' } }, 422],
    ['GET /staff-tasks', { queryStringParameters: { name: CANARY } }, 422],
    ['GET /staff-tasks/{taskId}', { pathParameters: { taskId: '../victims' } }, 404],
    ['GET /staff-tasks/{taskId}', { pathParameters: { taskId: 'f'.repeat(32) } }, 404],
    ['POST /staff-tasks/{taskId}/claim', { pathParameters: {} }, 404],
  ])('refuse %s with %j', async (route, request, status) => {
    const { statusCode, body } = await office.ask(route, request);

    expect(statusCode).toBe(status);
    expect(body).not.toContain(CANARY);
  });

  it.each([
    ['{', 400],
    ['[]', 422],
    ['{}', 422],
    ['{"outcome":"reached","more":1}', 422],
    ['{"outcome":"posted","postedOn":"2026-05-04","trackingNumber":"1"}', 422],
    ['{"outcome":"release"}', 422],
    ['{"outcome":"statewide-system","reference":"She said Canarypersona"}', 422],
    [`{"outcome":"${'x'.repeat(2000)}"}`, 413],
  ])('refuse the outcome %s for a call', async (outcome, status) => {
    const task = await aTaskAbout();
    await office.claim(task.taskId);

    const answer = await office.complete(task.taskId, outcome);

    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toContain(CANARY);
    expect((await pipeline.edges.staffTasks.get(task.taskId))?.state).toBe('open');
  });

  it('answer nobody who did not sign', async () => {
    const { taskId } = await aTaskAbout();

    const answer = await office.ask('GET /staff-tasks/{taskId}', {
      pathParameters: { taskId },
      caller: undefined as unknown as string,
    });

    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain(CANARY);
  });
});
