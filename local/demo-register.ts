import { sha256 } from '../domain/ids.ts';
import { arrivedOn, codeIn, type Arrived } from './demo-evidence.ts';
import { asJson, asWebForm } from './demo-client.ts';
import { settled, type Scene } from './demo-scene.ts';
import { addressesOf, type DemoVictim } from './demo-victims.ts';

/** What registering came to. */
export interface Registered {
  readonly victims: number;
  readonly submissions: number;
  readonly codesSent: number;
  readonly codesEntered: number;
}

/** The messages of the demonstration, so far. */
export type Look = () => Promise<readonly Arrived[]>;

/** Looks at what arrives from now on. Victims of earlier days are told too, as they should be, but not of this story. */
export const lookFromNow = async ({ stack }: Scene): Promise<Look> => {
  const all = async (): Promise<readonly Arrived[]> => {
    const [phones, mailboxes] = await Promise.all([stack.phones(), stack.mailboxes()]);
    return arrivedOn(phones, mailboxes);
  };
  const known = new Set((await all()).map(({ to }) => to));
  return async () => (await all()).filter(({ to }) => !known.has(to));
};

/** The victims send their forms, get their codes and enter them: all through the public API. */
export const registerAll = async (
  scene: Scene,
  victims: readonly DemoVictim[],
  look: Look,
): Promise<Registered> => {
  const submissions = victims.flatMap((victim) => (victim.sendsTwice ? [victim, victim] : [victim]));
  const answers = new Set<string>();
  for (const victim of submissions) answers.add(await submit(scene, victim));
  // Whoever tries names and numbers must not learn from the answer who is on file.
  if (answers.size > 1) scene.complain('the answers to registrations differ from each other');
  const byForm = victims.filter(({ sendsWebForm }) => sendsWebForm).length;
  scene.say(
    `${victims.length} victims have sent their forms (${byForm} as a web form, ${submissions.length - victims.length} twice).`,
  );

  const codes = await codesOf(scene, victims, look);
  scene.say(`${codes.size} codes are in their phones and mailboxes.`);
  const codesEntered = await enterAll(scene, victims, codes);
  scene.say(`${codesEntered} codes are entered: those contacts are confirmed.`);

  const refusing = victims.flatMap((victim) => victim.refusing);
  for (const phone of refusing) await scene.stack.optOut(phone);
  scene.say(`${refusing.length} phones take no messages from now on.`);
  return { victims: victims.length, submissions: submissions.length, codesSent: codes.size, codesEntered };
};

/** Answers what the API said, without what differs from request to request. */
const submit = async ({ client, complain }: Scene, victim: DemoVictim): Promise<string> => {
  const content = victim.sendsWebForm ? asWebForm(victim.form) : asJson(victim.form);
  const headers = { 'idempotency-key': sha256(content.text) };
  const { status, body } = await client.post('/registrations', content, headers);
  if (status !== 202)
    complain(`victim ${victim.number} could not register: ${status} ${JSON.stringify(body)}`);
  return `${status} ${JSON.stringify(body)}`;
};

/** The code that each address got: one, however often the form was sent. */
const codesOf = async (
  scene: Scene,
  victims: readonly DemoVictim[],
  look: Look,
): Promise<ReadonlyMap<string, string>> => {
  const asked = victims.flatMap(({ form }) => addressesOf(form));
  let codes = new Map<string, string[]>();
  await settled(scene, async () => {
    codes = new Map(asked.map((address) => [address, []]));
    for (const message of await look()) {
      const code = codeIn(message);
      if (code !== undefined) codes.set(message.to, [...(codes.get(message.to) ?? []), code]);
    }
    return asked.every((address) => (codes.get(address) ?? []).length > 0);
  });
  for (const { number, form } of victims) {
    for (const address of addressesOf(form)) {
      const many = codes.get(address)?.length ?? 0;
      if (many !== 1) scene.complain(`victim ${number} got ${many} codes at ${address} instead of one`);
    }
  }
  return new Map([...codes].flatMap(([address, [code]]) => (code === undefined ? [] : [[address, code]])));
};

const enterAll = async (
  { client, complain }: Scene,
  victims: readonly DemoVictim[],
  codes: ReadonlyMap<string, string>,
): Promise<number> => {
  let entered = 0;
  for (const { number, confirms, sendsWebForm } of victims) {
    for (const address of confirms) {
      const code = codes.get(address);
      if (code === undefined) continue;
      const content = sendsWebForm ? asWebForm({ code }) : asJson({ code });
      const { status } = await client.post('/registrations/confirm', content);
      if (status === 200) entered += 1;
      else complain(`victim ${number} entered the code of ${address} and was answered ${status}`);
    }
  }
  return entered;
};
