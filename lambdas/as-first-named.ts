import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import { replacing } from '../domain/same-news.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';

/** What corrects or revises a repeat corrects or revises the status change of which the victims were told. */
export const asFirstNamed = async (
  { get }: Pick<StatusChangesTable, 'get'>,
  change: AcceptedStatusChange,
): Promise<AcceptedStatusChange> =>
  change.supersedes === undefined
    ? change
    : replacing(change, (await get(change.supersedes))?.progress.sameAs);
