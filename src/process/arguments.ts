import { parseArgs } from 'node:util';

/** What the bot is asked for on its command line. */
export interface StartArguments {
  /** A readable log instead of JSON lines. */
  readonly pretty: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The bot was started with something it does not know; the message says what it takes. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

export const START_HELP = `Usage: npm start [-- --pretty]

Starts Paperboy: on Discord if DISCORD_TOKEN is set, else as a playground on this machine.

  --pretty   write a readable log instead of JSON lines
  --help     show this
  --version  show the version

Settings come from the environment or the file .env (see README.md); the operator's
command line is: npm run --silent paperboy -- --help
`;

/** Reads the arguments behind the program's name; throws `ArgumentError`. */
export function readStartArguments(args: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { pretty: { type: 'boolean' }, help: { type: 'boolean' }, version: { type: 'boolean' } },
    });
    return { pretty: false, help: false, version: false, ...values };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ArgumentError(
      `Paperboy cannot be started with “${args.join(' ')}”: it takes --pretty, --help and --version, as in npm start -- --pretty. ` +
        'Settings come from the environment; searching, filling and the like from npm run --silent paperboy -- --help',
      { cause: error },
    );
  }
}
