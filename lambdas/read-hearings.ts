import type { Endpoint } from './entrypoints.ts';
import { hearingsOf, type HearingsEdges } from './hearings-of.ts';
import { refused, type HttpReply } from './http.ts';
import { signedIn, type SessionEdges, type SignedIn } from './session.ts';
import { problemFor } from '../api/problems.ts';
import type { HearingReply, HearingsReply } from '../api/replies-hearings.ts';
import { calendarFile } from '../domain/calendar-file.ts';
import { appointmentIdFor } from '../domain/ids.ts';

export interface ReadHearingsEdges extends SessionEdges, HearingsEdges {}

/** Only she herself: whoever looks after her contacts does not see of whom she hears. */
export const herself = async (
  edges: SessionEdges,
  request: Parameters<typeof signedIn>[1],
): Promise<SignedIn> => {
  const who = await signedIn(edges, request);
  if (who.as === 'representative') throw refused(problemFor('only-she-herself'));
  return who;
};

/** The hearing that an address names, among those of which she was told. */
export const hearingNamed = (hearings: readonly HearingReply[], id: string | undefined): HearingReply => {
  const found = hearings.find(({ notificationId }) => notificationId === id);
  if (found === undefined) throw refused(problemFor('hearing-unknown'));
  return found;
};

/**
 * GET /account/hearings, /account/hearings/{hearingId} and …/calendar: the hearings ahead of which she was told, one
 * of them, and a file of it for her calendar. Nothing changes.
 */
export const readHearings =
  (edges: ReadHearingsEdges): Endpoint<HearingsReply> =>
  async (request) => {
    const who = await herself(edges, request);
    const hearings = await hearingsOf(edges, who);
    const { language } = who.stored.record;
    const { hearingId } = request.path;
    if (request.route.endsWith('/calendar'))
      return calendarReply(hearingNamed(hearings, hearingId), who, edges.now());
    const shown = hearingId === undefined ? hearings : [hearingNamed(hearings, hearingId)];
    return { statusCode: 200, json: { language, hearings: shown } };
  };

const calendarReply = (
  { notificationId, hearingStart, mode }: HearingReply,
  { stored }: SignedIn,
  now: Date,
): HttpReply<never> => ({
  statusCode: 200,
  headers: { 'content-disposition': 'attachment; filename="appointment.ics"' },
  calendar: calendarFile({
    uid: `${appointmentIdFor(notificationId)}@vn.mo.gov`,
    start: hearingStart,
    madeAt: now.toISOString(),
    language: stored.record.language,
    isInJeffersonCity: mode === 'video',
  }),
});
