import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { openConsole, type PlaygroundConsole } from './console/console.ts';
import { createMovableClock, type RealTime } from './clock/movable-clock.ts';
import { runOpening, type OpeningCommand } from './opening.ts';
import { createSaveFile, type Autosave } from './saved-state/save-file.ts';
import type { SavedPlayground } from './saved-state/saved-playground.ts';
import { startEmulator, type Emulator } from '../discord-emulator/emulator.ts';
import { createTimeTravel, type Agenda } from './clock/time-travel.ts';
import type { PageClock } from './web/page-clock.ts';
import type { Welcome } from './web/protocol.ts';
import { pageWebsite } from './web/serve-page.ts';
import { realTimers } from '../discord-emulator/wire-timers.ts';
import type { WorldEvent } from '../discord-emulator/state/event-stream.ts';

/** What a playground keeps its Discord in, within its folder. */
const SAVE_FILE = 'discord.json';

/** What the app does when its plans have changed: it answers, or posts what it had planned. */
const PLAN_CHANGING_EVENTS: ReadonlySet<WorldEvent['kind']> = new Set([
  'interaction_response',
  'interaction_message',
  'message_create',
]);

/** How a playground is started. */
export interface PlaygroundOptions {
  /** Loopback port; 0 takes any free one. */
  readonly port: number;
  readonly time: RealTime;
  /** Where it keeps its state. */
  readonly folder: string;
  /** Where the page's built files are. */
  readonly pageDirectory: string;
  readonly welcome: Welcome;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/** What is known when the app is connected. */
export interface OpenOptions {
  readonly agenda: Agenda;
  /** What is called at the very first start, so that nobody comes into an empty room. */
  readonly opening: readonly OpeningCommand[];
  /**
   * Called when the person quits on the terminal, or ends its input; input that ends without a terminal (a service,
   * `< /dev/null`) leaves the playground running.
   */
  readonly onQuit: () => void;
}

/** A Discord of one's own on loopback, with a web page, and a console on the terminal. */
export interface Playground {
  /** For the bot: the REST base, without `/v10`. */
  readonly apiUrl: string;
  readonly token: string;
  /** The playground's time, which the page moves. */
  readonly clock: RealTime;
  /** Sets the first scene, prints the address and begins to read lines. */
  open(options: OpenOptions): Promise<void>;
  /** Ends it, with its state kept. */
  stop(): Promise<void>;
}

/** The playground cannot listen where it should; the message says what to do. */
export class PlaygroundError extends Error {
  override readonly name = 'PlaygroundError';
}

/**
 * Starts the playground's Discord, where it was left.
 * @throws PlaygroundError when the port cannot be had, SaveFileError when its state cannot be read
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { time, folder, input, output } = options;
  const file = createSaveFile(join(folder, SAVE_FILE));
  const saved = file.read();
  const clock = createMovableClock(time, saved?.clockAhead);
  let agenda: Agenda | undefined;
  let keeping: Autosave | undefined;
  const travel = createTimeTravel(
    clock,
    () => agenda,
    async () => {
      keeping?.markChanged();
      await keeping?.flush();
    },
  );
  const emulator = await startListening(options, saved, { now: clock.now, pageClock: travel });
  emulator.world.events.subscribe(({ kind }) => {
    // The app may have planned something else by then. One that cannot tell is asked again with the next event.
    if (PLAN_CHANGING_EVENTS.has(kind)) travel.refresh().catch(() => undefined);
  });
  let terminal: PlaygroundConsole | undefined;

  return {
    apiUrl: emulator.apiUrl,
    token: emulator.token,
    clock,
    async open({ agenda: planned, opening, onQuit }) {
      agenda = planned;
      await travel.refresh();
      // What was planned is of a start that broke off here: it is not planned twice.
      if (saved === undefined && travel.view().next === null) {
        await runOpening(emulator.userActions, opening, output);
      }
      // Only now: before the app was there, another process might have been the one to keep this folder.
      keeping = file.startAutosave(emulator.world, realTimers, {
        clockAhead: () => clock.ahead,
        onProblem: error => output.write(`What happens here cannot be kept: ${String(error)}\n`),
      });
      travel.subscribe(keeping.markChanged);
      keeping.markChanged();
      await keeping.flush();
      output.write(`Paperboy's playground: a Discord of your own, no account needed. Open ${emulator.url}\n`);
      terminal = openConsole({ world: emulator.world, userActions: emulator.userActions, input, output });
      void quitWith(terminal, input.isTTY === true, { output, onQuit });
    },
    async stop() {
      terminal?.close();
      await keeping?.stop();
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
      // Whoever knows it is the bot: no page of another origin shall.
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

/** Ends the playground where its person is gone; without a terminal it goes on, and says so. */
async function quitWith(
  terminal: PlaygroundConsole,
  isTerminal: boolean,
  { output, onQuit }: { readonly output: Writable; readonly onQuit: () => void },
): Promise<void> {
  const why = await terminal.closed;
  if (why === 'quit' || isTerminal) onQuit();
  else
    output.write('The input has ended; the playground goes on until it is stopped by Ctrl+C or a signal.\n');
}
