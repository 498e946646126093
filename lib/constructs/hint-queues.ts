import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { HintQueue } from './hint-queue.ts';
import type { Use } from './use.ts';

/** Two queues for one stage: an escape never waits behind hearing notices. */
export interface Lanes {
  readonly emergency: HintQueue;
  readonly routine: HintQueue;
}

/** The queues between the stages. */
export interface HintQueues {
  readonly registration: HintQueue;
  readonly match: Lanes;
  readonly dispatch: Lanes;
}

/** Putting hints on either queue of a stage. */
export const hintsTo = ({ emergency, routine }: Lanes): Use[] => [emergency.use(), routine.use()];

/** Makes the five queues, each for the worker that works it off. */
export const hintQueues = (scope: Construct, environment: Environment): HintQueues => {
  const queue = (
    id: string,
    worker: Environment['register' | 'match' | 'dispatch'],
    impact: string,
  ): HintQueue => new HintQueue(scope, id, { environment, worker, impact });
  const { register, match, dispatch } = environment;
  return {
    registration: queue(
      'RegistrationQueue',
      register,
      'Victims wait for the code that makes their registration count.',
    ),
    match: {
      emergency: queue(
        'EmergencyMatchQueue',
        match,
        'An emergency, such as an escape, was reported, and victims are not told of it.',
      ),
      routine: queue(
        'RoutineMatchQueue',
        match,
        'A hearing, a decision or a planned release was reported, and victims are not told of it.',
      ),
    },
    dispatch: {
      emergency: queue(
        'EmergencyDispatchQueue',
        dispatch,
        'Victims are not told of an emergency, such as an escape.',
      ),
      routine: queue(
        'RoutineDispatchQueue',
        dispatch,
        'Victims are not told of a hearing, a decision or a planned release.',
      ),
    },
  };
};
