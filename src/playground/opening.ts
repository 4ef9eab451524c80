import type { Writable } from 'node:stream';
import { UserActionError } from '../discord-emulator/user-actions/user-action-error.ts';
import type { UserActions } from '../discord-emulator/user-actions/user-actions.ts';
import type { OptionInputs } from '../discord-emulator/user-actions/option-values.ts';

/** A command that somebody calls before anybody has come. */
export interface OpeningCommand {
  /** A person by name. */
  readonly user: string;
  readonly channel: string;
  /** With its subcommand, without the slash. */
  readonly command: string;
  readonly options: OptionInputs;
}

/** Has commands called one after the other. One that fails is told, and ends it: the room is then as it is. */
export async function runOpening(
  userActions: UserActions,
  opening: readonly OpeningCommand[],
  output: Writable,
): Promise<void> {
  try {
    for (const { user: as, channel, command, options } of opening) {
      const outcome = await userActions.slash(as, channel, command, options);
      await outcome.message();
    }
  } catch (error) {
    if (!(error instanceof UserActionError)) throw error;
    output.write(`The first view could not be set: ${error.message}\n`);
  }
}
