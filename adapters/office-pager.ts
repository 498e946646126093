import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { OfficePage } from '../domain/office-page.ts';

/** Pages the staff who subscribed to the office's topic. */
export type PageOffice = (page: OfficePage) => Promise<void>;

/** @throws Error when the topic does not take it: the next tick pages again. */
export const officePager =
  (client: SNSClient, topicArn: string): PageOffice =>
  async ({ subject, text }) => {
    await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: text }));
  };
