import type { ContactView } from '../domain/account-view.ts';
import { codeLink, contactName, contactState } from './account-contact.ts';
import { filled } from './frame.ts';
import { html, type Content } from './html.ts';
import { above, linkTo, type Part, type Shown } from './account-shell.ts';
import { contactWords } from './words/account-contacts.ts';

const placeTaken = ({ replaces }: ContactView, { account: { contacts }, language }: Shown): Content => {
  const old = contacts.find(({ contactId }) => contactId === replaces);
  return old && html`<p>${filled(contactWords[language].replaces, { address: old.address })}</p>`;
};

const about = (contact: ContactView, shown: Shown): Content => {
  const { language } = shown;
  const words = contactWords[language];
  const change = words.change.replace('{address}', () => contact.address);
  return [
    html`<h2>${contactName(contact, language)}</h2>`,
    contactState(contact, language),
    placeTaken(contact, shown),
    html`<p>${words.shows[contact.discretion]}</p>
      <p>${linkTo(shown, 'contact', change, { contactId: contact.contactId })}</p>`,
  ];
};

/** All of her phones and mailboxes. */
export const contacts: Part = {
  fields: [],
  advice: () => ({}),
  onRecord: () => [],
  main: (shown, form) => {
    const { account, language, done } = shown;
    const words = contactWords[language];
    return [
      above(shown, form, done === 'contact-added' && html`<p>${codeLink(language)}</p>`),
      html`<p>${account.contacts.length === 0 ? words.none : words.lead}</p>`,
      account.contacts.map((contact) => about(contact, shown)),
      html`<h2>${words.add}</h2>
        <ul>
          <li>${linkTo(shown, 'new-phone')}</li>
          <li>${linkTo(shown, 'new-email')}</li>
        </ul>`,
    ];
  },
};
