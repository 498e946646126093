import type { Endpoint } from './entrypoints.ts';
import { refused } from './http.ts';
import { newsForStaff, type NewsEdges } from './news-for-staff.ts';
import { callerOf, taskOf } from './staff-task-reply.ts';
import type { LettersStore } from '../adapters/letters-store.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import type { ViewsLog } from '../adapters/views-log.ts';
import { problemFor } from '../api/problems.ts';
import { sha256, sha256OfBytes } from '../domain/ids.ts';
import { composeLetter, type Letter } from '../domain/letter.ts';
import { linkCodeFor } from '../domain/secrets.ts';
import type { StaffWork } from '../domain/staff-work.ts';

export interface PrintEdges extends NewsEdges {
  readonly tasks: Pick<StaffTasksTable, 'get' | 'keepPrinted'>;
  readonly victims: Pick<VictimsTable, 'get'>;
  readonly views: Pick<ViewsLog, 'record'>;
  readonly letters: LettersStore;
  readonly draw: (letter: Letter) => Promise<Uint8Array>;
  readonly linkKey: string;
  readonly linkBase: string;
  readonly now: () => Date;
}

/** Stands for a letter where a contact has its id. */
const LETTER = 'letter';

/** A task that has a letter. */
interface LetterTask extends StaffWork {
  readonly notificationId: string;
  readonly victimId: string;
  readonly statusChangeId: string;
}

const isLetter = (task: StaffWork): task is LetterTask =>
  task.kind === 'letter' &&
  task.notificationId !== undefined &&
  task.victimId !== undefined &&
  task.statusChangeId !== undefined;

/**
 * GET /staff-tasks/{taskId}/letter: the finished letter, ready for the printer. The first one is kept, and is the
 * answer from then on, so that what is posted is what can be shown. Who fetched it is written down first.
 */
export const printLetter =
  (edges: PrintEdges): Endpoint<never> =>
  async (request) => {
    const { tasks, views, letters, now } = edges;
    const viewedBy = callerOf(request);
    const task = await taskOf(tasks, request);
    if (!isLetter(task)) throw refused(problemFor('no-letter'));
    const { taskId, victimId } = task;
    await views.record({ victimId, taskId, what: 'letter', viewedBy, at: now().toISOString() });
    const pdf = task.letterHash === undefined ? await printed(edges, task) : await letters.get(taskId);
    return {
      statusCode: 200,
      headers: { 'content-disposition': `inline; filename="letter-${taskId}.pdf"` },
      pdf,
    };
  };

const printed = async (edges: PrintEdges, task: LetterTask): Promise<Uint8Array> => {
  const { letters, tasks, draw, linkKey, linkBase } = edges;
  const code = linkCodeFor(linkKey, task.notificationId, LETTER);
  const letter = await letterTo(edges, task, `${linkBase}${code}`);
  const pdf = await letters.keepOnce(task.taskId, await draw(letter));
  await tasks.keepPrinted(task.taskId, { letterHash: sha256OfBytes(pdf), linkHash: sha256(code) });
  return pdf;
};

const letterTo = async (edges: PrintEdges, task: LetterTask, link: string): Promise<Letter> => {
  const { statusChanges, victims, now } = edges;
  const { notificationId, victimId } = task;
  const [stored, victim] = await Promise.all([statusChanges.get(task.statusChangeId), victims.get(victimId)]);
  if (stored === undefined || victim === undefined) throw refused(problemFor('no-letter'));
  const { name, postalAddress } = victim.record;
  if (postalAddress === undefined) throw refused(problemFor('no-postal-address'));
  const { change } = stored;
  const news = await newsForStaff(edges, { notificationId, victimId, change, record: victim.record });
  return composeLetter({
    ...news,
    link,
    recipient: { name, postalAddress },
    writtenAt: now().toISOString(),
  });
};
