import fc from 'fast-check';
import { readReply } from '../../domain/reply.ts';
import { confirmationCodeFor, linkCodeFor } from '../../domain/secrets.ts';

const texts = (lines: string): string[] => lines.split('\n').map((line) => line.trim());

describe('an inbound text', () => {
  it.each(
    texts(`1
      YES
      yes.
      Yes, thank you
      Yes please
      YES YES
      Y
      y?
      SI
      sí
      Sí, gracias
      S?
      Got it
      got this
      Confirmo
      １
      1️⃣`),
  )('is a yes: %s', (text) => {
    expect(readReply(text)).toEqual({ is: 'yes' });
  });

  it.each(
    texts(
      `STOP
      stop
      Stop.
      "  stop!!! "`.replaceAll('"', ''),
    ).concat(
      texts(`STOPALL
      stop all
      S T O P
      s.t.o.p.
      STOP STOP STOP
      please stop
      Stop texting me
      stop texting me please
      Stop, por favor
      END
      quit
      CANCEL
      Unsubscribe
      revoke
      opt out
      OPT-OUT
      optout
      REMOVE
      ARRET
      arrêt
      TD
      no more
      Don't text me
      Don’t text me
      Do not text me
      ALTO
      basta
      ¡Basta ya!
      PARAR
      Pare
      cancelar
      NO MAS
      no más
      No más mensajes
      Deje de escribirme
      no quiero más mensajes`),
    ),
  )('is an opt-out: %s', (text) => {
    expect(readReply(text)).toEqual({ is: 'stop' });
  });

  it.each(
    texts(`can you stop
      stopp
      STOOOP
      sotp
      ST0P
      STOP it
      yes stop
      1 STOP
      don't stop
      no me manden nada
      I do not want these texts
      I want to unsubscribe from this
      wrong number
      numero equivocado
      leave me alone
      Para ya con esto
      Quiero cancelar mi cuenta
      STOP START
      STOP HELP
      Stop or I call the police
      🛑`),
  )('may be an opt-out, and goes to a person: %s', (text) => {
    expect(readReply(text)).toEqual({ is: 'unclear-stop' });
  });

  it.each(['HELP', 'help!', 'Info', 'AYUDA', '¿Ayuda?'])('asks for help: %s', (text) => {
    expect(readReply(text)).toEqual({ is: 'help' });
  });

  it.each(['START', 'start', 'Unstop', 'start please', 'Iniciar'])('asks for texts again: %s', (text) => {
    expect(readReply(text)).toEqual({ is: 'start' });
  });

  it.each(
    texts(`help me
      ayuda por favor
      He is at my door
      está en mi puerta
      yes?? who is this
      no
      ok
      2
      11
      👍
      congratulation
      CONGRATULATION`).concat('', '   ', '?'),
  )('is for a person to read: %s', (text) => {
    expect(readReply(text)).toEqual({ is: 'unclear' });
  });

  it('is not read by the words of ours that a phone quotes', () => {
    expect(readReply('Liked “MO DOC notices: thank you. STOP ends texts.”')).toEqual({ is: 'unclear' });
    expect(readReply('Loved "MO DOC: … Reply YES')).toEqual({ is: 'unclear' });
  });
});

describe('a code by text', () => {
  const linkCode = linkCodeFor('key', 'notification', 'phone-1');
  const code = confirmationCodeFor('key', 'victim', 'phone-1', '2026-01-01T00:00:00Z');

  it.each([linkCode, ` ${linkCode}\n`, `https://vn.mo.gov/a/${linkCode}`])(
    'of a notification: %s',
    (text) => {
      expect(readReply(text)).toEqual({ is: 'code', of: 'notification', code: linkCode });
    },
  );

  it.each([code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')])(
    'of a contact: %s',
    (text) => {
      const reply = readReply(text);

      expect(reply).toMatchObject({ is: 'code', of: 'contact' });
      expect('code' in reply && reply.code.replace(/[ -]/g, '')).toBe(code.replaceAll('-', ''));
    },
  );

  it('is found for any notification and contact', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(readReply(linkCodeFor('key', one, other)).is).toBe('code');
        expect(readReply(confirmationCodeFor('key', one, other, '2026')).is).toBe('code');
      }),
    );
  });
});

describe('any text', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

  it('is read, whatever it holds', () => {
    fc.assert(fc.property(anything, (text) => typeof readReply(text).is === 'string'));
    expect(readReply('a '.repeat(500_000)).is).toBe('unclear');
  });

  it('with an opt-out word in it is never a yes, a start or a cry for help', () => {
    const optOut = fc.constantFrom(
      ...'STOP,stopall,Quit,cancel,UNSUBSCRIBE,revoke,remove,arrêt,opt out,optout,END,Alto,basta,parar,cancelar,no más'.split(
        ',',
      ),
    );
    const said = fc.constantFrom('yes', '1', 'sí', 'start', 'help', 'ok', 'please', 'y', '', 'my code');

    fc.assert(
      fc.property(said, optOut, said, fc.constantFrom(' ', ', ', '. ', '\n'), (before, word, after, gap) => {
        expect(['stop', 'unclear-stop']).toContain(readReply([before, word, after].join(gap)).is);
      }),
    );
    fc.assert(
      fc.property(anything, optOut, anything, (before, word, after) => {
        const { is } = readReply(`${before.replace(/["“]/g, '')} ${word} ${after}`);

        expect(['yes', 'start', 'help']).not.toContain(is);
      }),
    );
  });

  it('means the same in capitals, in small letters and with space around', () => {
    fc.assert(
      fc.property(fc.constantFrom('yes', 'stop', 'ayuda', 'no más', 'start', 'hello'), (text) => {
        expect(readReply(`  ${text.toUpperCase()}\n`)).toEqual(readReply(text));
      }),
    );
  });
});
