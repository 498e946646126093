import { SendBulkEmailCommand, type BulkEmailEntryResult, type SESv2Client } from '@aws-sdk/client-sesv2';
import { outcomeNamed, outcomeOf } from './provider-fault.ts';
import type { MailMessage, Outcome } from '../domain/outcome.ts';

/** Sends up to 25 e-mails in one request, each to one person alone; answers in their order. */
export type SendMails = (mails: readonly MailMessage[]) => Promise<readonly Outcome[]>;

/** The words are composed before; SES only puts them in place. It does not escape, so the HTML is escaped already. */
const template = { TemplateContent: { Subject: '{{subject}}', Text: '{{text}}', Html: '{{html}}' } };
const nothing = JSON.stringify({ subject: '', text: '', html: '' });

const outcomeFrom = (result: BulkEmailEntryResult | undefined): Outcome => {
  if (result?.Status === 'SUCCESS')
    return { is: 'accepted', providerMessageId: result.MessageId ?? 'unknown' };
  if (result?.Status === undefined) return { is: 'postponed', reason: 'no-answer', maybeSent: true };
  return outcomeNamed(result.Status);
};

export interface MailFrom {
  readonly from: string;
  readonly configurationSet: string;
}

/** A refusal of the whole request speaks of our settings, not of anybody's address: nobody is given up for it. */
const refusedWhole: Outcome = { is: 'postponed', reason: 'not-configured' };

/** Sends by SES v2, the channel that the law names beside certified mail. */
export const mailSender = (client: SESv2Client, { from, configurationSet }: MailFrom): SendMails => {
  const sendAll: SendMails = async (mails) => {
    try {
      const { BulkEmailEntryResults = [] } = await client.send(
        new SendBulkEmailCommand({
          FromEmailAddress: from,
          ConfigurationSetName: configurationSet,
          DefaultContent: { Template: { ...template, TemplateData: nothing } },
          BulkEmailEntries: mails.map(({ to, subject, text, html, tags = {} }) => ({
            Destination: { ToAddresses: [to] },
            ReplacementTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value: String(Value) })),
            ReplacementEmailContent: {
              ReplacementTemplate: { ReplacementTemplateData: JSON.stringify({ subject, text, html }) },
            },
          })),
        }),
      );
      return mails.map((_, position) => outcomeFrom(BulkEmailEntryResults[position]));
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.is !== 'failed') return mails.map(() => outcome);
      // One that SES cannot read must not keep its neighbours back: each is tried alone.
      return mails.length === 1
        ? [refusedWhole]
        : (await Promise.all(mails.map((mail) => sendAll([mail])))).flat();
    }
  };
  return sendAll;
};
