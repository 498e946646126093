import { contactsTable, type ContactsTable } from '../../adapters/contacts-table.ts';
import { contactHashFor } from '../../domain/secrets.ts';
import { emailOf, phoneOf } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const hash = contactHashFor('index-key', phoneOf(1));
const mother = { victimId: 'victim-1', contactId: 'phone-1' };
const child = { victimId: 'victim-2', contactId: 'phone-1' };

describe.each(engines)('the owners of contacts, over %s', (_, start) => {
  let engine: Engine;
  let contacts: ContactsTable;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    contacts = contactsTable(engine.client, await engine.table('Contacts'));
  });
  afterAll(() => engine.stop());

  it('finds everybody who has a phone, and nobody else', async () => {
    await contacts.add(hash, mother);
    await contacts.add(hash, child);
    await contacts.add(contactHashFor('index-key', phoneOf(2)), {
      victimId: 'victim-3',
      contactId: 'phone-1',
    });

    const owners = await contacts.ownersOf(hash);

    expect(owners).toHaveLength(2);
    expect(owners).toEqual(expect.arrayContaining([mother, child]));
  });

  it('keeps a contact once, however often it is written', async () => {
    await contacts.add(hash, mother);
    await contacts.add(hash, mother);

    expect(await contacts.ownersOf(hash)).toEqual([mother]);
  });

  it('forgets the contact of one owner, and leaves the others', async () => {
    await contacts.add(hash, mother);
    await contacts.add(hash, child);

    await contacts.remove(hash, mother);

    expect(await contacts.ownersOf(hash)).toEqual([child]);
  });

  it('knows nobody by an address that nobody gave', async () => {
    expect(await contacts.ownersOf(hash)).toEqual([]);
  });
});

describe('the hash of a contact', () => {
  it('is the same however the address is written, and another under another key', () => {
    const address = emailOf(1);

    expect(contactHashFor('key', address.toUpperCase())).toBe(contactHashFor('key', address));
    expect(contactHashFor('other key', address)).not.toBe(contactHashFor('key', address));
    expect(contactHashFor('key', address)).not.toContain('victim');
  });
});
