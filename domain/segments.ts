/** GSM 03.38, the alphabet of text messages: one septet each. One letter outside of it halves what fits. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Written as an escape and a second character: two septets each. */
const extension = new Set('\f^{}\\[~]|€');

/** What one text message holds. */
const SEGMENT_SEPTETS = 160;

const septetsOf = (character: string): number => {
  if (basic.has(character)) return 1;
  return extension.has(character) ? 2 : Number.NaN;
};

/** How many septets the text takes, or undefined when a character stands outside GSM 03.38. */
export const septets = (text: string): number | undefined => {
  let sum = 0;
  for (const character of text) sum += septetsOf(character);
  return Number.isNaN(sum) ? undefined : sum;
};

/** Whether the text goes out as one message of the plain alphabet: never split, billed once. */
export const isOneSegment = (text: string): boolean => (septets(text) ?? Infinity) <= SEGMENT_SEPTETS;
