import fc from 'fast-check';
import { read } from '../../domain/problems.ts';
import { registrationForm } from '../../domain/registration.ts';
import { statusChange } from '../../domain/status-change.ts';
import { aPostedChange, aPostedForm } from '../support/builders.ts';

const ofForm = (different: Readonly<Record<string, unknown>>) => {
  const reading = read(registrationForm, aPostedForm(different));
  return reading.is === 'valid' ? [] : reading.errors;
};
const ofChange = (different: Readonly<Record<string, unknown>>) => {
  const reading = read(statusChange, aPostedChange('release', different));
  return reading.is === 'valid' ? [] : reading.errors;
};

describe('what is wrong with a field', () => {
  it.each([
    [{ requestText: undefined }, { field: 'requestText', problem: 'is missing' }],
    [{ requestText: 7 }, { field: 'requestText', problem: 'must be a text' }],
    [{ requestText: 'x'.repeat(2001) }, { field: 'requestText', problem: 'must be at most 2000 characters' }],
    [{ phones: 'x' }, { field: 'phones', problem: 'must be a list' }],
    [{ requesterName: [] }, { field: 'requesterName', problem: 'must be an object with named fields' }],
    [
      { secret: 1, other: 2 },
      { field: '', problem: 'has 2 unknown field(s); see the API description for the known ones' },
    ],
    [
      { emailDiscretion: 'loud' },
      { field: 'emailDiscretion', problem: 'must be one of: full, discreet, link-only' },
    ],
  ])('is said in plain words: %j', (different, problem) => {
    expect(ofForm(different)).toEqual([problem]);
  });

  it('names the field of the details', () => {
    expect(ofChange({ details: { releaseKind: 'parole', releaseDate: '99999999' } })).toEqual([
      { field: 'details.releaseDate', problem: 'must be a day of the calendar, for example 2026-03-07' },
    ]);
  });

  it('names the field and the known types when the type is unknown', () => {
    const [first] = ofChange({ eventType: 'vanished' });

    expect(first?.field).toBe('eventType');
    expect(first?.problem).toMatch(/^must be one of: .*escape.*correction/);
  });

  it('never repeats what was sent, not even as the name of a field', () => {
    const canary = 'Canary-4711';
    const anywhere = fc.oneof(
      fc.constant(canary),
      fc.constant([canary]),
      fc.constant({ [canary]: canary }),
      fc.constant([{ [canary]: { [canary]: [canary] } }]),
    );
    const forms = fc.dictionary(fc.constantFrom(canary, ...Object.keys(aPostedForm())), anywhere, {
      minKeys: 1,
    });
    const changes = fc.dictionary(fc.constantFrom(canary, ...Object.keys(aPostedChange())), anywhere, {
      minKeys: 1,
    });

    fc.assert(
      fc.property(forms, changes, (form, change) => {
        expect(JSON.stringify([ofForm(form), ofChange(change)])).not.toContain(canary);
      }),
    );
  });
});
