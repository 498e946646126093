/** Something that went wrong, with what to do about it; workers read the remedy and compare no texts. */
export abstract class PipelineError extends Error {
  abstract readonly remedy: 'retry' | 'set-aside';
  /** Written out: bundling shortens the names of classes, and logs and runbook speak of these. */
  abstract override readonly name: string;
}

/** The store did not take all of a batch in time: the same hint may succeed later. */
export class LedgerBusy extends PipelineError {
  readonly name = 'LedgerBusy';
  readonly remedy = 'retry';
}

/** A provider is busy or down: the same hint may succeed later. */
export class ProviderUnavailable extends PipelineError {
  readonly name = 'ProviderUnavailable';
  readonly remedy = 'retry';
}

/** The hint can never succeed: it ends in the dead-letter queue for a person to look at. */
export class UnreadableHint extends PipelineError {
  readonly name = 'UnreadableHint';
  readonly remedy = 'set-aside';
}

/** An item in a table is not what this version wrote: a person must look at it. */
export class UnreadableItem extends PipelineError {
  readonly name = 'UnreadableItem';
  readonly remedy = 'set-aside';
}
