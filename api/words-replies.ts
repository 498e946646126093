import { problems } from './problems.ts';

const catalogue = Object.entries(problems)
  .map(([name, { status, title }]) => `- \`${name}\` (${status}): ${title}.`)
  .join('\n');

/** What the schemas of the answers to programs, and their fields, mean. */
export const replyWords = {
  StatusChangesAccepted: 'The outcome of one status change, or the outcomes of a batch.',
  BatchOutcomes: 'What became of each status change of a batch.',
  'BatchOutcomes.results': 'The outcomes, in the order of the batch.',
  StatusChangeOutcome: 'What became of one status change.',
  Accepted: 'It is on record for good, and whoever is to be told will be told.',
  'Accepted.outcome': 'Says that it was accepted.',
  'Accepted.statusChangeId': 'The id that it came with.',
  'Accepted.receivedAt': 'When it was accepted first; sent again, it keeps this time.',
  Conflict: 'The id belongs to a status change with another content. Nothing was changed.',
  'Conflict.outcome': 'Says that the id is taken.',
  'Conflict.statusChangeId': 'The id that it came with.',
  'Conflict.detail': 'What to do.',
  Invalid: 'Some fields are not right. Nothing was kept.',
  'Invalid.outcome': 'Says that fields are not right.',
  'Invalid.errors': 'The fields that are not right.',

  StatusChangeProgress: 'What became of a status change: how far it came, and its notifications by state.',
  'StatusChangeProgress.statusChangeId': 'The id that was asked for.',
  'StatusChangeProgress.eventType': 'The type that it has.',
  'StatusChangeProgress.receivedAt': 'When it was accepted.',
  'StatusChangeProgress.stage':
    'How far it came: `received`, `matching`, `matched`, `quarantined` (a person is to decide), `rejected` (a person did), or `history` (a bulk load).',
  'StatusChangeProgress.matchedAt': 'When all who are to be told were found.',
  'StatusChangeProgress.sameAs':
    'The status change by which another feed said the same before: its victims are told of that one.',
  'StatusChangeProgress.notifications':
    'How many notifications are in which state; a state that none is in is left out.',
  NotificationCounts: 'Notifications by state.',
  'NotificationCounts.owed': 'Not handed to a provider yet.',
  'NotificationCounts.quarantined': 'Held for a person to look at, since the names do not fit.',
  'NotificationCounts.accepted': 'Taken by a provider of texts or e-mail.',
  'NotificationCounts.acknowledged': 'Confirmed by the victim.',
  'NotificationCounts.escalated': 'Handed to a person, since no channel is left or it took too long.',
  'NotificationCounts.merged':
    'Told in one message with a newer one, which came before this one could go out.',
  'NotificationCounts.superseded': 'Replaced by a newer status change, of which she is told instead.',
  'NotificationCounts.discharged': 'Not owed any more, since she withdrew.',

  Problem: `A problem (RFC 9457). The last part of its \`type\` is one of:\n\n${catalogue}`,
  'Problem.type': 'Which problem it is, for programs; there is no page behind it.',
  'Problem.title': 'What is wrong.',
  'Problem.status': 'The status code.',
  'Problem.detail': 'What to do.',
  'Problem.errors': 'The fields that are not right, if it is about fields.',
  FieldProblem: 'A field that is not right. What was sent is never repeated: it may be personal.',
  'FieldProblem.field':
    'The path of the field, for example `details.hearingStart`; empty for the whole body.',
  'FieldProblem.problem': 'What is wrong with it, and what would be right.',
  GatewayMessage: 'An answer of API Gateway itself, which stands in front of every route.',
  'GatewayMessage.message': 'API Gateway’s own words.',

  Description: 'This description (OpenAPI 3.1).',
  'Description.openapi': 'The version of OpenAPI.',
  'Description.info': 'What the API is.',
  'Description.info.title': 'Its name.',
  'Description.info.version': 'Its version.',
  'Description.paths': 'Its routes.',

  Freshness: 'Until when we have had word from the department.',
  'Freshness.freshness':
    'Whether we hear from the department: `quiet` after a longer silence than there may be, `never` before the first word.',
  'Freshness.heardAt': 'When it was heard last.',
  'Freshness.silentSince': 'Since when it is silent, if it is.',
  'Freshness.feeds': 'The same for each feed.',
  'Freshness.feeds.feedId': 'The feed.',
  'Freshness.feeds.agency': 'Whose it is.',
  'Freshness.feeds.freshness': 'Whether we hear from it.',
  'Freshness.feeds.heardAt': 'When it was heard last.',
  'Freshness.feeds.silentSince': 'Since when it is silent, if it is.',

  Heartbeat: 'That a feed was heard.',
  'Heartbeat.feedId': 'Which one.',
  'Heartbeat.heardAt': 'When: now.',
  'Heartbeat.expectedBy': 'By when something has to come again, a heartbeat at least.',
} as const satisfies Record<string, string>;
