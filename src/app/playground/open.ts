import { fileURLToPath } from 'node:url';
import { PlaygroundError, startPlayground, type Playground } from '../../playground/playground.ts';
import { SaveFileError } from '../../playground/saved-state/save-file.ts';
import { processClock } from '../../process/clock.ts';
import { StartupError } from '../../process/startup-error.ts';
import { PLAYGROUND_FOLDER } from './folder.ts';
import { openingCommands, WELCOME } from './opening.ts';

const pageDirectory = fileURLToPath(new URL('../../playground/page/', import.meta.url));

/** The playground that runs when the bot is started without a token. */
export interface AppPlayground extends Omit<Playground, 'open'> {
  /** Runs the opening commands, prints the address and starts reading lines; `onQuit` is called when the user quits. */
  open(agenda: Parameters<Playground['open']>[0]['agenda'], onQuit: () => void): Promise<void>;
}

/**
 * Starts the playground on a loopback port. This module, and with it the emulator and the page, is loaded only without a
 * token.
 * @throws StartupError if the port is taken or the saved state cannot be read
 */
export async function openPlayground(port: number): Promise<AppPlayground> {
  try {
    const playground = await startPlayground({
      port,
      time: processClock,
      folder: PLAYGROUND_FOLDER,
      pageDirectory,
      welcome: WELCOME,
      input: process.stdin,
      output: process.stdout,
    });
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return {
      ...playground,
      open: (agenda, onQuit) => playground.open({ agenda, opening: openingCommands(timeZone), onQuit }),
    };
  } catch (error) {
    if (!(error instanceof PlaygroundError || error instanceof SaveFileError)) throw error;
    throw new StartupError(error.message, { cause: error });
  }
}
