import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { variable } from '../adapters/environment.ts';
import { mailSender, type SendMails } from '../adapters/mail-sender.ts';
import { sendOnce } from '../adapters/provider-fault.ts';
import { smsSender, type SendText } from '../adapters/sms-sender.ts';

/** How texts and e-mails leave. Clients of their own, which never send twice by themselves: a function makes them once. */
export const senders = (): { readonly sendText: SendText; readonly sendMails: SendMails } => ({
  sendText: smsSender(new SNSClient(sendOnce)),
  sendMails: mailSender(new SESv2Client(sendOnce), {
    from: variable('MAIL_FROM'),
    configurationSet: variable('MAIL_CONFIGURATION_SET'),
  }),
});
