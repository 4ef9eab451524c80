import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import {
  channelName,
  findChannelByReference,
  findUserByReference,
  displayName,
} from '../../discord-emulator/user-actions/location.ts';
import { ApiError } from '../../discord-emulator/api-error.ts';
import { isShown } from './console-state.ts';
import type { ConsoleState } from './console-state.ts';
import { callCommand, VERBS } from './console-verbs.ts';
import { messageText } from './message-text.ts';
import type { WorldEvent } from '../../discord-emulator/state/event-stream.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** Options of a console. */
export interface ConsoleOptions {
  readonly world: World;
  readonly userActions: UserActions;
  readonly input: Readable;
  readonly output: Writable;
  /** Name of the user; default: Ada. */
  readonly user?: string;
  /** Name of the first channel; default: #papers. */
  readonly channel?: string;
}

/** A running console. */
export interface PlaygroundConsole {
  /** Resolves with the reason when the user quits or the input ends. */
  readonly closed: Promise<'quit' | 'end of input'>;
  /** Stops printing and reading. */
  close(): void;
}

/**
 * Opens a line-based Discord client: each line is an action of the user, and messages that arrive in the channel are
 * printed. `help` lists the verbs. Lines are handled one after the other; the output is never ended.
 */
export function openConsole(options: ConsoleOptions): PlaygroundConsole {
  const { world, userActions, input, output } = options;
  const state: ConsoleState = {
    user: findUserByReference(world, options.user ?? world.seed.users.ada.id),
    channel: findChannelByReference(world, options.channel ?? world.seed.channels.papers.id),
    ownActions: [],
    opened: undefined,
  };
  const print = (text: string): void => {
    output.write(`${text}\n`);
  };

  const unsubscribe = world.events.subscribe(event => {
    const shown = textOf(world, event, state);
    if (shown !== undefined) print(shown);
  });

  const handleLine = async (line: string): Promise<void> => {
    const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(line.trim()) ?? [];
    if (word === '') return;
    const verb = word.startsWith('/') ? callCommand : VERBS[word];
    if (verb === undefined) {
      print(`Unknown verb '${word}'. Type 'help' for a list.`);
      return;
    }
    try {
      const result = await verb({ world, userActions, state }, word.startsWith('/') ? line : rest);
      if (result !== undefined) print(result);
    } catch (error) {
      const isUserError = error instanceof UserActionError || error instanceof ApiError;
      print(isUserError ? error.message : `Something went wrong: ${String(error)}`);
    }
  };

  const lines = createInterface({ input, terminal: false });
  const readLines = async (): Promise<'quit' | 'end of input'> => {
    try {
      for await (const line of lines) {
        if (['quit', 'exit'].includes(line.trim())) return 'quit';
        await handleLine(line);
      }
      return 'end of input';
    } finally {
      unsubscribe();
      lines.close();
    }
  };

  print(
    `You are ${displayName(state.user)} in ${channelName(state.channel)}. Type 'help' for a list of verbs.`,
  );
  return {
    closed: readLines(),
    close() {
      lines.close();
    },
  };
}

function textOf(world: World, event: WorldEvent, state: ConsoleState): string | undefined {
  if (event.kind !== 'message_create' && event.kind !== 'message_update') return undefined;
  // The user's own text is already on the screen.
  if (event.message.author.id === state.user.id || !isShown(world, state, event.message)) return undefined;
  const text = messageText(event.message, world.directory);
  return event.message.channel_id === state.channel.id ? text : `(direct message) ${text}`;
}
