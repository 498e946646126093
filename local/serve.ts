import { parseArgs } from 'node:util';
import { LocalProblem } from './problem.ts';
import { startLocalStack } from './stack.ts';

/**
 * Runs a stack for another process, such as a test: free ports, no bundling, no demonstration. Says where it is in
 * one line of JSON, and ends when its standard input does, so that it never outlives who started it.
 */
const { values } = parseArgs({
  options: {
    state: { type: 'string' },
    assembly: { type: 'string', default: 'cdk.out' },
    environment: { type: 'string', default: 'sandbox' },
    fresh: { type: 'boolean', default: false },
    ticking: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    'aws-port': { type: 'string', default: '0' },
  },
});
try {
  if (values.state === undefined) throw new LocalProblem('--state DIR is missing');
  const stack = await startLocalStack({
    assembly: values.assembly,
    environment: values.environment,
    stateFolder: values.state,
    fresh: values.fresh,
    ticking: values.ticking,
    port: Number(values.port),
    awsPort: Number(values['aws-port']),
    onLog: () => undefined,
  });
  // Functions do not survive JSON: what is left is the stack's address.
  process.stdout.write(`${JSON.stringify(stack)}\n`);
  process.stdin.on('end', () => void stack.stop().then(() => process.exit(0))).resume();
} catch (error) {
  if (!(error instanceof LocalProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
