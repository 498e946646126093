import type { Language } from './contact.ts';
import { replyWordings } from './wording-replies.ts';
import type { ReplyKind } from './wording-service-shape.ts';

/** What a text to us is answered with: one segment, and nothing that depends on who asked. */
export const replyTo = (kind: ReplyKind, language: Language): string => replyWordings[language][kind];
