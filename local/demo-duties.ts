import * as z from 'zod';
import type { DocRequest } from './demo-day.ts';
import type { Expectation } from './demo-expectations.ts';
import { settled, type Scene } from './demo-scene.ts';

/** The duties of the day that are met in law. */
export interface DemoDuties {
  /** By an e-mail that the recipient's server took; nothing else can be met within the day. */
  readonly metByEmail: number;
  /** Told by text alone: they wait for a certified letter. */
  readonly awaitingLetter: number;
}

const report = z.object({
  duties: z.array(z.object({ statusChangeId: z.string(), proof: z.object({ by: z.string() }) })),
});

/** The status changes with a duty that the office can prove to be met, one entry for each duty. */
const metIn = async ({ client }: Scene, from: Date, to: Date): Promise<readonly string[]> => {
  const [first, last] = [from, to].map((at) => at.toISOString().slice(0, 10));
  const { body } = await client.getAsStaff(`/duty-report?from=${first}&outcome=met&to=${last}`);
  const { duties = [] } = report.safeParse(body).data ?? {};
  return duties.filter(({ proof }) => proof.by === 'email').map(({ statusChangeId }) => statusChangeId);
};

/**
 * Whoever was told by e-mail must count as told, since her server took it: as many of each status change as the office
 * can prove. `isFirst`: no victims of earlier days are told of the same.
 */
export const judgeDuties = async (
  scene: Scene,
  expectations: readonly Expectation[],
  {
    day,
    since,
    isFirst,
  }: { readonly day: readonly DocRequest[]; readonly since: Date; readonly isFirst: boolean },
): Promise<DemoDuties> => {
  const told = expectations.filter(({ fate }) => fate === 'told');
  const byEmail = told.filter(({ messages }) => messages.some(({ channel }) => channel === 'email'));
  const ids = [...new Set(day.flatMap(({ posts }) => posts.map(({ change }) => change.statusChangeId)))];
  const should = new Map(
    ids.map((id) => [id, byEmail.filter(({ change }) => change.statusChangeId === id).length]),
  );
  let met: readonly string[] = [];
  const many = (id: string): number => met.filter((each) => each === id).length;
  // The servers answer a moment after the mail is sent.
  await settled(scene, async () => {
    met = await metIn(scene, since, new Date(await scene.stack.now()));
    return [...should].every(([id, expected]) => many(id) >= expected);
  });
  for (const [id, expected] of should)
    if (many(id) < expected || (isFirst && many(id) > expected))
      scene.complain(`the office can prove ${many(id)} duties of ${id} to be met instead of ${expected}`);
  return {
    metByEmail: [...should].reduce((sum, [id, expected]) => sum + Math.min(many(id), expected), 0),
    awaitingLetter: told.length - byEmail.length,
  };
};
