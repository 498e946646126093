import { askForHearing, hearingRequestIn, type AskEdges } from './ask-for-hearing.ts';
import { languageOf } from './browser.ts';
import type { Endpoint } from './entrypoints.ts';
import { hearingsOf, type HearingsEdges } from './hearings-of.ts';
import { refused } from './http.ts';
import { ownJsonFrom } from './own-site.ts';
import { hearingNamed, herself } from './read-hearings.ts';
import type { SessionEdges } from './session.ts';
import type { RecordingDoor, UploadForm } from '../adapters/recording-door.ts';
import { mostBytes } from '../api/limits.ts';
import { ASKED_SIGNED_IN } from '../api/messages.ts';
import { problemFor } from '../api/problems.ts';
import type { HearingAsked } from '../api/replies-hearings.ts';
import type { Language } from '../domain/contact.ts';
import { wishesIn } from '../domain/hearing-request.ts';
import { requestNumberOf } from '../domain/ids.ts';
import { recordingKinds } from '../domain/recording.ts';
import { pathOf } from '../web/frame.ts';

export interface AskInAccountEdges extends SessionEdges, HearingsEdges, AskEdges {
  readonly door: Pick<RecordingDoor, 'mayPost'>;
  /** What a short link begins with. */
  readonly linkBase: string;
}

/** POST /account/hearings/{hearingId}: the same request as behind the link of a notice, from her own pages. */
export const askInAccount =
  (edges: AskInAccountEdges): Endpoint<HearingAsked> =>
  async (request) => {
    const wanted = hearingRequestIn(ownJsonFrom(request, undefined, mostBytes.hearingRequest));
    const who = await herself(edges, request);
    const hearing = hearingNamed(await hearingsOf(edges, who), request.path['hearingId']);
    if (!hearing.mayTakePart) throw refused(problemFor('hearing-unknown'));
    const { victimId, contactId } = who;
    const { notificationId } = hearing;
    const by = { is: 'account', victimId, notificationId, contactId } as const;
    const requestId = await askForHearing(edges, request, by, wanted);
    return {
      statusCode: 202,
      json: {
        ...{ message: ASKED_SIGNED_IN, requestNumber: requestNumberOf(requestId), asked: wishesIn(wanted) },
        ...(wanted.recording ? { uploads: uploadsFor(edges, requestId, languageOf(request)) } : {}),
      },
    };
  };

/** Whoever sends a recording is led to a page that needs no cookie: a browser may keep hers back behind another site. */
const uploadsFor = (
  { door, linkBase, now }: AskInAccountEdges,
  requestId: string,
  language: Language,
): readonly UploadForm[] => {
  const thanks = new URL(pathOf(language, 'recording-sent'), linkBase).href;
  return recordingKinds.map((kind) => door.mayPost(requestId, kind, thanks, now()));
};
