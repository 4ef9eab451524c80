import type { Writable } from 'node:stream';
import { UserActionError } from '../discord-emulator/user-actions/user-action-error.ts';
import type { UserActions } from '../discord-emulator/user-actions/user-actions.ts';
import type { OptionInputs } from '../discord-emulator/user-actions/option-values.ts';

/** A command that sets up a new playground. */
export interface OpeningCommand {
  /** Name of the user who calls it. */
  readonly user: string;
  readonly channel: string;
  /** Includes the subcommand, without the slash. */
  readonly command: string;
  readonly options: OptionInputs;
}

/** Calls the commands in order. If one fails, it prints the reason and skips the rest. */
export async function runOpening(
  userActions: UserActions,
  opening: readonly OpeningCommand[],
  output: Writable,
): Promise<void> {
  try {
    for (const { user, channel, command, options } of opening) {
      const outcome = await userActions.slash(user, channel, command, options);
      await outcome.message();
    }
  } catch (error) {
    if (!(error instanceof UserActionError)) throw error;
    output.write(`The playground could not be set up: ${error.message}\n`);
  }
}
