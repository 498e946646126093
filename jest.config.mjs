export default {
  testEnvironment: 'node',
  testTimeout: 60_000,
  roots: ['<rootDir>/tests'],
  // They need a browser: npm run browser.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/'],
  globalSetup: '<rootDir>/tests/support/build.ts',
  transform: {
    '^.+\\.[mc]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // middy 7 ships ES modules only and exports no "require" condition.
  transformIgnorePatterns: ['/node_modules/(?!@middy/)'],
  moduleNameMapper: { '^(@middy/[^/]+)$': '<rootDir>/node_modules/$1/index.js' },
};
