import { readFileSync } from 'node:fs';
import { replaceFile } from './replace-file.ts';
import type { SavedPlayground } from './saved-playground.ts';
import { savedPlayground, savedVersion } from './saved-playground.ts';
import type { WireTimers } from '../../discord-emulator/wire-timers.ts';
import type { WorldEvent } from '../../discord-emulator/state/event-stream.ts';
import { saveWorld } from '../../discord-emulator/state/save-world.ts';
import { SAVED_VERSION } from '../../discord-emulator/state/saved-world.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** Where a playground is kept over a restart. */
export interface SaveFile {
  /** What was kept; undefined when there is none. @throws SaveFileError */
  read(): SavedPlayground | undefined;
  /** Writes a world now and then, from its next change on. One keeping at a time. */
  startAutosave(world: World, timers: WireTimers, options: AutosaveOptions): Autosave;
}

/** What goes with the world. */
export interface AutosaveOptions {
  /** ms that the playground's clock is ahead of real time. */
  readonly clockAhead: () => number;
  /** Told of a failed write: of the first one until one is well again. */
  readonly onProblem: (error: unknown) => void;
}

/** The keeping of a world in its file. */
export interface Autosave {
  /** Something is to be written that the world tells nothing of, as the clock's move. */
  markChanged(): void;
  /** Resolves when all that was told of so far has been written, or the write failed. */
  flush(): Promise<void>;
  /** Writes the world a last time, and no more afterwards. Resolves as `flush` does. */
  stop(): Promise<void>;
}

/** A saved playground that cannot be gone on with; the message says what to do. */
export class SaveFileError extends Error {
  override readonly name = 'SaveFileError';
}

/**
 * ms between a change and its writing, so that what comes in one go is written in one go. A process that is killed loses as
 * much; one that is stopped loses nothing.
 */
const WRITE_DELAY_MS = 100;

/** A playground's file, there or not there yet. */
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
  let work = Promise.resolve();

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

  /** One write after the other, never two at a time. */
  const flush = (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    work = work.then(write);
    return work;
  };

  const touch = (): void => {
    if (isStopped) return;
    isChanged = true;
    cancel ??= timers.after(WRITE_DELAY_MS, () => void flush());
  };

  const unsubscribe = world.events.subscribe(event => {
    if (isSaved(event)) touch();
  });

  return {
    markChanged: touch,
    flush,
    stop() {
      unsubscribe();
      isStopped = true;
      // Of some changes, as that somebody blocks the bot, the world tells nothing.
      isChanged = true;
      return flush();
    },
  };
}

/** Whether an event is of something that is kept: no typing, no interaction, no message for one person alone. */
function isSaved(event: WorldEvent): boolean {
  if (event.kind === 'typing_start' || 'interaction' in event) return false;
  return !('message' in event) || event.message.audience === null;
}

/** @throws SaveFileError when there is a file that cannot be read */
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
  const message = `The saved playground ${path} ${why}. To begin with a fresh one, run: npm run playground:reset`;
  return new SaveFileError(message, { cause });
}
