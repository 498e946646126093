import type { Language } from './contact.ts';
import type { ReplyWording } from './wording-service-shape.ts';
import { englishReplies } from './wording-en-replies.ts';
import { spanishReplies } from './wording-es-replies.ts';

/** What inbound texts are answered with. Apart from the notices, so that whoever sends those carries no other words. */
export const replyWordings: Readonly<Record<Language, ReplyWording>> = {
  en: englishReplies,
  es: spanishReplies,
};
