import { styleText } from 'node:util';
import type { DemoResult, NotTold, TypeResult } from './demo-result.ts';
import type { DemoTask } from './demo-tasks.ts';

const heads = ['Event type', 'Accepted', 'Refused', 'SMS', 'E-mail', 'Victims told', 'Not told'] as const;

const cellsOf = (one: TypeResult): readonly (string | number)[] => [
  one.eventType,
  one.accepted,
  one.refused,
  one.sms,
  one.email,
  one.told,
  one.notTold,
];

/** Columns under each other: texts to the left, numbers to the right, nothing where there is nothing. */
const aligned = (rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const widths = heads.map((_, column) =>
    Math.max(...rows.map((cells) => String(cells[column] ?? '').length)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => {
        const text = cell === 0 ? '·' : String(cell);
        return column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart((widths[column] ?? 0) + 2);
      })
      .join(''),
  );
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const table = (rows: readonly TypeResult[]): readonly string[] => {
  const total = heads
    .slice(1)
    .map((_, column) => sum(rows.map((row) => Number(cellsOf(row)[column + 1] ?? 0))));
  const lines = aligned([heads, ...rows.map(cellsOf), ['All', ...total]]);
  const [head = '', ...rest] = lines;
  const rule = '-'.repeat(head.length);
  return [head, rule, ...rest.slice(0, -1), rule, ...rest.slice(-1)];
};

/** Each victim and reason once, with the types that it holds for. */
const notToldLines = (all: readonly NotTold[]): readonly string[] =>
  [...Map.groupBy(all, ({ victim, explanation }) => `${victim} ${explanation}`).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    return [`victim ${first.victim} (${first.known}): ${typesOf(ofOne)}`, `    ${first.explanation}`];
  });

const taskLines = (all: readonly DemoTask[]): readonly string[] =>
  [...Map.groupBy(all, ({ victim, kind }) => `${victim} ${kind}`).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const types = ofOne.flatMap(({ eventType }) => eventType ?? []).join(', ');
    const about = types === '' ? '' : `: ${types}`;
    return [`${first.kind} for victim ${first.victim} (${first.known})${about}`, `    ${first.explanation}`];
  });

const typesOf = (all: readonly { readonly eventType: string }[]): string =>
  all.map(({ eventType }) => eventType).join(', ');

const movedOnLines = ({ movedOn }: DemoResult): readonly string[] =>
  [...Map.groupBy(movedOn, ({ victim }) => victim)].map(
    ([victim, ofOne]) => `The first phone refused, so the second told victim ${victim}: ${typesOf(ofOne)}.`,
  );

const statesLine = (byState: Readonly<Record<string, number>>): string =>
  Object.entries(byState)
    .toSorted(([, one], [, other]) => other - one)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', styleText('bold', title), ...lines.map((line) => `  ${line}`)];

const factsOf = (result: DemoResult): readonly string[] => {
  const { roster, registrations, acknowledged, statusChanges, notifications, duties, nobodyAsked } = result;
  return [
    `The roster has ${roster.offenders} offenders in ${roster.records} records (${roster.file}).`,
    `    Lines rejected: ${roster.rejectedLines}. Offenders flagged: ${roster.flagged}. Loading it told nobody anything.`,
    `${registrations.victims} victims sent ${registrations.submissions} forms: a form that comes again is the same registration.`,
    `    Codes sent: ${registrations.codesSent}. Codes entered: ${registrations.codesEntered}.`,
    `Notifications by state: ${statesLine(notifications.byState)}.`,
    `Met in law, since a mail server took the e-mail: ${duties.metByEmail}. Told by text alone: ${duties.awaitingLetter}.`,
    ...statusChanges
      .filter(({ repeated }) => repeated > 0)
      .map(({ eventType }) => `Posted twice, counted once: ${eventType}.`),
    ...nobodyAsked.map((of) => `Nobody asked about the offender: ${of.eventType} (${of.statusChangeId}).`),
    ...movedOnLines(result),
    ...(acknowledged === null
      ? []
      : [
          `Acknowledged by the link in the SMS: victim ${acknowledged.victim}, ${acknowledged.statusChangeId}.`,
        ]),
  ];
};

const sampleLines = ({ samples }: DemoResult): readonly string[] =>
  samples.flatMap(({ victim, known, text }) => [`victim ${victim} (${known})`, `    ${text}`]);

const verdict = ({
  ok,
  seconds,
  notifications: { sms, email },
  tasks,
  problems,
}: DemoResult): readonly string[] =>
  ok
    ? [
        '',
        styleText(
          ['bold', 'green'],
          `Everyone was told who should be: ${sms} SMS and ${email} e-mails, each in the right words, no other. ` +
            `The office has ${tasks.length} tasks. ${seconds} s.`,
        ),
      ]
    : [
        ...section('Problems', problems),
        '',
        styleText(
          ['bold', 'red'],
          `NOT as it should be: ${problems.length} problems, listed above. ${seconds} s.`,
        ),
      ];

/** The day as a page to read. */
export const demoTable = (result: DemoResult): string =>
  [
    ...section('Status changes in, notifications out', table(result.statusChanges)),
    ...section(
      'Refused, and why',
      result.refused.flatMap(({ statusChangeId, eventType, why }) => [
        `${eventType} (${statusChangeId})`,
        `    ${why}`,
      ]),
    ),
    ...section('Not told, and why', notToldLines(result.notTold)),
    ...section('For people of the office, and why', taskLines(result.tasks)),
    ...section('Besides', factsOf(result)),
    ...section('Some of the texts, as they lie in the phones', sampleLines(result)),
    ...verdict(result),
    '',
  ].join('\n');
