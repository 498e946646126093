import common from './jest.config.mjs';

/** What needs a browser: `npm run browser`. */
export default {
  ...common,
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: [],
  testTimeout: 300_000,
  maxWorkers: 1,
};
