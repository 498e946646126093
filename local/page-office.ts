import * as z from 'zod';
import type { AwsClient } from './aws-client.ts';
import type { StackAddress } from './handle.ts';
import { scan } from './page-data.ts';
import { linked, moment } from './page-html.ts';
import { html, type Markup } from '../web/html.ts';
import type { PublishedMessage } from './topics.ts';

/** What lies before the office: its tasks, its letters, and the pages that were sent to it. */
export interface OfficeContent {
  readonly tasks: readonly ShownTask[];
  readonly letters: readonly ShownLetter[];
  readonly pages: readonly PublishedMessage[];
}

const storedTask = z.object({
  taskId: z.string(),
  kind: z.string(),
  reason: z.string().default(''),
  deadline: z.string(),
  openShard: z.string().optional(),
  holder: z.string().default(''),
  outcome: z.string().default(''),
  victimId: z.string().default(''),
  notificationId: z.string().default(''),
});

/** A staff task as the page shows it. */
type ShownTask = z.infer<typeof storedTask>;

/** The staff tasks in their table: the open ones first, each by its deadline. */
export const tasksIn = async (client: AwsClient, table: string | undefined): Promise<ShownTask[]> => {
  const items = table === undefined ? [] : await scan(client, table);
  return items
    .flatMap((item) => storedTask.safeParse(item).data ?? [])
    .sort((one, other) => (sortKeyOf(one) < sortKeyOf(other) ? -1 : 1));
};

const sortKeyOf = ({ openShard, deadline }: ShownTask): string =>
  `${openShard === undefined ? 'done' : 'a'} ${deadline}`;

/** A letter in its bucket. */
interface ShownLetter {
  readonly key: string;
  readonly bytes: number;
}

/** The letters in their bucket, as far as one answer lists them. */
export const lettersIn = async (client: AwsClient, bucket: string | undefined): Promise<ShownLetter[]> => {
  if (bucket === undefined) return [];
  const { body } = await client.s3('GET', `/${bucket}?list-type=2`);
  return [...body.toString().matchAll(/<Key>([^<]*)<\/Key><Size>(\d+)</g)].map(([, key = '', bytes]) => ({
    key: key.replaceAll('&amp;', '&'),
    bytes: Number(bytes),
  }));
};

/** The bucket of letters, if the templates have one. */
export const letterBucketOf = ({ buckets }: Pick<StackAddress, 'buckets'>): string | undefined =>
  Object.entries(buckets).find(([id]) => id.startsWith('Letter'))?.[1];

/** The topic on which the office is paged, if the templates have one. */
export const officeTopicOf = ({ topics }: Pick<StackAddress, 'topics'>): string | undefined =>
  Object.keys(topics).find((id) => id.startsWith('Office'));

/** The office's part of the page. */
export const officeView = ({ tasks, letters, pages }: OfficeContent): Markup =>
  html` <section aria-labelledby="tasks">
      <h2 id="tasks">Staff tasks <small>${tasks.filter(isOpen).length} open</small></h2>
      ${tasks.length === 0 ? html`<p>There is no task for the office.</p>` : tasksView(tasks)}
    </section>
    <section aria-labelledby="letters">
      <h2 id="letters">Letters <small>${letters.length}</small></h2>
      <ul>
        ${letters.map(letterView)}
      </ul>
    </section>
    <section aria-labelledby="pages">
      <h2 id="pages">Pages to the office <small>${pages.length}</small></h2>
      <ol class="timeline">
        ${pages.map(
          ({ at, subject = '', message }) =>
            html`<li>${moment(at)} <b>${subject}</b> ${linked(message)}</li>`,
        )}
      </ol>
    </section>`;

const isOpen = ({ openShard }: ShownTask): boolean => openShard !== undefined;

const tasksView = (tasks: readonly ShownTask[]): Markup =>
  html` <div class="wide" tabindex="0" role="region" aria-label="Table of staff tasks">
    <table>
      <thead>
        <tr>
          <th scope="col">Deadline</th>
          <th scope="col">Kind</th>
          <th scope="col">Reason</th>
          <th scope="col">State</th>
          <th scope="col">Victim</th>
          <th scope="col">Notification</th>
          <th scope="col">Task</th>
        </tr>
      </thead>
      <tbody>
        ${tasks.map(taskView)}
      </tbody>
    </table>
  </div>`;

const taskView = (task: ShownTask): Markup =>
  html`<tr>
    <td>${moment(task.deadline)}</td>
    <th scope="row">${task.kind}</th>
    <td>${task.reason}</td>
    <td>${stateOf(task)}</td>
    <td>${task.victimId}</td>
    <td>${task.notificationId}</td>
    <td>${task.taskId}</td>
  </tr>`;

const stateOf = (task: ShownTask): string => {
  if (!isOpen(task)) return `done ${task.outcome}`;
  return task.holder === '' ? 'open' : `with ${task.holder.split('/').at(-1) ?? ''}`;
};

const letterView = ({ key, bytes }: ShownLetter): Markup =>
  html`<li>
    <a href="/local/letter?key=${encodeURIComponent(key)}" target="_blank">${key}</a>
    <small>${Math.ceil(bytes / 1024)} KB</small>
  </li>`;
