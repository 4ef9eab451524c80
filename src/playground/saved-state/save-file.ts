import { readFileSync } from 'node:fs';
import { replaceFile } from './replace-file.ts';
import type { SavedPlayground } from './saved-playground.ts';
import { savedPlayground, savedVersion } from './saved-playground.ts';
import type { WireTimers } from '../../discord-emulator/wire-timers.ts';
import type { WorldEvent } from '../../discord-emulator/state/event-stream.ts';
import { saveWorld } from '../../discord-emulator/state/save-world.ts';
import { SAVED_VERSION } from '../../discord-emulator/state/saved-world.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** The file that keeps a playground over restarts. */
export interface SaveFile {
  /** Reads the saved playground; undefined if there is none. @throws SaveFileError */
  read(): SavedPlayground | undefined;
  /** Saves a world after each change. Only one autosave may run at a time. */
  startAutosave(world: World, timers: WireTimers, options: AutosaveOptions): Autosave;
}

/** Options of an autosave. */
export interface AutosaveOptions {
  /** ms that the playground's clock is ahead of real time. */
  readonly clockAhead: () => number;
  /** Called after a failed write, but not for further failures in a row. */
  readonly onProblem: (error: unknown) => void;
}

/** A running autosave. */
export interface Autosave {
  /** Reports a change that causes no event of the world, such as a move of the clock. */
  markChanged(): void;
  /** Resolves when all changes so far have been written, or the write has failed. */
  flush(): Promise<void>;
  /** Writes the world a last time and stops. Resolves as `flush` does. */
  stop(): Promise<void>;
}

/** The saved playground cannot be used; the message says what to do. */
export class SaveFileError extends Error {
  override readonly name = 'SaveFileError';
}

/**
 * Delay of a write after a change, so that changes together are written once. A killed process loses the changes of this
 * time; a stopped one loses nothing.
 */
const WRITE_DELAY_MS = 100;

/** Returns access to a playground's file, which need not exist yet. */
export function createSaveFile(path: string): SaveFile {
  return {
    read() {
      const text = readText(path);
      return text === undefined ? undefined : parse(text, path);
    },
    startAutosave: (world, timers, options) => startAutosave(path, world, timers, options),
  };
}

function startAutosave(path: string, world: World, timers: WireTimers, options: AutosaveOptions): Autosave {
  let isChanged = false;
  let isFailing = false;
  let isStopped = false;
  let cancel: (() => void) | undefined;
  let writes = Promise.resolve();

  const write = async (): Promise<void> => {
    if (!isChanged) return;
    isChanged = false;
    try {
      const saved: SavedPlayground = { world: saveWorld(world), clockAhead: options.clockAhead() };
      await replaceFile(path, JSON.stringify(saved));
      isFailing = false;
    } catch (error) {
      isChanged = true;
      if (!isFailing) options.onProblem(error);
      isFailing = true;
    }
  };

  /** Writes run one after the other, never concurrently. */
  const flush = (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    writes = writes.then(write);
    return writes;
  };

  const markChanged = (): void => {
    if (isStopped) return;
    isChanged = true;
    cancel ??= timers.after(WRITE_DELAY_MS, () => void flush());
  };

  const unsubscribe = world.events.subscribe(event => {
    if (isSaved(event)) markChanged();
  });

  return {
    markChanged,
    flush,
    stop() {
      unsubscribe();
      isStopped = true;
      // Some changes cause no event, such as a user blocking the bot.
      isChanged = true;
      return flush();
    },
  };
}

/** Returns true if an event changes saved state, unlike typing, interactions and ephemeral messages. */
function isSaved(event: WorldEvent): boolean {
  if (event.kind === 'typing_start' || 'interaction' in event) return false;
  return !('message' in event) || event.message.audience === null;
}

/** @throws SaveFileError if the file exists but cannot be read */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw saveFileError(path, 'cannot be read', error);
  }
}

/** @throws SaveFileError */
function parse(text: string, path: string): SavedPlayground {
  try {
    const data: unknown = JSON.parse(text);
    const { version } = savedVersion.parse(data).world;
    if (version > SAVED_VERSION) throw saveFileError(path, 'was written by a newer release');
    return savedPlayground.parse(data);
  } catch (error) {
    if (error instanceof SaveFileError) throw error;
    throw saveFileError(path, 'is damaged', error);
  }
}

function saveFileError(path: string, why: string, cause?: unknown): SaveFileError {
  const message = `The saved playground ${path} ${why}. To start with a new one, run: npm run playground:reset`;
  return new SaveFileError(message, { cause });
}
