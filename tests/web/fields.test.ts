import { errorSummary, radios, textField, untouched } from '../../web/fields.ts';
import { framed } from '../../web/frame.ts';
import { html } from '../../web/html.ts';

const advice = { email: 'Write an e-mail address like name@example.org.' };

describe('the words that somebody typed', () => {
  it('stay in the field, and are never markup', () => {
    const form = { ...untouched('en', advice), values: new URLSearchParams({ email: '"><script>' }) };
    const { text } = textField(form, { name: 'email', label: 'E-mail' });
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(text).not.toContain('<script>');
  });

  it('come with what to do about them, where a screen reader finds it', () => {
    const form = { ...untouched('en', advice), wrong: ['email'] };
    const { text } = textField(form, { name: 'email', label: 'E-mail', hint: 'If you have one' });
    expect(text).toContain('aria-describedby="f-email-hint f-email-error"');
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain(advice.email);
    expect(html`${errorSummary(form)}`.text).toContain('<a href="#f-email">Write an e-mail address');
  });
});

describe('a choice', () => {
  const question = {
    name: 'language',
    label: 'Language',
    choices: [
      { value: 'en', label: 'English' },
      { value: 'es', label: 'Español' },
    ],
    preset: ['en'],
  };
  const chosenIn = (values: Record<string, string>): string | undefined => {
    const form = { ...untouched('en', {}), values: new URLSearchParams(values) };
    return /value="(\w+)"\s+checked/.exec(radios(form, question).text)?.[1];
  };

  it('has its preset until somebody has chosen', () => {
    expect(chosenIn({})).toBe('en');
    expect(chosenIn({ language: 'es' })).toBe('es');
  });
});

describe('a page', () => {
  const page = framed({
    language: 'es',
    tab: 'Página',
    title: 'Un título',
    main: html`<p>Texto</p>`,
    inOther: '/en/x.html',
  });

  it('tells its language and where the other is', () => {
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('<a href="/en/x.html" lang="en" hreflang="en">English</a>');
  });

  it('asks nothing of another site, and has no script or style within', () => {
    expect(page).not.toMatch(/(?:src|<link[^>]*href)="(?:https?:)?\/\//);
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|style="|\son\w+="/);
  });
});
