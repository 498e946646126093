import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { HintQueue, type HintQueueProps } from './hint-queue.ts';
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
  readonly receipt: HintQueue;
  readonly errand: HintQueue;
}

/** Putting hints on either queue of a stage. */
export const hintsTo = ({ emergency, routine }: Lanes): Use[] => [emergency.use(), routine.use()];

type Make = (id: string, about: Omit<HintQueueProps, 'environment'>) => HintQueue;

/** Makes the seven queues, each for the worker that works it off. `patience`, in minutes, is what people can wait. */
export const hintQueues = (scope: Construct, environment: Environment): HintQueues => {
  const make: Make = (id, about) => new HintQueue(scope, id, { environment, ...about });
  return {
    registration: make('RegistrationQueue', {
      worker: environment.register,
      // The form promises a code within a quarter of an hour.
      patience: 15,
      impact: 'Victims wait for the code that makes their registration count.',
    }),
    match: matchQueues(make, environment),
    dispatch: dispatchQueues(make, environment),
    receipt: make('ReceiptQueue', {
      worker: environment.replies,
      // A receipt that knows no message yet is tried for three days anyway.
      patience: 60,
      impact: 'It stays unknown whether some messages arrived, so their victims are told again.',
    }),
    errand: make('ErrandQueue', {
      worker: environment.errand,
      // Somebody sits before a page and waits for a code.
      patience: 10,
      impact: 'Victims wait for a code to sign in, or are not warned that a contact of theirs was changed.',
    }),
  };
};

const matchQueues = (make: Make, { match: worker }: Environment): Lanes => ({
  emergency: make('EmergencyMatchQueue', {
    worker,
    // The law gives 24 hours from an escape, a frightened person has minutes.
    patience: 5,
    impact: 'An emergency, such as an escape, was reported, and victims are not told of it.',
  }),
  routine: make('RoutineMatchQueue', {
    worker,
    // Hearings are owed 30 days ahead and deaths within 30 days: hours do not matter yet, but a day would.
    patience: 60,
    impact: 'A hearing, a decision or a planned release was reported, and victims are not told of it.',
  }),
});

const dispatchQueues = (make: Make, { dispatch: worker }: Environment): Lanes => ({
  emergency: make('EmergencyDispatchQueue', {
    worker,
    patience: 5,
    impact: 'Victims are not told of an emergency, such as an escape.',
  }),
  routine: make('RoutineDispatchQueue', {
    worker,
    patience: 120,
    impact: 'Victims are not told of a hearing, a decision or a planned release.',
  }),
});
