import { numberVariable, variable } from '../../adapters/environment.ts';

describe('an environment variable', () => {
  afterEach(() => {
    delete process.env['TEST_VARIABLE'];
  });

  it('is read by its name', () => {
    process.env['TEST_VARIABLE'] = '20';

    expect(variable('TEST_VARIABLE')).toBe('20');
    expect(numberVariable('TEST_VARIABLE')).toBe(20);
  });

  it.each([undefined, ''])('that is not there ends the function by its name: %j', (value) => {
    if (value !== undefined) process.env['TEST_VARIABLE'] = value;

    expect(() => variable('TEST_VARIABLE')).toThrow('TEST_VARIABLE');
  });

  it.each(['0', '-1', 'many', 'NaN'])('that should be a positive number is not %s', (value) => {
    process.env['TEST_VARIABLE'] = value;

    expect(() => numberVariable('TEST_VARIABLE')).toThrow('TEST_VARIABLE');
  });
});
