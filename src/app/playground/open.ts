import { fileURLToPath } from 'node:url';
import { PlaygroundError, startPlayground, type Playground } from '../../playground/playground.ts';
import { SaveFileError } from '../../playground/saved-state/save-file.ts';
import { processClock } from '../../process/clock.ts';
import { StartupError } from '../../process/startup-error.ts';
import { PLAYGROUND_FOLDER } from './folder.ts';
import { openingCommands, WELCOME } from './opening.ts';

const pageDirectory = fileURLToPath(new URL('../../playground/page/', import.meta.url));

/** The playground that a start without a token serves. */
export interface AppPlayground extends Omit<Playground, 'open'> {
  /** Sets the first scene, prints the address and begins to read lines; `onQuit` is called when its user quits. */
  open(agenda: Parameters<Playground['open']>[0]['agenda'], onQuit: () => void): Promise<void>;
}

/**
 * Starts the playground on a loopback port. This module is loaded only without a token, and with it everything of the
 * emulator and the page.
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
