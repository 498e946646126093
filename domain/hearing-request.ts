import * as z from 'zod/mini';
import { text, ticked } from './preferences.ts';
import type { FieldProblem } from './status-change.ts';

const tick = z._default(ticked, false);

/** The longest statement that is taken in writing, in characters: about four printed pages. */
export const LONGEST_STATEMENT = 12_000;

/**
 * What a victim asks for at a hearing, or about it (595.209.1(6), 1(18), 217.690). Whatever she leaves out she does not
 * ask for; nothing of it is a condition of anything else.
 */
export const hearingRequest = z.strictObject({
  attend: z._default(z.enum(['no', 'institution', 'video', 'unsure']), 'no'),
  /** Whether the offender is in the room while she speaks. */
  presence: z._default(z.enum(['later', 'present', 'absent']), 'later'),
  /** What she does after she spoke without the offender. */
  afterwards: z._default(z.enum(['later', 'leave', 'stay']), 'later'),
  /** The law wants this one in writing. */
  partition: tick,
  companions: z.optional(text(300)),
  accommodation: z.optional(text(500)),
  speakerName: z.optional(text(200)),
  speakerContact: z.optional(text(200)),
  boardMeeting: tick,
  statement: z.optional(text(LONGEST_STATEMENT)),
  recording: tick,
  noContact: tick,
  conditions: z.optional(text(2000)),
  notWaived: tick,
  photo: tick,
  more: z.optional(text(1000)),
});
export type HearingRequest = z.infer<typeof hearingRequest>;

/** Each thing that can be asked for; it has words of its own for her and for staff. */
export const wishes = [
  'attend-institution',
  'attend-video',
  'attend-unsure',
  'present',
  'absent',
  'leave',
  'stay',
  'partition',
  'companions',
  'accommodation',
  'speaker',
  'board-meeting',
  'statement',
  'recording',
  'no-contact',
  'conditions',
  'not-waived',
  'photo',
  'more',
] as const;
export type Wish = (typeof wishes)[number];

/** One thing that she asks for, with her own words where she wrote some. */
export interface Asked {
  readonly wish: Wish;
  readonly words?: string | undefined;
}

const spoken = ({ presence, afterwards }: HearingRequest): readonly Wish[] => {
  if (presence === 'later') return [];
  return presence === 'absent' && afterwards !== 'later' ? ['absent', afterwards] : [presence];
};

/** What a request asks for, in the order of the form. */
export const wishesIn = (request: HearingRequest): readonly Asked[] => {
  const { attend, partition, boardMeeting, recording, noContact, notWaived, photo } = request;
  const asked = (is: boolean, wish: Wish): readonly Asked[] => (is ? [{ wish }] : []);
  const written = (wish: Wish, words: string | undefined): readonly Asked[] =>
    words === undefined ? [] : [{ wish, words }];
  return [
    ...(attend === 'no' ? [] : [{ wish: `attend-${attend}` } as const]),
    ...spoken(request).map((wish) => ({ wish })),
    ...asked(partition, 'partition'),
    ...written('companions', request.companions),
    ...written('accommodation', request.accommodation),
    ...written('speaker', speakerOf(request)),
    ...asked(boardMeeting, 'board-meeting'),
    ...written('statement', request.statement),
    ...asked(recording, 'recording'),
    ...asked(noContact, 'no-contact'),
    ...written('conditions', request.conditions),
    ...asked(notWaived, 'not-waived'),
    ...asked(photo, 'photo'),
    ...written('more', request.more),
  ];
};

const speakerOf = ({ speakerName, speakerContact }: HearingRequest): string | undefined =>
  speakerName === undefined || speakerContact === undefined
    ? speakerName
    : `${speakerName}, ${speakerContact}`;

/** What only shows when the answers are read together. */
export const hearingProblems = (request: HearingRequest): readonly FieldProblem[] => {
  if (request.speakerContact !== undefined && request.speakerName === undefined)
    return [{ field: 'speakerName', problem: 'is needed to know who speaks' }];
  return wishesIn(request).length === 0
    ? [{ field: 'attend', problem: 'or anything else must be chosen: nothing is asked for' }]
    : [];
};
