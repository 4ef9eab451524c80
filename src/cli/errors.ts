import { EXIT } from '../process/exit-code.ts';

/** The command line was used incorrectly; the message says how to use it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A verb failed: something does not exist or could not be done. The message is for the operator. */
export class VerbError extends Error {
  override readonly name = 'VerbError';
  readonly exitCode: number;
  constructor(message: string, options: ErrorOptions & { readonly exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? EXIT.failed;
  }
}
