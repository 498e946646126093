import type { Language } from './contact.ts';
import { wordings } from './wording-languages.ts';
import type { ReplyKind } from './wording-service-shape.ts';

/** What a text to us is answered with: one segment, and nothing that depends on who asked. */
export const replyTo = (kind: ReplyKind, language: Language): string => wordings[language].replies[kind];
