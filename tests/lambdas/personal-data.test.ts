import { aPostedChange, aPostedForm } from '../support/builders.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, CONTACT_KEY, INDEX_KEY, LINK_KEY, type Pipeline } from '../support/fakes-pipeline.ts';

const EMAIL = 'robin.canary@example.org';
const PHONE = '+15735554711';
const person = {
  requesterName: { first: 'Robincanary', last: 'Testcanary' },
  offenderName: { first: 'Averycanary', last: 'Samplecanary' },
  requestText: 'Requestcanary text.',
  signature: 'Signaturecanary',
  accommodation: 'Accommodationcanary',
  phrase: 'Phrasecanary is here',
  email: EMAIL,
  phones: [{ number: PHONE, kind: 'mobile', smsConsent: true }],
  postalAddress: { line1: '1 Streetcanary', city: 'Citycanary', state: 'MO', zip: '65102' },
};
const change = (type: Parameters<typeof aPostedChange>[0]) =>
  aPostedChange(type, {
    offenderName: { first: 'AVERYCANARY', last: 'SAMPLECANARY' },
    facility: 'Facilitycanary',
  });

/** Every shape in which a secret could slip through. */
const shapesOf = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    // Wherever it begins within other bytes.
    ...[0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(shift === 0 ? 0 : 4, -4),
    ),
    bytes.toString('hex'),
    Array.from(secret).reverse().join(''),
  ].map((shape) => shape.toLowerCase());
};

const sinksOf = ({ aws, log }: Pipeline): string => [...log, ...aws.queued].join('\n').toLowerCase();
const codesIn = ({ aws }: Pipeline): readonly string[] =>
  [...aws.texts, ...aws.mails].flatMap(({ text }) => [
    ...(text.match(/(?<=\/a\/)[\w-]{14}/g) ?? []),
    ...(text.match(/[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{2}/g) ?? []),
  ]);

const faults: readonly (readonly [string, (pipeline: Pipeline) => void])[] = [
  ['nothing goes wrong', () => undefined],
  [
    'the providers refuse',
    ({ aws }) => {
      aws.refuse.text = (to) => awsError('InvalidParameterException', 400, `Invalid parameter: ${to}`);
      aws.refuse.mail = (to) => awsError('MessageRejected', 400, `Email address is not verified: ${to}`);
    },
  ],
  [
    'the providers are down',
    ({ aws }) => {
      aws.refuse.text = (to) => new Error(`connect ECONNREFUSED while sending to ${to}`);
      aws.refuse.mail = (to) => awsError('InternalServiceErrorException', 500, `failed for ${to}`);
    },
  ],
  [
    'the queues refuse',
    ({ aws }) => {
      aws.refuse.queue = (url) => new Error(`${url} refuses ${EMAIL}`);
    },
  ],
  [
    'the tables fail now and then',
    ({ aws }) => {
      let requests = 0;
      aws.refuse.table = (what) =>
        (requests += 1) % 7 === 0 ? new Error(`${what} failed with ${EMAIL} ${PHONE}`) : undefined;
    },
  ],
];

describe('no word about a person reaches a log or a queue', () => {
  it.each(faults)('when %s', async (_, breaks) => {
    const pipeline = aPipeline();
    breaks(pipeline);
    const body = JSON.stringify(aPostedForm(person));
    for (let tries = 0; tries < 3; tries += 1)
      await pipeline.http('submit', { path: '/registrations', body });
    await carryOn(pipeline);
    for (const code of codesIn(pipeline))
      await pipeline.http('confirm', { path: '/registrations/confirm', body: JSON.stringify({ code }) });
    await pipeline.aVictim(1, person);
    for (const type of ['escape', 'release', 'parole-hearing-scheduled'] as const)
      await pipeline.post(change(type));
    await pipeline.post({ ...change('escape'), [EMAIL]: PHONE });
    await carryOn(pipeline);
    for (const code of codesIn(pipeline)) await pipeline.http('acknowledge', { pathParameters: { code } });
    await pipeline.http('submit', { path: '/registrations', body: `${body}x` });
    await pipeline.work('match', EMAIL, PHONE);

    const sinks = sinksOf(pipeline);

    expect(sinks).not.toBe('');
    const secrets = [
      'Robincanary',
      'Testcanary',
      'Averycanary',
      'Samplecanary',
      'Requestcanary',
      'Signaturecanary',
      'Accommodationcanary',
      'Phrasecanary',
      'Streetcanary',
      'Citycanary',
      'Facilitycanary',
      EMAIL,
      PHONE.slice(2),
      CONTACT_KEY,
      INDEX_KEY,
      LINK_KEY,
      ...codesIn(pipeline),
    ];
    expect(secrets.filter((secret) => shapesOf(secret).some((shape) => sinks.includes(shape)))).toEqual([]);
  });

  it('and no table but those for it holds one in plain', async () => {
    const pipeline = aPipeline();
    await pipeline.http('submit', { path: '/registrations', body: JSON.stringify(aPostedForm(person)) });
    await pipeline.drain();
    await pipeline.aVictim(1, person);
    await pipeline.post(change('escape'));
    await pipeline.drain();

    const kept = (['Victims', 'FormSubmissions', 'Ledger', 'Agenda', 'Tokens'] as const)
      .map((table) => JSON.stringify(pipeline.aws.tables.itemsOf(table)))
      .join('\n')
      .toLowerCase();

    const secrets = [
      'Robincanary',
      'Testcanary',
      'Averycanary',
      'Phrasecanary',
      EMAIL,
      PHONE.slice(2),
      ...codesIn(pipeline),
    ];
    expect(codesIn(pipeline)).toHaveLength(4);
    expect(secrets.filter((secret) => shapesOf(secret).some((shape) => kept.includes(shape)))).toEqual([]);
  });
});

/** Goes on whatever is thrown: what is thrown is what Lambda would write down. */
const carryOn = async (pipeline: Pipeline): Promise<void> => {
  for (let minute = 0; minute < 8; minute += 1) {
    await pipeline.drain();
    pipeline.advance(60);
    await pipeline.tick().catch(() => undefined);
  }
};
