import type { Language } from './contact.ts';
import type { ServiceWording } from './wording-service-shape.ts';
import { englishService } from './wording-en-service.ts';
import { spanishService } from './wording-es-service.ts';

/** Messages about the service itself. Apart from the notices, so that whoever sends those carries no other words. */
export const serviceWordings: Readonly<Record<Language, ServiceWording>> = {
  en: englishService,
  es: spanishService,
};
