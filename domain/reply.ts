import { ALPHABET, isLinkCode } from './secrets.ts';

/**
 * What an inbound text says. `unclear-stop`: it may be a wish to get no more texts, or say that the number is
 * somebody else's; like `unclear`, a person looks at it.
 */
export type Reply =
  | { readonly is: 'yes' | 'stop' | 'start' | 'help' | 'unclear' | 'unclear-stop' }
  /** The code at the end of a notification's link, or the one that confirms a contact, as typed. */
  | { readonly is: 'code'; readonly of: 'notification' | 'contact'; readonly code: string };

const phrases = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(',').split(','));

const yes = phrases(
  '1,Y,YES,YEP,YEAH,GOT IT,GOT THIS,I GOT IT,RECEIVED,CONFIRM,CONFIRMED,I CONFIRM',
  'SI,S,RECIBIDO,RECIBIDA,LO RECIBI,CONFIRMO,CONFIRMADO',
);

/** Whole texts that end texts: the words of AWS and of the FCC, ours, and what else can mean nothing but that. */
const stop = phrases(
  'STOP,STOPALL,STOP ALL,END,QUIT,CANCEL,CANCEL ALL,UNSUBSCRIBE,UNSUBSCRIBE ME,REVOKE,OPTOUT,OPT OUT,REMOVE',
  'REMOVE ME,ARRET,TD,STOP TEXTING,STOP TEXTING ME,STOP TEXTS,STOP THE TEXTS,STOP THESE TEXTS,STOP ALL TEXTS',
  'STOP MESSAGES,STOP THE MESSAGES,STOP MESSAGING,STOP MESSAGING ME,STOP SENDING TEXTS,STOP SENDING ME TEXTS',
  'STOP SENDING MESSAGES,STOP SENDING ME MESSAGES,STOP WRITING ME,NO MORE,NO MORE TEXTS,NO MORE MESSAGES',
  'DO NOT TEXT ME,DON T TEXT ME,DONT TEXT ME,QUIT TEXTING ME,CANCEL TEXTS',
  'ALTO,BASTA,PARAR,PARE,PAREN,CANCELAR,CANCELE,CANCELEN,NO MAS,NO MAS TEXTOS,NO MAS MENSAJES,NO ME ESCRIBA MAS',
  'NO ME ESCRIBAN MAS,NO ME MANDE MAS MENSAJES,NO ME MANDEN MAS MENSAJES,NO QUIERO MAS MENSAJES,NO QUIERO MAS TEXTOS',
  'DEJE DE ESCRIBIRME,DEJEN DE ESCRIBIRME,DEJEN DE MANDARME MENSAJES,TERMINAR',
);

const start = phrases('START,UNSTOP,RESUME,INICIAR,EMPEZAR,COMENZAR,REANUDAR');

/** The word alone: "help me" or "ayuda por favor" may be a cry, and a person is to read it. */
const help = phrases('HELP,INFO,AYUDA');

/** Said before or after what is meant, and meaning nothing by itself. */
const courtesies = / (?:PLEASE|PLS|THANKS|THANK YOU|POR FAVOR|GRACIAS|NOW|YA)(?= )/g;

/** Somewhere in the text: it may be an opt-out, mistyped or in a sentence. Better too many of them than one missed. */
const doubtful = new RegExp(
  [
    ' (?:UN)?S+T+[O0]+P',
    ' (?:SOTP|STPO|TSOP|ST0P|STP|SOTP)',
    ' (?:UN)?SUBSCRI',
    ' (?:QUIT|CANC?EL|REMOVE|REVOK|END |ARRET|OPT|LEAVE ME|BLOCK|SPAM)',
    ' (?:ALTO|BASTA|PARA |PAR(?:AR|E|EN) |DEJ(?:A|E|EN) |TERMIN|FIN |BORR|ELIMIN|QUITE)',
    ' NO (?:MAS|MORE|QUIERO)',
    ' (?:DON ?T|DO NOT|NEVER) (?:TEXT|WRITE|SEND|CONTACT|MESSAGE|WANT)',
    ' NO ME (?:ESCRIB|MAND|ENVI|CONTACT|LLAM)',
    ' WRONG (?:NUMBER|PERSON)',
    ' NUMERO (?:EQUIVOCADO|INCORRECTO)',
    ' TAKE ME OFF',
  ].join('|'),
);

/** No text that fits its phone network is longer; what stands behind adds nothing. */
const READ_AT_MOST = 1600;

/** Phones answer "Liked" with our own words in quotes: those are not hers. */
const withoutQuotes = (text: string): string => text.replace(/["“][^"”]*["”]?/gu, ' ');

/** Capitals and digits between single spaces, one space around: accents, signs and repeated words are gone. */
const plain = (text: string): string => {
  const words = text
    .replaceAll('🛑', ' STOP SIGN ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  // S T O P is one word.
  const whole = words.length > 1 && words.every((word) => word.length === 1) ? [words.join('')] : words;
  return ` ${whole.filter((word, position) => word !== whole[position - 1]).join(' ')} `;
};

/** A single word of fourteen letters is a word: a code has a digit, or capitals where no word has them. */
const looksDrawn = (code: string): boolean =>
  /[0-9]/.test(code) || (/[a-z]/.test(code) && /.[A-Z]/.test(code));

const contactCode = new RegExp(`^[${ALPHABET}]{4}[ -]?[${ALPHABET}]{4}[ -]?[${ALPHABET}]{2}$`);

/** A code alone, or the link that ends in one. */
const codeIn = (text: string): Reply | undefined => {
  const code = text.trim().replace(/^https?:\/\/\S+\//, '');
  if (isLinkCode(code) && looksDrawn(code)) return { is: 'code', of: 'notification', code };
  return contactCode.test(code.toUpperCase())
    ? { is: 'code', of: 'contact', code: code.toUpperCase() }
    : undefined;
};

const meaningOf = (said: string): Exclude<Reply['is'], 'code'> => {
  const words = said.trim();
  if (help.has(words)) return 'help';
  const meant = said.replace(courtesies, '').trim();
  if (stop.has(words) || stop.has(meant)) return 'stop';
  if (start.has(meant)) return 'start';
  if (yes.has(meant)) return 'yes';
  return doubtful.test(said) ? 'unclear-stop' : 'unclear';
};

/**
 * Reads an inbound text, in English or Spanish. Nothing is guessed: whoever asks for the end of texts in her own words,
 * and whatever else is not on a list, is left to a person (see docs/decisions/0014).
 */
export const readReply = (text: string): Reply => {
  const typed = withoutQuotes(text.slice(0, READ_AT_MOST));
  return codeIn(typed) ?? { is: meaningOf(plain(typed)) };
};
