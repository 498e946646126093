import { codeIn, messagesTo } from './journey.ts';
import type { StackClient } from './local-stack.ts';
import { look } from './looking.ts';
import { refused, type Visit } from './visits.ts';
import { accountWords } from '../../web/words/account.ts';
import { frameWords } from '../../web/words/frame.ts';
import { signInWords } from '../../web/words/sign-in.ts';

const asksForCode = async (
  stack: StackClient,
  { her, fill, send }: Visit,
  contact: string,
): Promise<void> => {
  const { address, code } = signInWords[her.language];
  await fill('address', contact);
  await send(address.button, code.title);
  await stack.quiesce();
};

const typesCode = async (stack: StackClient, { her, fill, send }: Visit, contact: string): Promise<void> => {
  const { language } = her;
  await fill('code', codeIn((await messagesTo(stack, contact)).at(-1)));
  await send(signInWords[language].code.button, accountWords[language].titles.overview);
};

/** Asks for a code, takes it from the phone or mailbox, and signs in with it. */
export const signsIn = async (stack: StackClient, visiting: Visit, contact: string): Promise<void> => {
  await visiting.her.page.goto(`/${visiting.her.language}/sign-in.html`);
  await asksForCode(stack, visiting, contact);
  await typesCode(stack, visiting, contact);
};

/** The same from the first page on, with each mistake that one can make on the way. */
export const signsInAtLast = async (stack: StackClient, visiting: Visit, contact: string): Promise<void> => {
  const { her, fill, follow } = visiting;
  const { address, code } = signInWords[her.language];
  await her.page.goto(`/${her.language}/index.html`);
  await follow(frameWords[her.language].pages['sign-in'], address.title);
  await fill('address', 'robin at example');
  const noAddress = { button: address.button, title: address.title, fields: ['address'] };
  await refused(visiting, { ...noAddress, as: 'sign-in-error' });
  await asksForCode(stack, visiting, contact);
  await look(her, 'sign-in-code');
  await fill('code', 'BCDF-2345-GH');
  const noCode = { button: code.button, title: code.title, fields: ['code'] };
  await refused(visiting, { ...noCode, as: 'sign-in-code-error' });
  await typesCode(stack, visiting, contact);
};
