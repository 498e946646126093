import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { HintQueue } from './hint-queue.ts';

/** The queues between the stages. Emergencies have one of their own: an escape never waits behind hearing notices. */
export interface HintQueues {
  readonly registration: HintQueue;
  readonly match: HintQueue;
  readonly emergency: HintQueue;
  readonly routine: HintQueue;
}

/** Makes the four queues, each for the worker that works it off. */
export const hintQueues = (scope: Construct, environment: Environment): HintQueues => ({
  registration: new HintQueue(scope, 'RegistrationQueue', {
    environment,
    worker: environment.register,
    impact: 'Victims wait for the code that makes their registration count.',
  }),
  match: new HintQueue(scope, 'MatchQueue', {
    environment,
    worker: environment.match,
    impact: 'A status change was reported, and victims are not told of it.',
  }),
  emergency: new HintQueue(scope, 'EmergencyQueue', {
    environment,
    worker: environment.dispatch,
    impact: 'Victims are not told of an emergency, such as an escape.',
  }),
  routine: new HintQueue(scope, 'RoutineQueue', {
    environment,
    worker: environment.dispatch,
    impact: 'Victims are not told of a hearing, a decision or a planned release.',
  }),
});
