import { parseArgs } from 'node:util';

/** The arguments of `npm start`. */
export interface StartArguments {
  /** Write a readable log instead of JSON lines. */
  readonly pretty: boolean;
  /** Begin with an empty database, also where backups say that there was one. */
  readonly isNew: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The bot was started with an unknown argument; the message lists the known ones. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

export const START_HELP = `Usage: npm start [-- --pretty --new]

Starts Paperboy: on Discord if DISCORD_TOKEN is set, else as a playground on this machine.

  --pretty   write a readable log instead of JSON lines
  --new      begin with an empty database although the file is gone and its backups are there;
             refused if the database is not empty
  --help     show this text
  --version  show the version

Settings come from the environment or the file .env (see .env.example); the operator's
command line is: npm run --silent paperboy -- --help
`;

/** Parses the arguments after the program's name. Throws `ArgumentError`. */
export function parseStartArguments(args: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        pretty: { type: 'boolean' },
        new: { type: 'boolean' },
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    });
    const { pretty = false, new: isNew = false, help = false, version = false } = values;
    return { pretty, isNew, help, version };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ArgumentError(
      `Paperboy cannot be started with “${args.join(' ')}”: it takes --pretty, --new, --help and --version, as in npm start -- --pretty. ` +
        'Settings come from the environment; the operator tools are listed by npm run --silent paperboy -- --help',
      { cause: error },
    );
  }
}
