import type * as z from 'zod/mini';
import * as account from './replies-account.ts';
import * as evidence from './replies-evidence.ts';
import * as hearings from './replies-hearings.ts';
import { freshness, heartbeat } from './replies-freshness.ts';
import * as replies from './replies.ts';
import * as office from './replies-office.ts';
import * as quarantine from './replies-quarantine.ts';
import {
  idempotencyKey,
  linkCode,
  outreachPlace,
  reviewStep,
  wordsLanguage,
  statusChangeBatch,
  statusChangesRequest,
} from './requests.ts';
import * as changes from '../domain/account-changes.ts';
import { confirmation } from '../domain/confirmation.ts';
import { emailAddress, phoneNumber } from '../domain/contact.ts';
import { countyCode, facilityName, hearingKind, releaseKind } from '../domain/event-types.ts';
import { feedId } from '../domain/feed.ts';
import { hearingRequest } from '../domain/hearing-request.ts';
import { namePart, offenderName, personName } from '../domain/names.ts';
import { docNumber, docNumberAsTyped } from '../domain/offender.ts';
import { registrationForm } from '../domain/registration.ts';
import { signIn } from '../domain/sign-in.ts';
import { statusChange, statusChangeId } from '../domain/status-change.ts';
import { calendarDate, dateOrInstant, instant } from '../domain/times.ts';

/** The component of one event type: parole-hearing-scheduled is ParoleHearingScheduled. */
export const componentNameOf = (eventType: string): string =>
  eventType.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const { eventTypes, phones, postalAddress, representative } = registrationForm.shape;

/** The schemas that have a name in the description of the API, in its order. */
export const components: ReadonlyMap<string, z.core.$ZodType> = new Map<string, z.core.$ZodType>([
  ['RegistrationForm', registrationForm],
  ['Phone', phones.def.innerType.def.element],
  ['PostalAddress', postalAddress.def.innerType],
  ['Representative', representative.def.innerType],
  ['Confirmation', confirmation],
  ['RegistrationReceived', replies.registrationReceived],
  ['ContactConfirmed', replies.contactConfirmed],
  ['SignInRequest', signIn],
  ['CodeOnItsWay', account.codeOnItsWay],
  ['SignedInOrOut', account.signedInOrOut],
  ['NewContact', changes.newContact],
  ['ContactGone', changes.contactGone],
  ['SettingsChange', changes.settings],
  ['EventChoice', changes.eventChoice],
  ['RepresentativeNamed', changes.representativeNamed],
  ['Pause', changes.pause],
  ['Wish', changes.wish],
  ['AccountChanged', account.accountChanged],
  ['Account', account.account],
  ['AccountContact', account.accountContact],
  ['MessagePreview', account.messagePreview],
  ['EventWish', account.eventWish],
  ['HistoryPage', account.historyPage],
  ['OutreachPage', account.outreachPage],
  ['WordsLanguage', wordsLanguage],
  ['OutreachPlace', outreachPlace],
  ['HearingRequest', hearingRequest],
  ['HearingAsked', hearings.hearingAsked],
  ['Hearings', hearings.hearings],
  ['Hearing', hearings.hearing],
  ['CalendarFile', hearings.calendar],
  ['StatusChangesRequest', statusChangesRequest],
  ['StatusChange', statusChange],
  ...statusChange.def.options.map((option): [string, z.core.$ZodType] => [
    componentNameOf(option.shape.eventType.def.values[0] ?? ''),
    option,
  ]),
  ['StatusChangeBatch', statusChangeBatch],
  ['StatusChangesAccepted', replies.statusChangesAccepted],
  ['BatchOutcomes', replies.batchOutcomes],
  ['StatusChangeOutcome', replies.statusChangeOutcome],
  ['Accepted', replies.accepted],
  ['Conflict', replies.conflict],
  ['Invalid', replies.invalid],
  ['StatusChangeProgress', replies.statusChangeProgress],
  ['NotificationCounts', replies.notificationCounts],
  ['QuarantinePage', quarantine.quarantinePage],
  ['QuarantineGroup', quarantine.quarantineGroup],
  ['QuarantineDetails', quarantine.quarantineDetails],
  ['QuarantineId', quarantine.quarantineId],
  ['QuarantineCursor', quarantine.quarantineCursor],
  ['StaffTaskPage', office.staffTaskPage],
  ['StaffTask', office.staffTask],
  ['StaffTaskDetails', office.staffTaskDetails],
  ['StaffTaskOutcome', office.staffTaskOutcome],
  ['StaffTaskId', office.taskId],
  ['StaffTaskKind', office.taskKind],
  ['StaffTaskCursor', office.taskCursor],
  ['LetterFile', office.letterFile],
  ['RecordingLink', office.recordingLink],
  ['RecordingKind', office.recordingKind],
  ['HearingRequestId', office.hearingRequestId],
  ['Evidence', evidence.evidence],
  ['EvidenceFact', evidence.evidenceFact],
  ['Proof', evidence.proof],
  ['DutyReport', evidence.dutyReport],
  ['ReportRow', evidence.reportRow],
  ['ReportedDuty', evidence.reportedDuty],
  ['CsvTable', evidence.csvTable],
  ['Freshness', freshness],
  ['Heartbeat', heartbeat],
  ['Problem', replies.problem],
  ['FieldProblem', replies.fieldProblem],
  ['GatewayMessage', replies.gatewayMessage],
  ['Page', replies.htmlPage],
  ['Description', replies.description],
  ['IdempotencyKey', idempotencyKey],
  ['LinkCode', linkCode],
  ['ReviewStep', reviewStep],
  ['NotificationId', evidence.notificationId],
  ['DutyOutcome', evidence.dutyOutcome],
  ['ReportFormat', evidence.reportFormat],
  ['StatusChangeId', statusChangeId],
  ['FeedId', feedId],
  ['DocNumber', docNumber],
  ['DocNumberAsTyped', docNumberAsTyped],
  ['PersonName', personName],
  ['OffenderName', offenderName],
  ['NamePart', namePart],
  ['EmailAddress', emailAddress],
  ['PhoneNumber', phoneNumber],
  ['EventType', eventTypes.def.innerType.def.element],
  ['HearingKind', hearingKind],
  ['ReleaseKind', releaseKind],
  ['FacilityName', facilityName],
  ['CountyCode', countyCode],
  ['Instant', instant],
  ['CalendarDate', calendarDate],
  ['DateOrInstant', dateOrInstant],
]);
