import tseslint from 'typescript-eslint';

/** What a folder may not import, as a regular expression; see docs/architecture.md. */
const zone = (files, regex, message, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'cdk.out/', '.state/', '**/*.mjs'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      'no-warning-comments': 'error',
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  zone(['domain/**'], '^(?!zod(/mini)?$|node:crypto$|\\./)', 'domain/ is pure: zod, node:crypto and itself.'),
  zone(
    ['adapters/**'],
    '(^aws-cdk-lib|^constructs|/lambdas/|/lib/|/local/)',
    'adapters know AWS and domain only.',
  ),
  zone(
    ['lambdas/**'],
    '(^aws-cdk-lib|^constructs|^@aws-sdk/|/lib/|/local/)',
    'Only entry files build clients.',
    ['lambdas/{http,sqs,schedule,logs}.*.ts', 'lambdas/{notifier,receipt-edges,senders}.ts'],
  ),
  zone(
    ['lambdas/{http,sqs,schedule,logs}.*.ts'],
    '(^aws-cdk-lib|^constructs|/lib/|/local/)',
    'A function knows nothing of its deployment.',
  ),
  zone(
    ['lambdas/!(entrypoints).ts'],
    '(^aws-cdk-lib|^constructs|/lib/|/local/|^@middy/)',
    'entrypoints.ts is the only file that knows middy.',
    ['lambdas/{http,sqs,schedule,logs}.*.ts'],
  ),
  zone(
    ['lib/**', 'bin/**'],
    '(^@aws-sdk/|/lambdas/|/local/)',
    'lib/ deploys; it imports no code that runs.',
    ['bin/ledger.ts'],
  ),
  zone(
    ['web/**'],
    '(^@aws-sdk/|^aws-cdk-lib|^node:|/lambdas/|/adapters/|/lib/|/local/|/api/)',
    'web/ makes pages of domain alone.',
  ),
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
