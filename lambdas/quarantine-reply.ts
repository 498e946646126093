import { refused, type HttpRequest } from './http.ts';
import type { QuarantineTable } from '../adapters/quarantine-table.ts';
import { problemFor } from '../api/problems.ts';
import { quarantineId, type QuarantineReply } from '../api/replies-quarantine.ts';
import type { DecidedGroup } from '../domain/quarantine.ts';

/** A group as the office sees it. */
export const groupReply = (group: DecidedGroup): QuarantineReply => ({
  quarantineId: group.quarantineId,
  feedId: group.feedId,
  cause: group.cause,
  ...(group.eventType === undefined ? {} : { eventType: group.eventType }),
  reasons: [...group.reasons],
  ...(group.trip === undefined ? {} : { trip: group.trip }),
  openedAt: group.openedAt,
  state: group.state,
  ...(group.firstBy === undefined ? {} : { firstBy: group.firstBy }),
  ...(group.decidedBy === undefined ? {} : { decidedBy: group.decidedBy }),
  ...(group.decidedAt === undefined ? {} : { decidedAt: group.decidedAt }),
});

/** The group that a request names. */
export const groupOf = async (
  quarantine: Pick<QuarantineTable, 'get'>,
  { path }: Pick<HttpRequest, 'path'>,
): Promise<DecidedGroup> => {
  const id = quarantineId.safeParse(path['quarantineId']);
  const group = id.success ? await quarantine.get(id.data) : undefined;
  if (group === undefined) throw refused(problemFor('quarantine-unknown'));
  return group;
};
