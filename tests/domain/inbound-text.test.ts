import { readInboundText } from '../../domain/inbound-text.ts';
import { at, phoneOf } from '../support/builders.ts';
import { envelope, inboundText } from '../support/events-providers.ts';

describe('a text to us', () => {
  it('has its time from the envelope, and may say what it answers', () => {
    const body = envelope(
      inboundText(phoneOf(1), 'YES', { inboundMessageId: 'i', previousPublishedMessageId: 'm' }),
      at(5),
    );

    expect(readInboundText(body)).toEqual({
      inboundMessageId: 'i',
      from: phoneOf(1),
      text: 'YES',
      at: at(5),
      answers: 'm',
    });
  });

  it.each([undefined, null])('may leave out what it answers: %s', (previousPublishedMessageId) => {
    const body = envelope(inboundText(phoneOf(1), 'YES', { previousPublishedMessageId }));

    expect(readInboundText(body)?.answers).toBeUndefined();
  });

  it.each([
    ['no envelope', JSON.stringify(inboundText(phoneOf(1), 'YES'))],
    ['no JSON inside', envelope('STOP')],
    ['no number', envelope(inboundText('somebody', 'YES'))],
    ['no id', envelope(inboundText(phoneOf(1), 'YES', { inboundMessageId: '' }))],
    ['no words', envelope(inboundText(phoneOf(1), 'YES', { messageBody: undefined }))],
    ['nothing', ''],
  ])('cannot be read with %s', (_, body) => {
    expect(readInboundText(body)).toBeUndefined();
  });
});
