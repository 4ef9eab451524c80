import { newestListDay } from '../../core/time/list-day.ts';
import { startHuggingFaceEmulator } from '../../playground/hugging-face/hugging-face-emulator.ts';
import { PlaygroundError, startPlayground, type Playground } from '../../playground/playground.ts';
import { SaveFileError } from '../../playground/saved-state/save-file.ts';
import { processClock } from '../../process/clock.ts';
import { StartupError } from '../../process/startup-error.ts';
import { PLAYGROUND_FOLDER } from './folder.ts';
import { readListedPapers } from './listed-papers.ts';
import { CURATORS, openingCommands, WALL, WELCOME } from './opening.ts';

export interface AppPlaygroundOptions {
  readonly port: number;
  /** Papers that the emulator of Hugging Face lists. */
  readonly starterFile: string;
  /** Holds the bundled page. */
  readonly pageDirectory: string;
}

/** The playground that runs when the bot is started without a token. */
export interface AppPlayground extends Omit<Playground, 'open'> {
  /** Base of the emulated paper API; its days live by the playground's clock. */
  readonly huggingFaceUrl: string;
  /** Runs the opening commands, prints the address and starts reading lines; `onQuit` is called when the user quits. */
  open(agenda: Parameters<Playground['open']>[0]['agenda'], onQuit: () => void): Promise<void>;
}

/**
 * Starts the playground on a loopback port, and beside it an emulator of Hugging Face that lists the papers of the starter
 * file. This module, and with it the emulators and the page, is loaded only without a token.
 * @throws StartupError if the port is taken or the saved state cannot be read
 */
export async function openPlayground(options: AppPlaygroundOptions): Promise<AppPlayground> {
  const { port, starterFile, pageDirectory } = options;
  try {
    const papers = await readListedPapers(starterFile);
    const playground = await startPlayground({
      port,
      time: processClock,
      folder: PLAYGROUND_FOLDER,
      pageDirectory,
      welcome: WELCOME,
      hasMadeUpVoters: true,
      input: process.stdin,
      output: process.stdout,
    });
    const huggingFace = await startHuggingFaceEmulator({
      papers,
      now: playground.clock.now,
      newestDayAt: newestListDay,
    });
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return {
      ...playground,
      huggingFaceUrl: huggingFace.url,
      async stop() {
        await playground.stop();
        await huggingFace.stop();
      },
      open: (agenda, onQuit) =>
        playground.open({
          agenda,
          opening: openingCommands(timeZone, playground.clock.now()),
          channels: [CURATORS, WALL],
          onQuit,
        }),
    };
  } catch (error) {
    if (!(error instanceof PlaygroundError || error instanceof SaveFileError)) throw error;
    throw new StartupError(error.message, { cause: error });
  }
}
