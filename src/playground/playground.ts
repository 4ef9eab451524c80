import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { openConsole, type PlaygroundConsole } from './console/console.ts';
import { createMovableClock, type RealTime } from './clock/movable-clock.ts';
import { startMadeUpVoters } from './made-up-voters.ts';
import { addOpeningChannel, runOpening, type OpeningChannel, type OpeningCommand } from './opening.ts';
import { createSaveFile, type Autosave } from './saved-state/save-file.ts';
import type { SavedPlayground } from './saved-state/saved-playground.ts';
import { startEmulator, type Emulator } from '../discord-emulator/emulator.ts';
import { createTimeTravel, type Agenda } from './clock/time-travel.ts';
import type { PageClock } from './web/page-clock.ts';
import type { Welcome } from './web/protocol.ts';
import { pageWebsite } from './web/serve-page.ts';
import { realTimers } from '../discord-emulator/wire-timers.ts';
import type { WorldEvent } from '../discord-emulator/state/event-stream.ts';

/** Name of the saved state in the playground's folder. */
const SAVE_FILE = 'discord.json';

/** Events after which the app's plans may have changed: it responded, or posted what was planned. */
const PLAN_CHANGING_EVENTS: ReadonlySet<WorldEvent['kind']> = new Set([
  'interaction_response',
  'interaction_message',
  'message_create',
]);

/** Options of a playground. */
export interface PlaygroundOptions {
  /** Loopback port; 0 takes any free one. */
  readonly port: number;
  readonly time: RealTime;
  /** Folder of the saved state. */
  readonly folder: string;
  /** Directory of the page's built files. */
  readonly pageDirectory: string;
  readonly welcome: Welcome;
  /** Whether made-up members vote for posts. */
  readonly hasMadeUpVoters?: boolean;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/** Options that are known once the app is connected. */
export interface OpenOptions {
  readonly agenda: Agenda;
  /** Commands for the first start, so that the channel is not empty. */
  readonly opening: readonly OpeningCommand[];
  /** Channels that are added before them. */
  readonly channels: readonly OpeningChannel[];
  /**
   * Called when the user quits in the terminal or ends its input. Input that ends without a terminal (a service,
   * `< /dev/null`) does not stop the playground.
   */
  readonly onQuit: () => void;
}

/** A Discord emulator on loopback with a web page, and a console in the terminal. */
export interface Playground {
  /** For the bot: the REST base, without `/v10`. */
  readonly apiUrl: string;
  readonly token: string;
  /** The playground's time, which the page can move. */
  readonly clock: RealTime;
  /** Runs the opening, prints the address and starts the console. */
  open(options: OpenOptions): Promise<void>;
  /** Saves the state and stops. */
  stop(): Promise<void>;
}

/** The playground cannot listen on its port; the message says what to do. */
export class PlaygroundError extends Error {
  override readonly name = 'PlaygroundError';
}

/**
 * Starts the playground from its saved state.
 * @throws PlaygroundError if the port is not available, SaveFileError if the state cannot be read
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { time, folder, input, output } = options;
  const file = createSaveFile(join(folder, SAVE_FILE));
  const saved = file.read();
  const clock = createMovableClock(time, saved?.clockAhead);
  let agenda: Agenda | undefined;
  let autosave: Autosave | undefined;
  const travel = createTimeTravel(
    clock,
    () => agenda,
    async () => {
      autosave?.markChanged();
      await autosave?.flush();
    },
  );
  const emulator = await startListening(options, saved, { now: clock.now, pageClock: travel });
  emulator.world.events.subscribe(({ kind }) => {
    // The app's plans may have changed. After a failure they are read again with the next event.
    if (PLAN_CHANGING_EVENTS.has(kind)) travel.refresh().catch(() => undefined);
  });
  const stopVoters = options.hasMadeUpVoters === true ? startMadeUpVoters(emulator) : undefined;
  let terminal: PlaygroundConsole | undefined;

  return {
    apiUrl: emulator.apiUrl,
    token: emulator.token,
    clock,
    async open({ agenda: planned, opening, channels, onQuit }) {
      agenda = planned;
      await travel.refresh();
      // A plan means that an earlier start was interrupted after the opening, which must not run twice.
      if (saved === undefined && travel.view().next === null) {
        // The opening is to find what the app fetches by itself.
        await planned.catchUp();
        for (const channel of channels) addOpeningChannel(emulator.world, channel);
        await runOpening(emulator.world, emulator.userActions, opening, output);
      }
      // Not before the app has started: until then another process might own this folder.
      autosave = file.startAutosave(emulator.world, realTimers, {
        clockAhead: () => clock.ahead,
        onProblem: error => output.write(`The playground cannot be saved: ${String(error)}\n`),
      });
      travel.subscribe(autosave.markChanged);
      autosave.markChanged();
      await autosave.flush();
      output.write(`Paperboy's playground: a Discord emulator, no account needed. Open ${emulator.url}\n`);
      terminal = openConsole({ world: emulator.world, userActions: emulator.userActions, input, output });
      void watchForQuit(terminal, input.isTTY === true, { output, onQuit });
    },
    async stop() {
      stopVoters?.();
      terminal?.close();
      await autosave?.stop();
      await emulator.stop();
    },
  };
}

async function startListening(
  { port, pageDirectory, welcome }: PlaygroundOptions,
  saved: SavedPlayground | undefined,
  parts: { readonly now: () => number; readonly pageClock: PageClock },
): Promise<Emulator> {
  try {
    return await startEmulator({
      port,
      now: parts.now,
      // The token gives control of the bot, so pages of other origins must not be able to guess it.
      token: randomBytes(32).toString('base64url'),
      rateLimits: 'discord',
      saved: saved?.world,
      website: pageWebsite({ directory: pageDirectory, welcome, clock: parts.pageClock }),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlaygroundError(
      `The playground cannot listen on port ${port} (${reason}). Set PLAYGROUND_PORT to a free port.`,
      { cause: error },
    );
  }
}

/** Calls `onQuit` when the user has quit; after the end of input without a terminal it prints that the playground keeps running. */
async function watchForQuit(
  terminal: PlaygroundConsole,
  isTerminal: boolean,
  { output, onQuit }: { readonly output: Writable; readonly onQuit: () => void },
): Promise<void> {
  const reason = await terminal.closed;
  if (reason === 'quit' || isTerminal) onQuit();
  else output.write('Input has ended; the playground keeps running until Ctrl+C or a signal.\n');
}
