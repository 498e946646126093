import {
  evidence,
  evidenceFact,
  reportedDuty,
  type EvidenceReply,
  type ReportedDutyReply,
} from '../api/replies-evidence.ts';
import type { Evidence, StandingDuty } from '../domain/evidence.ts';
import type { Fact } from '../domain/facts.ts';

const shownOfFact = new Set(Object.keys(evidenceFact.def.shape));

/** What of a fact is not the same in all facts of a notification. */
const factShown = (fact: Fact): unknown =>
  Object.fromEntries(Object.entries(fact).filter(([name]) => shownOfFact.has(name)));

/** Leaves out what is not there: the schemas know absent fields, no empty ones. */
const given = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const flat = ({ duty, ...of }: StandingDuty): Readonly<Record<string, unknown>> => given({ ...of, ...duty });

/** A duty as a list of a report shows it. */
export const dutyReply = (duty: StandingDuty): ReportedDutyReply => reportedDuty.parse(flat(duty));

/** A duty with its facts. */
export const evidenceReply = ({ facts, ...duty }: Evidence): EvidenceReply =>
  evidence.parse({ ...flat(duty), facts: facts.map(factShown) });
